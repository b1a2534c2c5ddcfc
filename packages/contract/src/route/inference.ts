import { z } from 'zod';
import { Instant } from '../instant.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

const p = z.number().min(0).max(1);
/** An infection by its name in chains: the id of the person, and from the second infection on which one it is. */
const Infection = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/([2-9]|[1-9][0-9]))?$/i);

/** Evidence for a candidate, kind by kind; what an investigator can weigh against what they know. */
export const InferredEvidence = z.object({
  /** Fit of the two dates, 1 for the best fitting candidate of the case. */
  time: z.number(),
  /** How much more likely what is recorded is if the link is direct, by kind of contact, `none` where there is no record; `group:` and its kind for a group that both are in. */
  contact: z.array(z.object({ type: z.string(), ratio: z.number() })),
  /** Fit of the genomes, 1 for the nearest candidate; null when one is missing. */
  genome: z.number().nullable(),
  /** Mean number the candidate infects, given everything. */
  infectiousness: z.number(),
});

/**
 * Who may have infected a case. `case`: a case the person may see; `elsewhere`: cases outside their area, together and
 * without ids; `importation`: from outside the outbreak; `others`: all candidates too unlikely to be named.
 */
export const candidateKinds = ['case', 'elsewhere', 'importation', 'others'] as const;
export const InferredCandidate = z.object({
  kind: z.enum(candidateKinds),
  /** Name of the infection, for `case`. */
  infector: z.string().nullable(),
  p,
  evidence: InferredEvidence.nullable(),
});
export type InferredCandidate = z.infer<typeof InferredCandidate>;

export const InferredCase = z.object({
  /** Name of the infection, as in the recorded chains: the id of the person, `person/2` for the second. */
  id: z.string(),
  /** Likeliest first, `others` last; they sum to 1. */
  candidates: z.array(InferredCandidate),
  /** Infected directly, through one, two, three or more unreported persons. */
  generations: z.array(p),
  infectionDate: z.object({ mean: z.string(), lower: z.string(), upper: z.string() }).nullable(),
  infectiousness: z.object({ mean: z.number(), sd: z.number() }),
  /** Probability of having infected 0, 1, 2, ... listed cases. */
  offspring: z.array(p),
  /** Probability of standing 0, 1, 2, ... generations after an importation. */
  depth: z.array(p),
  /** Doubt about the infector in bits. */
  entropy: z.number(),
  openEnd: z.boolean(),
  /** Infector in the likeliest tree, by kind. */
  tree: z.object({ kind: z.enum(candidateKinds), infector: z.string().nullable() }),
});
export type InferredCase = z.infer<typeof InferredCase>;

/** What could be found out, and how many bits of doubt it is expected to remove. */
export const ValuedEvidence = z.object({
  kind: z.enum(['interview', 'sequence', 'test']),
  infectee: z.string(),
  about: z.string(),
  /** For somebody to be tested who is no case: what they are called; null where `about` is a case. */
  person: z.object({ name: z.string().nullable(), number: z.string().nullable() }).nullable(),
  entropy: z.number(),
  gain: z.number(),
});
export type ValuedEvidence = z.infer<typeof ValuedEvidence>;

export const linkVerdicts = ['accepted', 'rejected', 'open'] as const;
/** What an investigator decided about a link. `open` takes an earlier decision back; the earlier one stays in the history. */
export const LinkDecision = z.object({
  id: z.uuid(),
  infectee: Infection,
  /** Null: importation. */
  infector: Infection.nullable(),
  /** The infector is a case outside the area of the person. */
  infectorElsewhere: z.boolean(),
  verdict: z.enum(linkVerdicts),
  reason: z.string(),
  at: Instant,
  by: z.string(),
});
export type LinkDecision = z.infer<typeof LinkDecision>;

export const inferenceStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
const Delay = z.object({ mean: z.number(), sd: z.number(), source: z.string(), assumed: z.boolean() });
export const InferenceRun = z.object({
  id: z.uuid(),
  state: z.enum(inferenceStates),
  /** Digest of everything the run rests on. */
  inputHash: z.string(),
  seed: z.string(),
  engine: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
  finishedAt: Instant.nullable(),
  done: z.number(),
  total: z.number(),
  /** Why it failed. */
  message: z.string().nullable(),
  input: z.object({
    cases: z.int(),
    /** Cases without any date, which take no part. */
    undated: z.int(),
    contacts: z.int(),
    /** Households with two cases or more; runs of before they were groups do not tell. */
    households: z.int().optional(),
    sequences: z.int(),
    decisions: z.int(),
    generationTime: Delay,
    incubation: Delay,
  }),
});
export type InferenceRun = z.infer<typeof InferenceRun>;

export const InferenceResult = z.object({
  cases: z.array(InferredCase),
  parameters: z.array(z.object({ name: z.string(), mean: z.number(), lower: z.number(), upper: z.number() })),
  value: z.array(ValuedEvidence),
  sweeps: z.int(),
  /** Whether the two chains of the sampler agree well enough. */
  settled: z.boolean(),
});
export type InferenceResult = z.infer<typeof InferenceResult>;

export const InferenceAnswer = z.object({
  asOf: Instant,
  /** The run that is under way, or the last one if it failed or was cancelled. */
  current: InferenceRun.nullable(),
  /** The run whose result is shown. */
  shown: InferenceRun.nullable(),
  result: InferenceResult.nullable(),
  /** Runs with a result, newest first, to compare with. */
  runs: z.array(z.object({ id: z.uuid(), createdAt: Instant })),
  /** Digest of the records as they are now. */
  inputHash: z.string(),
  /** Cases (names of infections) whose facts changed since the run shown; `elsewhere` counts those outside the area. */
  changed: z.object({ cases: z.array(z.string()), elsewhere: z.int(), other: z.boolean() }),
  decisions: z.array(LinkDecision),
});
export type InferenceAnswer = z.infer<typeof InferenceAnswer>;

const base = '/api/outbreaks/{outbreak}/chains/inferred';

export const inferenceRoutes = {
  get: route({
    method: 'GET',
    path: base,
    summary: 'Posterior of who infected whom, the run it comes from, and what changed since',
    tag: 'chain',
    access: 'chain.read',
    params: InOutbreak,
    /** `brief`: how things stand, without the result. */
    query: z.strictObject({ run: z.uuid().optional(), brief: z.enum(['yes', 'no']).default('no') }),
    response: InferenceAnswer,
  }),
  run: route({
    method: 'POST',
    path: `${base}/runs`,
    summary: 'Infer anew from the records as they are now; a run on the same records is answered as it is, an older one under way ends',
    tag: 'chain',
    access: 'chain.read',
    params: InOutbreak,
    body: z.strictObject({ again: z.boolean().default(false) }),
    response: InferenceRun,
    status: 202,
  }),
  cancel: route({
    method: 'POST',
    path: `${base}/runs/{run}/cancel`,
    summary: 'End a run that waits or is under way',
    tag: 'chain',
    access: 'chain.read',
    params: z.strictObject({ outbreak: z.uuid(), run: z.uuid() }),
    response: InferenceRun,
  }),
  decide: route({
    method: 'POST',
    path: `${base}/decisions`,
    summary: 'Accept or reject a link for a reason, or take that back; the next run keeps to it',
    tag: 'chain',
    access: 'chain.decide',
    params: InOutbreak,
    body: z.strictObject({
      id: z.uuid().optional(),
      infectee: Infection,
      infector: Infection.nullable(),
      verdict: z.enum(linkVerdicts),
      reason: z.string().trim().min(3).max(1000),
      /** Newest decision on this case that the person saw, null when there was none: nobody overwrites what they did not see. */
      seen: z.uuid().nullable(),
    }),
    response: LinkDecision,
    status: 201,
  }),
};
