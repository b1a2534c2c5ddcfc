import { poolResolutionStates } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';
import { TubeCode } from './sample.ts';

const Reason = z.string().trim().min(3).max(1000);
export const tubeOutcomes = ['positive', 'negative', 'indeterminate', 'invalid'] as const;

/** Something in a result file that did not go in, or needs a look; the rest went in. */
export const BatchProblem = z.object({
  line: z.int().nullable(),
  field: z.string().nullable(),
  tube: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  why: z.string(),
  remedy: z.string(),
});

export const LabBatch = z.object({
  id: z.uuid(),
  laboratory: z.string(),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx', 'hl7', 'fhir', 'typed']),
  at: Instant,
  by: z.string(),
  state: z.enum(['running', 'done', 'refused']),
  lines: z.int(),
  taken: z.int(),
  /** Said again what was known. */
  same: z.int(),
  corrected: z.int(),
  refused: z.int(),
  /** Positive and negative control of the run: a run whose control failed reports nothing but its positives, for a re-test. */
  control: z.enum(['passed', 'failed', 'none']),
  positives: z.array(z.string()),
  problems: z.array(BatchProblem),
});
export type LabBatch = z.infer<typeof LabBatch>;

/** 混管复核: a positive pool until every member has a single result. */
export const PoolResolution = z.object({
  tube: z.string(),
  area: AreaCode,
  areaName: z.string(),
  state: z.enum(poolResolutionStates),
  members: z.int(),
  held: z.int(),
  resampled: z.int(),
  cleared: z.int(),
  positive: z.int(),
  positiveAt: Instant,
  dueAt: Instant.nullable(),
  resolvedAt: Instant.nullable(),
  /** From the positive result to the last single one; null while it runs. */
  minutes: z.number().nullable(),
  withdrawnAt: Instant.nullable(),
});
export type PoolResolution = z.infer<typeof PoolResolution>;

const Median = z.object({
  n: z.int(),
  medianMinutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  withinLimit: z.number().nullable(),
});
const base = '/api/outbreaks/{outbreak}';

export const labBatchRoutes = {
  list: route({
    method: 'GET',
    path: `${base}/lab-batches`,
    summary: 'Result batches, newest first',
    tag: 'labBatch',
    access: 'tube.read',
    params: InOutbreak,
    response: z.object({ asOf: Instant, batches: z.array(LabBatch) }),
  }),
  get: route({
    method: 'GET',
    path: `${base}/lab-batches/{id}`,
    summary: 'One batch with everything that did not go in',
    tag: 'labBatch',
    access: 'tube.read',
    params: OneRecord,
    response: LabBatch,
  }),
  upload: route({
    method: 'POST',
    path: `${base}/lab-batches`,
    summary:
      'Results as a file (multipart: `laboratory`, then the file): CSV, XLSX, HL7 v2 ORU, FHIR DiagnosticReport. Positives first; what cannot be read is named, the rest goes in',
    tag: 'labBatch',
    access: 'tube.result',
    params: InOutbreak,
    upload: true,
    response: LabBatch,
    status: 201,
  }),
  report: route({
    method: 'POST',
    path: `${base}/tube-results`,
    summary:
      'Report results one by one: a preliminary positive at once, not with the batch; a corrected result undoes what the wrong one started',
    tag: 'labBatch',
    access: 'tube.result',
    params: InOutbreak,
    body: z.strictObject({
      laboratory: z.string().trim().min(1).max(200),
      results: z
        .array(
          z.strictObject({
            id: z.uuid().optional(),
            tube: TubeCode,
            outcome: z.enum(tubeOutcomes),
            test: z.enum(['pcr', 'antigen', 'rapidTest', 'other']).default('pcr'),
            targets: z.record(z.string().max(20), z.number().min(0).max(60)).default({}),
            testedAt: Instant.optional(),
            /** Correct what was reported before, and why. */
            correction: Reason.optional(),
            note: z.string().trim().max(1000).optional(),
          }),
        )
        .min(1)
        .max(500),
    }),
    response: LabBatch,
    status: 201,
  }),
  workload: route({
    method: 'GET',
    path: `${base}/laboratory`,
    summary: 'What waits at the laboratories and how long results take, with the share within the limit of the pack',
    tag: 'labBatch',
    access: 'tube.read',
    params: InOutbreak,
    response: z.object({
      asOf: Instant,
      laboratories: z.array(
        z.object({
          laboratory: z.string(),
          underway: z.int(),
          waiting: z.int(),
          testedToday: z.int(),
          overdue: z.int(),
          perHour: z.number(),
          turnaround: Median,
        }),
      ),
    }),
  }),
  pools: route({
    method: 'GET',
    path: `${base}/pools`,
    summary: 'Positive pools: members held, sampled singly, cleared, positive; and how long resolving took',
    tag: 'labBatch',
    access: 'tube.read',
    params: InOutbreak,
    query: z.strictObject({ state: z.enum(['open', 'resolved', 'all']).default('all') }),
    response: z.object({ asOf: Instant, pools: z.array(PoolResolution), resolution: Median }),
  }),
};
