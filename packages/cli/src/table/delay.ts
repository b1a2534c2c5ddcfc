import { calendarDate } from '@firebreak/epi';
import { delayBetweenDays, type DelayRecord, exactDelay, intervalDelay } from '@firebreak/engine/measure/index';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';
import { countsIn, daysOrMissingIn, numbersIn, problemAt } from './cell.ts';
import { type Column, columnNamed } from './column.ts';
import { type PlainTable } from './plain-table.ts';
import { TableError, type TableProblem } from './table-problem.ts';

export interface DelayColumns {
  readonly start?: string;
  readonly startLatest?: string;
  readonly end?: string;
  readonly endLatest?: string;
  readonly days?: string;
  readonly exact?: true;
  readonly observedUntilDay?: number;
}

export interface Delays {
  readonly records: readonly DelayRecord[];
  /** Middle of each delay in days, for a picture of the data. */
  readonly middles: readonly number[];
  /** Where the first bar of a picture has its middle: dates differ by whole days, counts of days are a day wide. */
  readonly firstMiddle: 0 | 0.5;
  /** Rows without a date. */
  readonly leftOut: number;
  /** Rows whose second event is after the last day observed: on that day nobody knew of them. */
  readonly later: number;
  readonly columns: readonly string[];
  readonly title: string;
}

/**
 * Delays of the rows of a table, by their dates or by a column of days.
 *
 * @throws UsageError when neither was named; TableError ORDER_WRONG with every row whose second event is before its first
 */
export function delaysOf(table: PlainTable, columns: DelayColumns): Delays {
  if (columns.days !== undefined) return ofDays(columnNamed(table, columns.days, '--days'), columns.exact === true);
  if (columns.start === undefined || columns.end === undefined) throw new UsageError('DELAY_COLUMNS_MISSING', { at: '--start, --end' });
  const named = (name: string | undefined, option: string): Column | undefined =>
    name === undefined ? undefined : columnNamed(table, name, option);
  const start = columnNamed(table, columns.start, '--start');
  const end = columnNamed(table, columns.end, '--end');
  return ofWindows(
    { start, end, startLatest: named(columns.startLatest, '--start-latest'), endLatest: named(columns.endLatest, '--end-latest') },
    columns.observedUntilDay,
  );
}

function ofDays(column: Column, isExact: boolean): Delays {
  const days = isExact ? numbersIn(column, 0) : countsIn(column);
  return {
    // A count of whole days d is the interval (d, d + 1]: 0 days is some time within the first.
    records: days.map((day) => (isExact ? exactDelay(day) : intervalDelay(day, day + 1))),
    middles: isExact ? days : days.map((day) => day + 0.5),
    firstMiddle: 0.5,
    leftOut: 0,
    later: 0,
    columns: [column.name],
    title: text('delayDays', { file: column.table.file, records: days.length }),
  };
}

interface Windows {
  readonly start: Column;
  readonly end: Column;
  readonly startLatest: Column | undefined;
  readonly endLatest: Column | undefined;
}

function ofWindows({ start, end, startLatest, endLatest }: Windows, observedUntilDay: number | undefined): Delays {
  const [starts, ends] = [daysOrMissingIn(start), daysOrMissingIn(end)];
  const [startsLatest, endsLatest] = [startLatest ? daysOrMissingIn(startLatest) : starts, endLatest ? daysOrMissingIn(endLatest) : ends];
  const records: DelayRecord[] = [];
  const problems: TableProblem[] = [];
  let later = 0;
  starts.forEach((from, at) => {
    const to = ends[at] ?? null;
    if (from === null || to === null) return;
    const [fromLatest, toLatest] = [startsLatest[at] ?? from, endsLatest[at] ?? to];
    const wrong = problemOf({ start, end, startLatest, endLatest }, at, [from, fromLatest, to, toLatest]);
    if (wrong !== undefined) problems.push(wrong);
    else if (toLatest > (observedUntilDay ?? Infinity)) later += 1;
    else records.push({ ...delayBetweenDays(from, to, observedUntilDay), startLatest: fromLatest + 1, endLatest: toLatest + 1 });
  });
  if (problems.length > 0) throw new TableError(...problems);
  return {
    records,
    middles: records.map((record) => Math.max(0, (record.endEarliest + record.endLatest - record.startEarliest - record.startLatest) / 2)),
    firstMiddle: 0,
    leftOut: starts.length - records.length - later,
    later,
    columns: [start, startLatest, end, endLatest].flatMap((column) => (column === undefined ? [] : [column.name])),
    title: text('delayHeadline', { start: start.name, end: end.name, file: start.table.file, records: records.length }),
  };
}

/** Windows that run backwards, or an end that lies wholly before its start. */
function problemOf(
  columns: Windows,
  at: number,
  [from, fromLatest, to, toLatest]: readonly [number, number, number, number],
): TableProblem | undefined {
  const before = (column: Column, other: Column, day: number, than: number): TableProblem =>
    problemAt(column, at, calendarDate(day), { code: 'ORDER_WRONG', detail: { other: other.name, value2: calendarDate(than) } });
  if (fromLatest < from) return before(columns.startLatest ?? columns.start, columns.start, fromLatest, from);
  if (toLatest < to) return before(columns.endLatest ?? columns.end, columns.end, toLatest, to);
  return toLatest < from ? before(columns.endLatest ?? columns.end, columns.start, toLatest, from) : undefined;
}
