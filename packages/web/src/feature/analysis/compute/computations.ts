import { attackRateTable } from './attack-rate-analysis.ts';
import { clusterAnalysis } from './cluster-analysis.ts';
import { delayAnalysis } from './delay-analysis.ts';
import { growthAnalysis } from './growth-analysis.ts';
import { nowcastAnalysis } from './nowcast-analysis.ts';
import { rtAnalysis } from './rt-analysis.ts';
import { surveillanceAnalysis } from './surveillance-analysis.ts';
import { twoByTwoAnalysis } from './two-by-two-analysis.ts';

/** Everything the pages compute, by name; each a pure function of its input. */
export const computations = {
  attackRateTable,
  clusterAnalysis,
  delayAnalysis,
  growthAnalysis,
  nowcastAnalysis,
  rtAnalysis,
  surveillanceAnalysis,
  twoByTwoAnalysis,
} as const;

export type ComputationName = keyof typeof computations;
export type Input<N extends ComputationName> = Parameters<(typeof computations)[N]>[0];
export type Output<N extends ComputationName> = ReturnType<(typeof computations)[N]>;
