import {
  ArgumentError,
  negativeBinomialQuantile,
  negativeBinomialUpperTail,
  normalQuantile,
  normalUpperTail,
  poissonQuantile,
  poissonUpperTail,
} from '@firebreak/epi/distribution/index';

export const powers = ['2/3', '1/2', 'none'] as const;
/** Transformation that makes a count near normal: y^(2/3) takes the skewness, y^(1/2) the change of the variance. */
export type Power = (typeof powers)[number];

export function readPower(power: Power = '2/3'): Power {
  if (!powers.includes(power)) throw new ArgumentError('OUT_OF_RANGE', 'power', 'Give 2/3, 1/2 or none.', power);
  return power;
}

const exponents: Record<Power, number> = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 };

/**
 * Standard deviation of a transformed count around its transformed mean, by the delta method.
 *
 * @param mean expected count
 * @param dispersion variance over mean of a count
 * @param error standard error of the expected count
 */
function spreadOf(power: Power, mean: number, dispersion: number, error: number): number {
  const relative = dispersion + (error * error) / mean;
  if (power === 'none') return Math.sqrt(mean * relative);
  return power === '1/2' ? Math.sqrt(relative / 4) : Math.sqrt((4 / 9) * Math.cbrt(mean) * relative);
}

/** Limit on the scale of counts that a count exceeds with the share that has `z` above it. */
export function powerLimit(power: Power, mean: number, dispersion: number, error: number, z: number): number {
  const exponent = exponents[power];
  const [middle, spread] = [mean ** exponent, spreadOf(power, mean, dispersion, error)];
  const upper = (middle + z * spread) ** (1 / exponent);
  const lower = (middle - z * spread) ** (1 / exponent);
  return Number.isNaN(upper) || lower > upper ? lower : upper;
}

/** Probability of a larger count, normal on the transformed scale. */
export function powerUpperTail(power: Power, mean: number, dispersion: number, error: number, observed: number): number {
  const exponent = exponents[power];
  return normalUpperTail(observed ** exponent, mean ** exponent, spreadOf(power, mean, dispersion, error));
}

/** Quantile of a count with variance `dispersion` times its mean: negative binomial, Poisson for 1. */
export function countQuantile(p: number, mean: number, dispersion: number): number {
  return dispersion > 1 ? negativeBinomialQuantile(p, mean, mean / (dispersion - 1)) : poissonQuantile(p, mean);
}

/** Probability of a count of at least `observed`. */
export function countUpperTail(observed: number, mean: number, dispersion: number): number {
  return dispersion > 1 ? negativeBinomialUpperTail(observed - 1, mean, mean / (dispersion - 1)) : poissonUpperTail(observed - 1, mean);
}

/** Standard normal value with the share `alpha` above it. */
export const zOf = (alpha: number): number => normalQuantile(alpha, 0, 1, 'upper');
