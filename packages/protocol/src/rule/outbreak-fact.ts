import type { Day } from '@firebreak/epi';
import type { PlainFacts } from '../condition/index.ts';
import type { CaseFact } from '../evaluate/index.ts';
import type { Instant } from '../time/index.ts';

/** What the end of an outbreak is judged by; a rule looks at its own part only. */
export interface OutbreakFacts {
  readonly cases: readonly CaseFact[];
  /** Weeks with samples of suspects, each with its first day. */
  readonly sampledWeeks?: readonly { readonly from: Day; readonly tested: number; readonly positive: number }[];
  /** Latest values of vector indices: `breteauIndex`. */
  readonly indices?: Readonly<Record<string, number>>;
  readonly openZones?: number;
  readonly caseWeeks?: readonly { readonly from: Day; readonly cases: number }[];
  readonly weeklyThreshold?: number;
  readonly longestIncubationDays?: number;
  readonly plain?: PlainFacts;
}

/** How far the end is. */
export interface OutbreakEnd {
  readonly type: string;
  /** `open`: counting has not begun, `missing` says for whom or what; `watch`: over, and looked at more closely than usual. */
  readonly state: 'open' | 'counting' | 'watch' | 'over' | 'noDeclaredEnd';
  /** Day counting begins from, by the case that is last. */
  readonly anchorDay: Day | null;
  readonly anchorPerson: string | null;
  /** The first instant at which it is over, as long as nothing new happens. */
  readonly endsAt: Instant | null;
  /** Whole days still to go, today included. */
  readonly daysLeft: number | null;
  readonly watchEndsAt: Instant | null;
  /** Persons without an end of their own, or names of facts. */
  readonly missing: readonly string[];
  /** Weeks in a row that count so far, where the rule counts weeks. */
  readonly weeks: number | null;
  readonly source: string | readonly string[];
}
