import { RosterLine } from '@firebreak/contract';
import { needsOf, occupancyOf, riskOf, sexOf } from './cell-word.ts';
import { type RosterColumn } from './column.ts';
import { type LineProblem } from './problem.ts';

/** A row of a register as a line of the roster, or what is wrong with it. */
export type ReadLine =
  | { readonly line: number; readonly wanted: RosterLine }
  | { readonly line: number; readonly problems: readonly LineProblem[] };

/** Where the columns of the roster stand in a file, and what the file calls them. */
export interface Sheet {
  readonly columns: ReadonlyMap<RosterColumn, number>;
  readonly headers: readonly string[];
}

const missing: ReadonlySet<string> = new Set(['', '-', '—', '/', '无', '無', 'n/a', 'na', 'null']);

/** Reads one row. Every cell that is not understood is named; a row with one of them does not go in. */
export function readLine({ columns, headers }: Sheet, row: number, cells: readonly string[]): ReadLine {
  const given: Partial<Record<RosterColumn, unknown>> = {};
  const wrong: LineProblem[] = [];
  const told = (column: RosterColumn, value: string | null, code: LineProblem['code']): void =>
    void wrong.push({ line: row, code, column: headers[columns.get(column) ?? -1] ?? column, value });
  for (const [column, at] of columns) {
    const cell = (cells[at] ?? '').trim();
    if (missing.has(cell.toLowerCase())) continue;
    const value = valueOf(column, cell);
    if (value === undefined) told(column, cell, 'LINE_VALUE');
    else given[column] = value;
  }
  if (given['birthYear'] === undefined) given['birthYear'] = birthYearOfDocument(given['documentNumber']);
  const parsed = RosterLine.safeParse(given);
  if (parsed.success && wrong.length === 0) return { line: row, wanted: parsed.data };
  for (const issue of parsed.error?.issues ?? []) {
    const column = issue.path[0] as RosterColumn;
    const value = given[column];
    if (value === undefined) told(column, null, 'LINE_MISSES');
    else told(column, (cells[columns.get(column) ?? -1] ?? '').slice(0, 80), 'LINE_VALUE');
  }
  return { line: row, problems: wrong };
}

function valueOf(column: RosterColumn, cell: string): unknown {
  if (column === 'sex') return sexOf(cell);
  if (column === 'occupancy') return occupancyOf(cell);
  if (column === 'risk') return riskOf(cell);
  if (column === 'needs') return needsOf(cell);
  if (column === 'floor') return /^-?\d{1,3}(\.0+)?$/.test(bareNumber(cell)) ? Number(bareNumber(cell)) : undefined;
  if (column === 'birthYear') return yearOf(cell);
  return cell;
}

/** 12层, 12F, B1: a floor as a number; basements are negative. */
const bareNumber = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/^(?:B|地下)(?=\d)/i, '-')
    .replace(/(?:层|層|楼|樓|F)$/iu, '');

/** A year, or the year of a date: 1985, 1985-03-04, 19850304, 1985年3月. */
function yearOf(cell: string): number | undefined {
  const year = /^(\d{4})(?:\.0+)?$|^(\d{4})(?:\d{4}$|[-/.年])/u.exec(cell.normalize('NFKC'));
  return year === null ? undefined : Number(year[1] ?? year[2]);
}

/** The birth year in a resident identity number of eighteen digits (GB 11643-1999: digits 7 to 14 are the date of birth). */
function birthYearOfDocument(document: unknown): number | undefined {
  const year = typeof document === 'string' ? /^\d{6}((?:19|20)\d{2})\d{7}[\dXx]$/.exec(document)?.[1] : undefined;
  return year === undefined ? undefined : Number(year);
}
