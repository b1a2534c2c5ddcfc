import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

/** Events that set others in motion. The first three follow from records by themselves; the others are recorded by hand or by a device. */
export const responseEventKinds = [
  'preliminaryPositive',
  'confirmation',
  'newExposure',
  'symptomReport',
  'missedTest',
  'arrival',
  'positivePool',
  'poolRelease',
] as const;
export type ResponseEventKind = (typeof responseEventKinds)[number];
const byHand = ['symptomReport', 'missedTest', 'arrival'] as const satisfies readonly ResponseEventKind[];

const EventId = z.string().max(160);

export const ResponseEvent = z.object({
  /** `<kind>:<id of what it is about>`. */
  id: EventId,
  kind: z.enum(responseEventKinds),
  person: z.uuid().nullable(),
  area: AreaCode,
  areaName: z.string(),
  knownAt: Instant,
  happenedAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  /** Pack and edition its tasks rest on, and the hash of their content. */
  pack: z.object({ id: z.string(), edition: z.string(), hash: z.string() }),
  /** Tasks it started: still open, done, withdrawn. */
  open: z.int(),
  done: z.int(),
  withdrawn: z.int(),
});
export type ResponseEvent = z.infer<typeof ResponseEvent>;

const base = '/api/outbreaks/{outbreak}/response-events';

export const responseEventRoutes = {
  list: route({
    method: 'GET',
    path: base,
    summary: 'Events that started tasks, newest first',
    tag: 'responseEvent',
    access: 'task.readAll',
    params: InOutbreak,
    query: z.strictObject({ person: z.uuid().optional() }),
    response: z.object({ asOf: Instant, events: z.array(ResponseEvent) }),
  }),
  record: route({
    method: 'POST',
    path: base,
    summary:
      'Record an event that no record tells (symptoms reported, a test missed, an arrival); its tasks open at once. The same id twice is the same event',
    tag: 'responseEvent',
    access: 'person.write',
    params: InOutbreak,
    body: z.strictObject({
      id: z.uuid(),
      kind: z.enum(byHand),
      person: z.uuid(),
      areaCode: AreaCode.optional(),
      happenedAt: Instant.optional(),
    }),
    response: z.object({ id: EventId }),
    status: 201,
  }),
  cancel: route({
    method: 'POST',
    path: `${base}/{event}/cancel`,
    summary: 'Cancel an event recorded by hand; its open tasks are withdrawn, visibly',
    tag: 'responseEvent',
    access: 'person.write',
    params: z.strictObject({ outbreak: z.uuid(), event: EventId }),
    body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
    response: z.object({ id: EventId }),
  }),
};
