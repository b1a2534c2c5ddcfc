import { calendarDate, type Day, startOfWeek } from '@firebreak/epi';
import { text } from '../text.ts';
import { type Column } from './column.ts';
import { TableError, type TableProblem } from './table-problem.ts';

/** One row of a series. */
export interface Point {
  readonly day: Day;
  /** The count, then the other columns. */
  readonly values: readonly number[];
  /** Position of the row in its table. */
  readonly at: number;
}

/**
 * One point for each day.
 *
 * @param points in order of their days
 * @throws TableError DATE_REPEATED, with every row that repeats a day, unless they add up
 */
export function mergedByDay(points: readonly Point[], date: Column, { adds }: { adds: boolean }): Point[] {
  const merged: Point[] = [];
  const problems: TableProblem[] = [];
  for (const point of points) {
    const before = merged.at(-1);
    if (before?.day !== point.day) merged.push(point);
    else if (adds)
      merged[merged.length - 1] = { ...before, values: before.values.map((value, column) => value + (point.values[column] ?? 0)) };
    else problems.push(repeated(before, point, date));
  }
  if (problems.length > 0) throw new TableError(...problems);
  return merged;
}

/**
 * Weeks from Monday, one after the other; counts add up, levels are averaged. Days may be missing only where none means no
 * case. The first and the last week are left out when the days do not fill them.
 */
export function mergedByWeek(
  points: readonly Point[],
  kinds: readonly ('count' | 'level')[],
  { keepFirst }: { keepFirst: boolean },
  remarks: string[],
): Point[] {
  const [first, last] = [points[0]?.day ?? 0, points.at(-1)?.day ?? 0];
  const monday = startOfWeek(first, 'iso');
  const from = keepFirst || monday === first ? monday : monday + 7;
  const to = startOfWeek(last + 1, 'iso') - 1;
  if (from > first || to !== last) remarks.push(text('remarkWeeks', { from: calendarDate(from), to: calendarDate(to) }));
  const weeks: Point[] = [];
  let next = points.findIndex(({ day }) => day >= from);
  for (let day = from; day <= to; day += 7) {
    const at = next;
    const days: Point[] = [];
    for (let point = points[next]; point !== undefined && point.day < day + 7; point = points[next]) {
      days.push(point);
      next++;
    }
    weeks.push({
      day,
      at,
      values: kinds.map((kind, column) =>
        valueOf(
          kind,
          days.map(({ values }) => values[column] ?? 0),
          weeks.at(-1)?.values[column],
        ),
      ),
    });
  }
  return weeks;
}

/** A level of which nothing is said stays what it was. */
function valueOf(kind: 'count' | 'level', values: readonly number[], before: number | undefined): number {
  if (kind === 'count') return sum(values);
  return values.length === 0 ? (before ?? 0) : sum(values) / values.length;
}

function repeated(before: Point, point: Point, { table, name }: Column): TableProblem {
  const row = table.rows[point.at]?.row;
  const detail = { date: calendarDate(point.day), otherRow: table.rows[before.at]?.row ?? 0 };
  return { code: 'DATE_REPEATED', file: table.file, column: name, ...(row === undefined ? {} : { row }), detail };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
