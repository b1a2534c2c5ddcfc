import { text } from '../text.ts';
import { type PlainTable } from './plain-table.ts';
import { TableError } from './table-problem.ts';

/** One column of a table. */
export interface Column {
  readonly table: PlainTable;
  readonly name: string;
  readonly index: number;
}

/**
 * The column a person named; capitals and spaces around do not matter.
 *
 * @throws TableError COLUMN_UNKNOWN with the columns there are
 */
export function columnNamed(table: PlainTable, name: string, option: string): Column {
  const index = indexOf(table, (header) => header === name) ?? indexOf(table, (header) => plain(header) === plain(name));
  if (index !== undefined) return { table, name: table.headers[index] ?? name, index };
  throw new TableError({ code: 'COLUMN_UNKNOWN', file: table.file, column: name, detail: { columns: columnsOf(table), option } });
}

/** What a column is about, the option that names it, and what people usually call it. */
export interface Wanted {
  readonly what:
    | 'wantedDate'
    | 'wantedCount'
    | 'wantedOutcome'
    | 'wantedOnset'
    | 'wantedReport'
    | 'wantedLocation'
    | 'wantedPopulation'
    | 'wantedPerson'
    | 'wantedStart'
    | 'wantedEnd'
    | 'wantedShare'
    | 'wantedId'
    | 'wantedAddress';
  readonly option: string;
  readonly names: readonly string[];
}

/** The column with one of the usual names, or undefined where none or several have one. */
export function columnGuessed(table: PlainTable, names: readonly string[]): Column | undefined {
  const usual = new Set(names.map(plain));
  const found = table.headers.flatMap((header, index) => (usual.has(plain(header)) ? [{ table, name: header, index }] : []));
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The column a person named, or else the one with a usual name.
 *
 * @throws TableError COLUMN_UNKNOWN, COLUMN_NOT_GUESSED
 */
export function columnFor(table: PlainTable, named: string | undefined, { what, option, names }: Wanted): Column {
  if (named !== undefined) return columnNamed(table, named, option);
  const guessed = columnGuessed(table, names);
  if (guessed !== undefined) return guessed;
  throw new TableError({ code: 'COLUMN_NOT_GUESSED', file: table.file, detail: { what: text(what), columns: columnsOf(table), option } });
}

/** Text of the cells of a column, one for each row. */
export const cellsOf = ({ table, index }: Column): string[] => table.rows.map(({ cells }) => (cells[index] ?? '').trim());

function indexOf(table: PlainTable, fits: (header: string) => boolean): number | undefined {
  const index = table.headers.findIndex(fits);
  return index < 0 ? undefined : index;
}

function columnsOf({ headers }: PlainTable): string {
  const shown = headers.slice(0, MOST_SHOWN).join(', ');
  return headers.length > MOST_SHOWN ? `${shown}, …` : shown;
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]+/gu, ' ');
const MOST_SHOWN = 30;
