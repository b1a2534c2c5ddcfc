import { calendarDate, dayOf, type CalendarDate, type Day } from '@firebreak/epi';
import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';

/** One reported case, or several with the same two dates. */
export interface ReportedEvent {
  /** Day of the event that is nowcast: onset, admission, sampling. */
  event: CalendarDate;
  /** Day on which the event became known here; not before the event. */
  report: CalendarDate;
  /** Cases with these two dates (whole, at least 0); 1 by default. */
  count?: number;
}

export interface TriangleSettings {
  /** Last day whose reports are all here. Later reports are left out, as they were not known then. */
  now: CalendarDate;
  /** D: longest delay told apart, in days (1 to 1000). Longer delays count as D, and a day D days old counts as complete. */
  maxDelay: number;
  /** First day of the triangle; by default the earliest event that was known. */
  first?: CalendarDate;
}

/** Cases by day of event (rows) and days until report (columns), as far as they are known at `now`. */
export interface ReportingTriangle {
  first: CalendarDate;
  now: CalendarDate;
  maxDelay: number;
  /** Rows: days from `first` to `now`, both included. */
  days: number;
  /** Row after row, `maxDelay + 1` columns. A cell whose report would be after `now` is 0: not known yet. */
  counts: Int32Array;
  /** Cases with a delay above `maxDelay`, counted in the last column. */
  longer: number;
  /** Cases reported after `now`, left out. */
  later: number;
  /** Cases with an event before `first`, left out. */
  earlier: number;
}

/**
 * Reporting triangle from pairs of dates.
 *
 * @throws ArgumentError naming the record when a report is before its event or a count is not whole; when nothing
 * was reported by `now`; when the days from first to now are more than a triangle can hold (a mistyped year)
 */
export function reportingTriangle(records: readonly ReportedEvent[], settings: TriangleSettings): ReportingTriangle {
  const { now, maxDelay } = settings;
  requireMaxDelay(maxDelay);
  const today = dayOf(now);
  const known = daysOf(records);
  const firstDay = settings.first === undefined ? earliestKnown(known, today) : dayOf(settings.first);
  const triangle = emptyTriangle(firstDay, today, maxDelay);
  for (let index = 0; index < known.count.length; index++) {
    const count = known.count[index]!;
    const [event, report] = [known.event[index]!, known.report[index]!];
    if (report > today) triangle.later += count;
    else if (event < firstDay) triangle.earlier += count;
    else addCases(triangle, event - firstDay, report - event, count);
  }
  return triangle;
}

/**
 * Reporting triangle from a table that is one already: row by day of event from `first`, column by delay.
 *
 * @param rows cases (whole, at least 0); a row may be short, and what would be reported after `now` must be 0 or missing
 * @param maxDelay columns beyond it are counted in the last
 */
export function reportingTriangleOfCounts(
  rows: readonly ArrayLike<number>[],
  settings: { first: CalendarDate; maxDelay: number },
): ReportingTriangle {
  requireMaxDelay(settings.maxDelay);
  if (rows.length === 0) throw new ArgumentError('EMPTY', 'rows', 'Give one row for each day of event.');
  const firstDay = dayOf(settings.first);
  const triangle = emptyTriangle(firstDay, firstDay + rows.length - 1, settings.maxDelay);
  rows.forEach((row, day) => {
    for (let delay = 0; delay < row.length; delay++) {
      const count = row[delay]!;
      requireCount(`rows[${day}][${delay}]`, count);
      if (count > 0 && day + delay >= rows.length) {
        throw new ArgumentError(
          'INCONSISTENT',
          `rows[${day}][${delay}]`,
          'It would be reported after the last day; add a row for each day up to now.',
          count,
        );
      }
      if (count > 0) addCases(triangle, day, delay, count);
    }
  });
  return triangle;
}

/** Cases of each day of event that were reported by `now`. */
export function reportedByDay({ days, maxDelay, counts }: ReportingTriangle): Int32Array {
  const reported = new Int32Array(days);
  for (let cell = 0; cell < counts.length; cell++) reported[Math.floor(cell / (maxDelay + 1))]! += counts[cell]!;
  return reported;
}

interface KnownDays {
  event: Int32Array;
  report: Int32Array;
  count: Float64Array;
}

function daysOf(records: readonly ReportedEvent[]): KnownDays {
  const size = records.length;
  if (size === 0) throw new ArgumentError('EMPTY', 'records', 'Give at least one reported case.');
  const known = { event: new Int32Array(size), report: new Int32Array(size), count: new Float64Array(size) };
  for (let index = 0; index < size; index++) {
    const { event, report, count = 1 } = records[index]!;
    if (!(Number.isSafeInteger(count) && count >= 0)) requireCount(`records[${index}].count`, count);
    known.event[index] = dayIn(event, index, 'event');
    known.report[index] = dayIn(report, index, 'report');
    known.count[index] = count;
    if (known.report[index]! < known.event[index]!) {
      throw new ArgumentError(
        'INCONSISTENT',
        `records[${index}].report`,
        'A case cannot be reported before it happened; correct the dates or leave the record out.',
        report,
      );
    }
  }
  return known;
}

function dayIn(date: CalendarDate, index: number, field: 'event' | 'report'): Day {
  const day = typeof date === 'string' ? dayOf(date) : NaN;
  if (Number.isInteger(day)) return day;
  throw new ArgumentError(
    'NOT_A_NUMBER',
    `records[${index}].${field}`,
    'Give a date as year-month-day; leave out records without one.',
    date,
  );
}

function earliestKnown({ event, report, count }: KnownDays, today: Day): Day {
  let earliest = Infinity;
  for (let index = 0; index < event.length; index++) {
    if (report[index]! <= today && count[index]! > 0) earliest = Math.min(earliest, event[index]!);
  }
  if (earliest === Infinity) throw new ArgumentError('NO_INFORMATION', 'records', 'No case was reported by then; give a later `now`.');
  return earliest;
}

function emptyTriangle(firstDay: Day, today: Day, maxDelay: number): ReportingTriangle {
  const days = today - firstDay + 1;
  const [first, now] = [calendarDate(firstDay), calendarDate(today)];
  if (days < 1) throw new ArgumentError('INCONSISTENT', 'first', 'Give a first day that is not after now.', first);
  if (days * (maxDelay + 1) > MAX_CELLS) {
    throw new ArgumentError(
      'OUT_OF_RANGE',
      'first',
      `From here to now are ${days} days: look for a mistyped year, or give a later day.`,
      first,
    );
  }
  const counts = new Int32Array(days * (maxDelay + 1));
  return { first, now, maxDelay, days, counts, longer: 0, later: 0, earlier: 0 };
}

function addCases(triangle: ReportingTriangle, day: number, delay: number, count: number): void {
  const { maxDelay, counts } = triangle;
  if (delay > maxDelay) triangle.longer += count;
  const cell = day * (maxDelay + 1) + Math.min(delay, maxDelay);
  if (counts[cell]! + count > MAX_CASES) {
    throw new ArgumentError('OUT_OF_RANGE', 'count', `Up to ${MAX_CASES} cases of one day can be nowcast; split them by area.`, count);
  }
  counts[cell]! += count;
}

function requireMaxDelay(maxDelay: number): void {
  requireCount('maxDelay', maxDelay, 1);
  if (maxDelay > MAX_DELAY) throw new ArgumentError('OUT_OF_RANGE', 'maxDelay', `Give at most ${MAX_DELAY} days.`, maxDelay);
}

const MAX_DELAY = 1000;
const MAX_CELLS = 20_000_000;
/** Keeps sums within 32 bits and a nowcast within a second. */
const MAX_CASES = 1_000_000;
