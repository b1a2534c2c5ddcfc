import type { CellError } from './cell-error.ts';

/** The errors as CSV with a byte order mark, so that Excel reads Chinese; one line each, safe to open. */
export async function* errorCsv(errors: Iterable<CellError> | AsyncIterable<CellError>): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  for await (const error of errors) yield `${COLUMNS.map((column) => guardedCell(error[column])).join(',')}\r\n`;
}

/**
 * A CSV cell that no spreadsheet takes for a formula: text beginning with = + - @, tab or return gets an apostrophe
 * before it; everything is quoted.
 */
export function guardedCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

const COLUMNS = ['severity', 'file', 'sheet', 'row', 'column', 'value', 'code', 'why', 'remedy'] as const;
