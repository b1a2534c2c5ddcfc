import { z } from 'zod';
import { area, date, longText, number, ref, required, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/** 事件: a gathering or happening that may have exposed people; stands in a chain like a case. */
export const Event = defineRecord(
  'event',
  'events',
  {
    name: required(text(200, 'to find and name the event')),
    number: text(60, 'number used on paper'),
    date: date('when people may have been exposed'),
    endDate: date('last day of an event of several days'),
    reportDate: date('when we came to know'),
    description: longText(4000, 'what happened'),
    place: ref('place', 'where it happened'),
    areaCode: area('jurisdiction'),
    latitude: number(-90, 90, 'map'),
    longitude: number(-180, 180, 'map'),
  },
  { placeName: z.string().nullable() },
);
