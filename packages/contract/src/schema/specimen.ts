import { specimenKinds, specimenSubjects } from '@firebreak/epi';
import { z } from 'zod';
import { code, instant, ref, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/** 标本: taken from a person, from goods or from the environment. */
export const Specimen = defineRecord(
  'specimen',
  'specimens',
  {
    number: text(80, 'number on the tube'),
    subject: code(specimenSubjects, 'what was sampled'),
    person: ref('person', 'whose specimen'),
    place: ref('place', 'where goods or environment were sampled'),
    kind: code(specimenKinds, 'what the laboratory can do with it'),
    takenAt: instant('interval from onset to sample'),
    sentAt: instant('turnaround'),
    receivedAt: instant('turnaround'),
    lab: text(200, 'where it is'),
  },
  { personName: z.string().nullable() },
);
