import type { Day } from '@firebreak/epi';
import type { Mode } from '../pack/index.ts';
import type { Plan } from '../plan/index.ts';
import type { Membership } from './class-membership.ts';
import type { ReleaseFinding } from './release.ts';

/**
 * Where somebody stands. Exactly one of these at any moment:
 * - `notExposed`: nothing counts any more (a case was excluded, an exposure withdrawn): nobody is kept for it;
 * - `unclassified`: exposed, and nobody judged it; no restriction follows from that;
 * - `informed`: in a class for which the edition asks for nothing;
 * - `toLocate`: has a plan that has not begun;
 * - `inQuarantine`: a stage runs today;
 * - `held`: a positive result, own or of a pool, that is neither confirmed nor cleared;
 * - `releaseDue`: last day, every condition met;
 * - `releaseReview`: time is over and a condition is missing: a person decides, the software does not keep anybody (P19);
 * - `released`, `ended`: let go by record, or by the end of the time (P18);
 * - `toIsolate`, `isolated`, `monitored`, `recovered`, `died`: cases.
 */
export const personStatuses = [
  'notExposed',
  'unclassified',
  'informed',
  'toLocate',
  'inQuarantine',
  'held',
  'releaseDue',
  'releaseReview',
  'released',
  'ended',
  'toIsolate',
  'isolated',
  'monitored',
  'recovered',
  'died',
] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** A plan that another edition put aside. */
export interface Superseded {
  readonly plan: Plan;
  readonly byEdition: string;
}

/** What follows from the facts about one person at one moment. */
export interface PersonState {
  readonly person: string;
  /** `case`, a class of the pack, or null. */
  readonly class: string | null;
  readonly status: PersonStatus;
  readonly mode: Mode | null;
  readonly plan: Plan | null;
  readonly superseded: readonly Superseded[];
  readonly membership: Membership | null;
  /** Class before an upgrade by somebody else's positive test. */
  readonly upgradedFrom: string | null;
  readonly release: { readonly eligible: boolean; readonly findings: readonly ReleaseFinding[] };
  /** Whoever was infected before, by an episode that is over: that case, and the day of the first positive of the new infection. */
  readonly reinfection: { readonly earlier: string; readonly since: Day } | null;
  /** Planned days that passed without a sample. */
  readonly missedTests: readonly Day[];
}
