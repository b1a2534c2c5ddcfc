import {
  ArgumentError,
  delayFamilies,
  delayMoments,
  delayQuantile,
  normalQuantile,
  requireOpenProbability,
  type DelayDistribution,
  type DelayFamily,
} from '@firebreak/epi/distribution/index';
import { maximise } from '../numeric/maximise.ts';
import { delayLikelihood } from './delay-likelihood.ts';
import { requireDelays, type DelayRecord } from './delay-record.ts';
import { delayShapes, type DelayShape } from './delay-shape.ts';
import { DEFAULT_LEVEL, tailShare } from './estimate.ts';

/** A quantity of a fitted distribution, in days unless it is a shape. */
export interface FittedQuantity {
  estimate: number;
  standardError: number;
  /** On the logarithm for what is above 0, so that no limit is negative. */
  lower: number;
  upper: number;
}

export interface DelayFit {
  distribution: DelayDistribution;
  records: number;
  logLikelihood: number;
  /** 2 * 2 - 2 log likelihood: the smallest of several families fits best; less than 2 apart is no difference. */
  aic: number;
  bic: number;
  /** The parameters of `distribution` by name. */
  parameters: Record<string, FittedQuantity>;
  mean: FittedQuantity;
  sd: FittedQuantity;
  /** Delays that the shares asked for do not exceed. */
  quantiles: (FittedQuantity & { share: number })[];
}

export interface DelayFitSettings {
  level?: number;
  /** Shares of cases whose delay is asked for; the median and 5, 25, 75, 95 and 99 % by default. */
  shares?: readonly number[];
}

/**
 * Fits a distribution of delays by maximum likelihood: exact, interval and doubly interval censored records mixed,
 * with or without right truncation. See docs/method/delay-fit.md.
 *
 * @throws ArgumentError for impossible windows, fewer than two records, or records that all say the same
 */
export function fitDelay(records: readonly DelayRecord[], family: DelayFamily, settings: DelayFitSettings = {}): DelayFit {
  requireDelays(records);
  const { level = DEFAULT_LEVEL, shares = DEFAULT_SHARES } = settings;
  shares.forEach((share, index) => requireOpenProbability(`shares[${index}]`, share));
  const z = normalQuantile(tailShare(level), 0, 1, 'upper');
  const shape = delayShapes[family];
  const logLikelihood = delayLikelihood(records, shape);
  const top = maximise(logLikelihood, startOf(records, shape, logLikelihood));
  const distribution = shape.distribution(top.at);
  const covariance = top.covariance;
  if (covariance === null || !top.converged || delayMoments(distribution).sd < LEAST_VARIATION * delayMoments(distribution).mean) {
    const remedy = 'The delays do not tell a spread: give more of them, or wider windows, or an earlier or no truncation.';
    throw new ArgumentError('NO_INFORMATION', 'records', remedy);
  }
  const quantity = (value: (distribution: DelayDistribution) => number): FittedQuantity =>
    quantityOf((unknowns) => value(shape.distribution(unknowns)), top.at, covariance, z);
  return {
    distribution,
    records: records.length,
    logLikelihood: top.value,
    aic: 4 - 2 * top.value,
    bic: 2 * Math.log(records.length) - 2 * top.value,
    parameters: parametersOf(distribution, quantity),
    mean: quantity((fitted) => delayMoments(fitted).mean),
    sd: quantity((fitted) => delayMoments(fitted).sd),
    quantiles: shares.map((share) => ({ share, ...quantity((fitted) => delayQuantile(fitted, share)) })),
  };
}

/** Fits several families and puts the one with the smallest AIC first. A family that cannot be fitted is left out, unless all cannot. */
export function fitDelays(
  records: readonly DelayRecord[],
  settings: DelayFitSettings & { families?: readonly DelayFamily[] } = {},
): DelayFit[] {
  const { families = delayFamilies } = settings;
  if (families.length === 0) throw new ArgumentError('EMPTY', 'families', 'Name at least one of gamma, lognormal, weibull.');
  const fits: DelayFit[] = [];
  let failure: unknown;
  for (const family of families) {
    try {
      fits.push(fitDelay(records, family, settings));
    } catch (error) {
      if (!(error instanceof ArgumentError) || error.code !== 'NO_INFORMATION') throw error;
      failure = error;
    }
  }
  if (fits.length === 0) throw failure;
  return fits.sort((a, b) => a.aic - b.aic);
}

/** Moments of the middles of the windows; wider until every record is possible. */
function startOf(records: readonly DelayRecord[], shape: DelayShape, logLikelihood: (at: readonly number[]) => number): [number, number] {
  const middles = records.map(({ startEarliest, startLatest, endEarliest, endLatest }) => {
    const middle = (endEarliest + endLatest - startEarliest - startLatest) / 2;
    return middle > 0 ? middle : (endLatest - startEarliest) / 3;
  });
  const mean = middles.reduce((sum, value) => sum + value, 0) / middles.length;
  const variance = middles.reduce((sum, value) => sum + (value - mean) ** 2, 0) / middles.length;
  let variation = Math.min(3, Math.max(0.2, Math.sqrt(variance) / mean));
  for (let step = 0; step < 20; step++) {
    const start = shape.start(mean, variation);
    if (Number.isFinite(logLikelihood(start))) return start;
    variation *= 1.4;
  }
  throw new ArgumentError('NO_INFORMATION', 'records', 'The delays differ too much for one distribution: look for mistyped dates.');
}

function parametersOf(
  distribution: DelayDistribution,
  quantity: (value: (distribution: DelayDistribution) => number) => FittedQuantity,
): Record<string, FittedQuantity> {
  const names = Object.keys(numbersOf(distribution));
  return Object.fromEntries(names.map((name) => [name, quantity((fitted) => numbersOf(fitted)[name] ?? NaN)]));
}

const numbersOf = (distribution: DelayDistribution): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(distribution).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));

/** Delta method, on the logarithm where the quantity is above 0 by nature. */
function quantityOf(
  value: (unknowns: readonly number[]) => number,
  at: readonly number[],
  covariance: readonly (readonly number[])[],
  z: number,
): FittedQuantity {
  const estimate = value(at);
  const slope = at.map((_, index) => {
    const moved = (step: number): number => value(at.map((unknown, other) => (other === index ? unknown + step : unknown)));
    return (moved(SLOPE_STEP) - moved(-SLOPE_STEP)) / (2 * SLOPE_STEP);
  });
  const variance = slope.reduce((sum, s, i) => sum + s * slope.reduce((inner, t, j) => inner + covariance[i]![j]! * t, 0), 0);
  const standardError = Math.sqrt(Math.max(0, variance));
  if (!Number.isFinite(estimate) || !Number.isFinite(standardError)) {
    throw new ArgumentError('NO_INFORMATION', 'records', 'The delays are too few and too different for limits: look for mistyped dates.');
  }
  if (estimate <= 0 || isLocation(value, at))
    return { estimate, standardError, lower: estimate - z * standardError, upper: estimate + z * standardError };
  const spread = Math.exp((z * standardError) / estimate);
  return { estimate, standardError, lower: estimate / spread, upper: estimate * spread };
}

/** The mean of the logarithm may be negative: it moves one for one with its unknown. */
function isLocation(value: (unknowns: readonly number[]) => number, at: readonly number[]): boolean {
  return value(at) === at[0];
}

export const DEFAULT_SHARES: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
const SLOPE_STEP = 1e-4;
/** A fit whose delays vary by less than a thousandth of their mean has run to a point. */
const LEAST_VARIATION = 1e-3;
