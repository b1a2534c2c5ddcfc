import type { Place, ReadingError, TableNote } from '../reader/index.ts';
import type { ImportErrorCode, ImportLocale } from './cell-code.ts';
import { cellErrorTexts } from './cell-error-text.ts';

/** `error` keeps the row out; `warning` lets it in and says what was left out or looks odd. */
export type Severity = 'error' | 'warning';

/** One thing wrong with one cell, row or file: where, what, why and what to do. */
export interface CellError {
  readonly severity: Severity;
  readonly code: ImportErrorCode;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  /** The text of the cell, cut after 100 characters. */
  readonly value: string | null;
  readonly why: string;
  readonly remedy: string;
  /** What the texts were filled with, to say them again in another language. */
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface CellErrorInput {
  readonly code: ImportErrorCode;
  readonly severity?: Severity;
  readonly place: Place;
  readonly value?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Builds a cell error with its texts in the language given. */
export function cellError(input: CellErrorInput, locale: ImportLocale): CellError {
  const { code, place, severity = 'error' } = input;
  const value = input.value === undefined ? null : cut(input.value);
  const detail = { ...input.detail, ...(value === null ? {} : { value }), ...(place.column === undefined ? {} : { column: place.column }) };
  return {
    severity,
    code,
    file: place.file,
    sheet: place.sheet ?? null,
    row: place.row ?? null,
    column: place.column ?? null,
    value,
    ...describeCellError(code, detail, locale),
    detail,
  };
}

/** Why and remedy of a code in a language, with its blanks filled. */
export function describeCellError(
  code: ImportErrorCode,
  detail: CellError['detail'],
  locale: ImportLocale,
): { why: string; remedy: string } {
  const [why, remedy] = cellErrorTexts[code][locale];
  return { why: fill(why, detail), remedy: fill(remedy, detail) };
}

/** A reading error as the report shows it. */
export function cellErrorOfReading(error: ReadingError, locale: ImportLocale): CellError {
  return cellError({ code: error.code, place: error.place, detail: error.detail }, locale);
}

/** A note of a reader as the report shows it: always a warning. */
export function cellErrorOfNote(note: TableNote, locale: ImportLocale): CellError {
  return cellError({ code: note.code, severity: 'warning', place: note.place, detail: note.detail }, locale);
}

function fill(text: string, detail: CellError['detail']): string {
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => String(detail[name] ?? ''));
}

function cut(value: string): string {
  return value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH)}…` : value;
}

const VALUE_LENGTH = 100;
