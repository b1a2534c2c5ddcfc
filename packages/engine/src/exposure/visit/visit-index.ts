import { longestOrdinaryStay } from './long-stay.ts';
import { countingSort, orderByPlaceAndStart } from './visit-order.ts';
import { type LeftOutVisits, usableVisits, type Visits } from './visits.ts';

/** Stays sorted by (place, start); those of one kind stand together. */
export interface SortedStays {
  readonly person: Int32Array;
  readonly place: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Where the stays of each place begin; one more entry than places. */
  readonly offsets: Int32Array;
  /** No stay here is longer than this, in minutes. */
  readonly longest: number;
}

/** Visits made ready for looking up who was at a place together with whom. */
export interface VisitIndex {
  readonly ordinary: SortedStays;
  /** Stays so long that looking among the others would have to reach far back for them. */
  readonly long: SortedStays;
  /** Positions of the stays of each person: those of `ordinary`, then those of `long` counted on. */
  readonly ofPerson: { readonly positions: Int32Array; readonly offsets: Int32Array };
  readonly persons: number;
  readonly places: number;
  readonly visits: number;
  readonly leftOut: Readonly<LeftOutVisits>;
}

/**
 * Sorts visits by (place, start), with long stays apart, and notes where those of each person are.
 *
 * Left out and counted: visits without a place, without start or end, and of no length. Stays of one person at one place
 * that overlap stay two (see `mergeStays`).
 *
 * @throws ArgumentError for rows that cannot be: see `Visits`
 */
export function visitIndex(visits: Visits): VisitIndex {
  const { rows, persons, places, leftOut } = usableVisits(visits);
  const longest = longestOrdinaryStay(rows, visits);
  const { ordinary, long } = split(rows, visits, longest);
  const sorted = { ordinary: sortedStays(ordinary, visits, places), long: sortedStays(long, visits, places) };
  return { ...sorted, ofPerson: positionsByPerson(sorted, persons), persons, places, visits: rows.length, leftOut };
}

function split(rows: Int32Array, { start, end }: Visits, longest: number): { ordinary: Int32Array; long: Int32Array } {
  const isLong = (row: number): boolean => end[row]! - start[row]! > longest;
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (isLong(rows[i]!)) count++;
  if (count === 0) return { ordinary: rows, long: new Int32Array(0) };
  return { ordinary: rows.filter((row) => !isLong(row)), long: rows.filter(isLong) };
}

function sortedStays(rows: Int32Array, visits: Visits, places: number): SortedStays {
  const { order, offsets } = orderByPlaceAndStart(rows, { place: visits.place, start: visits.start, places });
  const size = order.length;
  const [person, place] = [new Int32Array(size), new Int32Array(size)];
  const [start, end] = [new Float64Array(size), new Float64Array(size)];
  let longest = 0;
  for (let i = 0; i < size; i++) {
    const row = order[i]!;
    person[i] = visits.person[row]!;
    place[i] = visits.place[row]!;
    start[i] = visits.start[row]!;
    end[i] = visits.end[row]!;
    longest = Math.max(longest, end[i]! - start[i]!);
  }
  return { person, place, start, end, offsets, longest };
}

function positionsByPerson({ ordinary, long }: Pick<VisitIndex, 'ordinary' | 'long'>, persons: number): VisitIndex['ofPerson'] {
  const keys = new Int32Array(ordinary.person.length + long.person.length);
  keys.set(ordinary.person);
  keys.set(long.person, ordinary.person.length);
  const { order, offsets } = countingSort(Int32Array.from(keys.keys()), keys, persons);
  return { positions: order, offsets };
}

/** The stays and the place in them that a position of `ofPerson` means. */
export function stayAt({ ordinary, long }: VisitIndex, position: number): { stays: SortedStays; at: number } {
  const size = ordinary.person.length;
  return position < size ? { stays: ordinary, at: position } : { stays: long, at: position - size };
}
