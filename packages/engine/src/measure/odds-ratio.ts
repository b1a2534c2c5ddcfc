import { normalQuantile } from '@firebreak/epi/distribution/index';
import { findRoot } from '../numeric/find-root.ts';
import { conditionalEstimate, conditionalLimit, conditionalOdds } from './conditional-odds.ts';
import { DEFAULT_LEVEL, tailShare, type Estimate } from './estimate.ts';
import { requireTable, totalsOf, type TwoByTwoTable } from './two-by-two-table.ts';

export interface OddsRatioSettings {
  level?: number;
  /**
   * `wald` (default): cross product, limits on its logarithm. `smallSample`: Jewell's estimate with one more case
   * and control in the denominator. `score`: limits where the score test is just not significant. `exact`:
   * conditional maximum likelihood with Fisher's limits. `midP`: median-unbiased estimate with mid-p limits.
   */
  limits?: 'wald' | 'smallSample' | 'score' | 'exact' | 'midP';
}

/**
 * Odds of being a case among the exposed over those among the unexposed: what a case-control study can tell.
 *
 * Where a cell is 0 Wald's limits say nothing; Fisher's exact limits are given then, and `limits` says so.
 *
 * @returns null when a row or column is empty: the table says nothing about the ratio
 * @see Agresti 2013, Categorical Data Analysis, §3.1 and §3.5; Jewell 2004, Statistics for Epidemiology, ch. 7
 */
export function oddsRatio(table: TwoByTwoTable, { level = DEFAULT_LEVEL, limits = 'wald' }: OddsRatioSettings = {}): Estimate | null {
  requireTable(table);
  const tail = tailShare(level);
  const { exposed, unexposed, cases, nonCases } = totalsOf(table);
  if (exposed === 0 || unexposed === 0 || cases === 0 || nonCases === 0) return null;
  const z = normalQuantile(tail, 0, 1, 'upper');
  const { exposedCases: a, exposedNonCases: b, unexposedCases: c, unexposedNonCases: d } = table;
  const empty = a * b * c * d === 0;
  if (limits === 'smallSample')
    return { estimate: (a * d) / ((b + 1) * (c + 1)), ...logLimits(a + 0.5, b + 0.5, c + 0.5, d + 0.5, z), limits };
  if (limits === 'score') return { estimate: (a * d) / (b * c), ...scoreLimits(table, z), limits };
  if (limits === 'wald' && !empty) return { estimate: (a * d) / (b * c), ...logLimits(a, b, c, d, z), limits };
  const odds = conditionalOdds([table]);
  if (limits === 'midP') {
    const solve = (upperTail: number): number => conditionalLimit(odds, upperTail, 0.5);
    return { estimate: solve(0.5), lower: solve(tail), upper: solve(1 - tail), limits };
  }
  const estimate = limits === 'exact' ? conditionalEstimate(odds) : (a * d) / (b * c);
  return { estimate, ...exactLimits(odds, tail), limits: 'exact' };
}

/** Fisher's limits: odds ratios at which what was seen, or more, is just unlikely. */
export function exactLimits(odds: ReturnType<typeof conditionalOdds>, tail: number): { lower: number; upper: number } {
  // P(X <= x) = tail is P(X > x) = 1 - tail, with none of P(X = x).
  return { lower: conditionalLimit(odds, tail, 1), upper: conditionalLimit(odds, 1 - tail, 0) };
}

function logLimits(a: number, b: number, c: number, d: number, z: number): { lower: number; upper: number } {
  const centre = (a * d) / (b * c);
  const spread = z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { lower: centre * Math.exp(-spread), upper: centre * Math.exp(spread) };
}

/** Cornfield's limits without continuity correction. */
function scoreLimits(table: TwoByTwoTable, z: number): { lower: number; upper: number } {
  const { exposedCases: a, exposedNonCases: b, unexposedCases: c, unexposedNonCases: d } = table;
  const { exposed, unexposed, cases } = totalsOf(table);
  const score = (logRatio: number): number => {
    const expected = expectedExposedCases(exposed, unexposed, cases, Math.exp(logRatio));
    const cells = [expected, exposed - expected, cases - expected, unexposed - cases + expected];
    return (a - expected) * Math.sqrt(cells.reduce((sum, cell) => sum + 1 / Math.max(cell, 1e-300), 0));
  };
  const middle = a * d === 0 ? -EXTREME : b * c === 0 ? EXTREME : Math.log((a * d) / (b * c));
  return {
    lower: a * d === 0 ? 0 : Math.exp(findRoot((x) => score(x) - z, -EXTREME, middle)),
    upper: b * c === 0 ? Infinity : Math.exp(findRoot((x) => score(x) + z, middle, EXTREME)),
  };
}

/** The cell of exposed cases that has the margins of the table and this odds ratio: root of a quadratic. */
export function expectedExposedCases(exposed: number, unexposed: number, cases: number, ratio: number): number {
  if (ratio === 1) return (exposed * cases) / (exposed + unexposed);
  const linear = unexposed - cases + ratio * (exposed + cases);
  const square = ratio - 1;
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * square * ratio * exposed * cases));
  // Of two forms of the same root, the one that does not subtract near equals.
  return linear >= 0 ? (2 * ratio * exposed * cases) / (linear + root) : (linear - root) / (2 * square);
}

/** Odds ratios are looked for between e^-40 and e^40. */
const EXTREME = 40;
