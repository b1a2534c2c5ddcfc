import { type MethodName } from '@firebreak/contract';
import { type Figure } from '../plot/figure.ts';

/** What a command about a plain file has found. */
export interface Analysis {
  /** Its name in the catalogue of methods, which says what would make it wrong. */
  readonly method: MethodName;
  /** Where the numbers come from: file, columns, period, how many people. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Every setting that the result depends on, defaults included. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Where chance was used: the same seed gives the same numbers. */
  readonly seed?: string;
  readonly result: unknown;
  /** For people: what, where, period and denominator, a line each. */
  readonly headline: readonly string[];
  readonly tables: readonly ResultTable[];
  /** What was done to the data that a reader should know. */
  readonly remarks: readonly string[];
  readonly figure?: () => Figure;
}

/** Rows under headings; numbers stand on the right. */
export interface ResultTable {
  readonly title?: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
