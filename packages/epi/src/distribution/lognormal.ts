import { requireNumber } from './argument-error.ts';
import { normalCumulative, normalLogDensity, normalQuantile, normalUpperTail, type Tail } from './normal.ts';

/** Density of the lognormal distribution: log X is normal with mean `meanLog` and standard deviation `sdLog`. */
export function lognormalDensity(x: number, meanLog: number, sdLog: number): number {
  return Math.exp(lognormalLogDensity(x, meanLog, sdLog));
}

export function lognormalLogDensity(x: number, meanLog: number, sdLog: number): number {
  requireNumber('x', x);
  return x <= 0 ? -Infinity : normalLogDensity(Math.log(x), meanLog, sdLog) - Math.log(x);
}

/** P(X <= x). */
export function lognormalCumulative(x: number, meanLog: number, sdLog: number): number {
  requireNumber('x', x);
  return x <= 0 ? 0 : normalCumulative(Math.log(x), meanLog, sdLog);
}

/** P(X > x). */
export function lognormalUpperTail(x: number, meanLog: number, sdLog: number): number {
  requireNumber('x', x);
  return x <= 0 ? 1 : normalUpperTail(Math.log(x), meanLog, sdLog);
}

export function lognormalQuantile(p: number, meanLog: number, sdLog: number, tail: Tail = 'lower'): number {
  return Math.exp(normalQuantile(p, meanLog, sdLog, tail));
}
