import { ArgumentError, requireFinite } from '@firebreak/epi/distribution/index';

/**
 * What is known of one delay: two windows of time, in days on any common axis. Equal ends say that the moment is
 * known. From exposure to onset, from onset to report, from one onset to the next.
 */
export interface DelayRecord {
  /** Window of the first event, such as the exposure. */
  startEarliest: number;
  startLatest: number;
  /** Window of the second event, such as the onset. */
  endEarliest: number;
  endLatest: number;
  /**
   * When the records were looked at, if a delay too long to have ended by then is missing from them (right
   * truncation). Recent cases with long delays are not known yet; without this, delays come out too short.
   */
  observedUntil?: number;
}

/** A delay measured exactly. */
export function exactDelay(days: number): DelayRecord {
  return { startEarliest: 0, startLatest: 0, endEarliest: days, endLatest: days };
}

/** A delay known to lie in an interval; whole days counted as d mean (d, d + 1], and a count of 0 is (0, 1]. */
export function intervalDelay(from: number, to: number): DelayRecord {
  return { startEarliest: 0, startLatest: 0, endEarliest: from, endLatest: to };
}

/**
 * From one calendar day to another, each a day long: doubly interval censored.
 *
 * @param observedUntilDay last day whose events are in the records, if they are right truncated
 */
export function delayBetweenDays(startDay: number, endDay: number, observedUntilDay?: number): DelayRecord {
  const windows = { startEarliest: startDay, startLatest: startDay + 1, endEarliest: endDay, endLatest: endDay + 1 };
  return observedUntilDay === undefined ? windows : { ...windows, observedUntil: observedUntilDay + 1 };
}

/** @throws ArgumentError for windows that run backwards, or an end that cannot be after its start */
export function requireDelays(records: readonly DelayRecord[]): void {
  if (records.length < 2) throw new ArgumentError('EMPTY', 'records', 'Give at least two delays.', records.length);
  records.forEach((record, index) => requireDelay(record, `records[${index}]`));
}

function requireDelay(record: DelayRecord, at: string): void {
  const { startEarliest, startLatest, endEarliest, endLatest, observedUntil } = record;
  for (const field of windowFields) requireFinite(`${at}.${field}`, record[field]);
  if (startLatest < startEarliest)
    throw new ArgumentError('INCONSISTENT', `${at}.startLatest`, 'End the window after its beginning.', startLatest);
  if (endLatest < endEarliest) throw new ArgumentError('INCONSISTENT', `${at}.endLatest`, 'End the window after its beginning.', endLatest);
  if (endLatest <= startEarliest) {
    const remedy = 'The second event must be able to come after the first; give a delay of 0 days as the interval from 0 to 1.';
    throw new ArgumentError('INCONSISTENT', `${at}.endLatest`, remedy, endLatest);
  }
  const longest = endLatest - startEarliest;
  if (longest < SHORTEST_DAYS || longest > LONGEST_DAYS) {
    throw new ArgumentError('OUT_OF_RANGE', `${at}.endLatest`, 'Give delays in days, from a tenth of a second to a million days.', longest);
  }
  if (observedUntil === undefined) return;
  requireFinite(`${at}.observedUntil`, observedUntil);
  if (observedUntil < endEarliest || observedUntil <= startEarliest) {
    throw new ArgumentError(
      'INCONSISTENT',
      `${at}.observedUntil`,
      'Nothing that ended after the records were looked at can be in them.',
      observedUntil,
    );
  }
}

const SHORTEST_DAYS = 1e-6;
const LONGEST_DAYS = 1e6;
const windowFields = ['startEarliest', 'startLatest', 'endEarliest', 'endLatest'] as const;
