import { z } from 'zod';
import { instant, longText, ref, required } from '../field.ts';
import { defineRecord } from '../record.ts';

/** A stay of a person at a place. */
export const Visit = defineRecord(
  'visit',
  'visits',
  {
    person: required(ref('person', 'who was there')),
    place: required(ref('place', 'where')),
    start: instant('co-presence'),
    end: instant('co-presence'),
    note: longText(1000, 'what the interviewer noted'),
  },
  { personName: z.string().nullable(), placeName: z.string().nullable() },
);
