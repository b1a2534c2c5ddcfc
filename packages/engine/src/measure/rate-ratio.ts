import {
  binomialCumulative,
  binomialMass,
  binomialUpperTail,
  normalQuantile,
  normalUpperTail,
  requireCount,
  requirePositive,
} from '@firebreak/epi/distribution/index';
import { findRoot } from '../numeric/find-root.ts';
import { DEFAULT_LEVEL, tailShare, type Estimate } from './estimate.ts';

export interface RateTable {
  exposedCases: number;
  /** Person-time at risk, in any unit that both share. */
  exposedTime: number;
  unexposedCases: number;
  unexposedTime: number;
}

/**
 * Incidence rate of the exposed over that of the unexposed.
 *
 * `midP` (default) conditions on the sum of the cases: median-unbiased estimate, limits that hold for few cases
 * and for none in one group. `exact` covers at least its level. `wald` needs cases in both groups; where there are
 * none, exact limits are given and `limits` says so.
 *
 * @returns null when nobody fell ill
 * @see Rothman, Greenland & Lash 2008, Modern Epidemiology, ch. 14
 */
export function rateRatio(
  table: RateTable,
  { level = DEFAULT_LEVEL, limits = 'midP' }: { level?: number; limits?: 'midP' | 'exact' | 'wald' } = {},
): (Estimate & { pValue: number }) | null {
  requireRateTable(table);
  const tail = tailShare(level);
  const { exposedCases: a, exposedTime, unexposedCases: c, unexposedTime } = table;
  if (a + c === 0) return null;
  const crude = a / exposedTime / (c / unexposedTime);
  if (limits === 'wald' && a > 0 && c > 0) {
    const spread = normalQuantile(tail, 0, 1, 'upper') * Math.sqrt(1 / a + 1 / c);
    return { estimate: crude, lower: crude * Math.exp(-spread), upper: crude * Math.exp(spread), limits, pValue: waldTest(table) };
  }
  const equal = limits === 'midP' ? 0.5 : 1;
  const solve = (upperTail: number, share: number): number => conditionalRatio(table, upperTail, share);
  return {
    estimate: limits === 'midP' ? solve(0.5, 0.5) : crude,
    lower: solve(tail, equal),
    upper: solve(1 - tail, 1 - equal),
    limits: limits === 'midP' ? 'midP' : 'exact',
    pValue: conditionalTest(table, equal),
  };
}

/** Rate ratio at which P(more exposed cases than seen) plus a share of P(as many) is `upperTail`. */
function conditionalRatio(
  { exposedCases: a, exposedTime, unexposedCases: c, unexposedTime }: RateTable,
  upperTail: number,
  share: number,
): number {
  const cases = a + c;
  if (a === 0 && upperTail + 1 - share <= 1) return 0;
  if (c === 0 && upperTail >= share) return Infinity;
  const excess = (p: number): number => upperTail - binomialUpperTail(a, cases, p) - share * binomialMass(a, cases, p);
  const p = findRoot(excess, 0, 1); // share of the cases that would be exposed
  return (p / (1 - p)) * (unexposedTime / exposedTime);
}

function conditionalTest({ exposedCases: a, exposedTime, unexposedCases: c, unexposedTime }: RateTable, share: number): number {
  const p = exposedTime / (exposedTime + unexposedTime);
  const at = binomialMass(a, a + c, p);
  const above = binomialUpperTail(a, a + c, p) + share * at;
  const below = (a === 0 ? 0 : binomialCumulative(a - 1, a + c, p)) + share * at;
  return Math.min(1, 2 * Math.min(above, below));
}

/** Normal test of the exposed cases against those expected, given all cases. */
function waldTest({ exposedCases: a, exposedTime, unexposedCases: c, unexposedTime }: RateTable): number {
  const time = exposedTime + unexposedTime;
  const expected = ((a + c) * exposedTime) / time;
  const variance = ((a + c) * (exposedTime / time) * unexposedTime) / time;
  return 2 * normalUpperTail(Math.abs(a - expected) / Math.sqrt(variance));
}

function requireRateTable(table: RateTable): void {
  requireCount('exposedCases', table.exposedCases);
  requireCount('unexposedCases', table.unexposedCases);
  requirePositive('exposedTime', table.exposedTime);
  requirePositive('unexposedTime', table.unexposedTime);
}
