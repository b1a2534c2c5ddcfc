import { requireNumber, requirePositive, requireProbability } from './argument-error.ts';
import type { Tail } from './normal.ts';

/** Density of the Weibull distribution, P(X > x) = exp(-(x / scale)^shape). */
export function weibullDensity(x: number, shape: number, scale: number): number {
  return Math.exp(weibullLogDensity(x, shape, scale));
}

export function weibullLogDensity(x: number, shape: number, scale: number): number {
  requireWeibull(x, shape, scale);
  if (x < 0 || x === Infinity) return -Infinity;
  if (x === 0) return shape < 1 ? Infinity : shape > 1 ? -Infinity : -Math.log(scale);
  const ratio = x / scale;
  return Math.log(shape / scale) + (shape - 1) * Math.log(ratio) - ratio ** shape;
}

/** P(X <= x). */
export function weibullCumulative(x: number, shape: number, scale: number): number {
  requireWeibull(x, shape, scale);
  return x <= 0 ? 0 : -Math.expm1(-((x / scale) ** shape));
}

/** P(X > x). */
export function weibullUpperTail(x: number, shape: number, scale: number): number {
  requireWeibull(x, shape, scale);
  return x <= 0 ? 1 : Math.exp(-((x / scale) ** shape));
}

export function weibullQuantile(p: number, shape: number, scale: number, tail: Tail = 'lower'): number {
  requireProbability('p', p);
  requireWeibull(0, shape, scale);
  const hazard = tail === 'lower' ? -Math.log1p(-p) : -Math.log(p);
  return scale * hazard ** (1 / shape);
}

function requireWeibull(x: number, shape: number, scale: number): void {
  requireNumber('x', x);
  requirePositive('shape', shape);
  requirePositive('scale', scale);
}
