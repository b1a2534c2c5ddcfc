import { stringify } from 'csv-stringify/sync';
import { type CellValue, type SheetColumn } from './sheet-column.ts';
import { type Values } from '../registry/index.ts';

/** Tells Excel that the file is UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * CSV, chunk by chunk as the pages come. A text that a spreadsheet would run as a formula gets an apostrophe in front
 * (OWASP, CSV injection).
 */
export async function* csvOf(columns: readonly SheetColumn[], pages: AsyncIterable<readonly Values[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([columns.map(({ header }) => header)]);
  for await (const page of pages) {
    if (page.length > 0) yield csvLines(page.map((view) => columns.map(({ valueOf }) => valueOf(view))));
  }
}

/** Lines of a file that any spreadsheet reads and none runs. */
export const csvLines = (rows: readonly (readonly CellValue[])[]): string =>
  stringify(
    rows.map((row) => row.map(textOf)),
    { record_delimiter: 'windows' },
  );

const textOf = (value: CellValue): string | null => (typeof value === 'string' ? guarded(value) : value === null ? null : String(value));

const startsFormula = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;
const guarded = (text: string): string => (startsFormula.test(text) ? `'${text}` : text);
