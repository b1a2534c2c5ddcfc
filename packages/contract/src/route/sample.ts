import { custodySteps, placeKinds, testRoundPurposes, tubeFaults, tubeStates } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak } from './record.ts';
import { RosterHousehold } from './roster.ts';
import { route } from './route.ts';

const Reason = z.string().trim().min(3).max(500);
/** As printed under the bar code. */
export const TubeCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{4,40}$/);
const risks = ['low', 'medium', 'high'] as const;

/** One swab into one tube. The id is made by the device, so that sending again is the same sample. */
export const NewSample = z.strictObject({
  id: z.uuid(),
  takenAt: Instant,
  tube: TubeCode,
  /** Place in the tube, from 1, as the device counted. */
  position: z.int().min(1).max(50).optional(),
  capacity: z.int().min(1).max(50),
  round: z.uuid().nullable().default(null),
  point: z.uuid().nullable().default(null),
  /** A single tube that tests a member of a positive pool again: the pool's code. */
  resolves: TubeCode.nullable().default(null),
  who: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('member'), member: z.uuid() }),
    /** Not on the list: written down at the point, and due from now on. */
    z.strictObject({
      kind: z.literal('walkIn'),
      member: z.uuid(),
      areaCode: AreaCode,
      name: z.string().trim().min(1).max(120).optional(),
      birthYear: z.int().min(1890).max(2199).optional(),
      phone: z.string().trim().min(3).max(60).optional(),
      documentType: z.string().trim().min(1).max(40).optional(),
      documentNumber: z.string().trim().min(3).max(60).optional(),
      household: z.uuid().optional(),
    }),
    z.strictObject({ kind: z.enum(['goods', 'environment']), place: z.uuid(), description: z.string().trim().min(1).max(400) }),
  ]),
});
export type NewSample = z.infer<typeof NewSample>;

/**
 * What became of a sample. Everything but `refused` is kept for good when the answer comes: `recorded`; `same`, it was there;
 * `again`, the person had been sampled in this round; `conflict`, kept, but its tube needs somebody to look (tube used twice,
 * over capacity, sealed before).
 */
export const sampleOutcomes = ['recorded', 'same', 'again', 'conflict', 'refused'] as const;
export const SampleAnswer = z.object({
  id: z.uuid(),
  outcome: z.enum(sampleOutcomes),
  /** Code of the error catalogue, with what fills its text. */
  code: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  /** People in the tube now. */
  members: z.int(),
});
export type SampleAnswer = z.infer<typeof SampleAnswer>;

export const Tube = z.object({
  code: z.string(),
  area: AreaCode,
  areaName: z.string(),
  version: z.int().min(1),
  round: z.uuid().nullable(),
  point: z.uuid().nullable(),
  subject: z.enum(['person', 'goods', 'environment']),
  capacity: z.int(),
  risk: z.enum(risks),
  resolves: z.string().nullable(),
  members: z.int(),
  state: z.enum(tubeStates),
  faults: z.array(z.enum(tubeFaults)),
  faultNote: z.string().nullable(),
  openedAt: Instant,
  sealedAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  testedAt: Instant.nullable(),
  rack: z.string().nullable(),
  laboratory: z.string().nullable(),
  outcome: z.enum(['positive', 'negative', 'indeterminate', 'invalid']).nullable(),
});
export type Tube = z.infer<typeof Tube>;

/** Where goods or surroundings may be sampled: as much of a place as finding it needs. */
export const SwabPlace = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(placeKinds).nullable(),
  address: z.string().nullable(),
  area: AreaCode,
  areaName: z.string(),
});
export type SwabPlace = z.infer<typeof SwabPlace>;

/** Who is in a tube: for those who may read samples, never for the laboratory (P7). */
export const TubeMember = z.object({
  sample: z.uuid(),
  position: z.int(),
  member: z.uuid().nullable(),
  name: z.string().nullable(),
  householdCode: z.string().nullable(),
  description: z.string().nullable(),
  takenAt: Instant,
  by: z.string(),
  state: z.enum(['valid', 'again', 'void']),
  stateReason: z.string().nullable(),
});
export const Custody = z.object({
  id: z.uuid(),
  rack: z.string().nullable(),
  tube: z.string().nullable(),
  step: z.enum(custodySteps),
  at: Instant,
  by: z.string(),
  taker: z.string().nullable(),
  note: z.string().nullable(),
  tubes: z.int().nullable(),
});

const base = '/api/outbreaks/{outbreak}';
const OneTube = z.strictObject({ outbreak: z.uuid(), code: TubeCode });

export const sampleRoutes = {
  register: route({
    method: 'POST',
    path: `${base}/samples`,
    summary:
      'Register samples: one person, a family, or the queue of a device that was offline. Answered when they are safe; sending again is the same write',
    tag: 'sample',
    access: 'sample.write',
    params: InOutbreak,
    body: z.strictObject({
      device: z.string().trim().min(1).max(80),
      /** The device's clock as it sends: how far it is off corrects `takenAt`. */
      sentAt: Instant,
      samples: z.array(NewSample).min(1).max(1000),
    }),
    response: z.object({ at: Instant, answers: z.array(SampleAnswer) }),
    bodyBytes: 4_000_000,
    // A device that merges its queue sends as fast as it is answered.
    perMinute: 6000,
  }),
  /** What a device needs to work without a network: the people and places of its areas, and no more. */
  fieldList: route({
    method: 'GET',
    path: `${base}/field-list`,
    summary: 'Open rounds, tube sizes, the households and the places of an area for working offline; recorded as a reading',
    tag: 'sample',
    access: 'sample.write',
    params: InOutbreak,
    query: z.strictObject({ area: AreaCode, cursor: z.string().max(300).optional() }),
    response: z.object({
      asOf: Instant,
      rounds: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          purpose: z.enum(testRoundPurposes),
          closesAt: Instant,
          pooling: z.object({ low: z.int(), medium: z.int(), high: z.int() }),
        }),
      ),
      households: z.array(RosterHousehold),
      /** Places of the area in the order of their names, with the first page; the first five thousand. */
      places: z.array(SwabPlace),
      /** Swabs of goods or surroundings of one place that may lie in one tube, by the pack in force. */
      swabsPerTube: z.int().min(1),
      /** Members already sampled in an open round, by round. */
      done: z.record(z.string(), z.array(z.uuid())),
      next: z.string().nullable(),
    }),
  }),
  void: route({
    method: 'POST',
    path: `${base}/samples/void`,
    summary: 'Say that samples do not count (wrong person, lost, spilt), for a reason; their people are missing again',
    tag: 'sample',
    access: 'sample.write',
    params: InOutbreak,
    body: z.strictObject({ samples: z.array(z.uuid()).min(1).max(200), reason: Reason }),
    response: z.object({ changed: z.int() }),
  }),
};

export const tubeRoutes = {
  list: route({
    method: 'GET',
    path: `${base}/tubes`,
    summary: 'Tubes by round, rack, point, state or fault, newest first',
    tag: 'tube',
    access: 'tube.read',
    params: InOutbreak,
    query: z.strictObject({
      round: z.uuid().optional(),
      rack: TubeCode.optional(),
      point: z.uuid().optional(),
      state: z.enum(tubeStates).optional(),
      faulty: z.enum(['yes', 'no']).default('no'),
      outcome: z.enum(['positive', 'negative', 'indeterminate', 'invalid']).optional(),
      cursor: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    response: z.object({ asOf: Instant, total: z.int(), tubes: z.array(Tube), next: z.string().nullable() }),
  }),
  get: route({
    method: 'GET',
    path: `${base}/tubes/{code}`,
    summary: 'One tube, its chain of custody, and no names',
    tag: 'tube',
    access: 'tube.read',
    params: OneTube,
    response: Tube.extend({ custody: z.array(Custody) }),
  }),
  members: route({
    method: 'GET',
    path: `${base}/tubes/{code}/members`,
    summary: 'Who is in a tube, in order; looking is recorded',
    tag: 'tube',
    access: 'sample.read',
    params: OneTube,
    response: z.object({ members: z.array(TubeMember) }),
  }),
  seal: route({
    method: 'POST',
    path: `${base}/tubes/seal`,
    summary: 'Close tubes: nothing goes in any more. Sealing again changes nothing',
    tag: 'tube',
    access: 'tube.write',
    params: InOutbreak,
    body: z.strictObject({
      tubes: z.array(TubeCode).min(1).max(500),
      at: Instant.optional(),
      device: z.string().trim().max(80).optional(),
    }),
    response: z.object({ sealed: z.int(), problems: z.array(z.object({ tube: z.string(), code: z.string() })) }),
  }),
  fault: route({
    method: 'POST',
    path: `${base}/tubes/{code}/faults`,
    summary: 'Say what is wrong with a tube, or that it was put right; people of a tube without a usable result are missing again',
    tag: 'tube',
    access: 'tube.read',
    params: OneTube,
    body: z.strictObject({ version: z.int().min(1), fault: z.enum(tubeFaults), isRight: z.boolean().default(false), note: Reason }),
    response: Tube,
  }),
};

const OneRack = z.strictObject({ outbreak: z.uuid(), rack: TubeCode });
/** A rack on its way: tubes and people in them, never who. */
export const Rack = z.object({
  rack: z.string(),
  laboratory: z.string().nullable(),
  tubes: z.int(),
  members: z.int(),
  received: z.int(),
  tested: z.int(),
  faulty: z.int(),
  /** Highest risk of its tubes: what the laboratory runs first. */
  risk: z.enum(risks),
  /** Holds single tubes that resolve a positive pool. */
  resolvesPool: z.boolean(),
  sentAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  /** Until when results are due by the pack's clock. */
  dueAt: Instant.nullable(),
  custody: z.array(Custody),
});
export type Rack = z.infer<typeof Rack>;

export const rackRoutes = {
  list: route({
    method: 'GET',
    path: `${base}/racks`,
    summary: 'Racks on the way and at the laboratory, most urgent first',
    tag: 'tube',
    access: 'tube.read',
    params: InOutbreak,
    query: z.strictObject({
      laboratory: z.string().max(200).optional(),
      state: z.enum(['underway', 'received', 'tested', 'all']).default('all'),
    }),
    response: z.object({ asOf: Instant, racks: z.array(Rack) }),
  }),
  pack: route({
    method: 'POST',
    path: `${base}/racks/{rack}/tubes`,
    summary: 'Put sealed tubes into a rack for a laboratory',
    tag: 'tube',
    access: 'tube.write',
    params: OneRack,
    body: z.strictObject({ tubes: z.array(TubeCode).min(1).max(500), laboratory: z.string().trim().min(1).max(200) }),
    response: Rack,
  }),
  handOver: route({
    method: 'POST',
    path: `${base}/racks/{rack}/hand-over`,
    summary: 'Give a rack to a courier or to the laboratory, with who took it and when',
    tag: 'tube',
    access: 'tube.write',
    params: OneRack,
    body: z.strictObject({
      to: z.enum(['courier', 'laboratory']),
      taker: z.string().trim().min(1).max(200),
      at: Instant.optional(),
      note: Reason.optional(),
    }),
    response: Rack,
  }),
  receive: route({
    method: 'POST',
    path: `${base}/racks/{rack}/receive`,
    summary: 'The laboratory takes a rack: tubes that are missing or faulty are named, the others are received',
    tag: 'tube',
    access: 'tube.result',
    params: OneRack,
    body: z.strictObject({
      at: Instant.optional(),
      missing: z.array(TubeCode).max(500).default([]),
      faulty: z
        .array(z.strictObject({ tube: TubeCode, fault: z.enum(tubeFaults), note: Reason }))
        .max(500)
        .default([]),
    }),
    response: Rack,
  }),
};
