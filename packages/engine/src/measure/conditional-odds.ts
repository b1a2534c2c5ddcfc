import { hypergeometricLogMass, hypergeometricSupport } from '@firebreak/epi/distribution/index';
import { findRoot } from '../numeric/find-root.ts';
import { totalsOf, type TwoByTwoTable } from './two-by-two-table.ts';

/**
 * Distribution of the number of exposed cases, all strata together, when the margins of every table are held
 * fixed and the odds ratio is the same in all: weights that an odds ratio tilts exponentially.
 */
export interface ConditionalOdds {
  /** Fewest exposed cases possible. */
  least: number;
  /** Log weight at odds ratio 1 of least, least + 1, ... */
  logWeight: Float64Array;
  /** Exposed cases seen. */
  observed: number;
}

export function conditionalOdds(strata: readonly TwoByTwoTable[]): ConditionalOdds {
  return strata.map(conditionalOfTable).reduce(convolved);
}

/** P(X < x), P(X = x) and P(X > x) for the exposed cases seen, at this log odds ratio. */
export function conditionalTails(odds: ConditionalOdds, logOddsRatio: number): { below: number; at: number; above: number } {
  const { logWeight, observed, least } = odds;
  const tilted = (index: number): number => logWeight[index]! + index * logOddsRatio;
  const mode = modeOf(logWeight, logOddsRatio);
  const top = tilted(mode);
  const place = observed - least;
  const sum = (from: number, step: 1 | -1): number => {
    let total = 0;
    for (let index = from; index >= 0 && index < logWeight.length; index += step) {
      const term = Math.exp(tilted(index) - top);
      total += term;
      if (term < total * 1e-18 && (index - mode) * step > 0) break;
    }
    return total;
  };
  const [below, at, above] = [sum(place - 1, -1), Math.exp(tilted(place) - top), sum(place + 1, 1)];
  const whole = below + at + above;
  return { below: below / whole, at: at / whole, above: above / whole };
}

/** Odds ratio at which the exposed cases expected are those seen (the conditional maximum likelihood estimate). */
export function conditionalEstimate(odds: ConditionalOdds): number {
  const place = odds.observed - odds.least;
  if (place === 0) return 0;
  if (place === odds.logWeight.length - 1) return Infinity;
  return solvedOdds((logOddsRatio) => place - meanPlace(odds.logWeight, logOddsRatio));
}

/**
 * Odds ratio at which P(X > x) plus a share of P(X = x) reaches `upperTail`: share 1 gives the limits of
 * Fisher's exact test, share 1/2 the mid-p limits, and the median-unbiased estimate at 1/2.
 */
export function conditionalLimit(odds: ConditionalOdds, upperTail: number, shareOfEqual: number): number {
  const place = odds.observed - odds.least;
  if (place === 0 && upperTail + 1 - shareOfEqual <= 1) return 0;
  if (place === odds.logWeight.length - 1 && upperTail >= shareOfEqual) return Infinity;
  return solvedOdds((logOddsRatio) => {
    const { above, at } = conditionalTails(odds, logOddsRatio);
    return upperTail - above - shareOfEqual * at;
  });
}

/** Probability, at odds ratio 1, of all numbers of exposed cases no likelier than the one seen. */
export function probabilityOfRarer({ logWeight, least, observed }: ConditionalOdds): number {
  const mode = modeOf(logWeight, 0);
  const bound = logWeight[observed - least]! + RARER_TOLERANCE;
  let [rarer, whole] = [0, 0];
  for (const value of logWeight) {
    const term = Math.exp(value - logWeight[mode]!);
    whole += term;
    if (value <= bound) rarer += term;
  }
  return Math.min(1, rarer / whole);
}

function conditionalOfTable(table: TwoByTwoTable): ConditionalOdds {
  const { exposed, unexposed, cases } = totalsOf(table);
  const { least, most } = hypergeometricSupport(exposed, unexposed, cases);
  const logWeight = new Float64Array(most - least + 1);
  const middle = Math.max(least, Math.min(most, Math.floor(((cases + 1) * (exposed + 1)) / (exposed + unexposed + 2))));
  logWeight[middle - least] = hypergeometricLogMass(middle, exposed, unexposed, cases);
  const step = (x: number): number => Math.log(((exposed - x) / (x + 1)) * ((cases - x) / (unexposed - cases + x + 1)));
  for (let x = middle; x < most; x++) logWeight[x + 1 - least] = logWeight[x - least]! + step(x);
  for (let x = middle - 1; x >= least; x--) logWeight[x - least] = logWeight[x + 1 - least]! - step(x);
  return { least, logWeight, observed: table.exposedCases };
}

/** Distribution of the sum of two, by logarithms as the ends of long supports underflow. */
function convolved(a: ConditionalOdds, b: ConditionalOdds): ConditionalOdds {
  const length = a.logWeight.length + b.logWeight.length - 1;
  const logWeight = new Float64Array(length);
  for (let sum = 0; sum < length; sum++) {
    const from = Math.max(0, sum - b.logWeight.length + 1);
    const to = Math.min(sum, a.logWeight.length - 1);
    let top = -Infinity;
    for (let i = from; i <= to; i++) top = Math.max(top, a.logWeight[i]! + b.logWeight[sum - i]!);
    let total = 0;
    for (let i = from; i <= to; i++) total += Math.exp(a.logWeight[i]! + b.logWeight[sum - i]! - top);
    logWeight[sum] = top + Math.log(total);
  }
  return { least: a.least + b.least, logWeight, observed: a.observed + b.observed };
}

function meanPlace(logWeight: Float64Array, logOddsRatio: number): number {
  const mode = modeOf(logWeight, logOddsRatio);
  const top = logWeight[mode]! + mode * logOddsRatio;
  let [moment, whole] = [0, 0];
  for (const step of [1, -1] as const) {
    for (let index = step === 1 ? mode : mode - 1; index >= 0 && index < logWeight.length; index += step) {
      const term = Math.exp(logWeight[index]! + index * logOddsRatio - top);
      if (term < whole * 1e-20) break;
      whole += term;
      moment += term * index;
    }
  }
  return moment / whole;
}

/** The weights are log-concave: halve to where they stop rising. */
function modeOf(logWeight: Float64Array, logOddsRatio: number): number {
  let [low, high] = [0, logWeight.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (logWeight[middle + 1]! - logWeight[middle]! + logOddsRatio > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The odds ratio where a function that falls with its logarithm is 0. */
function solvedOdds(f: (logOddsRatio: number) => number): number {
  let bound = 2;
  while (bound < LARGEST_LOG_ODDS && Math.sign(f(-bound)) === Math.sign(f(bound))) bound *= 2;
  return Math.exp(findRoot(f, -bound, bound));
}

/** Probabilities equal but for rounding count as equal; R's fisher.test allows the same. */
const RARER_TOLERANCE = 1e-7;
const LARGEST_LOG_ODDS = 700;
