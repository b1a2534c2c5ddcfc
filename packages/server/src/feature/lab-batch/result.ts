import { type tubeOutcomes } from '@firebreak/contract';

export type TubeOutcome = (typeof tubeOutcomes)[number];
export type ResultStatus = 'preliminary' | 'final' | 'corrected';

/** A result on its way in, as typed or read from a file. */
export interface GivenResult {
  /** Line of the file, or place in the list; null where there is none. */
  readonly line: number | null;
  readonly id: string;
  readonly tube: string;
  readonly outcome: TubeOutcome;
  readonly test: string;
  readonly status: ResultStatus;
  /** Ct by target gene. */
  readonly targets: Readonly<Record<string, number>>;
  readonly instrument: string | null;
  readonly well: string | null;
  readonly testedAt: string | null;
  /** Why it corrects what was reported before. */
  readonly correction: string | null;
  readonly note: string | null;
  /** Its run did not pass quality control: a negative tells nothing, a positive is for a re-test. */
  readonly ofFailedRun?: boolean;
}

/** A result as it is kept with its tube. */
export interface KeptResult {
  readonly id: string;
  readonly tube: string;
  readonly outcome: TubeOutcome;
  readonly status: ResultStatus;
  readonly tested_at: string | null;
  readonly reported_at: string;
  readonly superseded_at: string | null;
}
