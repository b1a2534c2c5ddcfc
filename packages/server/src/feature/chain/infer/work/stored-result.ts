import { calendarDate } from '@firebreak/epi';
import {
  type InferenceInput,
  type InferenceResult,
  type InferredCase,
  defaultValueSettings,
  type UntestedContact,
  valueOfEvidence,
  type ValuedEvidence,
} from '@firebreak/engine/chains/infer/index';

/** A candidate as stored: `infector` null is importation. */
export interface StoredCandidate {
  readonly infector: string | null;
  readonly p: number;
  readonly evidence: InferredCase['candidates'][number]['evidence'];
}
export interface StoredCase {
  readonly id: string;
  readonly candidates: readonly StoredCandidate[];
  /** Probability of all candidates that are not named. */
  readonly others: number;
  readonly generations: readonly number[];
  readonly infectionDate: { readonly mean: string; readonly lower: string; readonly upper: string } | null;
  readonly infectiousness: { readonly mean: number; readonly sd: number };
  readonly offspring: readonly number[];
  readonly depth: readonly number[];
  readonly entropy: number;
  readonly openEnd: boolean;
  /** Infector in the likeliest tree. */
  readonly tree: string | null;
}
export interface StoredResult {
  readonly cases: readonly StoredCase[];
  readonly parameters: InferenceResult['parameters'];
  readonly value: readonly ValuedEvidence[];
  readonly sweeps: number;
  readonly settled: boolean;
}

/** Candidates below this are counted together; more names than this nobody reads. */
const leastNamed = 0.005;
const mostNamed = 15;
/** Proposals kept, and per case. */
const mostValued = 150;
const mostValuedOfCase = 3;

/** What of a result is kept: enough for every list and picture, small enough for a thousand cases. */
export function storedResult(result: InferenceResult, input: InferenceInput, untested: readonly UntestedContact[] = []): StoredResult {
  const lineage = lineagesOf(result);
  return {
    cases: result.cases.map((one, at) => storedCase(one, result.tree[at]?.infector ?? null, lineage[at] ?? { offspring: [], depth: [] })),
    parameters: result.parameters,
    value: bestOfEach(valueOfEvidence(result, input, defaultValueSettings, untested)),
    sweeps: result.sweeps,
    settled: result.settled,
  };
}

interface Lineage {
  readonly offspring: readonly number[];
  readonly depth: readonly number[];
}

function storedCase(one: InferredCase, tree: string | null, lineage: Lineage): StoredCase {
  const named = one.candidates.filter(({ p }, at) => at < mostNamed && p >= leastNamed);
  return {
    id: one.id,
    candidates: named.map(({ infector, p, evidence }) => ({ infector, p, evidence })),
    others: Math.max(0, 1 - named.reduce((sum, { p }) => sum + p, 0)),
    generations: one.generations,
    infectionDate: datesOf(one.infectionDay),
    infectiousness: one.infectiousness,
    ...lineage,
    entropy: one.entropy,
    openEnd: one.openEnd,
    tree,
  };
}

/** Middle and 95 % limits of the day of infection. */
function datesOf(days: InferredCase['infectionDay']): StoredCase['infectionDate'] {
  const total = days.reduce((sum, { p }) => sum + p, 0);
  const last = days.at(-1);
  if (total <= 0 || last === undefined) return null;
  const at = (share: number): string => {
    let sum = 0;
    return calendarDate((days.find(({ p }) => (sum += p) >= share * total) ?? last).day);
  };
  return { mean: at(0.5), lower: at(0.025), upper: at(0.975) };
}

/** Numbers infected and generations of each case over the sampled trees: counted, so a link counts as often as it is believed. */
function lineagesOf({ cases, samples }: InferenceResult): Lineage[] {
  const number = new Map(cases.map(({ id }, at) => [id, at]));
  const counted = cases.map(() => ({ offspring: new Map<number, number>(), depth: new Map<number, number>() }));
  for (const { infector } of samples) {
    const parents = infector.map((id) => (id === null ? outside : (number.get(id) ?? outside)));
    const [counts, depths] = [offspringOf(parents), depthsOf(parents)];
    counted.forEach(({ offspring, depth }, at) => {
      raise(offspring, counts[at] ?? 0);
      raise(depth, depths[at] ?? 0);
    });
  }
  return counted.map(({ offspring, depth }) => ({ offspring: shares(offspring), depth: shares(depth) }));
}

const outside = -1;

function offspringOf(parents: readonly number[]): Int32Array {
  const counts = new Int32Array(parents.length);
  for (const parent of parents) if (parent >= 0) counts[parent] = (counts[parent] ?? 0) + 1;
  return counts;
}

/** Generations after an importation, found from each case upwards to one that is known already. */
function depthsOf(parents: readonly number[]): Int32Array {
  const depths = new Int32Array(parents.length).fill(unknownDepth);
  for (let start = 0; start < parents.length; start++) {
    const path: number[] = [];
    let node = start;
    for (; node >= 0 && depths[node] === unknownDepth && path.length <= parents.length; node = parents[node] ?? outside) path.push(node);
    let steps = node < 0 ? -1 : (depths[node] ?? 0);
    for (const at of path.toReversed()) depths[at] = ++steps;
  }
  return depths;
}
const unknownDepth = -1;

const raise = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

function shares(counts: ReadonlyMap<number, number>): number[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const length = Math.max(...counts.keys()) + 1;
  return Array.from({ length }, (_, at) => (counts.get(at) ?? 0) / total);
}

function bestOfEach(valued: readonly ValuedEvidence[]): ValuedEvidence[] {
  const taken = new Map<string, number>();
  const kept = valued.filter(({ infectee }) => {
    const before = taken.get(infectee) ?? 0;
    taken.set(infectee, before + 1);
    return before < mostValuedOfCase;
  });
  return kept.slice(0, mostValued);
}
