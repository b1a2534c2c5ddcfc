import { type CalendarDate, dayOf, isCalendarDate } from '@firebreak/epi';
import { problemAt } from './cell.ts';
import { cellsOf, type Column } from './column.ts';
import { TableError, type TableProblem } from './table-problem.ts';

/** How times are written: minutes from any moment, or dates with times of one zone, kept as they stand on the clock. */
export class MinuteReading {
  private form: string | undefined;

  /**
   * Minutes of a column; NaN where the cell is empty.
   *
   * @param dateAlone minute of the day that a date without a time stands for
   * @throws TableError MINUTE_UNREADABLE for every cell that is neither; MINUTES_MIXED where forms or zones differ
   */
  minutesIn(column: Column, dateAlone = 0): number[] {
    const problems: TableProblem[] = [];
    const minutes = cellsOf(column).map((cell, at) => {
      if (cell === '') return NaN;
      const found = read(cell, dateAlone);
      if (found === undefined) problems.push(problemAt(column, at, cell, { code: 'MINUTE_UNREADABLE' }));
      else if (found.form !== ANY_ZONE && found.form !== (this.form ??= found.form)) {
        problems.push(problemAt(column, at, cell, { code: 'MINUTES_MIXED' }));
      } else if (found.form === ANY_ZONE && this.form === MINUTES) problems.push(problemAt(column, at, cell, { code: 'MINUTES_MIXED' }));
      return found?.minute ?? NaN;
    });
    if (problems.length > 0) throw new TableError(...problems.slice(0, MOST_PROBLEMS));
    return minutes;
  }

  /** A minute as it would be written: a number, or `2026-03-04T09:30`. */
  written(minute: number): number | string {
    return this.isClock ? new Date(Math.round(minute) * MILLISECONDS).toISOString().slice(0, 16) : minute;
  }

  /** The same for people. */
  shown(minute: number): string {
    return String(this.written(Math.round(minute))).replace('T', ' ');
  }

  private get isClock(): boolean {
    return this.form !== undefined && this.form !== MINUTES;
  }
}

function read(cell: string, dateAlone: number): { minute: number; form: string } | undefined {
  if (/^[+-]?\d+(\.\d+)?$/u.test(cell)) return { minute: Number(cell), form: MINUTES };
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(cell);
  if (match === null) return undefined;
  const [, date = '', hour, minute = '', second = '0', zone = ''] = match;
  if (!isCalendarDate(date)) return undefined;
  const day = dayOf(date as CalendarDate) * DAY;
  if (hour === undefined) return { minute: day + dateAlone, form: ANY_ZONE };
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return { minute: day + Number(hour) * 60 + Number(minute) + Number(second) / 60, form: `clock ${zone}` };
}

const DAY = 1440;
const MILLISECONDS = 60_000;
const MINUTES = 'minutes';
const ANY_ZONE = 'date';
const MOST_PROBLEMS = 100;
