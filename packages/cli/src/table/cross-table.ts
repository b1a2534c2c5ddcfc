import { type TwoByTwoTable } from '@firebreak/engine/measure/index';
import { countsIn } from './cell.ts';
import { columnNamed } from './column.ts';
import { type Flags } from './flag-column.ts';
import { type PlainTable } from './plain-table.ts';

/** People by exposure and outcome, and those of whom one of the two is not known. */
export interface CrossTable {
  readonly table: TwoByTwoTable;
  readonly missing: number;
}

/** How many people each row stands for: one, or what a column says. */
export const weightsOf = (table: PlainTable, count: string | undefined): readonly number[] =>
  count === undefined ? table.rows.map(() => 1) : countsIn(columnNamed(table, count, '--count'));

/** Counts the rows that `keep` lets in. */
export function crossTable(
  exposure: Flags,
  outcome: Flags,
  weights: readonly number[],
  keep: (at: number) => boolean = () => true,
): CrossTable {
  const table: TwoByTwoTable = { exposedCases: 0, exposedNonCases: 0, unexposedCases: 0, unexposedNonCases: 0 };
  let missing = 0;
  weights.forEach((weight, at) => {
    if (!keep(at)) return;
    const [isExposed = null, isCase = null] = [exposure.values[at], outcome.values[at]];
    if (isExposed === null || isCase === null) missing += weight;
    else if (isExposed) table[isCase ? 'exposedCases' : 'exposedNonCases'] += weight;
    else table[isCase ? 'unexposedCases' : 'unexposedNonCases'] += weight;
  });
  return { table, missing };
}
