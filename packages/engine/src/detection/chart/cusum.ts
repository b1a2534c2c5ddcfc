import { ArgumentError, requireFinite, requireNonNegative, requirePositive } from '@firebreak/epi/distribution/index';
import { readSeries, type CheckedSeries, type CountSeries } from '../series/count-series.ts';
import { numberOrNull, type Verdict } from '../series/verdict.ts';
import { readRange, type WeekRange } from '../series/week-range.ts';
import { cusumTransformations, transformations, type CusumTransformation } from './cusum-transformation.ts';
import { fitInControl, readMeans } from './in-control.ts';

export interface CusumSettings {
  /** Reference value: half the shift to find, in standard deviations; 1.04 by default. */
  k?: number | undefined;
  /** Decision limit; 2.26 by default. */
  h?: number | undefined;
  /**
   * Mean without an outbreak: `'average'` of the weeks before the first one judged (default), `'seasonal'` for a
   * Poisson model with one harmonic fitted to them, one number, or one for each week judged.
   */
  mean?: 'average' | 'seasonal' | number | ArrayLike<number> | undefined;
  transformation?: CusumTransformation | undefined;
  /** Dispersion of the two negative binomial transformations: variance mean + alpha mean^2; 0.1 by default. */
  alpha?: number | undefined;
}

export interface CusumVerdict extends Verdict {
  /** The cumulative sum after this week. */
  cusum: number;
}

/**
 * CUSUM (cumulative sum) chart: whether counts have been above the normal for a while, each of them too little to
 * stand out.
 *
 * C_t = max(0, C_(t-1) + z_t - k) with the standardised count z_t; alarm while C_t >= h. The sum is not set back by
 * an alarm: it falls when the counts do. `upper` is the count that would reach the limit this week. A week without
 * a count leaves the sum as it is.
 *
 * @param settings.from first week judged, from 0: needed unless the mean is given, as it is estimated before
 * @throws ArgumentError for counts, dates or settings that cannot be
 * @see Page 1954, Biometrika 41:100; Rossi, Lampugnani & Marchi 1999, Stat Med 18:2111
 */
export function cusum(series: CountSeries, settings: CusumSettings & WeekRange = {}): CusumVerdict[] {
  const checked = readSeries(series);
  const { from, to } = readRange(settings, checked.counts.length);
  const { k = 1.04, h = 2.26, transformation = 'standard', alpha = 0.1 } = settings;
  requireFinite('k', k);
  requirePositive('h', h);
  requireNonNegative('alpha', alpha);
  if (!cusumTransformations.includes(transformation)) {
    throw new ArgumentError('OUT_OF_RANGE', 'transformation', `Give ${cusumTransformations.join(', ')}.`, transformation);
  }
  const means = meansOf(checked, settings.mean ?? 'average', from, to);
  const { standardised, limit } = transformations[transformation];
  let sum = 0;
  return Array.from(means, (expected, index): CusumVerdict => {
    const at = from + index;
    const observed = numberOrNull(checked.counts[at]!);
    const distance = h + k - sum;
    if (observed !== null) sum = Math.max(0, sum + standardised(observed, expected, alpha) - k);
    const upper = limit(distance, expected, alpha);
    return {
      at,
      observed,
      expected,
      upper: upper > 0 ? upper : 0,
      alarm: observed !== null && sum >= h,
      unjudged: observed === null ? 'missingCount' : null,
      cusum: sum,
    };
  });
}

function meansOf({ counts, clock }: CheckedSeries, mean: NonNullable<CusumSettings['mean']>, from: number, to: number): Float64Array {
  if (mean === 'seasonal') return fitInControl(counts, clock.frequency, from, to, {}, 0).mean;
  if (typeof mean === 'string' && mean !== 'average') {
    throw new ArgumentError('OUT_OF_RANGE', 'mean', 'Give average, seasonal, or the mean itself.', mean);
  }
  return readMeans(typeof mean === 'string' ? averageBefore(counts, from) : mean, to - from + 1);
}

function averageBefore(counts: Float64Array, from: number): number {
  const known = counts.subarray(0, from).filter((count) => !Number.isNaN(count));
  const average = known.reduce((sum, count) => sum + count, 0) / known.length;
  if (average > 0) return average;
  throw new ArgumentError(
    'NO_INFORMATION',
    'from',
    'The mean is estimated from cases before the first week judged: begin later, or give the mean.',
    from,
  );
}
