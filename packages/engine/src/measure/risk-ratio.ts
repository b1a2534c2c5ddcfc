import { normalQuantile } from '@firebreak/epi/distribution/index';
import { findRoot } from '../numeric/find-root.ts';
import { DEFAULT_LEVEL, tailShare, type Estimate } from './estimate.ts';
import { requireTable, totalsOf, type TwoByTwoTable } from './two-by-two-table.ts';

export interface RiskRatioSettings {
  level?: number;
  /** `wald` (default) on the logarithm; `smallSample` with one more unexposed case; `score` holds with empty cells. */
  limits?: 'wald' | 'smallSample' | 'score';
}

/**
 * Risk of the exposed over the risk of the unexposed. 1 - risk ratio is a vaccine's effectiveness.
 *
 * Where a cell is 0 Wald's limits say nothing; score limits are given then, and `limits` says so.
 *
 * @returns null when the ratio has no meaning: a row is empty, or nobody fell ill
 * @see Rothman 2002, Epidemiology: an introduction, eq. 7-3; Koopman 1984, Biometrics 40:513
 */
export function riskRatio(table: TwoByTwoTable, { level = DEFAULT_LEVEL, limits = 'wald' }: RiskRatioSettings = {}): Estimate | null {
  requireTable(table);
  const tail = tailShare(level);
  const { exposedCases: a, unexposedCases: c } = table;
  const { exposed, unexposed } = totalsOf(table);
  if (exposed === 0 || unexposed === 0 || a + c === 0) return null;
  const estimate = a / exposed / (c / unexposed);
  const empty = a === 0 || c === 0 || (a === exposed && c === unexposed);
  if (limits === 'score' || empty) return { estimate, ...scoreLimits(table, normalQuantile(tail, 0, 1, 'upper')), limits: 'score' };
  const spread = normalQuantile(tail, 0, 1, 'upper') * Math.sqrt(1 / a - 1 / exposed + 1 / c - 1 / unexposed);
  const centre = limits === 'smallSample' ? (a / exposed / (c + 1)) * (unexposed + 1) : estimate;
  return { estimate: centre, lower: centre * Math.exp(-spread), upper: centre * Math.exp(spread), limits };
}

/** Ratios at which the score test of the two risks, made likeliest under that ratio, is just not significant. */
function scoreLimits(table: TwoByTwoTable, z: number): { lower: number; upper: number } {
  const { exposedCases: a, unexposedCases: c } = table;
  const { exposed, unexposed } = totalsOf(table);
  const estimate = a / exposed / (c / unexposed);
  const score = (logRatio: number): number => {
    const ratio = Math.exp(logRatio);
    const p0 = restrictedRisk(a, exposed, c, unexposed, ratio);
    const p1 = Math.min(1, p0 * ratio);
    const variance = (p1 * (1 - p1)) / exposed + (ratio * ratio * p0 * (1 - p0)) / unexposed;
    const difference = a / exposed - (ratio * c) / unexposed;
    return variance > 0 ? difference / Math.sqrt(variance) : Math.sign(difference) * 1e9;
  };
  const [low, high] = [-EXTREME, EXTREME];
  const middle = estimate === 0 ? low : estimate === Infinity ? high : Math.log(estimate);
  return {
    lower: a === 0 ? 0 : Math.exp(findRoot((x) => score(x) - z, low, middle)),
    upper: c === 0 ? Infinity : Math.exp(findRoot((x) => score(x) + z, middle, high)),
  };
}

/** Risk of the unexposed that is likeliest when the exposed have `ratio` times it: root of a quadratic. */
function restrictedRisk(a: number, exposed: number, c: number, unexposed: number, ratio: number): number {
  const square = (exposed + unexposed) * ratio;
  const linear = exposed * ratio + a + unexposed + c * ratio;
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * square * (a + c)));
  return (2 * (a + c)) / (linear + root); // the smaller root, without cancellation
}

/** Ratios are looked for between e^-40 and e^40. */
const EXTREME = 40;
