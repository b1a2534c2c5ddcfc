import { requireOpenProbability } from '@firebreak/epi/distribution/index';

/** A measure with its confidence limits. Ratios may be 0 or Infinity, and so may their limits. */
export interface Estimate {
  estimate: number;
  lower: number;
  upper: number;
  /** How the limits were found, as some tables leave no choice: `score` where `wald` was asked but a cell is 0. */
  limits: LimitMethod;
}

export type LimitMethod = 'wald' | 'smallSample' | 'score' | 'exact' | 'midP' | 'deltaMethod';

/** Level of confidence unless another is asked for. */
export const DEFAULT_LEVEL = 0.95;

/** Share left out at each end: 0.025 for a level of 0.95. */
export function tailShare(level: number): number {
  requireOpenProbability('level', level);
  return (1 - level) / 2;
}
