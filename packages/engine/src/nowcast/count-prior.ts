import { ArgumentError, requireCount, requirePositive } from '@firebreak/epi/distribution/index';

/** What was thought of the number of cases of a day before anything was reported. */
export type CountPrior =
  /** Poisson whose mean is gamma with this mean and variance: the usual choice, wide when the variance is large. */
  | { kind: 'poissonGamma'; mean: number; variance: number }
  /** Poisson with this mean: only when the number of cases is nearly known. */
  | { kind: 'poisson'; mean: number }
  /** All totals from 0 to `largest` equally likely. */
  | { kind: 'uniform'; largest: number };

export function requirePrior(prior: CountPrior): void {
  if (prior.kind === 'uniform') {
    requireCount('prior.largest', prior.largest, 1);
    requireAtMost('prior.largest', prior.largest);
    return;
  }
  requirePositive('prior.mean', prior.mean);
  requireAtMost('prior.mean', prior.mean);
  if (prior.kind === 'poissonGamma') requirePositive('prior.variance', prior.variance);
}

function requireAtMost(argument: string, value: number): void {
  if (value > MOST) throw new ArgumentError('OUT_OF_RANGE', argument, `Give at most ${MOST} cases a day.`, value);
}

const MOST = 10_000_000;

/**
 * Distribution of the cases of a day that are not reported yet, given those that are and the share reported:
 * P(k + 1) / P(k) = growth(k), k from 0 to `most`, its largest probability near `mode`.
 */
export interface MissingCases {
  growth: (k: number) => number;
  mode: number;
  most: number;
}

/**
 * With a Poisson prior the missing are Poisson(λ(1 - p)). With a gamma mean (shape α, rate β) they are negative
 * binomial with size n + α and probability (β + p) / (β + 1); a uniform prior is the same with size n + 1 and β = 0,
 * ended at the largest total.
 */
export function missingCases(prior: CountPrior, reported: number, share: number, missing: number): MissingCases {
  if (prior.kind === 'poisson') {
    const mean = prior.mean * missing;
    return { growth: (k) => mean / (k + 1), mode: Math.floor(mean), most: Infinity };
  }
  const rate = prior.kind === 'uniform' ? 0 : prior.mean / prior.variance;
  const size = reported + (prior.kind === 'uniform' ? 1 : prior.mean * rate);
  const q = missing / (1 + rate);
  const mode = Math.max(0, Math.floor(((size - 1) * q * (1 + rate)) / (rate + share)));
  const most = prior.kind === 'uniform' ? prior.largest - reported : Infinity;
  return { growth: (k) => ((size + k) / (k + 1)) * q, mode, most };
}
