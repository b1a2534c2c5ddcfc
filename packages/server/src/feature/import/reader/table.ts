import type { Readable } from 'node:stream';
import type { Place } from './reading-error.ts';

/**
 * A file of an import. A `path` may also name a folder. `open` must give the bytes from the start each time it is
 * called: an import is read twice, once to look and once to take in.
 */
export type Source =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly open: () => Readable };

export const tableFormats = ['csv', 'xlsx', 'json'] as const;
export type TableFormat = (typeof tableFormats)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** One row of text cells, as long as the headers. */
export interface Row {
  /** As a spreadsheet shows it: the first line of the sheet is 1. In JSON, the position of the record from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Something odd that did not stop the reading; shown with the preview and in the report. */
export interface TableNote {
  readonly code: TableNoteCode;
  readonly place: Place;
  readonly detail: Readonly<Record<string, string | number>>;
}
export const tableNoteCodes = [
  'HEADER_ABSENT',
  'HEADER_BLANK',
  'HEADER_REPEATED',
  'HEADER_ROW_REPEATED',
  'ROW_RAGGED',
  'NUL_REMOVED',
  'ENCODING_GUESSED',
  'FORMULA_WITHOUT_VALUE',
  'SHEET_HIDDEN',
  'ROWS_HIDDEN',
] as const;
export type TableNoteCode = (typeof tableNoteCodes)[number];

/** A table of text cells with its place. `packs` may be walked several times; each walk reads the file again. */
export interface Table {
  readonly file: string;
  readonly sheet?: string;
  readonly format: TableFormat;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** Unique, none blank: a blank header becomes `column 7`, a repeated one `name (2)`. */
  readonly headers: readonly string[];
  /** True where dates without format count from 1904 (old Excel for Mac). */
  readonly date1904: boolean;
  /** Notes about the head of the table; those about rows come through `onNote` while walking. */
  readonly notes: readonly TableNote[];
  /** Rows in their order, as many at a time as the file gives: row by row a hundred thousand turns of the event loop would pass. */
  packs(onNote?: (note: TableNote) => void): AsyncIterable<readonly Row[]>;
}

/** The rows of a table one by one. */
export async function* rowsOf(table: Pick<Table, 'packs'>, onNote?: (note: TableNote) => void): AsyncGenerator<Row> {
  for await (const pack of table.packs(onNote)) yield* pack;
}

export function tablePlace(table: Pick<Table, 'file' | 'sheet'>, row?: number, column?: string): Place {
  return {
    file: table.file,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
}
