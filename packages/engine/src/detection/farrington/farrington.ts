import { ArgumentError, requireCount, requireOpenProbability } from '@firebreak/epi/distribution/index';
import { groupedDesign } from '../../glm/grouped-design.ts';
import { readSeries, type CheckedSeries, type CountSeries } from '../series/count-series.ts';
import { runSteps, type LongRun } from '../series/long-run.ts';
import { yearsBack } from '../series/series-clock.ts';
import { numberOrNull, type UnjudgedReason, type Verdict } from '../series/verdict.ts';
import { readRange, type WeekRange } from '../series/week-range.ts';
import { hasTooFew, readFewCases, type FewCases } from './few-cases.ts';
import { fitReference, referenceFit, type FitSettings, type ReferenceFit } from './reference-fit.ts';
import { planWithout, type ReferencePlan } from './reference-plan.ts';
import { powerLimit, powerUpperTail, readPower, zOf, type Power } from './threshold.ts';

export interface FarringtonSettings {
  /** Years of history (b); 5 by default. */
  years?: number | undefined;
  /** Weeks on each side of the same week of those years (w); 3 by default. */
  halfWindow?: number | undefined;
  /** Whether past outbreaks weigh less; true by default. */
  reweight?: boolean | undefined;
  /** Two-sided: the limit has alpha / 2 above it; 0.05 by default. */
  alpha?: number | undefined;
  /** Whether a trend in time is looked for; true by default. */
  trend?: boolean | undefined;
  /** 5 cases in 4 weeks by default. */
  fewCases?: FewCases | undefined;
  /** Transformation that makes a count near normal; 2/3 by default. */
  power?: Power | undefined;
  /** Whether counts are taken per population; false by default. */
  populationOffset?: boolean | undefined;
}

export interface FarringtonVerdict extends Verdict {
  /** Probability of a larger count without an outbreak, normal on the transformed scale. */
  pValue: number | null;
  /** Variance over mean of a count, at least 1. */
  dispersion: number | null;
  /** Change of the logarithm of what is expected, per week; null when no trend was kept. */
  trend: number | null;
  /** Reference weeks there were: fewer than asked for near the beginning of a series. */
  referenceWeeks: number;
}

/**
 * Farrington's original method: whether a count is more than the same weeks of earlier years let expect.
 *
 * A quasi-Poisson model of the windows around the same week of `years` years, with a trend if it is significant,
 * rests on three years and does not lead above all counts seen. Past outbreaks are given less weight (Anscombe
 * residual above 1) and the model is fitted again. Limit by the delta method on the transformed scale, with
 * alpha / 2 above it. Windows that begin before the series are used as far as they are there.
 *
 * @param series.counts cases per week (month, day)
 * @param settings.from, settings.to weeks to judge, from 0; all by default
 * @throws ArgumentError for counts, dates or settings that cannot be
 * @see Farrington, Andrews, Beale & Catchpole 1996, J R Stat Soc A 159:547, doi:10.2307/2983331
 */
export function farrington(series: CountSeries, settings: FarringtonSettings & WeekRange & LongRun = {}): FarringtonVerdict[] {
  const checked = readSeries(series);
  const read = readSettings(settings, checked);
  const { from, to } = readRange(settings, checked.counts.length);
  const fit = referenceFit(read.years * (2 * read.halfWindow + 1), 1);
  const verdicts: FarringtonVerdict[] = [];
  const done = runSteps(to - from + 1, settings, (index) => verdicts.push(judge(checked, read, from + index, fit)));
  for (let at = from + done; at <= to; at++) verdicts.push(unjudged(checked, at, 0, 'cancelled'));
  return verdicts;
}

interface CheckedFarrington extends FitSettings {
  halfWindow: number;
  alpha: number;
  fewCases: FewCases;
  power: Power;
  logPopulation: Float64Array | null;
}

function readSettings(settings: FarringtonSettings, { clock, population }: CheckedSeries): CheckedFarrington {
  const { years = 5, halfWindow = 3, reweight = true, alpha = 0.05, trend = true, populationOffset = false } = settings;
  requireCount('years', years, 1);
  requireCount('halfWindow', halfWindow);
  requireOpenProbability('alpha', alpha);
  if (halfWindow >= clock.frequency) {
    throw new ArgumentError('OUT_OF_RANGE', 'halfWindow', 'A window must be shorter than a year, or it holds the week judged.', halfWindow);
  }
  if (populationOffset && population === null) {
    throw new ArgumentError('EMPTY', 'population', 'Counts per population need a population for each count.');
  }
  return {
    years,
    halfWindow,
    reweight,
    alpha,
    trend,
    fewCases: readFewCases(settings.fewCases),
    power: readPower(settings.power),
    logPopulation: populationOffset && population !== null ? population.map(Math.log) : null,
    trendPValue: TREND_P_VALUE,
    weightsThreshold: WEIGHTS_THRESHOLD,
    overwrittenWeights: false,
  };
}

function judge(series: CheckedSeries, settings: CheckedFarrington, at: number, fit: ReferenceFit): FarringtonVerdict {
  const { counts } = series;
  const { logPopulation, power } = settings;
  const asked = windowPlan(series, settings, at);
  const plan = planWithout(asked, counts, 0);
  const weeks = plan.rows.length;
  if (weeks === 0) return unjudged(series, at, 0, asked.rows.length === 0 ? 'shortHistory' : 'missingBaseline');
  plan.rows.forEach((position, row) => {
    fit.response[row] = counts[position]!;
    if (logPopulation !== null) fit.offset[row] = logPopulation[position]!;
  });
  const fitted = fitReference(plan, settings, logPopulation !== null, logPopulation === null ? 0 : logPopulation[at]!, fit);
  if (!fitted) return unjudged(series, at, weeks, failureOf(plan, fit));
  const expected = Math.exp(fit.predictor);
  const error = fit.error * expected;
  const upper = powerLimit(power, expected, fit.phi, error, zOf(settings.alpha / 2));
  const observed = numberOrNull(counts[at]!);
  const reason = observed === null ? 'missingCount' : hasTooFew(counts, 0, at, settings.fewCases) ? 'fewCases' : null;
  return {
    at,
    observed,
    expected,
    upper: reason === 'fewCases' ? null : upper,
    alarm: reason === null && observed! - expected > upper - expected,
    unjudged: reason,
    pValue: observed === null ? null : powerUpperTail(power, expected, fit.phi, error, observed),
    dispersion: fit.phi,
    trend: fit.hasTrend ? fit.model.slope : null,
    referenceWeeks: weeks,
  };
}

/** The windows around the same week of each year, as far as they are in the series. */
function windowPlan({ clock }: CheckedSeries, { years, halfWindow }: CheckedFarrington, at: number): ReferencePlan {
  const rows: number[] = [];
  for (let back = years; back >= 1; back--) {
    const anchor = yearsBack(clock, at, back);
    for (let week = Math.max(0, anchor - halfWindow); week <= anchor + halfWindow; week++) rows.push(week);
  }
  const level = new Int32Array(rows.length);
  const time = Float64Array.from(rows, (row) => row + 1);
  return { rows: Int32Array.from(rows), level, time, design: groupedDesign(level, time), nowLevel: 0, nowTime: at + 1 };
}

function failureOf({ rows }: ReferencePlan, { response, model }: ReferenceFit): UnjudgedReason {
  if (response.subarray(0, rows.length).every((count) => count === 0)) return 'noBaselineCases';
  return model.residualDegrees <= 0 ? 'shortHistory' : 'noConvergence';
}

function unjudged({ counts }: CheckedSeries, at: number, referenceWeeks: number, reason: UnjudgedReason): FarringtonVerdict {
  return {
    at,
    observed: numberOrNull(counts[at]!),
    expected: null,
    upper: null,
    alarm: false,
    unjudged: reason,
    pValue: null,
    dispersion: null,
    trend: null,
    referenceWeeks,
  };
}

/** Fixed in the method of 1996. */
const TREND_P_VALUE = 0.05;
const WEIGHTS_THRESHOLD = 1;
