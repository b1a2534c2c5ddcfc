import { ArgumentError, normalQuantile, requireCount, requireNonNegative, requireOpenProbability } from '@firebreak/epi/distribution/index';

export const earsMethods = ['C1', 'C2', 'C3'] as const;
export type EarsMethod = (typeof earsMethods)[number];

export interface EarsSettings {
  /** C1: the weeks just before; C2: the same two weeks earlier; C3: C2 of this week and the two before together. */
  method?: EarsMethod | undefined;
  /** Weeks in the baseline, at least 3; 7 by default. */
  baseline?: number | undefined;
  /** Share of weeks without an outbreak that alarm if counts were normal; 0.001 for C1 and C2, 0.025 for C3. */
  alpha?: number | undefined;
  /** The standard deviation is taken at least as large, in cases; 0 by default. */
  minSigma?: number | undefined;
}

export interface CheckedEars {
  method: EarsMethod;
  baseline: number;
  z: number;
  minSigma: number;
  /** Weeks between the baseline and the week judged. */
  gap: number;
}

export function readEars({ method = 'C1', baseline = 7, alpha, minSigma = 0 }: EarsSettings): CheckedEars {
  if (!earsMethods.includes(method)) throw new ArgumentError('OUT_OF_RANGE', 'method', 'Give C1, C2 or C3.', method);
  requireCount('baseline', baseline, 3);
  requireNonNegative('minSigma', minSigma);
  const share = alpha ?? (method === 'C3' ? 0.025 : 0.001);
  requireOpenProbability('alpha', share);
  return { method, baseline, z: normalQuantile(share, 0, 1, 'upper'), minSigma, gap: method === 'C1' ? 0 : 2 };
}
