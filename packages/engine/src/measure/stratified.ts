import { ArgumentError, chiSquareUpperTail, normalQuantile } from '@firebreak/epi/distribution/index';
import type { TestResult } from './association-test.ts';
import { conditionalEstimate, conditionalOdds, probabilityOfRarer } from './conditional-odds.ts';
import { DEFAULT_LEVEL, tailShare, type Estimate } from './estimate.ts';
import { exactLimits, expectedExposedCases } from './odds-ratio.ts';
import { requireTable, totalsOf, type TwoByTwoTable, type TwoByTwoTotals } from './two-by-two-table.ts';

/**
 * Odds ratio common to all strata (age bands, hospitals), by Mantel and Haenszel, with the limits of Robins,
 * Breslow and Greenland.
 *
 * @returns null when no stratum has both cases among the exposed and controls among the unexposed, or the reverse
 * @see Robins et al. 1986, Biometrics 42:311, doi:10.2307/2531052
 */
export function mantelHaenszelOddsRatio(strata: readonly TwoByTwoTable[], level = DEFAULT_LEVEL): Estimate | null {
  const z = zOf(strata, level);
  const parts = usable(strata).map(
    ({ table: { exposedCases: a, exposedNonCases: b, unexposedCases: c, unexposedNonCases: d }, totals }) => ({
      concordant: (a * d) / totals.total,
      discordant: (b * c) / totals.total,
      p: (a + d) / totals.total,
      q: (b + c) / totals.total,
    }),
  );
  const [r, s] = [sumOf(parts, ({ concordant }) => concordant), sumOf(parts, ({ discordant }) => discordant)];
  if (r === 0 || s === 0) return null;
  const variance =
    sumOf(parts, ({ concordant, p }) => concordant * p) / (2 * r * r) +
    sumOf(parts, ({ concordant, discordant, p, q }) => concordant * q + discordant * p) / (2 * r * s) +
    sumOf(parts, ({ discordant, q }) => discordant * q) / (2 * s * s);
  return onLogarithm(r / s, z * Math.sqrt(variance));
}

/**
 * Risk ratio common to all strata, by Mantel and Haenszel.
 *
 * @see Greenland & Robins 1985, Biometrics 41:55, doi:10.2307/2530643
 */
export function mantelHaenszelRiskRatio(strata: readonly TwoByTwoTable[], level = DEFAULT_LEVEL): Estimate | null {
  const z = zOf(strata, level);
  const parts = usable(strata);
  const r = sumOf(parts, ({ table, totals }) => (table.exposedCases * totals.unexposed) / totals.total);
  const s = sumOf(parts, ({ table, totals }) => (table.unexposedCases * totals.exposed) / totals.total);
  if (r === 0 || s === 0) return null;
  const variance =
    sumOf(parts, ({ table, totals }) => {
      const { exposed, unexposed, cases, total } = totals;
      return (cases / total) * exposed * (unexposed / total) - (table.exposedCases * table.unexposedCases) / total;
    }) /
    (r * s);
  return onLogarithm(r / s, z * Math.sqrt(variance));
}

export interface RiskDifferenceVariance {
  level?: number;
  /**
   * `sato` (default) holds with few large and with many small strata; `greenlandRobins` with few large ones;
   * `rothman` is that with n - 1 in place of n.
   */
  variance?: 'sato' | 'greenlandRobins' | 'rothman';
}

/**
 * Risk difference common to all strata, by Mantel and Haenszel.
 *
 * @see Sato et al. 1989, Biometrics 45:1323; Klingenberg 2014, Stat Med 33:2968; Rothman 2002, eq. 8-1
 */
export function mantelHaenszelRiskDifference(
  strata: readonly TwoByTwoTable[],
  { level = DEFAULT_LEVEL, variance = 'sato' }: RiskDifferenceVariance = {},
): Estimate | null {
  const z = zOf(strata, level);
  const parts = usable(strata).filter(({ totals }) => totals.exposed > 0 && totals.unexposed > 0);
  const weight = ({ exposed, unexposed, total }: TwoByTwoTotals): number => (exposed / total) * unexposed;
  const whole = sumOf(parts, ({ totals }) => weight(totals));
  if (whole === 0) return null;
  const difference = ({ table, totals }: Stratum): number => table.exposedCases / totals.exposed - table.unexposedCases / totals.unexposed;
  const estimate = sumOf(parts, (part) => weight(part.totals) * difference(part)) / whole;
  const square =
    variance === 'sato'
      ? sumOf(parts, (part) => satoPart(part, estimate))
      : sumOf(parts, (part) => weight(part.totals) ** 2 * varianceOfDifference(part, variance === 'rothman' ? 1 : 0));
  const se = Math.sqrt(Math.max(0, square)) / whole;
  return { estimate, lower: estimate - z * se, upper: estimate + z * se, limits: 'wald' };
}

/** Conditional maximum likelihood odds ratio common to all strata with exact limits, and Fisher's test over all of them. */
export function exactStratifiedOddsRatio(strata: readonly TwoByTwoTable[], level = DEFAULT_LEVEL): (Estimate & { pValue: number }) | null {
  zOf(strata, level);
  const odds = conditionalOdds(strata.filter((table) => totalsOf(table).total > 0));
  if (odds.logWeight.length < 2) return null;
  const limits = exactLimits(odds, tailShare(level));
  return { estimate: conditionalEstimate(odds), ...limits, limits: 'exact', pValue: probabilityOfRarer(odds) };
}

/** Test that no stratum has an association (Cochran, Mantel and Haenszel). Null when no stratum can tell. */
export function mantelHaenszelTest(
  strata: readonly TwoByTwoTable[],
  { continuity = false }: { continuity?: boolean } = {},
): TestResult | null {
  zOf(strata, DEFAULT_LEVEL);
  const parts = usable(strata).filter(({ totals }) => totals.total > 1);
  const excess = Math.abs(sumOf(parts, ({ table, totals }) => table.exposedCases - (totals.exposed * totals.cases) / totals.total));
  const variance = sumOf(parts, ({ totals: { exposed, unexposed, cases, nonCases, total } }) => {
    return ((exposed / total) * (unexposed / total) * cases * nonCases) / (total - 1);
  });
  if (variance === 0) return null;
  const kept = excess - (continuity && excess >= 0.5 ? 0.5 : 0);
  return chiSquareResult((kept * kept) / variance, 1);
}

/**
 * Tests that the strata share one ratio; when they do not, one summary hides what matters.
 *
 * `breslowDay` compares the exposed cases with those expected under the Mantel-Haenszel odds ratio; Woolf's tests
 * compare the logarithms of the ratios (odds with half a person more in every cell). Null where cells are empty.
 *
 * @see Breslow & Day 1980, Statistical methods in cancer research I, §4.4; Jewell 2004, §10.3
 */
export function homogeneityTests(
  strata: readonly TwoByTwoTable[],
): Record<'breslowDay' | 'woolfOddsRatio' | 'woolfRiskRatio', TestResult | null> {
  zOf(strata, DEFAULT_LEVEL);
  const parts = usable(strata).filter(({ totals }) => totals.exposed > 0 && totals.unexposed > 0);
  const common = mantelHaenszelOddsRatio(strata);
  return {
    breslowDay: parts.length < 2 || common === null ? null : breslowDay(parts, common.estimate),
    woolfOddsRatio: woolf(
      parts.map(({ table: { exposedCases: a, exposedNonCases: b, unexposedCases: c, unexposedNonCases: d } }) => ({
        log: Math.log(((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5))),
        variance: 1 / (a + 0.5) + 1 / (b + 0.5) + 1 / (c + 0.5) + 1 / (d + 0.5),
      })),
    ),
    woolfRiskRatio: woolf(
      parts.map(({ table, totals }) => ({
        log: Math.log(table.exposedCases / totals.exposed / (table.unexposedCases / totals.unexposed)),
        variance: 1 / table.exposedCases - 1 / totals.exposed + 1 / table.unexposedCases - 1 / totals.unexposed,
      })),
    ),
  };
}

interface Stratum {
  table: TwoByTwoTable;
  totals: TwoByTwoTotals;
}

function usable(strata: readonly TwoByTwoTable[]): Stratum[] {
  return strata.map((table) => ({ table, totals: totalsOf(table) })).filter(({ totals }) => totals.total > 0);
}

function satoPart({ table, totals: { exposed, unexposed, total } }: Stratum, difference: number): number {
  const { exposedCases: a, unexposedCases: c } = table;
  const p = (exposed * exposed * c - unexposed * unexposed * a + 0.5 * exposed * unexposed * (unexposed - exposed)) / (total * total);
  const q = (a * (unexposed - c) + c * (exposed - a)) / (2 * total);
  return difference * p + q;
}

function varianceOfDifference({ table, totals: { exposed, unexposed } }: Stratum, freedom: 0 | 1): number {
  const part = (cases: number, n: number): number => (n > freedom ? ((cases / n) * ((n - cases) / n)) / (n - freedom) : 0);
  return part(table.exposedCases, exposed) + part(table.unexposedCases, unexposed);
}

function breslowDay(parts: readonly Stratum[], ratio: number): TestResult | null {
  let statistic = 0;
  let used = 0;
  for (const {
    table,
    totals: { exposed, unexposed, cases, nonCases },
  } of parts) {
    if (cases === 0 || nonCases === 0) continue;
    const expected = expectedExposedCases(exposed, unexposed, cases, ratio);
    const cells = [expected, exposed - expected, cases - expected, unexposed - cases + expected];
    statistic += (table.exposedCases - expected) ** 2 * cells.reduce((sum, cell) => sum + 1 / cell, 0);
    used++;
  }
  return used < 2 ? null : chiSquareResult(statistic, used - 1);
}

function woolf(parts: readonly { log: number; variance: number }[]): TestResult | null {
  if (parts.length < 2 || parts.some(({ log, variance }) => !Number.isFinite(log) || !(variance > 0))) return null;
  const mean = sumOf(parts, ({ log, variance }) => log / variance) / sumOf(parts, ({ variance }) => 1 / variance);
  const statistic = sumOf(parts, ({ log, variance }) => (log - mean) ** 2 / variance);
  return chiSquareResult(statistic, parts.length - 1);
}

function chiSquareResult(statistic: number, degreesOfFreedom: number): TestResult {
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}

function onLogarithm(estimate: number, spread: number): Estimate {
  return { estimate, lower: estimate * Math.exp(-spread), upper: estimate * Math.exp(spread), limits: 'wald' };
}

function sumOf<T>(parts: readonly T[], value: (part: T) => number): number {
  return parts.reduce((sum, part) => sum + value(part), 0);
}

/** Checks the strata and turns the level into a number of standard errors. */
function zOf(strata: readonly TwoByTwoTable[], level: number): number {
  if (strata.length === 0) throw new ArgumentError('EMPTY', 'strata', 'Give at least one table.');
  let people = 0;
  strata.forEach((table, index) => {
    if (totalsOf(table).total !== 0) requireTable(table, `strata[${index}]`);
    people += totalsOf(table).total;
  });
  if (people === 0) throw new ArgumentError('EMPTY', 'strata', 'Count at least one person.');
  return normalQuantile(tailShare(level), 0, 1, 'upper');
}
