import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';
import type { CalendarDate } from '@firebreak/epi/time/index';
import { DEFAULT_FREQUENCY, readCounts, readPopulation } from './count-series.ts';
import { readDates, type SeriesClock } from './series-clock.ts';

/** Many series over the same weeks, in one flat array: areas, diseases, age groups of one system. */
export interface CountPanel {
  /** Series after series: the count of week `w` of series `s` is at `s * weeks + w`. NaN for a week without a report. */
  counts: Float64Array;
  series: number;
  weeks: number;
  /** Dates of the weeks, the same for all series. */
  dates?: readonly CalendarDate[] | undefined;
  /** Counts in a year: 52 (default), 12 or 365. */
  frequency?: number | undefined;
  /** People at risk, laid out as the counts. */
  population?: Float64Array | undefined;
}

export interface CheckedPanel {
  counts: Float64Array;
  series: number;
  weeks: number;
  clock: SeriesClock;
  population: Float64Array | null;
}

/** Checks a panel once; the same faults as for a series. */
export function readPanel({ counts, series, weeks, dates, frequency = DEFAULT_FREQUENCY, population }: CountPanel): CheckedPanel {
  requireCount('series', series, 1);
  requireCount('weeks', weeks, 1);
  if (counts.length !== series * weeks) {
    throw new ArgumentError('LENGTHS_DIFFER', 'counts', `Give ${series} times ${weeks} counts.`, counts.length);
  }
  return {
    counts: readCounts(counts, 'counts'),
    series,
    weeks,
    clock: readDates(dates, frequency, weeks, 'weeks'),
    population: population === undefined ? null : readPopulation(population, counts.length),
  };
}
