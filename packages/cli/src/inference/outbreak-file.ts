import { type RequestProblem } from '@firebreak/contract';
import { dayOf, parseCalendarDate } from '@firebreak/epi';
import { differencesOfSequences, type InferenceCase, type InferenceInput } from '@firebreak/engine/chains/infer/index';
import { z } from 'zod';
import { jsonOf, parsedJson } from '../table/json-file.ts';

/** A day as a whole number or as YYYY-MM-DD. */
function dayOfJson(given: unknown, context: z.RefinementCtx): number {
  if (Number.isSafeInteger(given)) return given as number;
  const date = typeof given === 'string' ? parseCalendarDate(given) : undefined;
  if (date !== undefined) return dayOf(date);
  context.addIssue({ code: 'custom', message: 'notDate' satisfies RequestProblem });
  return z.NEVER;
}

const Day = z.unknown().transform(dayOfJson);
const OptionalDay = z
  .unknown()
  .optional()
  .transform((given, context) => (isMissing(given) ? null : dayOfJson(given, context)));
/** One day, first and last possible day, or nothing. */
const Onset = z
  .unknown()
  .optional()
  .transform((given, context): number | [number, number] | null => {
    if (isMissing(given)) return null;
    if (!Array.isArray(given)) return dayOfJson(given, context);
    return [dayOfJson(given[0], context), dayOfJson(given[1], context)];
  });
const isMissing = (given: unknown): boolean => given === undefined || given === null;

const CaseEntry = z.object({
  id: z.string().min(1),
  onset: Onset,
  report: OptionalDay,
  sampled: OptionalDay,
  isolation: OptionalDay,
  exposure: z.object({ from: OptionalDay, to: OptionalDay, hard: z.boolean().default(false) }).nullish(),
  snps: z.union([z.string(), z.array(z.string())]).nullish(),
  sequence: z.string().nullish(),
});

const ContactEntry = z.union([
  z.tuple([z.string(), z.string()]).transform(([a, b]) => ({ a, b })),
  z.object({ a: z.string(), b: z.string(), type: z.string().optional(), minutes: z.number().nullish() }),
]);

const GroupEntry = z.object({ type: z.string().min(1), members: z.array(z.string()).min(1), size: z.int().min(1).optional() });

const Delay = z.union([
  z.array(z.number()).transform((mass) => ({ firstDay: 1, mass })),
  z.object({ firstDay: z.int().min(0), mass: z.array(z.number()) }),
]);

const OutbreakFile = z.object({
  id: z.string().optional(),
  w: Delay,
  f: Delay,
  genome_length: z.int().optional(),
  asOf: Day.optional(),
  cases: z.array(CaseEntry),
  contacts: z.array(ContactEntry).default([]),
  backwardTracing: z.boolean().optional(),
  groups: z.array(GroupEntry).default([]),
  decisions: z
    .array(z.object({ infector: z.string().nullable(), infectee: z.string(), verdict: z.enum(['accepted', 'rejected']) }))
    .default([]),
});

/**
 * Reads the JSON form of an outbreak: what `chains infer` takes, and what simulators write.
 *
 * @throws TableError naming every field that is wrong
 */
export function parseOutbreakFile(text: string, file: string): { id: string; input: InferenceInput } {
  const outbreak = parsedJson(OutbreakFile, jsonOf(text, file), file);
  const { id = file, w, f, genome_length: length, asOf, contacts, backwardTracing, groups, decisions } = outbreak;
  const { cases, genomeLength } = withDifferences(outbreak.cases, length);
  return {
    id,
    input: {
      cases,
      contacts: contacts.map((contact) =>
        'type' in contact && contact.type !== undefined ? { ...contact, type: contact.type } : { ...contact },
      ) as InferenceInput['contacts'],
      ...(backwardTracing === undefined ? {} : { backwardTracing }),
      groups: groups.map(({ type, members, size }) => ({ type, members, ...(size === undefined ? {} : { size }) })),
      decisions,
      generationTime: w,
      incubation: f,
      ...(genomeLength === undefined ? {} : { genomeLength }),
      ...(asOf === undefined ? {} : { asOf }),
    },
  };
}

type Entry = z.infer<typeof CaseEntry>;

/** Aligned sequences become differences; a file has one of the two. */
function withDifferences(
  entries: readonly Entry[],
  length: number | undefined,
): { cases: InferenceCase[]; genomeLength: number | undefined } {
  const sequences = entries.map(({ sequence }) => sequence ?? null);
  const aligned = sequences.some((sequence) => sequence !== null) ? differencesOfSequences(sequences) : undefined;
  return {
    genomeLength: aligned?.genomeLength ?? length,
    cases: entries.map(({ id, onset, report, sampled, isolation, exposure = null, snps = null }, at) => ({
      id,
      onset,
      report,
      sampled,
      isolation,
      exposure: exposure === null ? null : { from: exposure.from ?? null, to: exposure.to ?? null, hard: exposure.hard },
      snps: aligned === undefined ? snpsOf(snps) : (aligned.snps[at] ?? null),
    })),
  };
}

function snpsOf(snps: string | readonly string[] | null): readonly string[] | null {
  if (typeof snps !== 'string') return snps;
  return snps.trim() === '' ? [] : snps.trim().split(/\s+/);
}
