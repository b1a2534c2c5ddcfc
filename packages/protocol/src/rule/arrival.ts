import { type Day, dayOf, parseCalendarDate } from '@firebreak/epi';
import type { ArrivalRule } from '../pack/index.ts';
import { onDay, type Plan, planFor } from '../plan/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import { parseInstant, type Instant } from '../time/index.ts';

/** Somebody who came from elsewhere. */
export interface ArrivalFact {
  readonly person: string;
  readonly arrivedOn: Day;
  /** Where they had been: area chains from the widest to the narrowest, with the last day there. */
  readonly stays: readonly { readonly areas: readonly string[]; readonly lastDay: Day }[];
}

/** Which rule applies to an arrival, and the plan it gives. */
export interface ArrivalAnswer {
  readonly rule: ArrivalRule;
  readonly class: string;
  readonly plan: Plan | undefined;
}

/**
 * The rule for an arrival at a moment: in force, for an area somebody stayed in since its date; a rule for a narrower area goes before
 * one for a wider area, and what a rule supersedes no longer applies beside it.
 *
 * @returns undefined where no rule applies: nothing is asked
 */
export function arrivalAnswer(resolved: ResolvedPack, arrival: ArrivalFact, moment: Instant): ArrivalAnswer | undefined {
  const applying = resolved.pack.arrivals.filter((rule) => isInForce(rule, moment) && depthOf(rule, arrival) >= 0);
  const superseded = new Set(applying.flatMap(({ supersedes }) => supersedes));
  const rule = applying
    .filter(({ id }) => !superseded.has(id))
    .sort((a, b) => depthOf(b, arrival) - depthOf(a, arrival) || (a.id < b.id ? -1 : 1))[0];
  if (rule === undefined) return undefined;
  const [arrived, left] = [onDay(arrival.arrivedOn), onDay(lastStay(rule, arrival) ?? arrival.arrivedOn)];
  const anchors = { arrival: arrived, quarantineStart: arrived, lastExposure: left, leftArea: left, notification: arrived };
  return { rule, class: rule.class, plan: planFor(resolved, { class: rule.class, anchors }) };
}

const isInForce = ({ effectiveFrom, effectiveTo }: ArrivalRule, moment: Instant): boolean =>
  (parseInstant(effectiveFrom) ?? Infinity) <= moment && (effectiveTo === null || moment < (parseInstant(effectiveTo) ?? -Infinity));

/** How narrow the area is through which the rule applies; −1 where it does not. */
const depthOf = (rule: ArrivalRule, { stays, arrivedOn }: ArrivalFact): number =>
  Math.max(
    -1,
    ...stays
      .filter((stay) => isSince(rule, stay.lastDay, arrivedOn))
      .map(({ areas }) => areas.findLastIndex((area) => rule.origin.includes(area))),
  );

function isSince({ staySince, lookback }: ArrivalRule, lastDay: Day, arrivedOn: Day): boolean {
  const since = staySince === null ? undefined : parseCalendarDate(staySince);
  if (since !== undefined && lastDay < dayOf(since)) return false;
  return lookback?.unit !== 'days' || lastDay >= arrivedOn - lookback.value;
}

function lastStay(rule: ArrivalRule, { stays }: ArrivalFact): Day | undefined {
  const days = stays.filter(({ areas }) => areas.some((area) => rule.origin.includes(area))).map(({ lastDay }) => lastDay);
  return days.length === 0 ? undefined : Math.max(...days);
}
