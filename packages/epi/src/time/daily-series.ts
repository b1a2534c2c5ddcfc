import { ArgumentError, requireNonNegative } from '../distribution/argument-error.ts';
import { calendarDate, dayOf, isCalendarDate, type CalendarDate } from './calendar-date.ts';

/** Counts of consecutive days. */
export interface DailySeries {
  from: CalendarDate;
  to: CalendarDate;
  /** `counts[0]` is of `from`, the last of `to`. */
  counts: Float64Array;
}

export interface DailySeriesSettings {
  /**
   * What a day without a row means: `refuse` (the default) takes it for a mistake, `zero` for a day without cases,
   * as in a file that lists only days with some.
   */
  gaps?: 'refuse' | 'zero' | undefined;
}

/**
 * Makes a series without gaps from dated counts, in whatever order they come.
 *
 * @param dates one per count
 * @param counts at least 0 each
 * @throws ArgumentError for no row, a text that is no date, a date that comes twice, a missing day, a bad count
 */
export function dailySeries(
  dates: readonly CalendarDate[],
  counts: ArrayLike<number>,
  { gaps = 'refuse' }: DailySeriesSettings = {},
): DailySeries {
  if (dates.length === 0) throw new ArgumentError('EMPTY', 'dates', 'Give at least one day.');
  if (counts.length !== dates.length) throw new ArgumentError('LENGTHS_DIFFER', 'counts', 'Give one count for each date.', counts.length);
  const days = Int32Array.from(dates, (date, row) => dayOfRow(date, row));
  const [first, last] = [days.reduce((one, day) => Math.min(one, day)), days.reduce((one, day) => Math.max(one, day))];
  const result = new Float64Array(last - first + 1);
  const seen = new Uint8Array(result.length);
  days.forEach((day, row) => {
    requireNonNegative(`counts[${row}]`, counts[row]!);
    if (seen[day - first] === 1) {
      throw new ArgumentError('INCONSISTENT', `dates[${row}]`, 'The day comes twice; add its counts up.', dates[row]);
    }
    seen[day - first] = 1;
    result[day - first] = counts[row]!;
  });
  const missing = gaps === 'refuse' ? seen.indexOf(0) : -1;
  if (missing !== -1) {
    const date = calendarDate(first + missing);
    throw new ArgumentError('INCONSISTENT', 'dates', 'A day between the first and the last is missing; give 0 if nobody fell ill.', date);
  }
  return { from: calendarDate(first), to: calendarDate(last), counts: result };
}

function dayOfRow(date: CalendarDate, row: number): number {
  if (isCalendarDate(date)) return dayOf(date);
  throw new ArgumentError('OUT_OF_RANGE', `dates[${row}]`, 'Give a date as year-month-day, such as 2026-02-13.', date);
}
