import { calendarDate, type CalendarDate, type Day, dayOf } from '@firebreak/epi';
import { positiveSince, reinfectionFrom, type ResolvedPack, startOfDay } from '@firebreak/protocol';
import { type EpisodeRow } from './store.ts';

/** The same positive recorded again is the same event; the first infection of a person has the event without a day. */
export const reinfectionId = (person: string, day: string): string => `preliminaryPositive:${person}:${day}`;

/**
 * New infections of a person by the day of their first positive: the one that the records tell now, and those told before, with whether
 * they still hold. Once the case is opened again for the new infection its first days are gone, and the positive itself decides.
 */
export function reinfections(
  person: string,
  episode: EpisodeRow,
  rules: ResolvedPack | undefined,
): { readonly day: string; readonly holds: boolean }[] {
  const now = rules && dayOfReinfection(episode, rules);
  const before = episode.events.map((id) => id.slice(reinfectionId(person, '').length));
  const positives = new Set(episode.tests.flatMap(({ day, outcome }) => (outcome === 'positive' ? [day] : [])));
  const isReopened = episode.isCase && episode.closed === null;
  return [...new Set([...before, ...(now === undefined ? [] : [now])])].map((day) => ({
    day,
    holds: day === now || (isReopened && positives.has(day)),
  }));
}

function dayOfReinfection({ onset, diagnosed, closed, tests }: EpisodeRow, { pack, zone }: ResolvedPack): string | undefined {
  if (closed === null || diagnosed === null) return undefined;
  const first = tests.find(({ outcome }) => outcome === 'positive')?.day;
  const from = reinfectionFrom(
    pack.reinfection.interval,
    {
      onset: onset === null ? undefined : dayNumber(onset),
      firstPositiveSample: first === undefined ? undefined : dayNumber(first),
      recoveredDay: dayNumber(closed),
      recordedAt: startOfDay(dayNumber(diagnosed), zone),
    },
    zone,
  );
  const dated = tests.map(({ day, outcome }) => ({ day: dayNumber(day), outcome }));
  const since = from === undefined ? undefined : positiveSince(dated, from);
  return since === undefined ? undefined : calendarDate(since);
}

const dayNumber = (date: string): Day => dayOf(date as CalendarDate);
