import { ArgumentError, requireFinite, requireNonNegative, requirePositive } from '@firebreak/epi/distribution/index';

/** Counts by equal bins, such as days or weeks. */
export interface GrowthBins {
  /** Cases in each bin, in order of time. Estimates, such as those of a nowcast, may be fractional. */
  counts: ArrayLike<number>;
  /** Width of a bin in days, 1 by default. */
  intervalDays?: number | undefined;
  /** Day on which each bin begins, ascending; by default one bin after the other from day 0. */
  startDays?: ArrayLike<number> | undefined;
}

/** The bins with cases: what a logarithm can be taken of. */
export interface PositiveBins {
  /** Indices in `counts`. */
  index: Int32Array;
  startDay: Float64Array;
  logCount: Float64Array;
  intervalDays: number;
}

/** Checks bins and keeps those with cases. */
export function positiveBins({ counts, intervalDays = 1, startDays }: GrowthBins): PositiveBins {
  requirePositive('intervalDays', intervalDays);
  if (intervalDays < LEAST_DAYS || intervalDays > MOST_DAYS) {
    throw new ArgumentError('OUT_OF_RANGE', 'intervalDays', 'Give days: 1 for daily counts, 7 for weekly ones.', intervalDays);
  }
  if (counts.length === 0) throw new ArgumentError('EMPTY', 'counts', 'Give a count for each bin.');
  if (startDays !== undefined) requireAscending(startDays, counts.length);
  const index: number[] = [];
  for (let bin = 0; bin < counts.length; bin++) {
    const count = counts[bin]!;
    requireNonNegative(`counts[${bin}]`, count);
    if (count > 0) index.push(bin);
  }
  return {
    index: Int32Array.from(index),
    startDay: Float64Array.from(index, (bin) => startDayOf(bin, intervalDays, startDays)),
    logCount: Float64Array.from(index, (bin) => Math.log(counts[bin]!)),
    intervalDays,
  };
}

/** Day on which a bin begins. */
export function startDayOf(bin: number, intervalDays: number, startDays: ArrayLike<number> | undefined): number {
  return startDays === undefined ? bin * intervalDays : startDays[bin]!;
}

/** Bins from one index of the kept ones up to another, the second not included. */
export function slicePositive({ index, startDay, logCount, intervalDays }: PositiveBins, from: number, to: number): PositiveBins {
  return {
    index: index.subarray(from, to),
    startDay: startDay.subarray(from, to),
    logCount: logCount.subarray(from, to),
    intervalDays,
  };
}

function requireAscending(startDays: ArrayLike<number>, bins: number): void {
  if (startDays.length !== bins) {
    throw new ArgumentError('LENGTHS_DIFFER', 'startDays', 'Give the first day of each bin.', startDays.length);
  }
  for (let bin = 0; bin < bins; bin++) {
    requireFinite(`startDays[${bin}]`, startDays[bin]!);
    if (Math.abs(startDays[bin]!) > MOST_DAYS) {
      throw new ArgumentError('OUT_OF_RANGE', `startDays[${bin}]`, 'Give days, counted from any day.', startDays[bin]);
    }
    if (bin > 0 && !(startDays[bin]! - startDays[bin - 1]! >= LEAST_DAYS)) {
      throw new ArgumentError(
        'INCONSISTENT',
        `startDays[${bin}]`,
        'Sort the bins by day and add up those of the same day.',
        startDays[bin],
      );
    }
  }
}

/** A tenth of a second, and the age of writing: beyond lies a mistaken unit. */
const LEAST_DAYS = 1e-6;
const MOST_DAYS = 2e6;
