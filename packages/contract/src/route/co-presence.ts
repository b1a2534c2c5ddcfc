import { contactClasses } from '@firebreak/epi';
import { z } from 'zod';
import { CalendarDateText } from '../field.ts';
import { Instant } from '../instant.ts';
import { OneRecord } from './record.ts';
import { route } from './route.ts';

/** Somebody who was at a place together with a case while it was infectious. */
export const Companion = z.object({
  person: z.uuid(),
  /** Null where the person is not the actor's to read. */
  personName: z.string().nullable(),
  /** Minutes together at all places, and how many stretches they are made of. */
  minutes: z.number(),
  meetings: z.int(),
  first: Instant,
  last: Instant,
  /** Calendar day of the outbreak on which they were together last. */
  lastDate: z.string(),
  /** Where, longest first. */
  places: z.array(z.object({ place: z.uuid(), placeName: z.string().nullable(), minutes: z.number() })),
  /** What the person already is. */
  case: z.uuid().nullable(),
  contact: z.uuid().nullable(),
  /** An exposure of the person to the case that is already recorded. */
  exposure: z.uuid().nullable(),
});
export type Companion = z.infer<typeof Companion>;

export const CoPresenceAnswer = z.object({
  /** What the window is counted from; null: the case has no date, and nothing can be said. */
  anchor: z.enum(['onset', 'report']).nullable(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  minutes: z.number(),
  /** Longest together first; at most 500. */
  companions: z.array(Companion),
  /** Visits of the case within the window, those without an end or start left out. */
  visits: z.int(),
});
export type CoPresenceAnswer = z.infer<typeof CoPresenceAnswer>;

const days = (least: number, preset: number) => z.coerce.number().min(least).max(60).default(preset);
const Window = {
  /** Days before the onset (else the report) from which the case infects, and after it; calendar days of the outbreak. */
  before: days(0, 2),
  after: days(0, 3),
  /** Minutes together from which a person is listed. */
  minutes: z.coerce.number().min(0).max(100_000).default(15),
};

export const coPresenceRoutes = {
  list: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/cases/{id}/co-presence',
    summary: 'Who was at one place with a case in its infectious window: minutes, places, already a contact or not',
    tag: 'case',
    access: 'visit.read',
    params: OneRecord,
    query: z.strictObject(Window),
    response: CoPresenceAnswer,
  }),
  record: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/cases/{id}/co-presence',
    summary: 'Record somebody who was together with the case as a contact, with the exposure',
    tag: 'case',
    access: 'contact.write',
    params: OneRecord,
    body: z.strictObject({
      person: z.uuid(),
      contactClass: z.enum(contactClasses).default('unclassified'),
      /** Last day together, as listed; the last exposure counts from it. */
      date: CalendarDateText,
      minutes: z.number().min(0).max(1e7),
    }),
    response: z.object({ contact: z.uuid(), exposure: z.uuid() }),
    status: 201,
  }),
};
