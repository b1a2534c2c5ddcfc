import { readSeries, type CheckedSeries, type CountSeries } from '../series/count-series.ts';
import type { LongRun } from '../series/long-run.ts';
import type { UnjudgedReason, Verdict } from '../series/verdict.ts';
import { readRange, type WeekRange } from '../series/week-range.ts';
import { chartOf, type Chart } from './glr-chart.ts';
import { readGlr, requireAffordable, type CheckedGlr, type GlrSettings } from './glr-settings.ts';
import { fitInControl, readMeans, type InControlFit } from './in-control.ts';

export interface GlrVerdict extends Verdict {
  /** Logarithm of the ratio of likelihoods after this week; it begins anew after an alarm. */
  statistic: number;
}

/**
 * Generalised likelihood ratio (GLR) chart for Poisson or negative binomial counts with a seasonal mean: whether the
 * mean has changed, at the likeliest time and by the likeliest ratio.
 *
 * Alarm when max over k, theta of log L(theta; k..n) - log L(0; k..n) reaches the threshold; the chart then begins
 * anew. With `logRatio` the ratio is known and the chart is a likelihood ratio CUSUM, which alarms above the
 * threshold. `upper` (for a decrease: the largest count that alarms) is found when `limits` asks for it. Weeks
 * without a count are passed over.
 *
 * @param settings.from first week judged, from 0: needed unless the mean is given, as it is estimated before
 * @throws ArgumentError for counts, dates or settings that cannot be
 * @see Hoehle & Paul 2008, Comput Stat Data Anal 52:4357, doi:10.1016/j.csda.2008.02.015
 */
export function glr(series: CountSeries, settings: GlrSettings & WeekRange & LongRun = {}): GlrVerdict[] {
  return glrChart(series, settings).verdicts;
}

/** The chart together with the dispersion that it used. */
export function glrChart(series: CountSeries, settings: GlrSettings & WeekRange & LongRun = {}): { verdicts: GlrVerdict[]; alpha: number } {
  const checked = readSeries(series);
  const { from, to } = readRange(settings, checked.counts.length);
  const read = readGlr(settings);
  const fit = inControlOf(checked, settings, from, to);
  requireAffordable(to - from + 1, read, fit.alpha);
  return { verdicts: run(checked, read, fit, from, to, settings), alpha: fit.alpha };
}

function run(
  series: CheckedSeries,
  read: CheckedGlr,
  fit: InControlFit,
  from: number,
  to: number,
  settings: GlrSettings & LongRun,
): GlrVerdict[] {
  const chart = chartOf(series.counts.slice(from, to + 1), fit, read);
  const refits = typeof settings.mean === 'object' && 'refit' in settings.mean && settings.mean.refit === true;
  const verdicts: GlrVerdict[] = [];
  for (let at = from; at <= to; at++) {
    if (settings.cancelled?.() === true) break;
    const verdict = judge(chart, series.counts, at, at - from);
    verdicts.push(verdict);
    if (verdict.alarm && refits && at < to) {
      const again = fitInControl(series.counts, series.clock.frequency, at + 1, to, settings.mean as object, fit.alpha);
      chart.means.set(again.mean, at + 1 - from);
    }
    settings.onProgress?.((at - from + 1) / (to - from + 1));
  }
  for (let at = from + verdicts.length; at <= to; at++) verdicts.push(unjudged(series.counts, at, fit.mean[at - from]!, 'cancelled', 0));
  return verdicts;
}

function judge(chart: Chart, counts: Float64Array, at: number, week: number): GlrVerdict {
  const expected = chart.means[week]!;
  if (Number.isNaN(counts[at]!)) return unjudged(counts, at, expected, 'missingCount', chart.pass());
  const { statistic, limit, alarm } = chart.next(week);
  return { at, observed: counts[at]!, expected, upper: limit, alarm, unjudged: null, statistic };
}

function unjudged(counts: Float64Array, at: number, expected: number, reason: UnjudgedReason, statistic: number): GlrVerdict {
  const observed = Number.isNaN(counts[at]!) ? null : counts[at]!;
  return { at, observed, expected, upper: null, alarm: false, unjudged: reason, statistic };
}

function inControlOf({ counts, clock }: CheckedSeries, { mean = {}, alpha }: GlrSettings, from: number, to: number): InControlFit {
  if (typeof mean === 'number' || 'length' in mean) return { mean: readMeans(mean, to - from + 1), alpha: alpha ?? 0 };
  return fitInControl(counts, clock.frequency, from, to, mean, alpha);
}
