import { contactClasses, contactStatuses, riskLevels } from '@firebreak/epi';
import { z } from 'zod';
import { area, code, date, flag, longText, ref, required, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/** 接触者: an exposed person under a class. */
export const Contact = defineRecord(
  'contact',
  'contacts',
  {
    person: required(ref('person', 'who the contact is')),
    number: text(60, 'number used on paper'),
    contactClass: code(contactClasses, 'what the rules ask of the contact'),
    status: required(code(contactStatuses, 'whether follow-up goes on')),
    lastExposureDate: date('start of the count of days'),
    reportDate: date('delay of listing'),
    followUpStart: date('first day of follow-up'),
    followUpEnd: date('last day of follow-up'),
    riskLevel: code(riskLevels, 'who is seen first'),
    riskReason: longText(1000, 'why'),
    wasCase: flag('history'),
    team: ref('team', 'who follows the contact up'),
    areaCode: area('who is responsible'),
  },
  {
    personName: z.string().nullable(),
    sex: z.string().nullable(),
    ageYears: z.number().nullable(),
    /** Day of the last follow-up at which the person was seen. */
    lastSeen: z.string().nullable(),
  },
);
