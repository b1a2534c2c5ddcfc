import { reasonCode } from '../series/verdict.ts';
import { hasTooFew } from './few-cases.ts';
import type { CheckedFlexible } from './flexible-settings.ts';
import { fitReference, type FitSettings, type ReferenceFit } from './reference-fit.ts';
import { planWithout, type ReferencePlan } from './reference-plan.ts';
import { countQuantile, countUpperTail, powerLimit, powerUpperTail, zOf } from './threshold.ts';

/** Numbers of the weeks judged, flat; NaN where there is none. */
export interface FlexibleNumbers {
  expected: Float64Array;
  /** Standard error of the logarithm of what is expected. */
  error: Float64Array;
  upper: Float64Array;
  /** (observed - expected) / (upper - expected): an alarm above 1. With nbPlugin and muan `expected` enters as its logarithm, as in the reference program. */
  score: Float64Array;
  /** Probability of a count as large as this one without an outbreak. */
  pValue: Float64Array;
  /** Variance over mean, at least 1. */
  dispersion: Float64Array;
  /** Change of the logarithm of what is expected per week; NaN when no trend was kept. */
  trend: Float64Array;
  alarm: Uint8Array;
  reason: Uint8Array;
}

/** Series and settings that a run of weeks shares. */
export interface FlexibleRun {
  counts: Float64Array;
  /** Logarithm of the population, laid out as the counts; null without. */
  logPopulation: Float64Array | null;
  settings: CheckedFlexible;
  fitSettings: FitSettings;
  fit: ReferenceFit;
  z: number;
  numbers: FlexibleNumbers;
}

export function flexibleRun(
  counts: Float64Array,
  logPopulation: Float64Array | null,
  settings: CheckedFlexible,
  fit: ReferenceFit,
  numbers: FlexibleNumbers,
): FlexibleRun {
  return {
    counts,
    logPopulation,
    settings,
    fitSettings: { ...settings, overwrittenWeights: settings.errors === 'asReference' },
    fit,
    z: zOf(settings.alpha),
    numbers,
  };
}

/** Judges week `at` of the series that starts at `start`, and writes its numbers at `place`. */
export function judgeFlexible(run: FlexibleRun, plan: ReferencePlan, at: number, start: number, place: number): void {
  const { counts, logPopulation, fit, numbers } = run;
  const own = planWithout(plan, counts, start);
  const cases = gather(own, counts, logPopulation, start, fit);
  const nowOffset = logPopulation === null ? 0 : logPopulation[start + at]!;
  if (own.design.rows === 0 || own.design.levels <= own.nowLevel) numbers.reason[place] = MISSING_BASELINE;
  else if (fitReference(own, run.fitSettings, logPopulation !== null, nowOffset, fit)) judgeFitted(run, at, start, place);
  else numbers.reason[place] = cases === 0 ? NO_BASELINE_CASES : NO_CONVERGENCE;
}

function gather(
  { rows }: ReferencePlan,
  counts: Float64Array,
  logPopulation: Float64Array | null,
  start: number,
  { response, offset }: ReferenceFit,
): number {
  let cases = 0;
  for (let row = 0; row < rows.length; row++) {
    const count = counts[start + rows[row]!]!;
    response[row] = count;
    cases += count;
    if (logPopulation !== null) offset[row] = logPopulation[start + rows[row]!]!;
  }
  return cases;
}

function judgeFitted(run: FlexibleRun, at: number, start: number, place: number): void {
  const { counts, settings, fit, numbers } = run;
  const observed = counts[start + at]!;
  const mean = Math.exp(fit.predictor);
  numbers.expected[place] = mean;
  numbers.error[place] = fit.error;
  numbers.dispersion[place] = fit.phi;
  if (fit.hasTrend) numbers.trend[place] = fit.model.slope;
  const upper = limitOf(run, mean);
  if (!(upper < Infinity)) {
    numbers.reason[place] = NO_UPPER_BOUND;
    return;
  }
  const reason = Number.isNaN(observed) ? MISSING_COUNT : hasTooFew(counts, start, at, settings.fewCases) ? FEW_CASES : 0;
  numbers.reason[place] = reason;
  if (reason !== FEW_CASES) numbers.upper[place] = upper;
  if (reason === MISSING_COUNT) return;
  const middle = settings.threshold === 'delta' ? mean : fit.predictor;
  const score = (observed - middle) / (upper - middle);
  numbers.score[place] = score;
  numbers.pValue[place] = tailOf(run, mean, observed);
  numbers.alarm[place] = reason === 0 && score > 1 && observed > 0 ? 1 : 0;
}

function limitOf({ settings, fit, z }: FlexibleRun, mean: number): number {
  if (settings.threshold === 'delta') return powerLimit(settings.power, mean, fit.phi, fit.error * mean, z);
  const assumed = settings.threshold === 'muan' ? Math.exp(fit.predictor + z * fit.error) : mean;
  return assumed < Infinity ? countQuantile(1 - settings.alpha, assumed, fit.phi) : Infinity;
}

function tailOf({ settings, fit, z }: FlexibleRun, mean: number, observed: number): number {
  if (settings.threshold === 'delta') return powerUpperTail(settings.power, mean, fit.phi, fit.error * mean, observed);
  return countUpperTail(observed, settings.threshold === 'muan' ? Math.exp(fit.predictor + z * fit.error) : mean, fit.phi);
}

const MISSING_COUNT = reasonCode('missingCount');
const MISSING_BASELINE = reasonCode('missingBaseline');
const FEW_CASES = reasonCode('fewCases');
const NO_BASELINE_CASES = reasonCode('noBaselineCases');
const NO_CONVERGENCE = reasonCode('noConvergence');
const NO_UPPER_BOUND = reasonCode('noUpperBound');
