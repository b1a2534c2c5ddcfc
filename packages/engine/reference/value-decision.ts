import type { ReferenceCase, Tolerance } from './reference-file.ts';

/** Values of a reference that are not to be met to the tolerance of their file, and why. */
export interface ValueDecision {
  /** Path of the values in `expected`, such as `epiR_cohort.OR.strata.score.lower`. */
  at: RegExp;
  /** Cases it is about; all without. */
  in?: RegExp;
  /** Values of the reference it is about, by the whole answer they are part of; all without. */
  when?: (value: unknown, item: ReferenceCase, at: string) => boolean;
  /**
   * `differs by decision`: the reference is wrong or answers another question; not compared, but counted and told.
   * `known to fewer digits`: the reference stopped early or was written short; compared with `allows`.
   */
  kind: 'differs by decision' | 'known to fewer digits';
  /** Tolerance for a value that is known to fewer digits. */
  allows?: (value: number, item: ReferenceCase) => Tolerance;
  reason: string;
}
