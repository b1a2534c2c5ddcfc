import { requireNonNegative, requireNumber, requireProbability } from './argument-error.ts';
import { incompleteGamma, logGammaKernel } from './incomplete-gamma.ts';
import { integerQuantile } from './integer-quantile.ts';
import { normalQuantile } from './normal.ts';

/** P(X = count) when `mean` events are expected; 0 for counts that are not whole. */
export function poissonMass(count: number, mean: number): number {
  return Math.exp(poissonLogMass(count, mean));
}

export function poissonLogMass(count: number, mean: number): number {
  requireNumber('count', count);
  requireNonNegative('mean', mean);
  if (!Number.isInteger(count) || count < 0) return -Infinity;
  if (mean === 0) return count === 0 ? 0 : -Infinity;
  return count === 0 ? -mean : logGammaKernel(count, mean);
}

/** P(X <= count). */
export function poissonCumulative(count: number, mean: number): number {
  return tailOf(count, mean, 'upper');
}

/** P(X > count). */
export function poissonUpperTail(count: number, mean: number): number {
  return tailOf(count, mean, 'lower');
}

/** Smallest count with P(X <= count) >= p; Infinity for p = 1. */
export function poissonQuantile(p: number, mean: number): number {
  requireProbability('p', p);
  requireNonNegative('mean', mean);
  if (p === 0 || mean === 0) return 0;
  if (p === 1) return Infinity;
  const sd = Math.sqrt(mean);
  const z = normalQuantile(p);
  return integerQuantile(p, (count) => tailOf(count, mean, 'upper'), mean + sd * (z + (z * z - 1) / (6 * sd)), sd);
}

/** X <= k exactly when the (k + 1)th event comes after `mean` units of time, a gamma waiting time. */
function tailOf(count: number, mean: number, tail: 'lower' | 'upper'): number {
  requireNumber('count', count);
  requireNonNegative('mean', mean);
  if (count < 0) return tail === 'upper' ? 0 : 1;
  if (count === Infinity) return tail === 'upper' ? 1 : 0;
  return incompleteGamma(Math.floor(count) + 1, mean, tail);
}
