import { ArgumentError, negativeBinomialQuantile, requireCount, type DelayDistribution } from '@firebreak/epi/distribution/index';
import { delayShapes } from './delay-shape.ts';
import { DEFAULT_LEVEL, tailShare } from './estimate.ts';

/** Cases of one day of onset, corrected for those still to be reported. */
export interface CorrectedDay {
  /** Days from this day of onset to the day the records were looked at. */
  daysElapsed: number;
  reported: number;
  /** Share of the cases of this day that is reported by now. */
  reportedShare: number;
  /** Reported over share; null when too little is reported to say anything (`reportedShare` below `leastShare`). */
  estimate: number | null;
  lower: number | null;
  upper: number | null;
}

/**
 * Corrects an epidemic curve by onset for reports that are still to come (right truncation).
 *
 * With share q reported, the cases of a day that are not reported yet are negative binomial given those that are
 * (all totals equally likely beforehand); the limits are of that count and do not contain the uncertainty of the
 * delay distribution, nor of the day of reporting changing.
 *
 * @param reported cases by day of onset, in order, the last one `daysElapsed` = `lastDaysElapsed` before now
 * @param delay from onset to report, in days
 * @param settings.lastDaysElapsed 0 when the last count is of today
 * @param settings.leastShare 0.1 by default: below it the estimate is noise
 */
export function correctForReportingDelay(
  reported: ArrayLike<number>,
  delay: DelayDistribution,
  { level = DEFAULT_LEVEL, lastDaysElapsed = 0, leastShare = 0.1 }: { level?: number; lastDaysElapsed?: number; leastShare?: number } = {},
): CorrectedDay[] {
  requireCount('lastDaysElapsed', lastDaysElapsed);
  const tail = tailShare(level);
  return Array.from({ length: reported.length }, (_, index) => {
    const count = reported[index]!;
    requireCount(`reported[${index}]`, count);
    const daysElapsed = lastDaysElapsed + reported.length - 1 - index;
    const reportedShare = reportedShareOf(delay, daysElapsed);
    const day = { daysElapsed, reported: count, reportedShare };
    if (reportedShare < leastShare) return { ...day, estimate: null, lower: null, upper: null };
    const missing = (share: number): number =>
      negativeBinomialQuantile(share, ((count + 1) * (1 - reportedShare)) / reportedShare, count + 1);
    return { ...day, estimate: count / reportedShare, lower: count + missing(tail), upper: count + missing(1 - tail) };
  });
}

/**
 * Share of the cases with onset on a day that is reported by the end of the day `daysElapsed` later: the onset at
 * any time of its day, the average of the distribution function over [daysElapsed, daysElapsed + 1].
 */
export function reportedShareOf(delay: DelayDistribution, daysElapsed: number): number {
  requireCount('daysElapsed', daysElapsed);
  const values = delayShapes[delay.family].values(unknownsOf(delay));
  const integral = (x: number): number => (x === 0 ? 0 : values(x).belowIntegral);
  return Math.max(0, Math.min(1, integral(daysElapsed + 1) - integral(daysElapsed)));
}

export interface TruncatedDelay {
  /** Whole days from onset to report. */
  delay: number;
  /** Whole days from onset to the day the records were looked at; at least `delay`. */
  daysElapsed: number;
}

/**
 * Distribution of whole-day delays from right-truncated records without assuming a family: the reverse-time hazard
 * of Kalbfleisch and Lawless. It is the distribution of delays among those of at most `maxDelay` days; longer ones
 * cannot be seen.
 *
 * @returns cumulative share reported within 0, 1, ..., maxDelay days
 * @throws ArgumentError when a record cannot have been seen, or none was watched for `maxDelay` days
 * @see Kalbfleisch & Lawless 1991, Statistica Sinica 1:19
 */
export function truncatedDelayShares(records: readonly TruncatedDelay[], maxDelay: number): number[] {
  requireCount('maxDelay', maxDelay);
  if (records.length === 0) throw new ArgumentError('EMPTY', 'records', 'Give at least one reported case.');
  records.forEach(({ delay, daysElapsed }, index) => {
    requireCount(`records[${index}].delay`, delay);
    requireCount(`records[${index}].daysElapsed`, daysElapsed);
    if (daysElapsed < delay) {
      throw new ArgumentError(
        'INCONSISTENT',
        `records[${index}].daysElapsed`,
        'A case cannot be reported after the records were looked at.',
        daysElapsed,
      );
    }
  });
  if (!records.some(({ daysElapsed }) => daysElapsed >= maxDelay)) {
    throw new ArgumentError('NO_INFORMATION', 'maxDelay', 'No case was watched for so long; give fewer days.', maxDelay);
  }
  const shares = Array.from({ length: maxDelay + 1 }, () => 1);
  for (let delay = maxDelay; delay > 0; delay--) {
    const comparable = records.filter((record) => record.delay <= delay && record.daysElapsed >= delay);
    const exactly = comparable.filter((record) => record.delay === delay).length;
    shares[delay - 1] = shares[delay]! * (comparable.length === 0 ? 1 : 1 - exactly / comparable.length);
  }
  return shares;
}

/** The unknowns of a shape from its distribution. */
function unknownsOf(delay: DelayDistribution): [number, number] {
  switch (delay.family) {
    case 'gamma':
      return [Math.log(delay.shape * delay.scale), Math.log(delay.shape)];
    case 'lognormal':
      return [delay.meanLog, Math.log(delay.sdLog)];
    case 'weibull':
      return [Math.log(delay.scale), Math.log(delay.shape)];
  }
}
