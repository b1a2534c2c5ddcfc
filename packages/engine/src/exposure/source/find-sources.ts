import { delayQuantile } from '@firebreak/epi/distribution/index';
import { sourceAttack, type SourceAttack } from './attack-table.ts';
import { exposureTable, type ExposureTable } from './exposure-table.ts';
import type { SourceEvidence } from './log-sums.ts';
import { sourceKinds, type SourceCandidate, type SourceKind } from './source-candidate.ts';
import { sourceEvidence } from './source-evidence.ts';
import { readSourceInput, type ReadSourceInput, type SourceInput, type SourceSettings } from './source-input.ts';
import { personWindows, sourceWindows, type WindowGrid } from './window-grid.ts';

/** Why a candidate is no source by the records. */
export const ruleOutReasons = ['nobodyExposed', 'noCaseExposed', 'exposedAfterOnset', 'worseThanChance'] as const;
export type RuleOutReason = (typeof ruleOutReasons)[number];

/** A candidate that explains cases, with what the records say about it. */
export interface RankedSource {
  readonly kind: SourceKind;
  readonly id: string;
  /** Probability that this is the common source, among all candidates and the possibility that it is none of them. */
  readonly probability: number;
  /** Rank among the candidates of its own kind, from 1. */
  readonly rankInKind: number;
  /** Natural logarithm of the Bayes factor against cases that have nothing to do with each other. */
  readonly logBayesFactor: number;
  /**
   * Most likely period in which it infected, minutes, drawn in to the exposures on record; its probability; and that it was a
   * point source, with all exposures of the period within a day.
   */
  readonly window: { readonly from: number; readonly to: number; readonly probability: number; readonly pointProbability: number };
  /** Mean of the median incubation periods, days, weighed by how well they fit if this is the source. */
  readonly incubationDays: number;
  /** Sum over the cases of the probability that they came from here. */
  readonly casesExplained: number;
  readonly attack: SourceAttack;
}

export interface RuledOutSource {
  readonly kind: SourceKind;
  readonly id: string;
  readonly reason: RuleOutReason;
  /** Missing where the likelihood had nothing to weigh. */
  readonly logBayesFactor: number | null;
}

export interface SourceRanking {
  /** By probability, the most likely first. */
  readonly ranked: readonly RankedSource[];
  readonly ruledOut: readonly RuledOutSource[];
  /** Probability that the cases have no common source among the candidates. */
  readonly unlisted: number;
}

/**
 * Which place, event, good or person the cases come from, with probabilities (see docs/method/source-finding.md).
 *
 * Beforehand each kind of candidate, and that the source is none of them, are equally likely, and so are the candidates of a
 * kind. Where no case is on record before its onset the records cannot speak for a candidate: it is ruled out, with the reason.
 *
 * @throws ArgumentError EMPTY without cases or candidates; NOT_A_NUMBER, NOT_FINITE, OUT_OF_RANGE for values that cannot be;
 * INCONSISTENT for a person who is a case twice or an exposure that ends before it starts
 */
export function findSources(input: SourceInput, settings: SourceSettings = {}): SourceRanking {
  const read = readSourceInput(input, settings);
  const shared = sourceWindows(read.period);
  const weighed: Weighed[] = [];
  const ruledOut: RuledOutSource[] = [];
  for (const candidate of read.candidates) {
    const grid = candidate.index === undefined ? shared : personWindows(candidate.index.onset, read.personWindow);
    const table = exposureTable(candidate, read.casesOf, read.cases, grid);
    const reason = reasonOf(candidate, table, read);
    if (reason === undefined) weighed.push({ candidate, grid, counts: table.counts, ...evidenceOf(candidate, read, grid, table) });
    else ruledOut.push({ kind: candidate.kind, id: candidate.id, reason, logBayesFactor: null });
  }
  return rank(weighed, ruledOut, read);
}

interface Weighed extends SourceEvidence {
  readonly candidate: SourceCandidate;
  readonly grid: WindowGrid;
  /** Exposures on record by bin. */
  readonly counts: Float64Array;
}

function evidenceOf(
  { kind, index }: SourceCandidate,
  { model, casesOf }: ReadSourceInput,
  grid: WindowGrid,
  table: ExposureTable,
): SourceEvidence {
  const self = index === undefined ? undefined : casesOf.get(index.person)?.[0];
  return sourceEvidence(model, grid, table, { self, isMutual: kind === 'person' });
}

function reasonOf(candidate: SourceCandidate, { counts, ofCases }: ExposureTable, { casesOf }: ReadSourceInput): RuleOutReason | undefined {
  if (ofCases.length > 0) return undefined;
  if (counts.every((count) => count === 0)) return 'nobodyExposed';
  const isExposed = Array.from(candidate.exposures.person).some((person) => person !== candidate.index?.person && casesOf.has(person));
  return isExposed ? 'exposedAfterOnset' : 'noCaseExposed';
}

function rank(weighed: readonly Weighed[], ruledOut: RuledOutSource[], read: ReadSourceInput): SourceRanking {
  const kinds = sourceKinds.filter((kind) => read.candidates.some((candidate) => candidate.kind === kind));
  const sizes = new Map(kinds.map((kind) => [kind, read.candidates.filter((candidate) => candidate.kind === kind).length]));
  const logs = weighed.map(({ candidate, logBayesFactor }) => logBayesFactor - Math.log(sizes.get(candidate.kind) ?? 1));
  const most = logs.reduce((one, other) => Math.max(one, other), 0); // 0: none of the candidates
  const total = logs.reduce((sum, log) => sum + Math.exp(log - most), Math.exp(-most));
  const order = weighed.map((_, at) => at).sort((one, other) => logs[other]! - logs[one]! || one - other);
  const ranked: RankedSource[] = [];
  const ranks = new Map<SourceKind, number>();
  for (const at of order) {
    const one = weighed[at]!;
    const { kind, id } = one.candidate;
    if (one.logBayesFactor < WORSE_THAN_CHANCE) {
      ruledOut.push({ kind, id, reason: 'worseThanChance', logBayesFactor: one.logBayesFactor });
      continue;
    }
    const rankInKind = (ranks.get(kind) ?? 0) + 1;
    ranks.set(kind, rankInKind);
    ranked.push({ ...described(one, read), rankInKind, probability: Math.exp(logs[at]! - most) / total });
  }
  return { ranked, ruledOut, unlisted: Math.exp(-most) / total };
}

function described(one: Weighed, { model, cases, population }: ReadSourceInput): Omit<RankedSource, 'rankInKind' | 'probability'> {
  const { candidate, grid, windows, incubation } = one;
  const best = windows.reduce((top, weight, window) => (weight > windows[top]! ? window : top), 0);
  const span = { from: grid.from + grid.first[best]! * grid.step, to: grid.from + grid.last[best]! * grid.step };
  const { from, to } = exposedWithin(candidate, span);
  const shares = windows.reduce((sum, weight, window) => (isPoint(one, window) ? sum + weight : sum), 0);
  const point = Math.min(1, shares); // shares of one add up to it but for rounding, which may go past it
  return {
    kind: candidate.kind,
    id: candidate.id,
    logBayesFactor: one.logBayesFactor,
    window: { from, to, probability: windows[best]!, pointProbability: point },
    incubationDays: incubation.reduce((sum, weight, at) => sum + weight * delayQuantile(model.incubation[at]!, 0.5), 0),
    casesExplained: one.explained.reduce((sum, share) => sum + share, 0),
    attack: sourceAttack(candidate, { cases, population, from, to }),
  };
}

/** A window, drawn in to the exposures on record: where there were none nothing tells how far it reached. */
function exposedWithin({ exposures: { person, start, end } }: SourceCandidate, { from, to }: Span): Span {
  let [first, last] = [to, from];
  for (let row = 0; row < person.length; row++) {
    if (start[row]! > to || end[row]! < from) continue;
    first = Math.min(first, Math.max(from, start[row]!));
    last = Math.max(last, Math.min(to, end[row]!));
  }
  return first <= last ? { from: first, to: last } : { from, to };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether the exposures on record in a window lie within a day. */
function isPoint({ counts, grid }: Weighed, window: number): boolean {
  let [first, last] = [grid.first[window]!, grid.last[window]!];
  while (first < last && counts[first] === 0) first++;
  while (last > first && counts[last - 1] === 0) last--;
  return (last - first) * grid.step <= DAY;
}

const DAY = 1440;
/** A Bayes factor of 1 to 10 against it is strong evidence; Kass & Raftery 1995, JASA 90:773, doi:10.1080/01621459.1995.10476572. */
const WORSE_THAN_CHANCE = -Math.log(10);
