import { negativeBinomialQuantile, requireOpenProbability } from '@firebreak/epi/distribution/index';
import type { CountSeries } from '../series/count-series.ts';
import type { Verdict } from '../series/verdict.ts';
import type { WeekRange } from '../series/week-range.ts';
import { readReferenceCount, type ReferenceCountSettings } from './reference-count.ts';
import { judgeByReference } from './reference-verdict.ts';

/** Reference weeks as in the methods of the Robert Koch-Institut; the first is the default. */
export const bayesSettings = {
  bayes1: { years: 0, halfWindow: 6, currentYear: true },
  bayes2: { years: 1, halfWindow: 6, currentYear: true },
  bayes3: { years: 2, halfWindow: 4, currentYear: false },
} as const;

/**
 * The Bayes method: whether a count is above the predictive quantile of a Poisson count.
 *
 * The n reference counts are Poisson with one rate whose prior is Jeffreys', so the next count is negative binomial
 * with size sum + 1/2 and mean (sum + 1/2) / n; the limit is its 1 - alpha quantile. Alarm: count > limit.
 *
 * @param series.counts cases per week; years are `frequency` steps, dates are not used
 * @param settings.alpha share of counts above the limit without an outbreak; 0.05 by default
 * @throws ArgumentError for counts, dates or settings that cannot be
 * @see Riebler 2004, Empirischer Vergleich von statistischen Methoden zur Ausbruchserkennung; Hoehle 2007, Comput Stat 22:571
 */
export function bayes(series: CountSeries, settings: ReferenceCountSettings & WeekRange & { alpha?: number | undefined } = {}): Verdict[] {
  const { alpha = 0.05 } = settings;
  requireOpenProbability('alpha', alpha);
  return judgeByReference(series, settings, readReferenceCount(settings, bayesSettings.bayes1), (reference) => {
    const size = reference.reduce((sum, count) => sum + count, 0.5);
    const mean = size / reference.length;
    return { expected: mean, upper: negativeBinomialQuantile(1 - alpha, mean, size) };
  });
}
