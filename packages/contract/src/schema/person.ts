import { sexes } from '@firebreak/epi';
import { z } from 'zod';
import { area, date, flag, longText, number, ref, text, whole, code } from '../field.ts';
import { defineRecord } from '../record.ts';

/** A natural person of an outbreak, role-neutral: the same person may be a contact today and a case tomorrow. */
export const Person = defineRecord(
  'person',
  'persons',
  {
    name: text(120, 'to call and visit the right person', { sensitivity: 'name' }),
    otherName: text(120, 'nickname or name in another script, to find the person', { sensitivity: 'name' }),
    sex: code(sexes, 'description by person'),
    birthDate: date('exact age; exclusion of namesakes'),
    ageYears: whole(0, 130, 'description by person; risk'),
    ageMonths: whole(0, 1571, 'age of infants'),
    occupation: text(200, 'exposure at work; risk occupations'),
    nationality: text(80, 'language and consular needs'),
    language: text(40, 'interview and notice in the own language (P20)'),
    guardian: text(120, 'who speaks for a minor or a person in care (P25)', { sensitivity: 'name' }),
    documentType: text(40, 'kind of identity document'),
    documentNumber: text(60, 'exclusion of doubles', { sensitivity: 'identity' }),
    phone: text(60, 'to reach the person', { sensitivity: 'contactDetail' }),
    email: text(120, 'to reach the person', { sensitivity: 'contactDetail' }),
    address: longText(400, 'visit, transfer, household', { sensitivity: 'contactDetail' }),
    areaCode: area('jurisdiction; description by place'),
    latitude: number(-90, 90, 'clusters in space', { sensitivity: 'location' }),
    longitude: number(-180, 180, 'clusters in space', { sensitivity: 'location' }),
    household: ref('household', 'household contacts and attack rate'),
    pregnant: flag('care and risk'),
  },
  {
    caseClass: z.string().nullable(),
    contactStatus: z.string().nullable(),
  },
);
