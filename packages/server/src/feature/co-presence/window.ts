import { type CoPresenceAnswer } from '@firebreak/contract';
import { addDays, type CalendarDate } from '@firebreak/epi';
import { type Row } from '../registry/index.ts';

/** Days on which a case exposed others, the last one not among them, and what they are counted from. */
export interface WindowDays {
  readonly anchor: NonNullable<CoPresenceAnswer['anchor']>;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * Whole calendar days from `before` days before the onset (发病), else the report, to the end of the day `after` days after it,
 * or of the day on which isolation began. Undefined where there is no date to count from.
 */
export function windowDays(row: Row, { before, after }: { before: number; after: number }): WindowDays | undefined {
  const [onset, report, isolation] = [dateOf(row, 'onset_date'), dateOf(row, 'report_date'), dateOf(row, 'isolation_start')];
  const start = onset ?? report;
  if (start === undefined) return undefined;
  const from = addDays(start, -before);
  const last = addDays(start, after + 1);
  const isolated = isolation === undefined ? last : addDays(isolation, 1);
  const to = isolated < last ? isolated : last;
  return { anchor: onset === undefined ? 'report' : 'onset', from, to: to < from ? from : to };
}

const dateOf = (row: Row, column: string): CalendarDate | undefined => {
  const value = row[column];
  return typeof value === 'string' ? (value.slice(0, 10) as CalendarDate) : undefined;
};
