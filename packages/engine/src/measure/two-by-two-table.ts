import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';

/** People by exposure and outcome. In a case-control study the non-cases are the controls. */
export interface TwoByTwoTable {
  exposedCases: number;
  exposedNonCases: number;
  unexposedCases: number;
  unexposedNonCases: number;
}

/** Row, column and grand totals of a table. */
export interface TwoByTwoTotals {
  exposed: number;
  unexposed: number;
  cases: number;
  nonCases: number;
  total: number;
}

export function totalsOf(table: TwoByTwoTable): TwoByTwoTotals {
  const { exposedCases, exposedNonCases, unexposedCases, unexposedNonCases } = table;
  const exposed = exposedCases + exposedNonCases;
  const unexposed = unexposedCases + unexposedNonCases;
  return {
    exposed,
    unexposed,
    cases: exposedCases + unexposedCases,
    nonCases: exposedNonCases + unexposedNonCases,
    total: exposed + unexposed,
  };
}

/** Tables of strata added up, as if nobody had asked about them. */
export function collapsed(strata: readonly TwoByTwoTable[]): TwoByTwoTable {
  const sum = (cell: keyof TwoByTwoTable): number => strata.reduce((total, table) => total + table[cell], 0);
  return {
    exposedCases: sum('exposedCases'),
    exposedNonCases: sum('exposedNonCases'),
    unexposedCases: sum('unexposedCases'),
    unexposedNonCases: sum('unexposedNonCases'),
  };
}

/** @throws ArgumentError unless all four are whole numbers of at least 0 and not all are 0 */
export function requireTable(table: TwoByTwoTable, argument = 'table'): void {
  for (const cell of cells) requireCount(`${argument}.${cell}`, table[cell]);
  if (totalsOf(table).total === 0) throw new ArgumentError('EMPTY', argument, 'Count at least one person.');
}

const cells = ['exposedCases', 'exposedNonCases', 'unexposedCases', 'unexposedNonCases'] as const;
