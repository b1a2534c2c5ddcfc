import type { ReadingCode, TableNoteCode } from '../reader/index.ts';

/** Reasons found in cells, rows and references. */
export const cellCodes = [
  'DATE_NOT_A_DATE',
  'DATE_AMBIGUOUS',
  'DATE_WRONG_ORDER',
  'DATE_TWO_DIGIT_YEAR',
  'DATE_YEAR_OF_REPUBLIC',
  'DATE_IMPLAUSIBLE',
  'DATE_PLACEHOLDER',
  'INSTANT_NOT_A_TIME',
  'NUMBER_NOT_A_NUMBER',
  'NUMBER_NOT_WHOLE',
  'NUMBER_OUT_OF_RANGE',
  'FLAG_UNKNOWN',
  'AGE_NOT_AN_AGE',
  'CODE_UNKNOWN',
  'AREA_NOT_A_CODE',
  'TEXT_TOO_LONG',
  'FIELD_MISSING',
  'KEY_MISSING',
  'KEY_CONFLICT',
  'INFECTION_NEW',
  'REFERENCE_MISSING',
  'REFERENCE_REFUSED',
  'REFERENCE_DROPPED',
  'REFERENCE_CYCLE',
  'EXPOSURE_TO_SELF',
  'TABLE_NOT_RECOGNISED',
  'TABLE_WITHOUT_ROWS',
] as const;
export type CellCode = (typeof cellCodes)[number];
export type ImportErrorCode = CellCode | ReadingCode | TableNoteCode;

export const importLocales = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type ImportLocale = (typeof importLocales)[number];
