import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';

/** The weeks to judge. */
export interface WeekRange {
  /** First week to judge, from 0; the first of the series when left out. */
  from?: number | undefined;
  /** Last week to judge; the last of the series when left out. */
  to?: number | undefined;
}

/** The first and last week to judge. Weeks without enough history are judged too: their verdict says so. */
export function readRange({ from = 0, to }: WeekRange, weeks: number): { from: number; to: number } {
  const last = to ?? weeks - 1;
  requireCount('from', from);
  requireCount('to', last);
  if (last >= weeks) throw new ArgumentError('OUT_OF_RANGE', 'to', `The series ends at week ${weeks - 1} (counted from 0).`, last);
  if (from > last) throw new ArgumentError('INCONSISTENT', 'from', `The first week to judge is after the last, ${last}.`, from);
  return { from, to: last };
}
