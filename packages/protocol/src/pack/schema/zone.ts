import { z } from 'zod';
import { Condition } from './condition.ts';
import { DayList, Key, provenance, Quantity, Span, Text } from './value.ts';

/** What must hold before a zone goes down. */
export const ZoneCriterion = z.discriminatedUnion('kind', [
  /** No new infection in the zone on so many whole days after the anchor. */
  z.strictObject({ kind: z.literal('noNewInfection'), span: Span }),
  /** A round of everybody in the zone, all negative, on this day or later. */
  z.strictObject({ kind: z.literal('cleanRound'), onDay: Span }),
  /** A clean round within so many hours before. */
  z.strictObject({ kind: z.literal('recentCleanRound'), within: Quantity }),
  /** The last contact of the zone is so far from their exposure, and negative. */
  z.strictObject({ kind: z.literal('contactsClear'), span: Span }),
]);
export type ZoneCriterion = z.infer<typeof ZoneCriterion>;

const StepDown = z.strictObject({
  to: Key,
  /** Which zones: those drawn at this level, those that came down to it, or both. */
  path: z.enum(['any', 'direct', 'fromHigher']),
  criteria: z.array(ZoneCriterion).min(1),
  ...provenance,
});

export const ZoneLevel = z.strictObject({
  text: Text,
  rank: z.int().min(0),
  unit: Key,
  /** Which findings about a place ask for this level. */
  drawnWhen: Condition,
  criterion: Text,
  measures: z.array(Key),
  stepDown: z.array(StepDown),
  tests: z.array(z.strictObject({ days: DayList, method: z.string() })).optional(),
  ...provenance,
});
export type ZoneLevel = z.infer<typeof ZoneLevel>;

/** When an area is screened, how often, and when it stops. */
export const Screening = z.strictObject({
  needed: Condition,
  notNeeded: Condition,
  roundWithin: Span,
  everyDays: Quantity,
  cleanRounds: Quantity,
  pauseDays: Quantity,
  confirmRounds: Quantity,
  scope: Text,
  ...provenance,
});
export type Screening = z.infer<typeof Screening>;
