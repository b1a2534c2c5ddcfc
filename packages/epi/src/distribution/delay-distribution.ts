import { gammaCumulative, gammaLogDensity, gammaQuantile, gammaUpperTail } from './gamma.ts';
import { logGamma } from './log-gamma.ts';
import { lognormalCumulative, lognormalLogDensity, lognormalQuantile, lognormalUpperTail } from './lognormal.ts';
import type { Tail } from './normal.ts';
import { weibullCumulative, weibullLogDensity, weibullQuantile, weibullUpperTail } from './weibull.ts';

export const delayFamilies = ['gamma', 'lognormal', 'weibull'] as const;
export type DelayFamily = (typeof delayFamilies)[number];

/** How long something takes, in days unless said otherwise: incubation, onset to report, serial interval. */
export type DelayDistribution =
  | { family: 'gamma'; shape: number; scale: number }
  | { family: 'lognormal'; meanLog: number; sdLog: number }
  | { family: 'weibull'; shape: number; scale: number };

/** Share of delays that are at most `delay`. */
export function delayCumulative(distribution: DelayDistribution, delay: number): number {
  switch (distribution.family) {
    case 'gamma':
      return gammaCumulative(delay, distribution.shape, distribution.scale);
    case 'lognormal':
      return lognormalCumulative(delay, distribution.meanLog, distribution.sdLog);
    case 'weibull':
      return weibullCumulative(delay, distribution.shape, distribution.scale);
  }
}

/** Share of delays that are longer than `delay`. */
export function delayUpperTail(distribution: DelayDistribution, delay: number): number {
  switch (distribution.family) {
    case 'gamma':
      return gammaUpperTail(delay, distribution.shape, distribution.scale);
    case 'lognormal':
      return lognormalUpperTail(delay, distribution.meanLog, distribution.sdLog);
    case 'weibull':
      return weibullUpperTail(delay, distribution.shape, distribution.scale);
  }
}

export function delayLogDensity(distribution: DelayDistribution, delay: number): number {
  switch (distribution.family) {
    case 'gamma':
      return gammaLogDensity(delay, distribution.shape, distribution.scale);
    case 'lognormal':
      return lognormalLogDensity(delay, distribution.meanLog, distribution.sdLog);
    case 'weibull':
      return weibullLogDensity(delay, distribution.shape, distribution.scale);
  }
}

/** The delay that the share `p` does not exceed. */
export function delayQuantile(distribution: DelayDistribution, p: number, tail: Tail = 'lower'): number {
  switch (distribution.family) {
    case 'gamma':
      return gammaQuantile(p, distribution.shape, distribution.scale, tail);
    case 'lognormal':
      return lognormalQuantile(p, distribution.meanLog, distribution.sdLog, tail);
    case 'weibull':
      return weibullQuantile(p, distribution.shape, distribution.scale, tail);
  }
}

/** Mean and standard deviation of a delay. */
export function delayMoments(distribution: DelayDistribution): { mean: number; sd: number } {
  if (distribution.family === 'gamma') {
    return { mean: distribution.shape * distribution.scale, sd: Math.sqrt(distribution.shape) * distribution.scale };
  }
  if (distribution.family === 'lognormal') {
    const variance = distribution.sdLog ** 2;
    const mean = Math.exp(distribution.meanLog + variance / 2);
    return { mean, sd: mean * Math.sqrt(Math.expm1(variance)) };
  }
  const { shape, scale } = distribution;
  const logMean = logGamma(1 + 1 / shape);
  const ratio = logGamma(1 + 2 / shape) - 2 * logMean; // log of E[X^2] / E[X]^2
  const mean = scale * Math.exp(logMean);
  return { mean, sd: mean * Math.sqrt(Math.expm1(ratio)) };
}
