import type { Day } from '@firebreak/epi';
import type { FollowUp, Mode, Stage } from '../pack/index.ts';
import type { PackRef } from '../resolve/index.ts';
import type { Instant } from '../time/index.ts';
import type { AnchorTimes } from './anchor-time.ts';

/** A stage with its days, both counted; without a last day it ends when the release conditions are met. */
export interface PlannedStage {
  readonly id: string;
  readonly mode: Mode;
  readonly otherModes: readonly Mode[];
  readonly from: Day;
  readonly to: Day | null;
  readonly rule: Stage;
}

/** A test that is due on a day. */
export interface PlannedTest {
  readonly day: Day;
  readonly stage: string;
  readonly method: string;
  /** Its number in the pack's list; null where the plan was changed to put a test on the last day. */
  readonly number: number | null;
  readonly samples: number;
}

/** Something offered within a window: prophylaxis, vaccination. */
export interface PlannedOffer {
  readonly measure: string;
  /** Last instant at which it still helps. */
  readonly until: Instant;
}

/** What somebody of a class goes through, by one edition and one set of anchors. */
export interface Plan {
  readonly class: string;
  readonly pack: PackRef;
  readonly zone: string;
  readonly anchors: AnchorTimes;
  readonly stages: readonly PlannedStage[];
  readonly tests: readonly PlannedTest[];
  readonly followUp: FollowUp | null;
  readonly offers: readonly PlannedOffer[];
  /** Last day of the last stage; null when only the release conditions end it. */
  readonly lastDay: Day | null;
  /** Midnight after the last day, or an earlier instant at which a newer edition lets everybody go. */
  readonly endsAt: Instant | null;
  /** Found when every stage was over: nothing follows but these tests. */
  readonly afterWindow: boolean;
  /** Start of quarantine is not recorded; days are counted as if it began on this day. */
  readonly assumedStart: boolean;
}

/** The stage of a day, if one runs then. */
export function stageOn(plan: Plan, day: Day): PlannedStage | undefined {
  return plan.stages.find(({ from, to }) => from <= day && (to === null || day <= to));
}
