import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';
import { civilOfDay, dayOf, dayOfCivil, parseCalendarDate, type CalendarDate, type Day } from '@firebreak/epi/time/index';

/** Where a count stands in time. */
export interface SeriesClock {
  /** Counts in a year. */
  frequency: number;
  /** Day of each count; null when the series has no dates and positions are all there is. */
  days: Int32Array | null;
  step: 'week' | 'month' | 'day' | null;
}

/** Checks that dates follow each other without gaps, in steps of the frequency. */
export function readDates(
  dates: readonly CalendarDate[] | undefined,
  frequency: number,
  length: number,
  countsArgument: string,
): SeriesClock {
  requireCount('frequency', frequency, 1);
  if (dates === undefined) return { frequency, days: null, step: null };
  if (dates.length !== length) {
    throw new ArgumentError('LENGTHS_DIFFER', 'dates', `Give one date for each of the ${length} ${countsArgument}.`, dates.length);
  }
  const step = steps[frequency];
  if (step === undefined) {
    throw new ArgumentError('INCONSISTENT', 'frequency', 'With dates the frequency is 52 (weeks), 12 (months) or 365 (days).', frequency);
  }
  const days = Int32Array.from(dates, readDate);
  if (step === 'month' && civilOfDay(days[0]!).dayOfMonth > 28) {
    throw new ArgumentError('INCONSISTENT', 'dates[0]', 'Write months by a day that each of them has, such as the first.', dates[0]);
  }
  for (let at = 1; at < length; at++) {
    if (days[at] !== next(days[at - 1]!, step)) refuseStep(dates, days, at, step);
  }
  return { frequency, days, step };
}

function readDate(date: string, at: number): Day {
  const read = parseCalendarDate(date);
  if (read === undefined) throw new ArgumentError('INCONSISTENT', `dates[${at}]`, 'Write dates as year-month-day, 2026-03-02.', date);
  return dayOf(read);
}

/** The day one step later; months keep the day of the month. */
function next(day: Day, step: 'week' | 'month' | 'day'): Day {
  if (step !== 'month') return day + (step === 'week' ? 7 : 1);
  const { year, month, dayOfMonth } = civilOfDay(day);
  return dayOfCivil({ year: month === 12 ? year + 1 : year, month: (month % 12) + 1, dayOfMonth });
}

function refuseStep(dates: readonly CalendarDate[], days: Int32Array, at: number, step: string): never {
  const argument = `dates[${at}]`;
  const [before, here] = [days[at - 1]!, days[at]!];
  const value = `${dates[at]} after ${dates[at - 1]}`;
  if (here === before) throw new ArgumentError('INCONSISTENT', argument, 'A date is there twice: add its counts together.', value);
  if (here < before) throw new ArgumentError('INCONSISTENT', argument, 'Sort the series by date, oldest first.', value);
  throw new ArgumentError(
    'INCONSISTENT',
    argument,
    `Dates must go on by one ${step}: write the ${step}s between with the count 0, or null when nothing was reported.`,
    value,
  );
}

/**
 * Position of the same time `years` years earlier, which may be before the series (negative).
 *
 * With dates: the same date of that year, for weeks moved to the nearest same weekday; 29 February becomes 1 March
 * in a common year. Without dates: `years` times the frequency back.
 */
export function yearsBack({ frequency, days, step }: SeriesClock, at: number, years: number): number {
  if (days === null || step === 'month') return at - frequency * years;
  const day = days[at]!;
  const { year, month, dayOfMonth } = civilOfDay(day);
  const back = day - dayOfCivil({ year: year - years, month, dayOfMonth });
  return at - (step === 'day' ? back : Math.round(back / 7));
}

/** Time of a count in steps: 1, 2, ...; with monthly dates in units of the first month's length. */
export function timeOf({ days, step }: SeriesClock, at: number): number {
  if (step !== 'month' || days === null || days.length < 2) return at + 1;
  return (days[at]! - days[0]!) / (days[1]! - days[0]!) + 1;
}

/** Steps that calendars know, by their number in a year. */
const steps: Record<number, 'week' | 'month' | 'day' | undefined> = { 52: 'week', 12: 'month', 365: 'day' };
