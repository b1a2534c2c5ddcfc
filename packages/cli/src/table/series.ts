import { calendarDate, type CalendarDate, dayOf, type Day, formatWeek, isoWeek, startOfWeek } from '@firebreak/epi';
import { text } from '../text.ts';
import { countsIn, daysIn, numbersIn } from './cell.ts';
import { type Column, columnFor, columnNamed } from './column.ts';
import { type PlainTable } from './plain-table.ts';
import { mergedByDay, mergedByWeek, type Point } from './point.ts';
import { TableError } from './table-problem.ts';
import { countNames, dateNames } from './usual-name.ts';

/** Counts by day or week, in order and without a gap. */
export interface Series {
  readonly step: 'day' | 'week';
  /** Day of the first count; of a week its first day. */
  readonly first: Day;
  readonly counts: Float64Array;
  /** Other columns of the same days, by the name they were asked by. */
  readonly others: Readonly<Record<string, Float64Array>>;
  /** Headers of the columns that were read; no count where each row is a case. */
  readonly columns: { readonly date: string; readonly count: string | null };
  /** What was done to the rows that a reader should know. */
  readonly remarks: readonly string[];
}

export interface SeriesOptions {
  readonly date?: string;
  readonly count?: string;
  readonly eachRow?: true;
  readonly gaps?: 'error' | 'zero';
  readonly sum?: true;
  readonly weekly?: true;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

/** A column beside the counts: cases that add up over days, or a level such as a population. */
export interface OtherColumn {
  readonly name: string;
  readonly option: string;
  readonly kind: 'count' | 'level';
}

/**
 * The series of a table: one row for each day or week, or one for each case.
 *
 * Rows may stand in any order. Days without a row are an error unless they were said to be days without cases, and so
 * are two rows of one day unless they were said to be parts that add up.
 *
 * @throws TableError DATE_GAP, DATE_REPEATED, DATE_OFF_STEP, COUNT_NEGATIVE … naming row, column and option
 */
export function seriesOf(table: PlainTable, options: SeriesOptions, others: Readonly<Record<string, OtherColumn>> = {}): Series {
  const date = columnFor(table, options.date, { what: 'wantedDate', option: '--date', names: dateNames });
  const kinds = ['count' as const, ...Object.values(others).map(({ kind }) => kind)];
  const remarks: string[] = [];
  const count =
    options.eachRow === true ? undefined : columnFor(table, options.count, { what: 'wantedCount', option: '--count', names: countNames });
  const sorted = sortedPoints(pointsOf(table, date, count, Object.values(others)), options.eachRow === true ? [] : remarks);
  const single = mergedByDay(within(sorted, table, options), date, { adds: options.sum === true || options.eachRow === true });
  const found = options.eachRow === true ? 'day' : stepOf(single, date);
  const adds = options.weekly === true && found === 'day';
  if (adds && !isOpen(options)) requireEveryDay(single, date);
  const points = adds ? mergedByWeek(single, kinds, { keepFirst: options.eachRow === true }, remarks) : single;
  if (points.length === 0) throw new TableError({ code: 'WEEK_NONE', file: table.file, column: date.name });
  const step = adds ? 'week' : found;
  const first = firstDay(points, step, options);
  const columns = columnsOf(points, kinds, { step, first, date, options });
  const [counts = new Float64Array(0), ...rest] = columns;
  return {
    step,
    first,
    counts,
    others: Object.fromEntries(Object.keys(others).map((name, at) => [name, rest[at] ?? counts])),
    columns: { date: date.name, count: count?.name ?? null },
    remarks,
  };
}

/** Length of one step, in days. */
export const stepDays = (step: Series['step']): number => (step === 'week' ? 7 : 1);

/** Day of a position of a series, from 0. */
export const dayAt = ({ first, step }: Pick<Series, 'first' | 'step'>, at: number): Day => first + at * stepDays(step);

/** How a position of a series is called: a date, or the number of a week that begins on a Monday. */
export function pointText(series: Pick<Series, 'first' | 'step'>, at: number): string {
  const day = dayAt(series, at);
  return series.step === 'week' && startOfWeek(day, 'iso') === day ? formatWeek(isoWeek(day)) : calendarDate(day);
}

function pointsOf(table: PlainTable, date: Column, count: Column | undefined, others: readonly OtherColumn[]): Point[] {
  const days = daysIn(date);
  const counts = count === undefined ? undefined : countsIn(count);
  const columns = others.map(({ name, option, kind }) => {
    const column = columnNamed(table, name, option);
    return kind === 'count' ? countsIn(column) : numbersIn(column, 0);
  });
  return days.map((day, at) => ({ day, at, values: [counts?.[at] ?? 1, ...columns.map((column) => column[at] ?? 0)] }));
}

function sortedPoints(points: readonly Point[], remarks: string[]): Point[] {
  const isSorted = points.every((point, at) => at === 0 || (points[at - 1]?.day ?? 0) <= point.day);
  if (!isSorted) remarks.push(text('remarkSorted'));
  return isSorted ? [...points] : points.toSorted((one, other) => one.day - other.day);
}

function within(points: readonly Point[], table: PlainTable, { from, to }: SeriesOptions): readonly Point[] {
  const [first, last] = [points[0]?.day ?? 0, points.at(-1)?.day ?? 0];
  const kept = points.filter(({ day }) => (from === undefined || day >= dayOf(from)) && (to === undefined || day <= dayOf(to)));
  if (kept.length > 0) return kept;
  const detail = { from: from ?? calendarDate(first), to: to ?? calendarDate(last), first: calendarDate(first), last: calendarDate(last) };
  throw new TableError({ code: 'PERIOD_EMPTY', file: table.file, detail });
}

/** A week where most dates are a week apart, or all of them are whole weeks apart; else a day. */
function stepOf(points: readonly Point[], date: Column): Series['step'] {
  const gaps = points.slice(1).map(({ day }, at) => day - (points[at]?.day ?? day));
  const weeks = gaps.filter((gap) => gap === 7).length;
  if (gaps.length === 0 || (weeks * 2 <= gaps.length && gaps.some((gap) => gap % 7 !== 0))) return 'day';
  const odd = points.find(({ day }) => (day - (points[0]?.day ?? day)) % 7 !== 0);
  if (odd === undefined) return 'week';
  const detail = { date: calendarDate(odd.day), from: calendarDate(points[0]?.day ?? odd.day) };
  throw new TableError({ code: 'DATE_OFF_STEP', file: date.table.file, column: date.name, ...rowOf(date, odd), detail });
}

/** Cases listed one by one are complete from the day asked for, and so are counts whose gaps are zeros. */
const isOpen = ({ eachRow, gaps }: SeriesOptions): boolean => eachRow === true || gaps === 'zero';

function firstDay(points: readonly Point[], step: Series['step'], options: SeriesOptions): Day {
  const first = points[0]?.day ?? 0;
  if (options.from === undefined || !isOpen(options)) return first;
  return first - Math.floor((first - dayOf(options.from)) / stepDays(step)) * stepDays(step);
}

interface Filling {
  readonly step: Series['step'];
  readonly first: Day;
  readonly date: Column;
  readonly options: SeriesOptions;
}

function columnsOf(
  points: readonly Point[],
  kinds: readonly ('count' | 'level')[],
  { step, first, date, options }: Filling,
): Float64Array[] {
  const last = isOpen(options) && options.to !== undefined ? dayOf(options.to) : (points.at(-1)?.day ?? first);
  const days = stepDays(step);
  const columns = kinds.map(() => new Float64Array(Math.floor((last - first) / days) + 1));
  let next = 0;
  let before = points[0];
  for (const point of points) {
    const at = (point.day - first) / days;
    if (at > next && !isOpen(options)) throw gap(before ?? point, point, days, date);
    point.values.forEach((value, column) => columns[column]?.fill(value, at, at + 1));
    kinds.forEach((kind, column) => kind === 'level' && columns[column]?.fill(before?.values[column] ?? 0, next, at)); // a population stays what it was
    next = at + 1;
    before = point;
  }
  kinds.forEach((kind, column) => kind === 'level' && columns[column]?.fill(before?.values[column] ?? 0, next));
  return columns;
}

function requireEveryDay(points: readonly Point[], date: Column): void {
  points.forEach((point, at) => {
    const before = points[at - 1];
    if (before !== undefined && point.day !== before.day + 1) throw gap(before, point, 1, date);
  });
}

function gap(before: Point, point: Point, days: number, date: Column): TableError {
  const missing = (point.day - before.day) / days - 1;
  const detail = { from: calendarDate(before.day), date: calendarDate(point.day), missing };
  return new TableError({ code: 'DATE_GAP', file: date.table.file, column: date.name, ...rowOf(date, point), detail });
}

const rowOf = ({ table }: Column, { at }: Point): { row?: number } => {
  const row = table.rows[at]?.row;
  return row === undefined ? {} : { row };
};
