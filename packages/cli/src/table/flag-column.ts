import { flagsIn } from './cell.ts';
import { cellsOf, columnNamed, columnFor, type Wanted } from './column.ts';
import { type PlainTable } from './plain-table.ts';
import { outcomeNames } from './usual-name.ts';

/** Yes and no of every row; null where nothing is known. */
export interface Flags {
  readonly name: string;
  readonly values: readonly (boolean | null)[];
}

/**
 * Yes and no by `COLUMN`, or by `COLUMN=VALUE` for those whose cell has that value (an empty cell is unknown).
 *
 * @throws TableError COLUMN_UNKNOWN, or FLAG_UNKNOWN with every cell that is neither
 */
export function flagsNamed(table: PlainTable, spoken: string, option: string): Flags {
  const equals = spoken.indexOf('=');
  if (equals < 0 || table.headers.includes(spoken)) {
    const column = columnNamed(table, spoken, option);
    return { name: column.name, values: flagsIn(column) };
  }
  const column = columnNamed(table, spoken.slice(0, equals), option);
  const wanted = spoken
    .slice(equals + 1)
    .trim()
    .toLowerCase();
  return {
    name: `${column.name} = ${spoken.slice(equals + 1).trim()}`,
    values: cellsOf(column).map((cell) => (cell === '' ? null : cell.toLowerCase() === wanted)),
  };
}

/** Who is a case: the column that was named, or the one with a usual name. */
export function outcomeFlags(table: PlainTable, named: string | undefined): Flags {
  return named === undefined
    ? flagsNamed(table, columnFor(table, undefined, outcome).name, outcome.option)
    : flagsNamed(table, named, outcome.option);
}

const outcome: Wanted = { what: 'wantedOutcome', option: '--outcome', names: outcomeNames };
