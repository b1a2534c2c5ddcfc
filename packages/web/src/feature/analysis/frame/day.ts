import { addDays, dayOf, parseCalendarDate, type Day } from '@firebreak/epi';

/** The date so many days before another. */
export function daysBefore(date: string, days: number): string {
  const parsed = parseCalendarDate(date);
  return parsed === undefined ? date : addDays(parsed, -days);
}

/** Number of a date the server gave. */
export function dayNumber(date: string): Day {
  const parsed = parseCalendarDate(date);
  if (parsed === undefined) throw new RangeError(`${date} is not a date.`);
  return dayOf(parsed);
}
