import { basename } from 'node:path';
import { dayOf, parseCalendarDate } from '@firebreak/epi';
import type { InferenceCase, InferenceContact, InferenceGroup } from '@firebreak/engine/chains/infer/index';
import { readTable, rowsOf } from '@firebreak/server/feature/import/reader/index';
import { demandFile } from '../file-error.ts';
import { TableError } from '../table/table-problem.ts';

type Cells = Readonly<Record<string, string>>;

/** Columns by their meaning: our own name first, then the names R packages and published lists use. */
const caseColumns = {
  id: ['id', 'case_id', 'case_ID', 'ID'],
  onset: ['onset', 'date_onset', 'date_of_onset', 'dt_onset', 'date_of_prodrome', 'onset_date'],
  report: ['report', 'date_report', 'date_of_report', 'dt_report'],
  sampled: ['sampled', 'date_sampled', 'dt_diag'],
  isolation: ['isolation', 'date_isolation', 'date_of_isolation'],
  exposureFrom: ['exposure_from', 'dt_start_exp'],
  exposureTo: ['exposure_to', 'dt_end_exp'],
  snps: ['snps'],
} as const;
const contactColumns = {
  a: ['a', 'from', 'i', 'infector', 'case_1'],
  b: ['b', 'to', 'j', 'case_id', 'case_2'],
  type: ['type', 'exposure', 'source', 'setting'],
  minutes: ['minutes', 'duration_minutes'],
} as const;

/** A line list: one row per case, dates as YYYY-MM-DD or whole numbers. */
export async function readCaseTable(file: string): Promise<InferenceCase[]> {
  const rows = await textRows(file);
  const dated = (row: Cells, column: keyof typeof caseColumns, at: number) => dayOfCell(cell(row, caseColumns[column]), file, at, column);
  return rows.map((row, at) => {
    const [from, to] = [dated(row, 'exposureFrom', at), dated(row, 'exposureTo', at)];
    const snps = caseColumns.snps.find((name) => name in row);
    return {
      id: required(row, caseColumns.id, file, at, 'id'),
      onset: dated(row, 'onset', at),
      report: dated(row, 'report', at),
      sampled: dated(row, 'sampled', at),
      isolation: dated(row, 'isolation', at),
      exposure: from === null && to === null ? null : { from, to, hard: false },
      snps: snps === undefined ? null : (row[snps] ?? '').split(/\s+/).filter((snp) => snp !== ''),
    };
  });
}

/**
 * Groups from columns of a line list (household, class): cases with the same value belong together. Blank and NA are no group.
 *
 * @throws TableError COLUMN_UNKNOWN when the list has no such column
 */
export async function readGroups(file: string, columns: readonly string[]): Promise<InferenceGroup[]> {
  const rows = await textRows(file);
  return columns.flatMap((column) => {
    if (rows[0] !== undefined && !(column in rows[0]))
      throw new TableError({
        code: 'COLUMN_UNKNOWN',
        file: basename(file),
        column,
        detail: { columns: Object.keys(rows[0]).join(', '), option: '--groups' },
      });
    const members = new Map<string, string[]>();
    rows.forEach((row, at) => {
      const value = cell(row, [column]);
      if (value !== '') members.set(value, [...(members.get(value) ?? []), required(row, caseColumns.id, file, at, 'id')]);
    });
    return [...members.values()].filter(({ length }) => length > 1).map((ids) => ({ type: column, members: ids }));
  });
}

/** Contacts, those of persons who are not cases left out and counted: most contacts of an outbreak stay well. */
export async function readContactTable(
  file: string,
  cases: ReadonlySet<string>,
): Promise<{ contacts: InferenceContact[]; others: number }> {
  const rows = await textRows(file);
  const all = rows.map((row, at): InferenceContact => {
    const [type, minutes] = [cell(row, contactColumns.type), cell(row, contactColumns.minutes)];
    return {
      a: required(row, contactColumns.a, file, at, 'a'),
      b: required(row, contactColumns.b, file, at, 'b'),
      ...(type === '' ? {} : { type }),
      minutes: minutes === '' ? null : Number(minutes),
    };
  });
  const contacts = all.filter(({ a, b }) => a !== b && cases.has(a) && cases.has(b));
  return { contacts, others: all.length - contacts.length };
}

async function textRows(file: string): Promise<Cells[]> {
  demandFile(file);
  const table = await readTable({ name: basename(file), path: file });
  const rows: Cells[] = [];
  for await (const { cells } of rowsOf(table))
    rows.push(Object.fromEntries(table.headers.map((header, column) => [header, cells[column] ?? ''])));
  return rows;
}

function cell(row: Cells, names: readonly string[]): string {
  const name = names.find((each) => (row[each] ?? '').trim() !== '');
  const value = name === undefined ? '' : (row[name] ?? '').trim();
  return value === 'NA' ? '' : value;
}

function required(row: Cells, names: readonly string[], file: string, at: number, column: string): string {
  const value = cell(row, names);
  if (value !== '') return value;
  if (!names.some((name) => name in row))
    throw new TableError({ code: 'COLUMN_NEEDED', file: basename(file), column, detail: { names: names.join(', ') } });
  throw new TableError({ code: 'VALUE_NEEDED', file: basename(file), row: at + 2, column });
}

function dayOfCell(text: string, file: string, at: number, column: string): number | null {
  if (text === '') return null;
  if (/^-?\d{1,6}$/.test(text)) return Number(text);
  const date = parseCalendarDate(text);
  if (date === undefined) throw new TableError({ code: 'DATE_NOT_A_DATE', file: basename(file), row: at + 2, column, value: text });
  return dayOf(date);
}
