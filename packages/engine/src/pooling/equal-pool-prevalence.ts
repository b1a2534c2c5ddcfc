import {
  ArgumentError,
  betaQuantile,
  binomialCumulative,
  binomialUpperTail,
  normalQuantile,
  requireCount,
  requireOpenProbability,
} from '@firebreak/epi/distribution/index';
import { requirePoolSize } from './pool-test.ts';

export const equalPoolLimits = ['exact', 'blaker', 'score', 'agrestiCoull', 'secondOrder', 'wald'] as const;
export type EqualPoolLimits = (typeof equalPoolLimits)[number];

export interface PoolPrevalence {
  /** Probability that a person is positive. */
  estimate: number;
  lower: number;
  upper: number;
}

/**
 * Prevalence among persons from pools of one size, each only positive or negative, with a perfect test.
 *
 * The share of positive pools and its limits are turned into those of persons by 1 - (1 - share)^(1/size).
 * `exact` (Clopper-Pearson, default) and the shorter `blaker` never cover less than their level; `score` and
 * `agrestiCoull` do so on average; `secondOrder` (Cai) balances the two ends; `wald` may go below 0.
 *
 * When all pools are positive the estimate is 1: the pools were too large to tell; look at the lower limit.
 *
 * @throws ArgumentError for counts that are not whole or more positive pools than pools
 * @see Tebbs & Bilder 2004, JABES 9:75; Blaker 2000, Can J Stat 28:783; Cai 2005, J Stat Plan Inf 131:63
 */
export function equalPoolPrevalence(
  { positive, pools, poolSize }: { positive: number; pools: number; poolSize: number },
  { level = 0.95, limits = 'exact' }: { level?: number; limits?: EqualPoolLimits } = {},
): PoolPrevalence {
  requirePools(positive, pools, poolSize);
  requireOpenProbability('level', level);
  const tail = (1 - level) / 2;
  const z = normalQuantile(tail, 0, 1, 'upper');
  const ofPersons = (share: number): number => -Math.expm1(Math.log1p(-Math.max(0, Math.min(1, share))) / poolSize);
  const estimate = ofPersons(positive / pools);
  if (limits === 'wald') {
    const healthy = 1 - estimate;
    const half = z * Math.sqrt((1 - healthy ** poolSize) / (pools * poolSize ** 2 * healthy ** (poolSize - 2)));
    return { estimate, lower: estimate - half, upper: estimate + half };
  }
  const { lower, upper } = shareLimits[limits](positive, pools, z, tail);
  return { estimate, lower: ofPersons(lower), upper: ofPersons(upper) };
}

interface Limits {
  lower: number;
  upper: number;
}

const shareLimits: Record<Exclude<EqualPoolLimits, 'wald'>, (x: number, n: number, z: number, tail: number) => Limits> = {
  exact: (x, n, _, tail) => ({
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(tail, x + 1, n - x, 'upper'),
  }),
  blaker: (x, n, _, tail) => blakerLimits(x, n, 2 * tail),
  score: (x, n, z) => {
    const [centre, half] = [x + (z * z) / 2, z * Math.sqrt((x / n) * (n - x) + (z * z) / 4)];
    return { lower: x === 0 ? 0 : (centre - half) / (n + z * z), upper: x === n ? 1 : (centre + half) / (n + z * z) };
  },
  agrestiCoull: (x, n, z) => {
    const centre = (x + (z * z) / 2) / (n + z * z);
    const half = z * Math.sqrt((centre * (1 - centre)) / (n + z * z));
    return { lower: centre - half, upper: centre + half };
  },
  secondOrder: (x, n, z) => {
    const eta = (z * z) / 3 + 1 / 6;
    const centre = (x + eta) / (n + 2 * eta);
    const variance = (x / n) * (1 - x / n);
    const correction = ((z * z) / 18 + 7 / 36 - ((13 / 18) * z * z + 17 / 18) * variance) / n;
    const half = z * Math.sqrt(Math.max(0, variance + correction) / n);
    return { lower: x === 0 ? 0 : centre - half, upper: x === n ? 1 : centre + half };
  },
};

/**
 * Shares at which what was seen is not among the rarest: Blaker's limits, inside those of Clopper and Pearson.
 * The acceptability jumps, so the first share above `alpha` is looked for from the outside in steps, then halved.
 */
function blakerLimits(x: number, n: number, alpha: number): Limits {
  const outer = shareLimits.exact(x, n, 0, alpha / 2);
  const share = x / n;
  const accepted = (p: number): boolean => acceptability(x, n, p) >= alpha;
  const edge = (from: number, to: number): number => {
    const steps = 500;
    for (let step = 0; step < steps; step++) {
      const p = from + ((to - from) * step) / steps;
      if (!accepted(p)) continue;
      return step === 0 ? p : boundary(from + ((to - from) * (step - 1)) / steps, p, accepted);
    }
    return to;
  };
  return { lower: x === 0 ? 0 : edge(outer.lower, share), upper: x === n ? 1 : edge(outer.upper, share) };
}

/** P(tail with x) plus the largest opposite tail that is no likelier. */
function acceptability(x: number, n: number, p: number): number {
  const [lower, upper] = [binomialCumulative(x, n, p), x === 0 ? 1 : binomialUpperTail(x - 1, n, p)];
  const own = Math.min(lower, upper);
  const bound = own * (1 + 1e-12);
  if (upper <= lower) {
    const count = lastWhere(0, x, (k) => binomialCumulative(k, n, p) <= bound); // from below, as long as it is no likelier
    return Math.min(1, own + (count < 0 ? 0 : binomialCumulative(count, n, p)));
  }
  const count = lastWhere(0, n - x, (k) => binomialUpperTail(n - k - 1, n, p) <= bound);
  return Math.min(1, own + (count < 0 ? 0 : binomialUpperTail(n - count - 1, n, p)));
}

/** Largest whole number for which something holds that ceases to hold once; `from - 1` when it never does. */
function lastWhere(from: number, to: number, holds: (k: number) => boolean): number {
  let [yes, no] = [from - 1, to + 1];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

function boundary(outside: number, inside: number, accepted: (p: number) => boolean): number {
  let [out, within] = [outside, inside];
  for (let step = 0; step < 60 && Math.abs(within - out) > 1e-15; step++) {
    const middle = (out + within) / 2;
    if (accepted(middle)) within = middle;
    else out = middle;
  }
  return within;
}

function requirePools(positive: number, pools: number, poolSize: number): void {
  requireCount('pools', pools, 1);
  requireCount('positive', positive);
  requirePoolSize('poolSize', poolSize);
  if (positive > pools) throw new ArgumentError('INCONSISTENT', 'positive', `Count at most pools = ${pools}.`, positive);
}
