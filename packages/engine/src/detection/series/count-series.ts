import { ArgumentError, requireCount, requirePositive } from '@firebreak/epi/distribution/index';
import type { CalendarDate } from '@firebreak/epi/time/index';
import { readDates, type SeriesClock } from './series-clock.ts';

/** Counts of cases, one for each week (month, day), in order and without gaps. */
export interface CountSeries {
  /**
   * Whole numbers of at least 0. A week without a report is `null` (NaN in a typed array, which holds no null), a
   * week without cases 0: the two are not the same.
   */
  counts: ArrayLike<number | null>;
  /** Date of each count, one step after the other: needed where a method looks for the same time of earlier years. */
  dates?: readonly CalendarDate[] | undefined;
  /** Counts in a year: 52 for weeks (default), 12 for months, 365 for days. */
  frequency?: number | undefined;
  /** People at risk for each count, above 0. */
  population?: ArrayLike<number> | undefined;
}

/** A series that was checked: NaN where there is no count. */
export interface CheckedSeries {
  counts: Float64Array;
  clock: SeriesClock;
  population: Float64Array | null;
}

/**
 * Checks a series once, at the door of a method.
 *
 * @throws ArgumentError naming the place: negative, fractional or infinite counts, NaN in a list, dates that are
 * missing, doubled, unsorted or not one step apart, populations that are not above 0
 */
export function readSeries({ counts, dates, frequency = DEFAULT_FREQUENCY, population }: CountSeries): CheckedSeries {
  return {
    counts: readCounts(counts, 'counts'),
    clock: readDates(dates, frequency, counts.length, 'counts'),
    population: population === undefined ? null : readPopulation(population, counts.length),
  };
}

export function readCounts(counts: ArrayLike<number | null>, argument: string): Float64Array {
  if (counts.length === 0) throw new ArgumentError('EMPTY', argument, 'Give at least one count.');
  if (counts instanceof Float64Array) {
    for (let at = 0; at < counts.length; at++) {
      const count = counts[at]!;
      if (!(count >= 0 && count <= LARGEST && count === Math.floor(count)) && !Number.isNaN(count)) refuse(`${argument}[${at}]`, count);
    }
    return counts;
  }
  const read = new Float64Array(counts.length);
  const nanIsMissing = ArrayBuffer.isView(counts);
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at];
    if (count === null || (nanIsMissing && Number.isNaN(count))) read[at] = NaN;
    else if (Number.isSafeInteger(count) && count! <= LARGEST && count! >= 0) read[at] = count!;
    else refuse(`${argument}[${at}]`, count);
  }
  return read;
}

function refuse(argument: string, count: number | undefined): never {
  if (typeof count !== 'number' || Number.isNaN(count)) {
    throw new ArgumentError('NOT_A_NUMBER', argument, 'Give a whole number of cases, or null for a week without a report.', count);
  }
  requireCount(argument, count);
  throw new ArgumentError('OUT_OF_RANGE', argument, `Give a whole number of at most ${LARGEST} cases.`, count);
}

export function readPopulation(population: ArrayLike<number>, length: number): Float64Array {
  if (population.length !== length) {
    throw new ArgumentError('LENGTHS_DIFFER', 'population', `Give one number for each of the ${length} counts.`, population.length);
  }
  for (let at = 0; at < length; at++) requirePositive(`population[${at}]`, population[at]!);
  return Float64Array.from(population);
}

export const DEFAULT_FREQUENCY = 52;
/** More cases in a week than there are people; keeps sums of squares exact enough. */
const LARGEST = 1e12;
