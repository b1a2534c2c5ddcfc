import type { Cell } from './csv.ts';

type SourceRow = Readonly<Record<string, string>>;

export interface Table<Column extends string> {
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<Column, Cell>>[];
}

/** Columns kept as the R package names them. `complications` says "yes" 188 times and so says nothing: left out. */
const lineListColumns = [
  'case_ID',
  'date_of_prodrome',
  'date_of_rash',
  'date_of_death',
  'age',
  'gender',
  'family_ID',
  'class',
  'x_loc',
  'y_loc',
] as const;
/** As epicontacts has them: who infected, who was infected. */
const contactColumns = ['from', 'to'] as const;

/**
 * The line list and the links (infector to case) of the source, in the order of the case numbers.
 *
 * @throws RangeError when a link points at a case that is not in the list, or a case number is repeated
 */
export function hagellochTables(source: readonly SourceRow[]): {
  lineList: Table<(typeof lineListColumns)[number]>;
  contacts: Table<(typeof contactColumns)[number]>;
} {
  const rows = source.toSorted((a, b) => Number(a['case_ID']) - Number(b['case_ID']));
  const known = new Set(rows.map((row) => row['case_ID']));
  if (known.size !== rows.length) throw new RangeError('a case number is repeated');
  const links = rows.flatMap((row) => (row['infector'] ? [{ from: row['infector'], to: row['case_ID'] ?? '' }] : []));
  const lost = links.find((link) => !known.has(link.from));
  if (lost) throw new RangeError(`case ${lost.to} names the infector ${lost.from}, who is not in the list`);
  return {
    lineList: { columns: lineListColumns, rows: rows.map((row) => pick(row, lineListColumns)) },
    contacts: { columns: contactColumns, rows: links },
  };
}

function pick<Column extends string>(row: SourceRow, columns: readonly Column[]): Record<Column, Cell> {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null])) as Record<Column, Cell>;
}
