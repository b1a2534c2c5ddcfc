import { calendarDate, type CalendarDate, type Day, dayOf } from '@firebreak/epi';
import { positiveSince, reinfectionFrom, type ResolvedPack, startOfDay } from '@firebreak/protocol';
import { type EpisodeRow } from './store.ts';

/**
 * First day of an infection after the last one that is recorded, as the records tell it: a positive when that one is closed and the
 * interval of the pack is over. Nobody has recorded the case yet; its tasks do not wait for that.
 */
export function dayOfReinfection({ onset, diagnosed, closed, tests }: EpisodeRow, { pack, zone }: ResolvedPack): string | undefined {
  if (closed === null || diagnosed === null) return undefined;
  const first = tests.find(({ day, outcome }) => outcome === 'positive' && day <= closed)?.day;
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
