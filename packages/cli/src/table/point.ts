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

/** Weeks from Monday; counts add up, levels are averaged. A week of which days are missing at either end is left out. */
export function mergedByWeek(
  points: readonly Point[],
  kinds: readonly ('count' | 'level')[],
  { keepFirst }: { keepFirst: boolean },
  remarks: string[],
): Point[] {
  const [first, last] = [points[0]?.day ?? 0, points.at(-1)?.day ?? 0];
  const from = keepFirst || startOfWeek(first, 'iso') === first ? first : startOfWeek(first, 'iso') + 7;
  const to = startOfWeek(last + 1, 'iso') - 1;
  if (from !== first || to !== last) remarks.push(text('remarkWeeks', { from: calendarDate(from), to: calendarDate(to) }));
  const weeks = new Map<Day, Point[]>();
  for (const point of points) {
    if (point.day < from || point.day > to) continue;
    const week = startOfWeek(point.day, 'iso');
    weeks.set(week, [...(weeks.get(week) ?? []), point]);
  }
  const average = (values: readonly number[]): number => sum(values) / values.length;
  return [...weeks].map(([day, days]) => ({
    day,
    at: days[0]?.at ?? 0,
    values: kinds.map((kind, column) => (kind === 'count' ? sum : average)(days.map(({ values }) => values[column] ?? 0))),
  }));
}

function repeated(before: Point, point: Point, { table, name }: Column): TableProblem {
  const row = table.rows[point.at]?.row;
  const detail = { date: calendarDate(point.day), otherRow: table.rows[before.at]?.row ?? 0 };
  return { code: 'DATE_REPEATED', file: table.file, column: name, ...(row === undefined ? {} : { row }), detail };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
