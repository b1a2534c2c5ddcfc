import { missingReasons, rosterNeeds, targetRuleKinds, testRoundOutcomes, testRoundPurposes, testRoundStatuses } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';

const PoolSize = z.union([z.literal(1), z.literal(5), z.literal(10), z.literal(20)]);

/** One part of a target rule; the parts of a rule are joined: whom any part names is due. */
export const TargetPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('area'), areas: z.array(AreaCode).min(1).max(2000) }),
  z.strictObject({ kind: z.literal('address'), area: AreaCode, buildings: z.array(z.string().trim().min(1).max(80)).min(1).max(2000) }),
  z.strictObject({ kind: z.literal('personClass'), classes: z.array(z.string().trim().min(1).max(60)).min(1).max(50) }),
  z.strictObject({ kind: z.literal('occupation'), posts: z.array(z.string().trim().min(1).max(60)).min(1).max(200) }),
  z.strictObject({ kind: z.literal('householdRoster'), households: z.array(z.uuid()).min(1).max(5000) }),
  z.strictObject({ kind: z.literal('placeRoster'), places: z.array(z.uuid()).min(1).max(500) }),
]);
export type TargetPart = z.infer<typeof TargetPart>;
/** Kinds a rule may have; the vocabulary of the field. */
export const targetPartKinds = targetRuleKinds;

/** People per tube by risk of the person. */
export const Pooling = z.strictObject({ low: PoolSize, medium: PoolSize, high: PoolSize });
export type Pooling = z.infer<typeof Pooling>;

/** What is said of a round that is wanted. */
export const WantedRound = {
  name: z.string().trim().min(1).max(200),
  purpose: z.enum(testRoundPurposes),
  /** What the round is to find out: a round without a question finds nothing (S25). */
  hypothesis: z.string().trim().min(3).max(2000),
  legalBasis: z.string().trim().min(3).max(1000),
  areaCode: AreaCode,
  target: z.array(TargetPart).min(1).max(50),
  pooling: Pooling,
  opensAt: Instant,
  closesAt: Instant,
  /** Share of the people due who may be missing in a round that still counts as clean: 0, nobody (应检尽检). */
  missingAllowed: z.number().min(0).max(1),
};

export const TestRound = z.object({
  id: z.uuid(),
  ...WantedRound,
  areaName: z.string(),
  version: z.int().min(1),
  status: z.enum(testRoundStatuses),
  series: z.uuid().nullable(),
  /** Counted from 1 within its series. */
  number: z.int().nullable(),
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endedReason: z.string().nullable(),
  /** Newest version of the denominator; 0 before there is one. */
  denominator: z.int(),
  outcome: z.enum(testRoundOutcomes),
});
export type TestRound = z.infer<typeof TestRound>;

/** due (应检) = done (已检) + exempt (豁免) + missing (未检), always. */
export const CoverageCounts = z.object({
  due: z.int(),
  done: z.int(),
  exempt: z.int(),
  missing: z.int(),
  /** Among `due`: came without standing on the list. */
  walkIn: z.int(),
  households: z.int(),
  householdsComplete: z.int(),
  householdsUntouched: z.int(),
});
export type CoverageCounts = z.infer<typeof CoverageCounts>;

export const Coverage = z.object({
  asOf: Instant,
  round: z.uuid(),
  area: AreaCode,
  areaName: z.string(),
  denominator: z.int(),
  total: CoverageCounts,
  /** One row for each area directly below that has people due, worst covered first. */
  below: z.array(CoverageCounts.extend({ code: AreaCode, name: z.string(), hasBelow: z.boolean() })),
  /** Found so far, of people sampled in the area: pools and single tubes with a result. */
  found: z.object({ tubes: z.int(), tested: z.int(), positive: z.int(), invalid: z.int(), pending: z.int() }),
});
export type Coverage = z.infer<typeof Coverage>;

/** One person due who is not done; in the order of the doors. */
export const MissingMember = z.object({
  member: z.uuid(),
  name: z.string().nullable(),
  phoneTail: z.string().nullable(),
  birthYear: z.int().nullable(),
  household: z.uuid().nullable(),
  householdCode: z.string().nullable(),
  building: z.string().nullable(),
  unit: z.string().nullable(),
  floor: z.int().nullable(),
  room: z.string().nullable(),
  area: AreaCode,
  areaName: z.string(),
  needs: z.array(z.enum(rosterNeeds)),
  reason: z.enum(missingReasons).nullable(),
  note: z.string().nullable(),
});
export type MissingMember = z.infer<typeof MissingMember>;

export const DenominatorVersion = z.object({
  number: z.int(),
  at: Instant,
  by: z.string(),
  why: z.string(),
  added: z.int(),
  removed: z.int(),
  due: z.int(),
});

/** What the screening rule of the pack asks for after the rounds held so far. */
export const ScreeningState = z.object({
  series: z.uuid(),
  /** Pack, edition and hash the numbers are of. */
  pack: z.string(),
  rounds: z.array(z.object({ round: z.uuid(), number: z.int(), closedAt: Instant.nullable(), outcome: z.enum(testRoundOutcomes) })),
  cleanInARow: z.int(),
  cleanNeeded: z.int(),
  next: z.enum(['wait', 'round', 'confirmingRound', 'stop']),
  /** When the next round is due; null after `stop`. */
  dueAt: Instant.nullable(),
});
export type ScreeningState = z.infer<typeof ScreeningState>;

/** Somebody whom the schedule of an occupation or class asks for today. */
export const ScheduledTest = z.object({
  member: z.uuid(),
  name: z.string().nullable(),
  area: AreaCode,
  areaName: z.string(),
  /** Part of the pack: `dailyPosts`. */
  schedule: z.string(),
  post: z.string().nullable(),
  lastSampledAt: Instant.nullable(),
  /** Last day on which the sample is in time. */
  dueOn: z.iso.date(),
  /** Whole days since then; 0: still in time. */
  overdueDays: z.int(),
});
export type ScheduledTest = z.infer<typeof ScheduledTest>;
