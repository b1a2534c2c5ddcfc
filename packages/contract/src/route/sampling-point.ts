import { samplingPointKinds } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

const Clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);

/** Opening on a day of the week (1 Monday … 7 Sunday), local time. */
export const OpeningHours = z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: Clock, to: Clock });
export const Shift = z.strictObject({
  from: Instant,
  to: Instant,
  samplers: z.int().min(0).max(500),
  lead: z.string().trim().max(120).optional(),
});
export const Supply = z.strictObject({
  item: z.enum(['swabs', 'tubes', 'gowns', 'disinfectant', 'antigen', 'other']),
  count: z.int().min(0).max(10_000_000),
});

const Wanted = {
  name: z.string().trim().min(1).max(200),
  kind: z.enum(samplingPointKinds),
  areaCode: AreaCode,
  address: z.string().trim().min(1).max(400).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  hours: z.array(OpeningHours).max(14),
  shifts: z.array(Shift).max(100),
  stations: z.int().min(1).max(500),
  /** People one station samples in an hour. */
  perStationHour: z.int().min(1).max(600),
  supplies: z.array(Supply).max(20),
  isOpen: z.boolean(),
};

/** What a new point need not say. An edit changes what it names and nothing else, so these are no defaults of an edit. */
const NewPoint = z.strictObject({
  id: z.uuid().optional(),
  ...Wanted,
  address: Wanted.address.default(null),
  latitude: Wanted.latitude.default(null),
  longitude: Wanted.longitude.default(null),
  hours: Wanted.hours.default([]),
  shifts: Wanted.shifts.default([]),
  stations: Wanted.stations.default(1),
  perStationHour: Wanted.perStationHour.default(60),
  supplies: Wanted.supplies.default([]),
  isOpen: Wanted.isOpen.default(false),
});

export const SamplingPoint = z.object({
  id: z.uuid(),
  version: z.int().min(1),
  ...Wanted,
  areaName: z.string(),
  /** Samples registered here in the last hour, and since midnight of the outbreak's zone. */
  lastHour: z.int(),
  today: z.int(),
});
export type SamplingPoint = z.infer<typeof SamplingPoint>;

/** Waiting at a point, quarter of an hour by quarter of an hour. */
export const QueueForecast = z.object({
  asOf: Instant,
  /** A wait of null: the turn of who comes then does not come before the point closes. */
  steps: z.array(z.object({ at: Instant, arrivals: z.number(), queue: z.number(), waitMinutes: z.number().nullable() })),
  longestWaitMinutes: z.number().nullable(),
  /** Stations more that keep the wait within the limit asked for; null when no number of them does. */
  stationsToAdd: z.int().nullable(),
});

const base = '/api/outbreaks/{outbreak}/sampling-points';
export const samplingPointRoutes = {
  list: route({
    method: 'GET',
    path: base,
    summary: 'Sampling points with staff, supplies and how many they sampled',
    tag: 'samplingPoint',
    access: 'round.read',
    params: InOutbreak,
    query: z.strictObject({ area: AreaCode.optional() }),
    response: z.object({ asOf: Instant, points: z.array(SamplingPoint) }),
  }),
  create: route({
    method: 'POST',
    path: base,
    summary: 'Set a sampling point up; the same id twice is the same point',
    tag: 'samplingPoint',
    access: 'tube.write',
    params: InOutbreak,
    body: NewPoint,
    response: SamplingPoint,
    status: 201,
  }),
  edit: route({
    method: 'PATCH',
    path: `${base}/{id}`,
    summary: 'Change a sampling point: open or close it, its staff, shifts, supplies',
    tag: 'samplingPoint',
    access: 'tube.write',
    params: OneRecord,
    body: z.strictObject({ version: z.int().min(1), set: z.strictObject(Wanted).partial() }),
    response: SamplingPoint,
  }),
  forecast: route({
    method: 'GET',
    path: `${base}/{id}/forecast`,
    summary: 'Queue of the next hours from the arrivals of the last ones and the people still missing nearby',
    tag: 'samplingPoint',
    access: 'round.read',
    params: OneRecord,
    query: z.strictObject({
      hours: z.coerce.number().int().min(1).max(24).default(4),
      mostMinutes: z.coerce.number().min(1).max(240).default(30),
    }),
    response: QueueForecast,
  }),
};
