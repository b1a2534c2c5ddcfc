import { placeKinds } from '@firebreak/epi';
import { z } from 'zod';
import { area, code, longText, number, required, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/** A place where people meet: the unit of venue control and of the search for a common source. */
export const Place = defineRecord(
  'place',
  'places',
  {
    name: required(text(200, 'to find and name the place')),
    kind: code(placeKinds, 'rules that apply to the place'),
    address: longText(400, 'venue control'),
    areaCode: area('jurisdiction'),
    latitude: number(-90, 90, 'map'),
    longitude: number(-180, 180, 'map'),
  },
  { visits: z.int() },
);
