import type { DelayDistribution } from '@firebreak/epi/distribution/index';
import type { ExposureTable } from './exposure-table.ts';
import { LogSums, type SourceEvidence } from './log-sums.ts';
import { onsetDensity } from './incubation-grid.ts';
import type { SourceCase } from './source-candidate.ts';
import type { WindowGrid } from './window-grid.ts';

/** What all candidates of a run share. */
export interface SourceModel {
  readonly cases: readonly SourceCase[];
  readonly weights: Float64Array;
  readonly incubation: readonly DelayDistribution[];
  /** Persons among whom the cases arose. */
  readonly population: number;
  /** Minutes over which unrelated onsets are spread evenly. */
  readonly span: number;
}

/** Densities of a case's onset over that of an unrelated case, by window (major) and case. */
interface Ratios {
  /** As someone on record at the source. */
  readonly recorded: Float64Array;
  /** As someone who was there without a record. */
  readonly unrecorded: Float64Array;
}

/**
 * Weighs one candidate: sums the likelihood over incubation periods, windows, the share of cases that come from the source,
 * and the share of exposures on record, each with its prior.
 *
 * A case comes from the source with probability pi (times its weight), else its onset is spread evenly over persons and
 * time. Coming from the source, it is on record there with probability rho and then each exposure in the window is as likely;
 * else it is anybody. pi is evenly distributed from 0 to 1, or to where pi * cases * rho / exposures, the attack rate among
 * the exposures on record, reaches 1. A busy place that explains few cases pays for its many healthy visitors: each exposure
 * of theirs makes that of a case less remarkable.
 */
export function sourceEvidence(
  model: SourceModel,
  grid: WindowGrid,
  table: ExposureTable,
  { self, isMutual }: { self: number | undefined; isMutual: boolean },
): SourceEvidence {
  const { incubation } = model;
  const exposed = exposedByWindow(grid, table);
  const weights = model.weights.map((weight, one) => (one === self ? 0 : weight));
  const sums = new LogSums(incubation.length, grid.first.length, weights);
  incubation.forEach((delay, at) => {
    const ratios = onsetRatios(model, grid, table, { exposed, delay });
    for (let window = 0; window < grid.first.length; window++) {
      for (const share of RECORDED) {
        const recorded = isMutual ? share * share : share; // a meeting is on record when both stays are
        addShares(sums, { weights, ratios, exposed: exposed[window]!, prior: grid.prior[window]!, at, window, recorded });
      }
    }
  });
  return sums.result(incubation.length * RECORDED.length * SHARES.length);
}

function exposedByWindow(grid: WindowGrid, { counts }: ExposureTable): Float64Array {
  const running = runningSum(counts);
  return Float64Array.from(grid.first, (first, window) => running[grid.last[window]!]! - running[first]!);
}

function onsetRatios(
  { cases, population, span }: SourceModel,
  grid: WindowGrid,
  { counts, ofCases }: ExposureTable,
  { exposed, delay }: { exposed: Float64Array; delay: DelayDistribution },
): Ratios {
  const [size, windows] = [cases.length, grid.first.length];
  const own = new Float64Array(size * grid.bins);
  for (const { caseAt, bin, from, to, share } of ofCases) {
    own[caseAt * grid.bins + bin]! += share * onsetDensity(delay, cases[caseAt]!.onset, from, to);
  }
  const ratios = { recorded: new Float64Array(windows * size), unrecorded: new Float64Array(windows * size) };
  const density = new Float64Array(grid.bins);
  for (let one = 0; one < size; one++) {
    for (let bin = 0; bin < grid.bins; bin++) density[bin] = binDensity(delay, cases[one]!.onset, grid, bin);
    const even = runningSum(density);
    const busy = runningSum(density.map((value, bin) => value * counts[bin]!));
    const mine = runningSum(own.subarray(one * grid.bins, (one + 1) * grid.bins));
    for (let window = 0; window < windows; window++) {
      const [first, last] = [grid.first[window]!, grid.last[window]!];
      const people = exposed[window]!;
      const spread = (even[last]! - even[first]!) / (last - first);
      ratios.unrecorded[window * size + one] = (span * (busy[last]! - busy[first]! + SPREAD * spread)) / (people + SPREAD);
      ratios.recorded[window * size + one] = people > 0 ? (span * population * (mine[last]! - mine[first]!)) / people : 0;
    }
  }
  return ratios;
}

const binDensity = (delay: DelayDistribution, onset: number, { from, step }: WindowGrid, bin: number): number =>
  onsetDensity(delay, onset, from + bin * step, from + (bin + 1) * step);

interface Point {
  readonly weights: Float64Array;
  readonly ratios: Ratios;
  readonly exposed: number;
  readonly prior: number;
  readonly at: number;
  readonly window: number;
  readonly recorded: number;
}

/** Adds the likelihoods of one incubation period, window and share on record, over the shares of cases from the source. */
function addShares(sums: LogSums, { weights, ratios, exposed, prior, at, window, recorded }: Point): void {
  const size = weights.length;
  const offset = window * size;
  const mixed = sums.mixed;
  for (let one = 0; one < size; one++) {
    const ratio = recorded * ratios.recorded[offset + one]! + (1 - recorded) * ratios.unrecorded[offset + one]!;
    mixed[one] = weights[one]! * (ratio - 1);
  }
  const attack = (sums.cases * recorded) / Math.max(exposed, TINY); // rate among the exposed if all cases came from here
  const most = Math.min(1, 1 / attack);
  for (const share of SHARES) sums.add({ at, window, share: share * most, logWeight: Math.log(prior) });
}

function runningSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sums[at + 1] = sums[at]! + values[at]!;
  return sums;
}

/** Share of exposures that are on record, all equally likely beforehand: nobody remembers every visit. */
const RECORDED = [0.2, 0.5, 0.8];
/** Shares of cases that come from the source, middles of ten equal parts of what is possible. */
const SHARES = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95];
/** Exposures without a record are spread over the window like one more exposure that is spread evenly. */
const SPREAD = 1;
const TINY = 1e-9;
