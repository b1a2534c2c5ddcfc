import { ArgumentError, requireCount, requireNonNegative } from '@firebreak/epi/distribution/index';

/**
 * Cases by day (or any other equal step, the same as that of the serial interval), without gaps, the first at index 0:
 * all of them, or those infected here and those who brought the infection along. A day nobody reported for is no 0.
 *
 * The cases of the first day have no recorded source: they count as imported, whichever list they stand in.
 */
export type CaseSeries = ArrayLike<number> | { local: ArrayLike<number>; imported: ArrayLike<number> };

/** A checked series: who is explained (local) and who infects (all). */
export interface ReadSeries {
  local: Float64Array;
  all: Float64Array;
}

/**
 * Checks a series and moves the cases of the first day to the imported ones.
 *
 * @param allowFractions whether counts may be fractional, as those of a week spread over its days are
 * @throws ArgumentError for an empty series, lists of unequal length, negative, fractional or missing counts
 */
export function readSeries(cases: CaseSeries, allowFractions = false): ReadSeries {
  const [local, imported] = 'local' in cases ? [cases.local, cases.imported] : [cases, undefined];
  const days = local.length;
  if (days === 0) throw new ArgumentError('EMPTY', 'cases', 'Give a count for each day, 0 where there was no case.');
  if (imported !== undefined && imported.length !== days) {
    throw new ArgumentError('LENGTHS_DIFFER', 'cases.imported', 'Give a count of imported cases for each day.', imported.length);
  }
  const read: ReadSeries = { local: new Float64Array(days), all: new Float64Array(days) };
  copyCounts(imported === undefined ? 'cases' : 'cases.local', local, read.local, allowFractions);
  read.all.set(read.local);
  if (imported !== undefined) addCounts(imported, read.all, allowFractions);
  read.local[0] = 0;
  return read;
}

/** Number of days of a series. */
export function daysOf(cases: CaseSeries): number {
  return 'local' in cases ? cases.local.length : cases.length;
}

function copyCounts(name: string, from: ArrayLike<number>, to: Float64Array, allowFractions: boolean): void {
  for (let day = 0; day < to.length; day++) {
    const count = from[day]!;
    if (!isCount(count, allowFractions)) refuse(`${name}[${day}]`, count, allowFractions);
    to[day] = count;
  }
}

function addCounts(from: ArrayLike<number>, to: Float64Array, allowFractions: boolean): void {
  for (let day = 0; day < to.length; day++) {
    const count = from[day]!;
    if (!isCount(count, allowFractions)) refuse(`cases.imported[${day}]`, count, allowFractions);
    to[day] = to[day]! + count;
  }
}

function isCount(count: number, allowFractions: boolean): boolean {
  // the functions of Number take no text or null for a number
  return (allowFractions ? Number.isFinite(count) : Number.isInteger(count)) && count >= 0 && count <= LARGEST_COUNT;
}

function refuse(argument: string, count: number, allowFractions: boolean): void {
  if (allowFractions) requireNonNegative(argument, count);
  else requireCount(argument, count);
  throw new ArgumentError('OUT_OF_RANGE', argument, `Give at most ${LARGEST_COUNT} cases a day.`, count);
}

/** Above all people there are; sums of a million such days are still whole in a double. */
const LARGEST_COUNT = 1e10;
