import { ArgumentError } from '@firebreak/epi/distribution/index';
import { daysOf, readSeries, type CaseSeries, type ReadSeries } from './case-series.ts';
import { kernelOf } from './infectivity.ts';
import { sharesFor } from './read-interval.ts';
import {
  discretisedSerialInterval,
  requireMeanAndSd,
  requireShares,
  serialIntervalMoments,
  type SerialInterval,
} from './serial-interval.ts';

/**
 * Serial intervals that are equally likely: pairs of mean and standard deviation (see `drawSerialIntervals`), or
 * one list of shares by day each.
 */
export type SerialIntervalSample = { means: ArrayLike<number>; sds: ArrayLike<number> } | { samples: readonly ArrayLike<number>[] };

/** A serial interval ready for use: its shares that matter, and the mean that windows must reach beyond. */
export interface ReadInterval {
  kernel: Float64Array;
  mean: number;
}

/** One of the equally likely courses of events. */
export interface History {
  series: ReadSeries;
  interval: ReadInterval;
}

/**
 * Pairs of series and serial intervals in order, the shorter list starting again.
 *
 * @throws ArgumentError for lists that are empty or series of unequal length
 */
export function readHistories(
  list: readonly CaseSeries[],
  serialInterval: SerialInterval | SerialIntervalSample,
  allowFractions: boolean,
): History[] {
  const days = list.length === 0 ? 0 : daysOf(list[0]!);
  if (days === 0) throw new ArgumentError('EMPTY', 'series', 'Give at least one series with a count for each day.');
  const series = list.map((cases, index) => {
    const read = readSeries(cases, allowFractions);
    if (read.all.length !== days) {
      throw new ArgumentError(
        'LENGTHS_DIFFER',
        `series[${index}]`,
        `Give a count for each of the ${days} days of the first series.`,
        read.all.length,
      );
    }
    return read;
  });
  const intervals = readIntervals(serialInterval, days);
  const count = Math.max(series.length, intervals.length);
  if (count * days > MOST_VALUES) {
    throw new ArgumentError(
      'OUT_OF_RANGE',
      'series',
      'So many days and alternatives do not fit into memory; give fewer of either.',
      count * days,
    );
  }
  return Array.from({ length: count }, (_, index) => ({
    series: series[index % series.length]!,
    interval: intervals[index % intervals.length]!,
  }));
}

function readIntervals(interval: SerialInterval | SerialIntervalSample, days: number): ReadInterval[] {
  if ('samples' in interval) {
    requireSome('serialInterval.samples', interval.samples.length);
    return interval.samples.map((shares, index) => {
      requireShares(`serialInterval.samples[${index}]`, shares);
      return { kernel: kernelOf(shares, days), mean: serialIntervalMoments(shares).mean };
    });
  }
  if ('means' in interval) return drawnIntervals(interval, days);
  const shares = sharesFor(interval, days);
  return [{ kernel: kernelOf(shares, days), mean: serialIntervalMoments(shares).mean }];
}

function drawnIntervals({ means, sds }: { means: ArrayLike<number>; sds: ArrayLike<number> }, days: number): ReadInterval[] {
  requireSome('serialInterval.means', means.length);
  if (sds.length !== means.length) {
    throw new ArgumentError('LENGTHS_DIFFER', 'serialInterval.sds', 'Give a standard deviation for each mean.', sds.length);
  }
  return Array.from({ length: means.length }, (_, index) => {
    const [mean, sd] = [means[index]!, sds[index]!];
    requireMeanAndSd(`serialInterval.means[${index}]`, mean, `serialInterval.sds[${index}]`, sd);
    const shares = discretisedSerialInterval(mean, sd, days);
    // EpiEstim asks for both: a window beyond the drawn mean, and beyond that of what is left after cutting
    return { kernel: kernelOf(shares, days), mean: Math.max(mean, serialIntervalMoments(shares).mean) };
  });
}

function requireSome(argument: string, count: number): void {
  if (count === 0) throw new ArgumentError('EMPTY', argument, 'Give at least one serial interval.');
}

/** Numbers held at a time: 400 megabytes. */
const MOST_VALUES = 5e7;
