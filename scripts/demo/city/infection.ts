import type { CaseClass, IdentificationSource, Outcome, Setting, Severity } from '@firebreak/epi';

/** What becomes of an infected person. Days count from today. */
export interface CourseDraft {
  /** null for a person who never has signs. */
  readonly onsetDay: number | null;
  readonly reportDay: number;
  readonly isolationDay: number;
  readonly detectedBy: IdentificationSource;
  readonly caseClass: CaseClass;
  readonly severity: Severity | null;
  readonly outcome: Outcome | null;
  readonly outcomeDay: number | null;
}

/** One infection as it truly happened. Days count from today (0); yesterday is -1. */
export interface Infection extends CourseDraft {
  readonly person: string;
  /** null for a person infected elsewhere. */
  readonly infector: string | null;
  readonly infectionDay: number;
  readonly setting: Setting;
  readonly gathering: string | null;
  readonly generation: number;
}

/** An infection before its course is known. */
export type Seed = Omit<Infection, keyof CourseDraft>;
