import type { Rng } from '@firebreak/epi';
import { ArgumentError, requireCount, requireFinite } from '@firebreak/epi/distribution/index';
import { estimateRtMixed, type MixedRtEstimate, type MixedRtSettings } from './mixed-rt.ts';

/**
 * What is believed of the final number of cases of a day: a number when it is complete, or how likely each number
 * is, from `least` on.
 */
export type PredictedCount = number | { least: number; mass: ArrayLike<number> };

/** What is known for certain beside a nowcast. */
export interface NowcastSurroundings {
  /** Cases by day before the first day of the nowcast, complete. */
  before?: ArrayLike<number> | undefined;
  /** Imported cases on each day of `before` and the nowcast; the nowcast is then of local cases. */
  imported?: ArrayLike<number> | undefined;
}

/**
 * A nowcast, in the order of what to prefer: whole curves drawn together, one after the other in `totals` (as
 * `drawNowcast` gives them) or as a list, or distributions by day. The last are taken as independent of each other,
 * although too slow reporting moves all days together.
 */
export type NowcastSource = NowcastSurroundings &
  (
    | { draws: number; totals: ArrayLike<number> }
    | { samples: readonly ArrayLike<number>[] }
    | { days: readonly PredictedCount[]; rng: Rng; draws?: number | undefined }
  );

/**
 * Rt that owns up to what is not reported yet: the mixture of Cori's posteriors over the possible final curves, in
 * place of a fall of Rt in the last days that is only missing reports. With several serial intervals each curve
 * takes its turn with one.
 *
 * @param nowcast distributions by day are drawn from 1,000 times by default
 * @throws ArgumentError
 * @example estimateRtFromNowcast(drawNowcast(nowcast, rng, 1000), { serialInterval: { mean: 5.2, sd: 1.7 } })
 */
export function estimateRtFromNowcast(nowcast: NowcastSource, settings: MixedRtSettings): MixedRtEstimate {
  const { before, imported } = nowcast;
  const curves = curvesOf(nowcast).map((curve) => (before === undefined ? curve : joined(before, curve)));
  return estimateRtMixed(imported === undefined ? curves : curves.map((local) => ({ local, imported })), settings);
}

function curvesOf(nowcast: NowcastSource): readonly ArrayLike<number>[] {
  if ('samples' in nowcast) return nowcast.samples;
  if ('days' in nowcast) return drawSeries(nowcast.days, nowcast.draws ?? DEFAULT_DRAWS, nowcast.rng);
  const { draws, totals } = nowcast;
  requireCount('draws', draws, 1);
  const days = totals.length / draws;
  if (!Number.isInteger(days) || days === 0) {
    throw new ArgumentError('LENGTHS_DIFFER', 'totals', `Give as many days for each of the ${draws} curves.`, totals.length);
  }
  return Array.from({ length: draws }, (_, draw) => Float64Array.from({ length: days }, (_, day) => totals[draw * days + day]!));
}

function joined(before: ArrayLike<number>, curve: ArrayLike<number>): Float64Array {
  const whole = new Float64Array(before.length + curve.length);
  whole.set(before);
  whole.set(curve, before.length);
  return whole;
}

/**
 * Draws series from predictive distributions by day, each day on its own.
 *
 * @param rng seeded; the draws come from its stream `nowcast`
 * @throws ArgumentError for a mass that is negative or does not add up to 1 within 0.01
 */
export function drawSeries(days: readonly PredictedCount[], draws: number, rng: Rng): Float64Array[] {
  requireCount('draws', draws, 1);
  if (days.length === 0) throw new ArgumentError('EMPTY', 'days', 'Give a count or a distribution for each day.');
  if (draws * days.length > MOST_VALUES) {
    throw new ArgumentError('OUT_OF_RANGE', 'draws', 'So many series do not fit into memory; draw fewer.', draws);
  }
  const stream = rng.stream('nowcast');
  const series = Array.from({ length: draws }, () => new Float64Array(days.length));
  days.forEach((day, index) => {
    if (typeof day === 'number') {
      requireCount(`days[${index}]`, day);
      for (const one of series) one[index] = day;
      return;
    }
    const cumulative = cumulativeOf(`days[${index}]`, day);
    for (const one of series) one[index] = day.least + placeOf(cumulative, stream.uniform());
  });
  return series;
}

function cumulativeOf(name: string, { least, mass }: { least: number; mass: ArrayLike<number> }): Float64Array {
  requireCount(`${name}.least`, least);
  const cumulative = new Float64Array(mass.length);
  let sum = 0;
  for (let i = 0; i < mass.length; i++) {
    const probability = mass[i]!;
    requireFinite(`${name}.mass[${i}]`, probability);
    if (probability < 0) throw new ArgumentError('NEGATIVE', `${name}.mass[${i}]`, 'Give a number of at least 0.', probability);
    sum += probability;
    cumulative[i] = sum;
  }
  if (!(Math.abs(sum - 1) <= LARGEST_GAP)) {
    throw new ArgumentError('INCONSISTENT', `${name}.mass`, 'They must add up to 1; take more counts in, or divide by their sum.', sum);
  }
  return cumulative.map((value) => value / sum);
}

/** First place whose cumulative share is above a uniform number. */
function placeOf(cumulative: Float64Array, uniform: number): number {
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > uniform) high = middle;
    else low = middle + 1;
  }
  return low;
}

const DEFAULT_DRAWS = 1000;
const LARGEST_GAP = 0.01;
const MOST_VALUES = 5e7;
