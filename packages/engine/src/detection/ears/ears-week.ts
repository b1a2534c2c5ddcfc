import { reasonCode } from '../series/verdict.ts';
import type { CheckedEars } from './ears-settings.ts';

/** Mean and standard deviation of the baselines of all weeks of a series; NaN before there is one and where it has a gap. */
export interface Baselines {
  mean: Float64Array;
  sd: Float64Array;
}

export const emptyBaselines = (weeks: number): Baselines => ({ mean: new Float64Array(weeks), sd: new Float64Array(weeks) });

/** Fills the baselines of the weeks from `from` to `to` of the series that starts at `start` of the counts. */
export function fillBaselines(
  counts: Float64Array,
  start: number,
  from: number,
  to: number,
  { baseline, gap, minSigma }: CheckedEars,
  { mean, sd }: Baselines,
): void {
  for (let week = from; week <= to; week++) {
    const first = week - gap - baseline;
    if (first < 0) {
      mean[week] = NaN;
      continue;
    }
    let sum = 0;
    let squares = 0;
    for (let place = start + first; place < start + first + baseline; place++) {
      const count = counts[place]!;
      sum += count;
      squares += count * count;
    }
    mean[week] = sum / baseline;
    // n sum(y^2) - sum(y)^2 has all its digits while it is a whole number that a double can hold
    const spread =
      baseline * squares < EXACT
        ? (baseline * squares - sum * sum) / baseline
        : spreadAround(counts, start + first, baseline, sum / baseline);
    const own = Math.sqrt(spread / (baseline - 1));
    sd[week] = own < minSigma ? minSigma : own;
  }
}

/** Sum of squares about the mean. */
function spreadAround(counts: Float64Array, from: number, length: number, mean: number): number {
  let sum = 0;
  for (let place = from; place < from + length; place++) sum += (counts[place]! - mean) ** 2;
  return sum;
}

/** Judges one week from the baselines: fills the place in `upper` and gives the code of the reason, 0 when judged. */
export function judgeEars(
  counts: Float64Array,
  start: number,
  week: number,
  settings: CheckedEars,
  baselines: Baselines,
  upper: Float64Array,
  place: number,
): number {
  const { mean, sd } = baselines;
  const { method, z, gap, baseline } = settings;
  upper[place] = NaN;
  if (week < gap + baseline + (method === 'C3' ? 2 : 0)) return SHORT_HISTORY;
  if (Number.isNaN(mean[week]!)) return MISSING_BASELINE;
  const observed = counts[start + week]!;
  if (method !== 'C3') {
    upper[place] = mean[week]! + z * sd[week]!;
    return Number.isNaN(observed) ? MISSING_COUNT : 0;
  }
  if (Number.isNaN(observed)) return MISSING_COUNT;
  const [one, two] = [
    excess(counts[start + week - 1]!, mean[week - 1]!, sd[week - 1]!),
    excess(counts[start + week - 2]!, mean[week - 2]!, sd[week - 2]!),
  ];
  if (Number.isNaN(mean[week - 1]! + mean[week - 2]! + counts[start + week - 1]! + counts[start + week - 2]!)) return MISSING_BASELINE;
  const limit = observed + sd[week]! * (z - (two + one));
  if (Number.isNaN(limit)) return NO_VARIATION;
  upper[place] = Math.max(0, limit);
  return 0;
}

/** How far C2 of an earlier week is above 1; NaN for nothing over nothing. */
function excess(observed: number, mean: number, sd: number): number {
  return Math.max(0, (observed - mean) / sd - 1);
}

const EXACT = Number.MAX_SAFE_INTEGER;
const MISSING_COUNT = reasonCode('missingCount');
const MISSING_BASELINE = reasonCode('missingBaseline');
const SHORT_HISTORY = reasonCode('shortHistory');
const NO_VARIATION = reasonCode('noVariation');
