import { requireNonNegative, requireNumber, requirePositive, requireProbability } from './argument-error.ts';
import { rawBinomialLogMass } from './binomial.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { logGammaKernel } from './incomplete-gamma.ts';
import { integerQuantile } from './integer-quantile.ts';
import { normalQuantile } from './normal.ts';

/**
 * P(X = count) of the negative binomial with this mean and dispersion k, variance mean + mean^2 / k: the number
 * of people one case infects, when some infect many.
 *
 * @param mean at least 0
 * @param k dispersion, above 0 (small: few cases cause most infections); Poisson as k grows
 */
export function negativeBinomialMass(count: number, mean: number, k: number): number {
  return Math.exp(negativeBinomialLogMass(count, mean, k));
}

export function negativeBinomialLogMass(count: number, mean: number, k: number): number {
  requireNegativeBinomial(count, mean, k);
  if (!Number.isInteger(count) || count < 0) return -Infinity;
  if (mean === 0) return count === 0 ? 0 : -Infinity;
  if (count === 0) return -k * Math.log1p(mean / k);
  if (count < k * 1e-10) return logGammaKernel(count, mean); // as good as Poisson; the other form would lose digits
  const [p, q] = [k / (k + mean), mean / (k + mean)];
  return Math.log(k / (k + count)) + rawBinomialLogMass(k, k + count, p, q);
}

/** P(X <= count). */
export function negativeBinomialCumulative(count: number, mean: number, k: number): number {
  return tailOf(count, mean, k, 'lower');
}

/** P(X > count). */
export function negativeBinomialUpperTail(count: number, mean: number, k: number): number {
  return tailOf(count, mean, k, 'upper');
}

/** Smallest count with P(X <= count) >= p; Infinity for p = 1. */
export function negativeBinomialQuantile(p: number, mean: number, k: number): number {
  requireProbability('p', p);
  requireNegativeBinomial(0, mean, k);
  if (p === 0 || mean === 0) return 0;
  if (p === 1) return Infinity;
  const sd = Math.sqrt(mean + (mean * mean) / k);
  return integerQuantile(p, (count) => tailOf(count, mean, k, 'lower'), mean + sd * Math.max(-1, normalQuantile(p)), sd);
}

function tailOf(count: number, mean: number, k: number, tail: 'lower' | 'upper'): number {
  requireNegativeBinomial(count, mean, k);
  if (count < 0) return tail === 'lower' ? 0 : 1;
  if (count === Infinity || mean === 0) return tail === 'lower' ? 1 : 0;
  return incompleteBeta(k / (k + mean), mean / (k + mean), k, Math.floor(count) + 1, tail);
}

function requireNegativeBinomial(count: number, mean: number, k: number): void {
  requireNumber('count', count);
  requireNonNegative('mean', mean);
  requirePositive('k', k);
}
