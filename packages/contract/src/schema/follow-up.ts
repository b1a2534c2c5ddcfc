import { followUpStatuses } from '@firebreak/epi';
import { z } from 'zod';
import { code, date, longText, ref, required, text, whole } from '../field.ts';
import { defineRecord } from '../record.ts';

/** 随访: one scheduled check of a contact. `dayNumber` counts from 1 on the first day of follow-up. */
export const FollowUp = defineRecord(
  'followUp',
  'follow-ups',
  {
    contact: required(ref('contact', 'who is checked')),
    date: required(date('when the check is due')),
    status: required(code(followUpStatuses, 'whether the contact was seen and well')),
    dayNumber: whole(1, 400, 'day of follow-up'),
    team: ref('team', 'who checks'),
    temperature: text(20, 'signs'),
    symptoms: longText(1000, 'signs'),
    note: longText(2000, 'what the tracer noted'),
  },
  { personName: z.string().nullable(), contactNumber: z.string().nullable() },
);
