import type { Day } from '@firebreak/epi';
import type { Span } from '../pack/index.ts';
import { atInstant, lastDay, onDay } from '../plan/index.ts';
import { dayAt } from '../time/index.ts';
import type { CaseFact, TestFact } from './facts.ts';

/** An episode of illness that is over, by what is known of its days. */
export type ClosedEpisode = Pick<CaseFact, 'onset' | 'firstPositiveSample' | 'recoveredDay' | 'dischargedAt' | 'recordedAt'>;

/**
 * The first calendar day on which a positive sample tells of another infection: the interval of the pack is over, and the earlier episode was
 * closed on a day before.
 *
 * @param interval of the pack; without one there is no such day
 * @param zone in which days are counted
 * @returns undefined where the earlier episode is not closed, or where the interval counts from what nobody knows
 */
export function reinfectionFrom(interval: Span | undefined, earlier: ClosedEpisode, zone: string): Day | undefined {
  const { onset, firstPositiveSample, recoveredDay, dischargedAt, recordedAt } = earlier;
  const closed = closedOn(earlier, zone);
  if (interval === undefined || closed === undefined) return undefined;
  const last = lastDay(
    interval,
    {
      ...(onset === undefined ? {} : { onset: onDay(onset) }),
      ...(firstPositiveSample === undefined ? {} : { firstPositiveSample: onDay(firstPositiveSample) }),
      diagnosis: atInstant(recordedAt, zone),
      ...(recoveredDay === undefined ? {} : { recovery: onDay(recoveredDay) }),
      ...(dischargedAt === undefined ? {} : { discharge: atInstant(dischargedAt, zone) }),
    },
    zone,
  );
  return last === undefined ? undefined : 1 + Math.max(last, closed);
}

/** Day on which an episode was closed: recovery, else discharge. */
export const closedOn = ({ recoveredDay, dischargedAt }: ClosedEpisode, zone: string): Day | undefined =>
  recoveredDay ?? (dischargedAt === undefined ? undefined : dayAt(dischargedAt, zone));

/** Day of the first positive of an own tube from a day on, where the last decided result since is positive too. */
export function positiveSince(
  tests: readonly (Pick<TestFact, 'outcome' | 'pooled'> & { readonly day: Day })[],
  from: Day,
): Day | undefined {
  const since = tests.filter(
    ({ day, outcome, pooled }) => day >= from && pooled !== true && (outcome === 'positive' || outcome === 'negative'),
  );
  return since.at(-1)?.outcome === 'positive' ? since.find(({ outcome }) => outcome === 'positive')?.day : undefined;
}
