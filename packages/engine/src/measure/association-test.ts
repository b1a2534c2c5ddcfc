import { chiSquareUpperTail } from '@firebreak/epi/distribution/index';
import { conditionalOdds, conditionalTails, probabilityOfRarer } from './conditional-odds.ts';
import { requireTable, totalsOf, type TwoByTwoTable } from './two-by-two-table.ts';

export interface TestResult {
  statistic: number;
  degreesOfFreedom: number;
  pValue: number;
}

/**
 * Chi-square test of no association. Pearson's by default; `continuity` takes half a person off every deviation
 * (Yates), never more than the deviation itself.
 *
 * @returns null when a row or column is empty
 */
export function chiSquareTest(table: TwoByTwoTable, { continuity = false }: { continuity?: boolean } = {}): TestResult | null {
  requireTable(table);
  const { exposed, unexposed, cases, nonCases, total } = totalsOf(table);
  if (exposed === 0 || unexposed === 0 || cases === 0 || nonCases === 0) return null;
  const deviation = Math.abs(table.exposedCases - (exposed * cases) / total);
  const kept = deviation - (continuity ? Math.min(0.5, deviation) : 0);
  const statistic = kept * kept * total * (total / exposed / unexposed) * (total / cases / nonCases);
  return { statistic, degreesOfFreedom: 1, pValue: chiSquareUpperTail(statistic, 1) };
}

/** Counts expected without association, in the order of the table. */
export function expectedCounts(table: TwoByTwoTable): TwoByTwoTable {
  requireTable(table);
  const { exposed, unexposed, cases, nonCases, total } = totalsOf(table);
  return {
    exposedCases: (exposed * cases) / total,
    exposedNonCases: (exposed * nonCases) / total,
    unexposedCases: (unexposed * cases) / total,
    unexposedNonCases: (unexposed * nonCases) / total,
  };
}

export interface ExactTest {
  /** Sum of the probabilities of all tables with these margins that are no likelier than the one seen. */
  twoSided: number;
  /** P(as many exposed cases or fewer). */
  less: number;
  /** P(as many exposed cases or more). */
  greater: number;
  /** Twice the smaller tail that counts half of the probability of what was seen, at most 1. */
  midP: number;
}

/** Fisher's exact test of no association, and its less timid mid-p sister. Holds for any counts. */
export function fisherTest(table: TwoByTwoTable): ExactTest {
  requireTable(table);
  const odds = conditionalOdds([table]);
  const { below, at, above } = conditionalTails(odds, 0);
  return {
    twoSided: probabilityOfRarer(odds),
    less: Math.min(1, below + at),
    greater: Math.min(1, at + above),
    midP: Math.min(1, 2 * (Math.min(below, above) + 0.5 * at)),
  };
}
