import type { CellCode } from '../cell-code.ts';
import type { Severity } from '../cell-error.ts';

/** What became of the text of one cell. */
export type Parsed<T> =
  | {
      readonly is: 'value';
      readonly value: T;
      /** The word said more than its value does: keep it beside the record. */ readonly keep?: true;
    }
  | { readonly is: 'missing'; readonly masked?: true }
  | { readonly is: 'bad'; readonly problem: CellProblem };

/** `keep` asks to keep the text beside the record. */
export interface CellProblem {
  readonly code: CellCode;
  readonly severity: Severity;
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly keep?: true;
}

export const value = <T>(of: T): Parsed<T> => ({ is: 'value', value: of });
export const missing: Parsed<never> = { is: 'missing' };
export const bad = (code: CellCode, detail?: CellProblem['detail']): Parsed<never> => ({
  is: 'bad',
  problem: { code, severity: 'error', ...(detail ? { detail } : {}) },
});
/** A cell that is left out, kept beside the record and warned of; the row still goes in. */
export const leftOut = (code: CellCode, detail?: CellProblem['detail']): Parsed<never> => ({
  is: 'bad',
  problem: { code, severity: 'warning', keep: true, ...(detail ? { detail } : {}) },
});
