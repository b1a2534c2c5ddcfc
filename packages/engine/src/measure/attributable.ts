import { normalQuantile } from '@firebreak/epi/distribution/index';
import { DEFAULT_LEVEL, tailShare, type Estimate } from './estimate.ts';
import { oddsRatio } from './odds-ratio.ts';
import { riskRatio } from './risk-ratio.ts';
import { requireTable, totalsOf, type TwoByTwoTable } from './two-by-two-table.ts';

/**
 * Share of the exposed cases that would not have fallen ill without the exposure: 1 - 1/RR, with the limits of RR.
 * In a case-control study give `design: 'caseControl'`: the conditional odds ratio stands for RR, which holds when
 * the disease is rare.
 */
export function attributableFraction(
  table: TwoByTwoTable,
  { level = DEFAULT_LEVEL, design = 'cohort' }: AttributableSettings = {},
): Estimate | null {
  const ratio = design === 'cohort' ? riskRatio(table, { level }) : oddsRatio(table, { level, limits: 'exact' });
  if (ratio === null) return null;
  return { estimate: 1 - 1 / ratio.estimate, lower: 1 - 1 / ratio.lower, upper: 1 - 1 / ratio.upper, limits: ratio.limits };
}

/** Protection by a vaccine, or another measure that the "exposed" had: 1 - RR. */
export function vaccineEffectiveness(table: TwoByTwoTable, level = DEFAULT_LEVEL): Estimate | null {
  const ratio = riskRatio(table, { level });
  return ratio && { estimate: 1 - ratio.estimate, lower: 1 - ratio.upper, upper: 1 - ratio.lower, limits: ratio.limits };
}

/**
 * Risk of everybody minus the risk of the unexposed: what the population would be spared without the exposure.
 *
 * @param settings.variance `independent` (default) adds the variances of the two risks, as if they were of
 *   different people; `deltaMethod` heeds that the unexposed are among everybody, and is narrower
 * @see Pirikahu et al. 2016, Statist. Med., doi:10.1002/sim.6773
 */
export function populationAttributableRisk(
  table: TwoByTwoTable,
  { level = DEFAULT_LEVEL, variance = 'independent' }: { level?: number; variance?: 'independent' | 'deltaMethod' } = {},
): Estimate | null {
  requireTable(table);
  const z = normalQuantile(tailShare(level), 0, 1, 'upper');
  const { unexposed, cases, total } = totalsOf(table);
  if (unexposed === 0) return null;
  const [everybody, unexposedRisk] = [cases / total, table.unexposedCases / unexposed];
  const estimate = everybody - unexposedRisk;
  const se = Math.sqrt(
    variance === 'independent'
      ? (everybody * (1 - everybody)) / total + (unexposedRisk * (1 - unexposedRisk)) / unexposed
      : deltaVariance(table),
  );
  return { estimate, lower: estimate - z * se, upper: estimate + z * se, limits: variance === 'independent' ? 'wald' : 'deltaMethod' };
}

/**
 * Share of all cases that would not have been without the exposure.
 *
 * @see Hanley 2001, J Epidemiol Community Health 55:508; Jewell 2004, pp. 84-85
 */
export function populationAttributableFraction(
  table: TwoByTwoTable,
  { level = DEFAULT_LEVEL, design = 'cohort' }: AttributableSettings = {},
): Estimate | null {
  requireTable(table);
  const z = normalQuantile(tailShare(level), 0, 1, 'upper');
  const { exposedCases: a, exposedNonCases: b, unexposedCases: c, unexposedNonCases: d } = table;
  const { unexposed, cases, total } = totalsOf(table);
  if (unexposed === 0 || cases === 0 || c === 0 || (design === 'caseControl' && d === 0)) return null;
  const cohort = 1 - (c / unexposed) * (total / cases);
  const caseControl = 1 - (c / cases) * ((b + d) / d);
  const [estimate, variance] =
    design === 'cohort' ? [cohort, (b + cohort * (a + d)) / (total * c)] : [caseControl, a / (c * cases) + b / (d * (b + d))];
  const spread = Math.exp(z * Math.sqrt(variance)); // limits on the logarithm of what remains
  return { estimate, lower: 1 - (1 - estimate) * spread, upper: 1 - (1 - estimate) / spread, limits: 'wald' };
}

export interface AttributableSettings {
  level?: number;
  /** In a case-control study only the odds ratio has meaning. */
  design?: 'cohort' | 'caseControl';
}

/** Variance of (a + c)/n - c/(c + d) when the four counts are multinomial. */
function deltaVariance(table: TwoByTwoTable): number {
  const { exposedCases: a, exposedNonCases: b, unexposedCases: c, unexposedNonCases: d } = table;
  const { unexposed, cases, total } = totalsOf(table);
  const fall = -cases / total ** 2;
  const slopes = [1 / total + fall, fall, 1 / total + fall - d / unexposed ** 2, fall + c / unexposed ** 2];
  return [a, b, c, d].reduce((sum, count, index) => sum + count * slopes[index]! ** 2, 0);
}
