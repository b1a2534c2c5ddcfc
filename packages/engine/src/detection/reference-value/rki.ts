import type { CountSeries } from '../series/count-series.ts';
import type { Verdict } from '../series/verdict.ts';
import type { WeekRange } from '../series/week-range.ts';
import { readReferenceCount, type ReferenceCountSettings } from './reference-count.ts';
import { judgeByReference, type ReferenceLimit } from './reference-verdict.ts';

/** The three settings of the Robert Koch-Institut; the third is the default. */
export const rkiSettings = {
  rki1: { years: 0, halfWindow: 6, currentYear: true },
  rki2: { years: 1, halfWindow: 6, currentYear: true },
  rki3: { years: 2, halfWindow: 4, currentYear: false },
} as const;

/**
 * The method of the Robert Koch-Institut: whether a count is above the limit of the reference weeks' mean.
 *
 * Up to a mean of 20 the upper end of the two-sided 95 % interval of a Poisson mean, looked up for the mean rounded
 * down; above, mean + 2 sd (n - 1).
 *
 * @param series.counts cases per week; years are `frequency` steps, dates are not used
 * @param settings.years, settings.halfWindow, settings.currentYear reference weeks; see `rkiSettings`
 * @throws ArgumentError for counts, dates or settings that cannot be
 * @see Altmann 2003, The surveillance system of the Robert Koch Institute; Hoehle 2007, Comput Stat 22:571
 */
export function rki(series: CountSeries, settings: ReferenceCountSettings & WeekRange = {}): Verdict[] {
  return judgeByReference(series, settings, readReferenceCount(settings, rkiSettings.rki3), rkiLimit);
}

function rkiLimit(reference: readonly number[]): ReferenceLimit {
  const n = reference.length;
  const mean = reference.reduce((sum, count) => sum + count, 0) / n;
  if (mean <= LARGEST_TABLED) return { expected: mean, upper: poissonInterval95[Math.floor(mean)]!.upper };
  const squares = reference.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  return { expected: mean, upper: mean + 2 * Math.sqrt(squares / (n - 1)) };
}

const LARGEST_TABLED = 20;

/**
 * Shortest two-sided 95 % intervals of a Poisson mean when 0, 1, ..., 20 events were counted.
 *
 * @see Crow & Gardner 1959, Biometrika 46:441, as printed in Sachs, Angewandte Statistik
 */
export const poissonInterval95: readonly { lower: number; upper: number }[] = [
  [0, 3.285],
  [0.051, 5.323],
  [0.355, 6.686],
  [0.818, 8.102],
  [1.366, 9.598],
  [1.97, 11.177],
  [2.613, 12.817],
  [3.285, 13.765],
  [3.285, 14.921],
  [4.46, 16.768],
  [5.323, 17.633],
  [5.323, 19.05],
  [6.686, 20.335],
  [6.686, 21.364],
  [8.102, 22.945],
  [8.102, 23.762],
  [9.598, 25.4],
  [9.598, 26.306],
  [11.177, 27.735],
  [11.177, 28.966],
  [12.817, 30.017],
].map(([lower, upper]) => ({ lower: lower!, upper: upper! }));
