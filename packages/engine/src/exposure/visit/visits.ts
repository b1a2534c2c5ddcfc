import { ArgumentError } from '@firebreak/epi/distribution/index';

/**
 * Stays of persons at places, one column per fact; row i of each column is one visit.
 *
 * Times are minutes from any moment that all rows share; a stay is half-open, [start, end): who leaves when another
 * comes has not met them. Fractions of a minute are taken.
 */
export interface Visits {
  /** Code of the person: a whole number from 0. */
  readonly person: ArrayLike<number>;
  /** Code of the place: a whole number from 0, or UNKNOWN_PLACE. */
  readonly place: ArrayLike<number>;
  /** First minute; NaN when it is not known. */
  readonly start: ArrayLike<number>;
  /** End of the stay; NaN when it is not known. */
  readonly end: ArrayLike<number>;
}

/** Code of a place that was not recorded. */
export const UNKNOWN_PLACE = -1;

/** Visits that nobody can meet at: how many there were, by reason. */
export interface LeftOutVisits {
  /** No place was recorded. */
  unknownPlace: number;
  /** Start or end is missing: how long the stay was is not known. */
  withoutTime: number;
  /** Start equals end: no minute was spent. */
  zeroLength: number;
}

/**
 * Checks every row and says which can be used.
 *
 * @throws ArgumentError LENGTHS_DIFFER; OUT_OF_RANGE for a code that is none; NOT_FINITE; INCONSISTENT for an end before its start
 */
export function usableVisits(visits: Visits): { rows: Int32Array; persons: number; places: number; leftOut: LeftOutVisits } {
  const size = checkedSize(visits);
  const { person, place, start, end } = visits;
  const leftOut: LeftOutVisits = { unknownPlace: 0, withoutTime: 0, zeroLength: 0 };
  const rows = new Int32Array(size);
  let [used, persons, places] = [0, 0, 0];
  for (let row = 0; row < size; row++) {
    const [who, where, from, to] = [person[row]!, place[row]!, start[row]!, end[row]!];
    if (!isCode(who)) refuseCode(`visits.person[${row}]`, who);
    if (!isCode(where) && where !== UNKNOWN_PLACE) refuseCode(`visits.place[${row}]`, where);
    if (who >= persons) persons = who + 1;
    if (where >= places) places = where + 1;
    if (to > from && to < Infinity && from > -Infinity && where !== UNKNOWN_PLACE) rows[used++] = row;
    else countLeftOut(leftOut, row, where, from, to);
  }
  return { rows: rows.subarray(0, used), persons, places, leftOut };
}

function countLeftOut(leftOut: LeftOutVisits, row: number, place: number, start: number, end: number): void {
  if (Math.abs(start) === Infinity) throw new ArgumentError('NOT_FINITE', `visits.start[${row}]`, FINITE, start);
  if (Math.abs(end) === Infinity) throw new ArgumentError('NOT_FINITE', `visits.end[${row}]`, FINITE, end);
  if (end < start) throw new ArgumentError('INCONSISTENT', `visits.end[${row}]`, 'Correct the visit: it ends before it starts.', end);
  if (place === UNKNOWN_PLACE) leftOut.unknownPlace++;
  else if (start === end) leftOut.zeroLength++;
  else leftOut.withoutTime++;
}

function checkedSize({ person, place, start, end }: Visits): number {
  const size = person.length;
  for (const [name, column] of [['place', place] as const, ['start', start] as const, ['end', end] as const]) {
    if (column.length !== size)
      throw new ArgumentError('LENGTHS_DIFFER', `visits.${name}`, 'Give each visit all four facts.', column.length);
  }
  if (size > MOST_VISITS) throw new ArgumentError('OUT_OF_RANGE', 'visits', `Give at most ${MOST_VISITS} visits at once.`, size);
  return size;
}

const isCode = (code: number): boolean => Number.isInteger(code) && code >= 0 && code < LARGEST_CODE;

function refuseCode(argument: string, code: number): never {
  throw new ArgumentError('OUT_OF_RANGE', argument, `Give a code that is a whole number from 0, below ${LARGEST_CODE}.`, code);
}

const FINITE = 'Give a finite minute, or NaN where it is not known.';
/** Tables as long as the largest code are made, so codes are expected to be near the number of persons. */
const LARGEST_CODE = 2 ** 28;
const MOST_VISITS = 2 ** 30;
