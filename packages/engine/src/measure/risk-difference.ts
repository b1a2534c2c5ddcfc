import { normalQuantile } from '@firebreak/epi/distribution/index';
import { findRoot } from '../numeric/find-root.ts';
import { DEFAULT_LEVEL, tailShare, type Estimate } from './estimate.ts';
import { requireTable, totalsOf, type TwoByTwoTable } from './two-by-two-table.ts';

export interface RiskDifferenceSettings {
  level?: number;
  /** `wald` (default), or `score`: differences at which the score test is just not significant; holds for small counts. */
  limits?: 'wald' | 'score';
}

/**
 * Risk of the exposed minus risk of the unexposed (attributable risk), as a share from -1 to 1.
 *
 * @returns null when a row is empty
 * @see Rothman 2002, eq. 7-2; Farrington & Manning 1990, Stat Med 9:1447, doi:10.1002/sim.4780091208
 */
export function riskDifference(
  table: TwoByTwoTable,
  { level = DEFAULT_LEVEL, limits = 'wald' }: RiskDifferenceSettings = {},
): Estimate | null {
  requireTable(table);
  const z = normalQuantile(tailShare(level), 0, 1, 'upper');
  const { exposed, unexposed } = totalsOf(table);
  if (exposed === 0 || unexposed === 0) return null;
  const [p1, p0] = [table.exposedCases / exposed, table.unexposedCases / unexposed];
  const estimate = p1 - p0;
  const wald = Math.sqrt((p1 * (1 - p1)) / exposed + (p0 * (1 - p0)) / unexposed);
  if (limits === 'score' || wald === 0) return { estimate, ...scoreLimits(p1, exposed, p0, unexposed, z), limits: 'score' };
  return { estimate, lower: estimate - z * wald, upper: estimate + z * wald, limits };
}

/**
 * People who must not be exposed (or must be vaccinated) so that one fewer falls ill: the inverse of the risk
 * difference. When the limits of the difference have different signs, the likely values lie outside of the two
 * limits given here, on both sides of infinity; `straddlesInfinity` says so.
 */
export function numberNeeded(difference: Estimate): Estimate & { straddlesInfinity: boolean } {
  const [one, other] = [1 / difference.lower, 1 / difference.upper];
  return {
    estimate: 1 / difference.estimate,
    lower: Math.min(one, other),
    upper: Math.max(one, other),
    limits: difference.limits,
    straddlesInfinity: difference.lower <= 0 && difference.upper >= 0,
  };
}

function scoreLimits(p1: number, exposed: number, p0: number, unexposed: number, z: number): { lower: number; upper: number } {
  const estimate = p1 - p0;
  const score = (difference: number): number => {
    const risk = restrictedRisk(p1, p0, unexposed / exposed, difference);
    const other = Math.max(0, Math.min(1, risk - difference));
    const variance = (risk * (1 - risk)) / exposed + (other * (1 - other)) / unexposed;
    const distance = estimate - difference;
    return variance > 0 ? distance / Math.sqrt(variance) : Math.sign(distance) * 1e9;
  };
  return {
    lower: estimate === -1 ? -1 : findRoot((x) => score(x) - z, -1, estimate),
    upper: estimate === 1 ? 1 : findRoot((x) => score(x) + z, estimate, 1),
  };
}

/** Risk of the exposed that is likeliest under a given difference: the middle root of Farrington and Manning's cubic. */
function restrictedRisk(p1: number, p0: number, ratio: number, difference: number): number {
  const a = 1 + ratio;
  const b = -(1 + ratio + p1 + ratio * p0 + difference * (ratio + 2));
  const c = difference * difference + difference * (2 * p1 + ratio + 1) + p1 + ratio * p0;
  const d = -p1 * difference * (1 + difference);
  const shift = b / (3 * a);
  const v = shift ** 3 - (b * c) / (6 * a * a) + d / (2 * a);
  const u = Math.sign(v === 0 ? 1 : v) * Math.sqrt(Math.max(0, shift * shift - c / (3 * a)));
  const angle = u === 0 ? 0 : (Math.PI + Math.acos(Math.max(-1, Math.min(1, v / u ** 3)))) / 3;
  return Math.max(Math.max(0, difference), Math.min(Math.min(1, 1 + difference), 2 * u * Math.cos(angle) - shift));
}
