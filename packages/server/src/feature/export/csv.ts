import { stringify } from 'csv-stringify/sync';
import { type SheetColumn } from './sheet-column.ts';
import { type Values } from '../registry/index.ts';

/** Tells Excel that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * CSV, chunk by chunk as the pages come. A text that a spreadsheet would run as a formula gets an apostrophe in front
 * (OWASP, CSV injection).
 */
export async function* csvOf(columns: readonly SheetColumn[], pages: AsyncIterable<readonly Values[]>): AsyncGenerator<string> {
  yield byteOrderMark + line([columns.map(({ header }) => header)]);
  for await (const page of pages) {
    if (page.length > 0) yield line(page.map((view) => columns.map(({ valueOf }) => textOf(valueOf(view)))));
  }
}

const line = (rows: (string | null)[][]): string => stringify(rows, { record_delimiter: 'windows' });

const textOf = (value: string | number | boolean | null): string | null =>
  typeof value === 'string' ? guarded(value) : value === null ? null : String(value);

const startsFormula = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;
const guarded = (text: string): string => (startsFormula.test(text) ? `'${text}` : text);
