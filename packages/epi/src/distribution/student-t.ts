import { requireNumber, requirePositive, requireProbability } from './argument-error.ts';
import { betaLogitQuantile } from './beta.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { logBeta } from './log-gamma.ts';
import type { Tail } from './normal.ts';

/** Density of Student's t distribution. */
export function tDensity(x: number, degreesOfFreedom: number): number {
  requireNumber('x', x);
  requirePositive('degreesOfFreedom', degreesOfFreedom);
  const half = 0.5 * degreesOfFreedom;
  return Math.exp(-(half + 0.5) * Math.log1p((x * x) / degreesOfFreedom) - 0.5 * Math.log(degreesOfFreedom) - logBeta(half, 0.5));
}

/** P(T <= x). */
export function tCumulative(x: number, degreesOfFreedom: number): number {
  return tUpperTail(-x, degreesOfFreedom);
}

/** P(T > x). */
export function tUpperTail(x: number, degreesOfFreedom: number): number {
  requireNumber('x', x);
  requirePositive('degreesOfFreedom', degreesOfFreedom);
  const square = x * x;
  const sum = square + degreesOfFreedom;
  const near = square === Infinity ? 0 : degreesOfFreedom / sum;
  const tail = 0.5 * incompleteBeta(near, square === Infinity ? 1 : square / sum, 0.5 * degreesOfFreedom, 0.5, 'lower');
  return x >= 0 ? tail : 1 - tail;
}

/** Quantile of Student's t distribution. */
export function tQuantile(p: number, degreesOfFreedom: number, tail: Tail = 'lower'): number {
  requireProbability('p', p);
  requirePositive('degreesOfFreedom', degreesOfFreedom);
  if (p === 0.5) return 0;
  // T^2 / (T^2 + df) is beta with 1/2 and df/2; twice the smaller tail lies above its square.
  const logit = betaLogitQuantile(2 * Math.min(p, 1 - p), 0.5, 0.5 * degreesOfFreedom, 'upper');
  const size = Math.sqrt(degreesOfFreedom) * Math.exp(0.5 * logit);
  return p < 0.5 === (tail === 'lower') ? -size : size;
}
