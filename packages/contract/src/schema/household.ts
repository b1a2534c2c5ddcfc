import { z } from 'zod';
import { area, longText, required, text, whole } from '../field.ts';
import { defineRecord } from '../record.ts';

/** 户: people who live together. */
export const Household = defineRecord(
  'household',
  'households',
  {
    code: required(text(80, 'to find the household again')),
    address: longText(400, 'visits and deliveries', { sensitivity: 'contactDetail' }),
    areaCode: area('jurisdiction'),
    size: whole(1, 500, 'denominator of the household attack rate'),
  },
  { members: z.int() },
);
