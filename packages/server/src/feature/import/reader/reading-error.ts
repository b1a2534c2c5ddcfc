/** Reasons why a file cannot be read as a table. Their texts stand in `mapping/cell-error.ts`. */
export const readingCodes = [
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'FILE_EMPTY',
  'FILE_NOT_A_TABLE',
  'FILE_OLD_EXCEL',
  'FILE_ENCRYPTED',
  'FILES_TOO_MANY',
  'ARCHIVE_DAMAGED',
  'ARCHIVE_BOMB',
  'ARCHIVE_TOO_MANY_ENTRIES',
  'ARCHIVE_TOO_DEEP',
  'WORKBOOK_DAMAGED',
  'TEXT_NOT_DECODABLE',
  'TEXT_ENCODINGS_MIXED',
  'QUOTE_NOT_CLOSED',
  'CSV_DAMAGED',
  'JSON_DAMAGED',
  'JSON_NOT_RECORDS',
  'JSON_TOO_DEEP',
  'ROWS_TOO_MANY',
  'COLUMNS_TOO_MANY',
  'CELL_TOO_LONG',
  'ROW_TOO_LONG',
] as const;
export type ReadingCode = (typeof readingCodes)[number];

/** Where in the import something stands. Rows count from 1 as a spreadsheet shows them; columns are named by header. */
export interface Place {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
}

/** The one error readers throw: coded and located, never a bare library error. */
export class ReadingError extends Error {
  readonly code: ReadingCode;
  readonly place: Place;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: ReadingCode, place: Place, detail: Record<string, string | number> = {}, cause?: unknown) {
    super(`${code} in ${place.file}${place.sheet ? ` / ${place.sheet}` : ''}${place.row ? `, row ${place.row}` : ''}`, { cause });
    this.name = 'ReadingError';
    this.code = code;
    this.place = place;
    this.detail = detail;
  }
}

/**
 * Passes a reading error on and turns any other failure into one with the given code and place. The words of a library are its cause and
 * no detail: they are English, and repeat what stands in the file.
 */
export function asReadingError(error: unknown, code: ReadingCode, place: Place): ReadingError {
  return error instanceof ReadingError ? error : new ReadingError(code, place, {}, error);
}
