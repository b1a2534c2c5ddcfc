import { z } from 'zod';
import { area, longText, required, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/** People who follow contacts up together. */
export const Team = defineRecord(
  'team',
  'teams',
  {
    name: required(text(120, 'to hand work over')),
    areaCode: area('where the team works'),
    members: longText(4000, 'who belongs to it'),
  },
  { contacts: z.int() },
);
