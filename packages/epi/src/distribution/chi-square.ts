import { gammaCumulative, gammaDensity, gammaQuantile, gammaUpperTail } from './gamma.ts';
import type { Tail } from './normal.ts';

/** Density of the chi-square distribution: gamma with shape df/2 and scale 2. */
export function chiSquareDensity(x: number, degreesOfFreedom: number): number {
  return gammaDensity(x, degreesOfFreedom / 2, 2);
}

/** P(X <= x). */
export function chiSquareCumulative(x: number, degreesOfFreedom: number): number {
  return gammaCumulative(x, degreesOfFreedom / 2, 2);
}

/** P(X > x): the p-value of a chi-square test. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  return gammaUpperTail(x, degreesOfFreedom / 2, 2);
}

export function chiSquareQuantile(p: number, degreesOfFreedom: number, tail: Tail = 'lower'): number {
  return gammaQuantile(p, degreesOfFreedom / 2, 2, tail);
}
