import type { CaseClass, Day, LabOutcome, Origin } from '@firebreak/epi';
import type { PlainFacts } from '../condition/index.ts';
import type { Mode } from '../pack/index.ts';
import type { Instant } from '../time/index.ts';

/**
 * A fact with two times: when it happened (in its own fields) and when it was known here. Evaluating at a moment uses what was known
 * by then and not yet withdrawn, so every past day can be seen as it was seen.
 */
interface Recorded {
  readonly id: string;
  readonly person: string;
  readonly recordedAt: Instant;
  /** A correction or cancellation: from here on the fact no longer counts. */
  readonly withdrawnAt?: Instant | undefined;
}

export interface CaseFact extends Recorded {
  readonly kind: 'case';
  readonly caseClass: CaseClass;
  readonly onset?: Day | undefined;
  readonly firstPositiveSample?: Day | undefined;
  readonly isolatedAt?: Instant | undefined;
  readonly dischargedAt?: Instant | undefined;
  readonly recoveredDay?: Day | undefined;
  readonly treatmentStart?: Instant | undefined;
  readonly symptomEnd?: Instant | undefined;
  readonly deathDay?: Day | undefined;
  readonly safeBurialDay?: Day | undefined;
  readonly secondNegativeDay?: Day | undefined;
  readonly origin?: Origin | undefined;
}

/** Whom or what somebody met. A person may be a case or a contact today and something else tomorrow: the class follows. */
export type ExposureSource =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'venue' | 'place'; readonly place: string }
  | { readonly kind: 'area'; readonly area: string; readonly level: string }
  | { readonly kind: 'arrival'; readonly origin: string }
  | { readonly kind: 'post'; readonly post: string };

export interface ExposureFact extends Recorded {
  readonly kind: 'exposure';
  readonly source: ExposureSource;
  readonly firstDay: Day;
  /** Day of the last meeting, of leaving the area, of arrival, of leaving the post. */
  readonly lastDay: Day;
  readonly lastAt?: Instant | undefined;
  /** What an investigator judged; without it the class assumed by the pack. */
  readonly class?: string | undefined;
}

export interface QuarantineFact extends Recorded {
  readonly kind: 'quarantine';
  readonly startedAt: Instant;
  readonly endedAt?: Instant | undefined;
  readonly mode?: Mode | undefined;
}

export interface TestFact extends Recorded {
  readonly kind: 'test';
  readonly sampledAt: Instant;
  readonly method: string;
  readonly outcome: LabOutcome;
  readonly ct?: number | undefined;
  /** Result of a pool (混采) the person is a member of: negative clears, positive only holds until the single tube. */
  readonly pooled?: boolean | undefined;
}

export interface SymptomFact extends Recorded {
  readonly kind: 'symptom';
  readonly day: Day;
}

/** Plain facts about a person that rules ask for: `immune`, `clinicallyRecovered`, `foodHandler`. */
export interface PersonFact extends Recorded {
  readonly kind: 'person';
  readonly facts: PlainFacts;
}

export type Fact = CaseFact | ExposureFact | QuarantineFact | TestFact | SymptomFact | PersonFact;

export const isKnown = (fact: Recorded, moment: Instant): boolean =>
  fact.recordedAt <= moment && (fact.withdrawnAt === undefined || fact.withdrawnAt > moment);
