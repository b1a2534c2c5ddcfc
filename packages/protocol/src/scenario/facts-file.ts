import { caseClasses, dayOf, labOutcomes, origins, parseCalendarDate } from '@firebreak/epi';
import { z } from 'zod';
import type { Fact } from '../evaluate/index.ts';
import { modes } from '../pack/index.ts';
import { parseInstant } from '../time/index.ts';

/** Dates of a facts file are written as dates and instants; inside they are day numbers and milliseconds. */
const Day = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined, { error: 'not a date of the form 2022-07-12' })
  .transform((text) => dayOf(parseCalendarDate(text) ?? unreachable()));
const Instant = z
  .string()
  .refine((text) => parseInstant(text) !== undefined, { error: 'not an instant of the form 2022-07-12T08:00+08:00' })
  .transform((text) => parseInstant(text) ?? NaN);

function unreachable(): never {
  throw new RangeError('A date was checked and is none.');
}

const recorded = { id: z.string().min(1), person: z.string().min(1), recordedAt: Instant, withdrawnAt: Instant.optional() };

const Source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: z.string().min(1) }),
  z.strictObject({ kind: z.literal('venue'), place: z.string().min(1) }),
  z.strictObject({ kind: z.literal('place'), place: z.string().min(1) }),
  z.strictObject({ kind: z.literal('area'), area: z.string().min(1), level: z.string().min(1) }),
  z.strictObject({ kind: z.literal('arrival'), origin: z.string().min(1) }),
  z.strictObject({ kind: z.literal('post'), post: z.string().min(1) }),
]);

const FactRow = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('case'),
    ...recorded,
    caseClass: z.enum(caseClasses),
    onset: Day.optional(),
    firstPositiveSample: Day.optional(),
    isolatedAt: Instant.optional(),
    dischargedAt: Instant.optional(),
    recoveredDay: Day.optional(),
    treatmentStart: Instant.optional(),
    symptomEnd: Instant.optional(),
    deathDay: Day.optional(),
    safeBurialDay: Day.optional(),
    secondNegativeDay: Day.optional(),
    origin: z.enum(origins).optional(),
  }),
  z.strictObject({
    kind: z.literal('exposure'),
    ...recorded,
    source: Source,
    firstDay: Day,
    lastDay: Day,
    lastAt: Instant.optional(),
    class: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('quarantine'),
    ...recorded,
    startedAt: Instant,
    endedAt: Instant.optional(),
    mode: z.enum(modes).optional(),
  }),
  z.strictObject({
    kind: z.literal('test'),
    ...recorded,
    sampledAt: Instant,
    method: z.string(),
    outcome: z.enum(labOutcomes),
    ct: z.number().optional(),
    pooled: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('symptom'), ...recorded, day: Day }),
  z.strictObject({
    kind: z.literal('person'),
    ...recorded,
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
]);

/** Facts as a file holds them: `{"facts": [{"kind": "case", "id", "person", "recordedAt", …}]}`. */
export const FactsFile = z.strictObject({ facts: z.array(FactRow) });

/** One row that cannot be read, by its place in the file. */
export interface FactIssue {
  readonly path: string;
  readonly problem: string;
  /** As the schema found it, for those who word it in other languages. */
  readonly issue: z.core.$ZodIssue;
}

/** Reads plain data as facts; every fault is told with its path, and nothing is returned when there is any. */
export function readFacts(value: unknown): { readonly facts: readonly Fact[]; readonly issues: readonly FactIssue[] } {
  const parsed = FactsFile.safeParse(value);
  if (parsed.success) return { facts: parsed.data.facts, issues: [] };
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), problem: issue.message, issue }));
  return { facts: [], issues };
}
