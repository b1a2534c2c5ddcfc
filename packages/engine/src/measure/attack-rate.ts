import { ArgumentError } from '@firebreak/epi/distribution/index';
import { fisherTest } from './association-test.ts';
import { DEFAULT_LEVEL, type Estimate } from './estimate.ts';
import { proportion, type Proportion } from './proportion.ts';
import { riskRatio } from './risk-ratio.ts';
import { totalsOf, type TwoByTwoTable } from './two-by-two-table.ts';

/** Answers of everybody to one question, in the order of the people; null where the answer is missing. */
export interface ExposureAnswers {
  /** Vanilla ice cream, the 14:20 bus, shaking hands. */
  exposure: string;
  exposed: readonly (boolean | null)[];
}

/** One line of the table of an outbreak with a questionnaire. */
export interface AttackRateRow {
  exposure: string;
  table: TwoByTwoTable;
  /** People whose answer or illness is unknown: in none of the four cells. */
  missing: number;
  /** Null when nobody was (un)exposed. */
  exposedAttackRate: Proportion | null;
  unexposedAttackRate: Proportion | null;
  /** Null when a group is empty or nobody fell ill. */
  riskRatio: Estimate | null;
  /** Two-sided p of Fisher's exact test; 1 when the table cannot tell. */
  pValue: number;
  /** Share of all cases that were exposed: a vehicle that explains few cases explains little. Null without cases. */
  casesExposed: Proportion | null;
}

/**
 * Attack rates by exposure, the food-poisoning table: for each question who was exposed and who of them fell ill.
 *
 * Rows keep the order of the questions; sort by `riskRatio` and look at `casesExposed` beside it. With twenty
 * questions one is "significant" by chance.
 *
 * @param ill whether each person fell ill; null when unknown
 * @throws ArgumentError when a question has not one answer for each person, or there is nobody
 */
export function attackRates(
  ill: readonly (boolean | null)[],
  questions: readonly ExposureAnswers[],
  { level = DEFAULT_LEVEL }: { level?: number } = {},
): AttackRateRow[] {
  if (ill.length === 0) throw new ArgumentError('EMPTY', 'ill', 'Give at least one person.');
  return questions.map(({ exposure, exposed }, index) => {
    if (exposed.length !== ill.length) {
      const remedy = `Give one answer for each of the ${ill.length} people, null where it is missing.`;
      throw new ArgumentError('LENGTHS_DIFFER', `questions[${index}].exposed`, remedy, exposed.length);
    }
    return rowOf(exposure, tableOf(ill, exposed), ill.length, level);
  });
}

function rowOf(exposure: string, table: TwoByTwoTable, people: number, level: number): AttackRateRow {
  const { exposed, unexposed, cases, total } = totalsOf(table);
  const share = (part: number, whole: number): Proportion | null => (whole === 0 ? null : proportion(part, whole, { level }));
  return {
    exposure,
    table,
    missing: people - total,
    exposedAttackRate: share(table.exposedCases, exposed),
    unexposedAttackRate: share(table.unexposedCases, unexposed),
    riskRatio: total === 0 ? null : riskRatio(table, { level }),
    pValue: total === 0 ? 1 : fisherTest(table).twoSided,
    casesExposed: share(table.exposedCases, cases),
  };
}

function tableOf(ill: readonly (boolean | null)[], exposed: readonly (boolean | null)[]): TwoByTwoTable {
  const table: TwoByTwoTable = { exposedCases: 0, exposedNonCases: 0, unexposedCases: 0, unexposedNonCases: 0 };
  ill.forEach((isCase, person) => {
    const wasExposed = exposed[person];
    if (isCase === null || wasExposed === null || wasExposed === undefined) return;
    if (wasExposed) table[isCase ? 'exposedCases' : 'exposedNonCases']++;
    else table[isCase ? 'unexposedCases' : 'unexposedNonCases']++;
  });
  return table;
}
