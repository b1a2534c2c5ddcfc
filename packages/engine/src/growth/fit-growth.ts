import { ArgumentError, requireFinite, requireOpenProbability, tQuantile } from '@firebreak/epi/distribution/index';
import { positiveBins, slicePositive, startDayOf, type GrowthBins, type PositiveBins } from './growth-bins.ts';
import { addPoint, adjustedRSquaredOf, emptySums, rSquaredOf } from './log-linear.ts';

/** A time in days in which cases double or halve. */
export interface GrowthTime {
  days: number;
  /** Null where two bins leave nothing to judge by. */
  lower: number | null;
  /** Infinity when the limits of the rate include 0: cases may not be growing (or declining) at all, and a screen must say so. */
  upper: number | null;
}

/** What the limits of the rate allow to say. */
export const growthTrends = ['growing', 'declining', 'unclear'] as const;
export type GrowthTrend = (typeof growthTrends)[number];

export interface GrowthFit {
  /** Growth rate per day: cases grow e^rate-fold in a day. Limits by Student's t; null for two bins. */
  rate: number;
  lower: number | null;
  upper: number | null;
  trend: GrowthTrend;
  /** Given when the rate is above 0. */
  doublingTime: GrowthTime | null;
  /** Given when the rate is below 0. */
  halvingTime: GrowthTime | null;
  /** Logarithm of the cases per bin at the beginning of the first bin with cases. */
  intercept: number;
  /** Standard deviation of the residuals of the log counts; null for two bins. */
  residualSd: number | null;
  /** Null where all counts are equal. */
  rSquared: number | null;
  adjustedRSquared: number | null;
  /** Bins without cases, which are left out of the line. */
  emptyBins: number;
  curve: GrowthCurve;
}

/** The line beside the data, for the bins that have cases. */
export interface GrowthCurve {
  /** Indices of these bins. */
  bin: Int32Array;
  /** Days from the beginning of the first of them to the middle of each. */
  day: Float64Array;
  /** Expected cases in the bin, with limits of the expectation (not of the next count); no limits for two bins. */
  fitted: Float64Array;
  lower: Float64Array | null;
  upper: Float64Array | null;
}

export interface GrowthSettings {
  /** Of the limits, 0.95 by default. */
  level?: number | undefined;
}

/**
 * Exponential growth rate of cases: least squares on the logarithm of the counts against the middle of each bin.
 *
 * Bins without cases are left out, which makes growth look slower while counts are small. The residuals of
 * neighbouring days are taken as independent.
 *
 * @throws ArgumentError when fewer than two bins have cases, or for bad counts
 * @see Kamvar et al. 2019, F1000Research 8:139, doi:10.12688/f1000research.18002.1 (incidence::fit)
 * @example fitGrowth({ counts: [1, 2, 4, 8] }).doublingTime // days 1
 */
export function fitGrowth(bins: GrowthBins, settings: GrowthSettings = {}): GrowthFit {
  return fitPositive(positiveBins(bins), settings.level ?? DEFAULT_LEVEL, bins.counts.length);
}

/**
 * One fit of the bins that begin by a day and one of those that begin on it or later, so a bin that begins on that
 * very day is in both; each begins to count days at its own first case.
 *
 * @param splitDay on the scale of `startDays`, such as the first day of the highest bin
 * @throws ArgumentError when a side has fewer than two bins with cases
 */
export function fitGrowthSplit(bins: GrowthBins, splitDay: number, settings: GrowthSettings = {}): { before: GrowthFit; after: GrowthFit } {
  requireFinite('splitDay', splitDay);
  const kept = positiveBins(bins);
  const level = settings.level ?? DEFAULT_LEVEL;
  const { counts, startDays, intervalDays = 1 } = bins;
  const sides = { until: 0, since: 0 };
  for (let bin = 0; bin < counts.length; bin++) {
    const start = startDayOf(bin, intervalDays, startDays);
    if (start <= splitDay) sides.until = bin + 1;
    if (start < splitDay) sides.since = bin + 1;
  }
  return {
    before: fitPositive(slicePositive(kept, 0, placeOf(kept.index, sides.until)), level, sides.until),
    after: fitPositive(slicePositive(kept, placeOf(kept.index, sides.since), kept.index.length), level, counts.length - sides.since),
  };
}

/** How many of the kept bins come before a bin. */
function placeOf(index: Int32Array, bin: number): number {
  const place = index.findIndex((kept) => kept >= bin);
  return place === -1 ? index.length : place;
}

function fitPositive(bins: PositiveBins, level: number, binsGiven: number): GrowthFit {
  requireOpenProbability('level', level);
  const count = bins.index.length;
  if (count < 2)
    throw new ArgumentError('NO_INFORMATION', 'counts', 'A rate needs at least two bins with cases; use a longer period.', count);
  const middle = 0.5 * bins.intervalDays;
  const day = bins.startDay.map((start) => start - bins.startDay[0]! + middle);
  const sums = emptySums();
  for (let i = 0; i < count; i++) addPoint(sums, day[i]!, bins.logCount[i]!);
  const rate = sums.xy / sums.xx;
  const intercept = sums.meanY - rate * sums.meanX;
  const residualSd = count < 3 ? null : Math.sqrt(residualSquares(day, bins.logCount, rate, intercept) / (count - 2));
  const t = count < 3 ? 0 : tQuantile((1 + level) / 2, count - 2);
  const half = residualSd === null ? null : (t * residualSd) / Math.sqrt(sums.xx);
  const [lower, upper] = half === null ? [null, null] : [rate - half, rate + half];
  const spread = residualSd === null ? null : day.map((x) => t * residualSd * Math.sqrt(1 / count + (x - sums.meanX) ** 2 / sums.xx));
  const line = day.map((x) => intercept + rate * x);
  return {
    rate,
    lower,
    upper,
    trend: trendOf(lower, upper),
    doublingTime: rate > 0 ? timeOf(rate, lower, upper) : null,
    halvingTime: rate < 0 ? timeOf(-rate, upper === null ? null : -upper, lower === null ? null : -lower) : null,
    intercept,
    residualSd,
    rSquared: rSquaredOf(sums),
    adjustedRSquared: adjustedRSquaredOf(sums),
    emptyBins: binsGiven - count,
    curve: {
      bin: bins.index.slice(),
      day,
      fitted: line.map(Math.exp),
      lower: spread === null ? null : line.map((y, i) => Math.exp(y - spread[i]!)),
      upper: spread === null ? null : line.map((y, i) => Math.exp(y + spread[i]!)),
    },
  };
}

function residualSquares(x: Float64Array, y: Float64Array, rate: number, intercept: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (y[i]! - intercept - rate * x[i]!) ** 2;
  return sum;
}

/** Days in which a change at this speed doubles (or halves): a faster change takes less time, so limits swap. */
function timeOf(speed: number, slowest: number | null, fastest: number | null): GrowthTime {
  const lower = fastest === null ? null : Math.LN2 / fastest;
  return { days: Math.LN2 / speed, lower, upper: slowest === null ? null : slowest > 0 ? Math.LN2 / slowest : Infinity };
}

function trendOf(lower: number | null, upper: number | null): GrowthTrend {
  if (lower !== null && lower > 0) return 'growing';
  return upper !== null && upper < 0 ? 'declining' : 'unclear';
}

const DEFAULT_LEVEL = 0.95;
