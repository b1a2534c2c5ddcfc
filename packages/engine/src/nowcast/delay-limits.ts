import { betaQuantile, normalQuantile } from '@firebreak/epi/distribution/index';
import type { HazardShares, ShareBeta } from './reported-share.ts';

/** Share of cases reported within so many days, with limits. */
export interface ReportedByDelay {
  /** Whole days from event to report. */
  delay: number;
  share: number;
  lower: number;
  upper: number;
}

export function betaDelay(betas: readonly ShareBeta[], level: number): ReportedByDelay[] {
  const tail = (1 - level) / 2;
  return betas.map(({ mean, a, b }, delay) => {
    if (b === 0) return { delay, share: 1, lower: 1, upper: 1 };
    return { delay, share: mean, lower: betaQuantile(tail, a, b), upper: betaQuantile(tail, a, b, 'upper') };
  });
}

/** Limits on the logarithm, ended at 1. */
export function hazardDelay({ share, logVariance }: HazardShares, level: number): ReportedByDelay[] {
  const z = normalQuantile((1 - level) / 2, 0, 1, 'upper');
  return Array.from(share, (value, delay) => {
    const factor = Math.exp(z * Math.sqrt(logVariance[delay]!));
    if (value === 0) return { delay, share: 0, lower: 0, upper: 1 };
    return { delay, share: value, lower: value / factor, upper: Math.min(1, value * factor) };
  });
}
