import { readSeries, type CountSeries } from '../series/count-series.ts';
import type { LongRun } from '../series/long-run.ts';
import { numberOrNull, reasonOf, type Verdict } from '../series/verdict.ts';
import type { WeekRange } from '../series/week-range.ts';
import { judgePanel } from './farrington-flexible-panel.ts';
import { readFlexible, type FarringtonFlexibleSettings } from './flexible-settings.ts';

export interface FarringtonFlexibleVerdict extends Verdict {
  /** Standard error of the logarithm of `expected`. */
  error: number | null;
  /** Alarm above 1; see the method page for its scale. Given also where there are too few cases for an alarm. */
  score: number | null;
  /** Probability of a count as large as this one without an outbreak. */
  pValue: number | null;
  /** Variance over mean of a count, at least 1. */
  dispersion: number | null;
  /** Change of the logarithm of what is expected, per week; null when no trend was kept. */
  trend: number | null;
}

/**
 * Farrington's flexible method: whether a count is more than the same time of earlier years lets expect.
 *
 * A quasi-Poisson model of the reference weeks (season in parts, trend if it holds) is fitted, past outbreaks are
 * given less weight by their Anscombe residuals, and fitted again; the limit is the 1 - alpha quantile of the next
 * count. Needs `years` years of history before the first week that can be judged.
 *
 * @param series.counts cases per week (month, day), whole numbers, null where nothing was reported
 * @param series.dates so that the same week of earlier years is found by date; else `frequency` steps back
 * @param settings.from, settings.to weeks to judge, from 0; all by default
 * @returns a verdict for each week of the range
 * @throws ArgumentError for counts, dates or settings that cannot be
 * @see Noufaily et al. 2013, Stat Med 32:1206, doi:10.1002/sim.5595; Salmon, Schumacher & Hoehle 2016, J Stat Softw 70(10)
 */
export function farringtonFlexible(
  series: CountSeries,
  settings: FarringtonFlexibleSettings & WeekRange & LongRun = {},
): FarringtonFlexibleVerdict[] {
  const { counts, clock, population } = readSeries(series);
  const panel = judgePanel({ counts, series: 1, weeks: counts.length, clock, population }, readFlexible(settings), settings);
  return Array.from(panel.reason, (reason, index) => ({
    at: panel.from + index,
    observed: numberOrNull(counts[panel.from + index]!),
    expected: numberOrNull(panel.expected[index]!),
    upper: numberOrNull(panel.upper[index]!),
    alarm: panel.alarm[index] === 1,
    unjudged: reasonOf(reason),
    error: numberOrNull(panel.error[index]!),
    score: numberOrNull(panel.score[index]!),
    pValue: numberOrNull(panel.pValue[index]!),
    dispersion: numberOrNull(panel.dispersion[index]!),
    trend: numberOrNull(panel.trend[index]!),
  }));
}
