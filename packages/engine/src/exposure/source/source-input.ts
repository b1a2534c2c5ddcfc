import { ArgumentError, requireCount, requireFinite, requireProbability, type DelayDistribution } from '@firebreak/epi/distribution/index';
import { readIncubation } from './incubation-grid.ts';
import { PERSON_WINDOW, type SourceCandidate, type SourceCase } from './source-candidate.ts';
import type { SourceModel } from './source-evidence.ts';

export interface SourceInput {
  readonly candidates: readonly SourceCandidate[];
  /** Each person once. */
  readonly cases: readonly SourceCase[];
  /** Persons among whom the cases arose, ill or not: at least all that are named. */
  readonly population: number;
}

export interface SourceSettings {
  /** Incubation period in days (or several, equally likely); left out where the pathogen is not known. */
  readonly incubation?: DelayDistribution | readonly DelayDistribution[] | undefined;
  /** Minutes within which places, events and goods can have been a source; default: first to last exposure to them. */
  readonly period?: { readonly from: number; readonly to: number };
  /** Days from onset between which a person may infect; default two days before to a week after. */
  readonly personWindow?: { readonly from: number; readonly to: number };
}

export interface ReadSourceInput extends SourceInput {
  readonly model: SourceModel;
  readonly period: { readonly from: number; readonly to: number };
  readonly personWindow: { readonly from: number; readonly to: number };
  /** Positions of the cases of each person. */
  readonly casesOf: ReadonlyMap<number, readonly number[]>;
}

/** @throws ArgumentError for what cannot be: see `findSources` */
export function readSourceInput(input: SourceInput, settings: SourceSettings): ReadSourceInput {
  const { candidates, cases, population } = input;
  if (cases.length === 0) throw new ArgumentError('EMPTY', 'cases', 'Give at least one case: without cases there is no source.');
  if (candidates.length === 0) throw new ArgumentError('EMPTY', 'candidates', 'Give at least one place, event, good or person.');
  const casesOf = checkedCases(cases);
  candidates.forEach(checkCandidate);
  requireCount('population', population, casesOf.size);
  const period = checkedRange('period', settings.period ?? periodOf(candidates));
  const personWindow = checkedRange('personWindow', settings.personWindow ?? PERSON_WINDOW);
  if (personWindow.to <= 0 || personWindow.from > 0) {
    throw new ArgumentError('OUT_OF_RANGE', 'personWindow', 'Give days from onset that begin at onset or before it and end after it.');
  }
  const onsets = cases.map(({ onset }) => onset);
  const [first, last] = [onsets.reduce((one, other) => Math.min(one, other)), onsets.reduce((one, other) => Math.max(one, other))];
  const span = Math.max(DAY, Math.max(period.to, last) - Math.min(period.from, first));
  const weights = Float64Array.from(cases, ({ weight = 1 }) => weight);
  const model = { cases, weights, incubation: readIncubation(settings.incubation), population, span };
  return { ...input, model, period, personWindow, casesOf };
}

function checkedCases(cases: readonly SourceCase[]): Map<number, number[]> {
  const casesOf = new Map<number, number[]>();
  cases.forEach(({ person, onset, weight }, at) => {
    requireCount(`cases[${at}].person`, person);
    requireFinite(`cases[${at}].onset`, onset);
    if (weight !== undefined) requireProbability(`cases[${at}].weight`, weight);
    if (casesOf.has(person)) throw new ArgumentError('INCONSISTENT', `cases[${at}].person`, 'Give each person one onset.', person);
    casesOf.set(person, [at]);
  });
  return casesOf;
}

function checkCandidate({ exposures: { person, start, end }, index }: SourceCandidate, at: number): void {
  const argument = `candidates[${at}]`;
  if (start.length !== person.length || end.length !== person.length) {
    throw new ArgumentError('LENGTHS_DIFFER', `${argument}.exposures`, 'Give each exposure a person, a start and an end.', start.length);
  }
  for (let row = 0; row < person.length; row++) {
    if (!Number.isFinite(start[row]!)) requireFinite(`${argument}.exposures.start[${row}]`, start[row]!);
    if (!Number.isFinite(end[row]!)) requireFinite(`${argument}.exposures.end[${row}]`, end[row]!);
    if (end[row]! < start[row]!) {
      throw new ArgumentError('INCONSISTENT', `${argument}.exposures.end[${row}]`, 'Correct it: it ends before it starts.', end[row]);
    }
  }
  if (index !== undefined) requireFinite(`${argument}.index.onset`, index.onset);
}

function periodOf(candidates: readonly SourceCandidate[]): { from: number; to: number } {
  let [from, to] = [Infinity, -Infinity];
  for (const { exposures } of candidates) {
    for (let row = 0; row < exposures.person.length; row++) {
      from = Math.min(from, exposures.start[row]!);
      to = Math.max(to, exposures.end[row]!);
    }
  }
  return to >= from ? { from, to } : { from: 0, to: 0 };
}

function checkedRange(argument: string, { from, to }: { from: number; to: number }): { from: number; to: number } {
  requireFinite(`${argument}.from`, from);
  requireFinite(`${argument}.to`, to);
  if (to < from) throw new ArgumentError('INCONSISTENT', `${argument}.to`, 'Give an end that is not before the start.', to);
  return { from, to };
}

const DAY = 1440;
