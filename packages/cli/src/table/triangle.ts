import { calendarDate, type CalendarDate } from '@firebreak/epi';
import { type ReportedEvent, reportingTriangle, type ReportingTriangle } from '@firebreak/engine/nowcast/index';
import { text } from '../text.ts';
import { countsIn, daysOrMissingIn, problemAt } from './cell.ts';
import { columnFor, columnNamed } from './column.ts';
import { type PlainTable } from './plain-table.ts';
import { TableError, type TableProblem } from './table-problem.ts';
import { onsetNames, reportNames } from './usual-name.ts';

export interface TriangleOptions {
  readonly event?: string | undefined;
  readonly report?: string | undefined;
  readonly count?: string | undefined;
  /** Day from which it is looked at; the last report by default. */
  readonly when?: CalendarDate;
  readonly maxDelay?: number;
}

/**
 * The reporting triangle of a line list: one row for each case, or each pair of dates with its count. Rows without one of
 * the two dates are left out and told. The longest delay told apart is by default that of 99 % of the cases.
 *
 * @throws TableError ORDER_WRONG with every row reported before it happened
 */
export function triangleOf(
  table: PlainTable,
  options: TriangleOptions,
): { triangle: ReportingTriangle; columns: { event: string; report: string }; remarks: string[] } {
  const event = columnFor(table, options.event, { what: 'wantedOnset', option: '--date', names: onsetNames });
  const report = columnFor(table, options.report, { what: 'wantedReport', option: '--report', names: reportNames });
  const counts = options.count === undefined ? undefined : countsIn(columnNamed(table, options.count, '--count'));
  const [events, reports] = [daysOrMissingIn(event), daysOrMissingIn(report)];
  const problems: TableProblem[] = [];
  const records: ReportedEvent[] = [];
  const delays: number[] = [];
  let [last, missing] = [-Infinity, 0];
  events.forEach((happened, at) => {
    const known = reports[at] ?? null;
    const count = counts?.[at] ?? 1;
    if (happened === null || known === null) missing += count;
    else if (known < happened) {
      problems.push(
        problemAt(report, at, calendarDate(known), { code: 'ORDER_WRONG', detail: { other: event.name, value2: calendarDate(happened) } }),
      );
    } else {
      records.push({ event: calendarDate(happened), report: calendarDate(known), count });
      delays.push(known - happened);
      last = Math.max(last, known);
    }
  });
  if (problems.length > 0) throw new TableError(...problems);
  if (records.length === 0) throw new TableError({ code: 'ROWS_NONE', file: table.file });
  const maxDelay = options.maxDelay ?? usualDelay(delays);
  const triangle = reportingTriangle(records, { now: options.when ?? calendarDate(last), maxDelay });
  return { triangle, columns: { event: event.name, report: report.name }, remarks: remarksOf(triangle, missing) };
}

function remarksOf({ longer, later, maxDelay, now }: ReportingTriangle, missing: number): string[] {
  return [
    ...(missing > 0 ? [text('triangleMissing', { count: missing })] : []),
    ...(longer > 0 ? [text('triangleLonger', { count: longer, days: maxDelay })] : []),
    ...(later > 0 ? [text('triangleLater', { count: later, now })] : []),
  ];
}

/** The delay that 99 % of the cases do not exceed; at least a day. */
function usualDelay(delays: readonly number[]): number {
  const sorted = delays.toSorted((one, other) => one - other);
  return Math.max(1, sorted[Math.ceil(0.99 * sorted.length) - 1] ?? 1);
}
