import { addDays, calendarDate, civilOfDay, dayOf, dayOfCivil, daysInMonth, type CalendarDate, type Day } from '@firebreak/epi';
import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';

/** Days that are studied, and the periods they are cut into. */
export interface StudyPeriod {
  first: CalendarDate;
  last: CalendarDate;
  /** Length of a period; days by default. */
  unit?: 'day' | 'month' | 'year';
  /**
   * Units in a period (7 days, 3 months); 1 by default. Periods of days are counted back from the last day, so that
   * the latest is whole; months and years from the first. What is left over is a shorter period at the other end.
   */
  length?: number;
}

/** Rising first days of the periods, and behind them the day after the last. */
export type PeriodBounds = Int32Array;

/** @throws ArgumentError when the last day is before the first, or there are too many periods */
export function periodBounds({ first, last, unit = 'day', length = 1 }: StudyPeriod): PeriodBounds {
  requireCount('study.length', length, 1);
  const [from, after] = [dayOf(first), dayOf(last) + 1];
  if (!(after > from)) throw new ArgumentError('INCONSISTENT', 'study.last', 'Give a last day that is not before the first.', last);
  const bounds: Day[] = unit === 'day' ? backwards(from, after, length) : forwards(from, after, unit === 'year' ? 12 * length : length);
  if (bounds.length <= MOST_PERIODS + 1) return Int32Array.from(bounds);
  throw new ArgumentError(
    'OUT_OF_RANGE',
    'study.length',
    `That makes ${bounds.length - 1} periods; give longer ones, so that there are at most ${MOST_PERIODS}.`,
    length,
  );
}

/** Period of a day, or -1 outside the study. */
export function periodOf(bounds: PeriodBounds, day: Day): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bounds[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low === bounds.length ? -1 : low - 1;
}

/** First and last day of a stretch of periods. */
export function stretchOf(bounds: PeriodBounds, from: number, to: number): { from: CalendarDate; to: CalendarDate } {
  return { from: calendarDate(bounds[from]!), to: addDays(calendarDate(bounds[to + 1]!), -1) };
}

function backwards(from: Day, after: Day, length: number): Day[] {
  const bounds = [after];
  while (bounds.at(-1)! > from && bounds.length <= MOST_PERIODS + 1) bounds.push(Math.max(from, bounds.at(-1)! - length));
  return bounds.toReversed();
}

function forwards(from: Day, after: Day, months: number): Day[] {
  const bounds = [from];
  while (bounds.at(-1)! < after && bounds.length <= MOST_PERIODS + 1) {
    bounds.push(Math.min(after, monthsLater(from, months * bounds.length)));
  }
  return bounds;
}

/** The same day of a later month, or its last day when it has none. */
function monthsLater(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = civilOfDay(day);
  const index = year * 12 + month - 1 + months;
  const later = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return dayOfCivil({ ...later, dayOfMonth: Math.min(dayOfMonth, daysInMonth(later.year, later.month)) });
}

const MOST_PERIODS = 4000;
