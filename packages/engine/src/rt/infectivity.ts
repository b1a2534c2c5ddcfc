import { ArgumentError } from '@firebreak/epi/distribution/index';
import { readSeries, type CaseSeries } from './case-series.ts';
import { requireWeights } from './serial-interval.ts';

/**
 * Infectivity acting on each day: earlier cases, local and imported, each weighed by the share of serial intervals
 * that are as long as it is ago. Lambda[t] = sum over s of I[t - s] w[s].
 *
 * @param shares shares of serial intervals of 0, 1, 2, ... days (the first is 0); they may be cut off at the end
 * @returns one value per day; that of the first day is 0, as nothing is known of what came before (EpiEstim says NA)
 * @throws ArgumentError
 * @see Cori et al. 2013, Am J Epidemiol 178:1505, doi:10.1093/aje/kwt133
 * @example overallInfectivity([2, 0, 1], [0, 0.5, 0.5]) // [0, 1, 1]
 */
export function overallInfectivity(cases: CaseSeries, shares: ArrayLike<number>): Float64Array {
  requireWeights('shares', shares);
  const { all } = readSeries(cases, true);
  const result = new Float64Array(all.length);
  addInfectivity(all, kernelOf(shares, all.length), result);
  return result;
}

/** The shares that matter within so many days, without the end that is too small to change a sum. */
export function kernelOf(shares: ArrayLike<number>, days: number): Float64Array {
  let last = Math.min(shares.length, days) - 1;
  let left = 0;
  while (last > 0 && left + shares[last]! < NEGLIGIBLE) left += shares[last--]!;
  const kernel = new Float64Array(Math.max(0, last) + 1);
  for (let k = 1; k <= last; k++) kernel[k] = shares[k]!;
  return kernel;
}

/** Adds the infectivity of all cases to `result`, which has a value per day. */
export function addInfectivity(all: Float64Array, kernel: Float64Array, result: Float64Array): void {
  const days = all.length;
  requireReach(days, kernel.length);
  for (let day = 0; day < days; day++) {
    const count = all[day]!;
    if (count === 0) continue;
    const reach = Math.min(kernel.length, days - day);
    for (let k = 1; k < reach; k++) result[day + k] = result[day + k]! + count * kernel[k]!;
  }
}

/** Refuses a serial interval that reaches so far over so many days that adding up would take minutes. */
export function requireReach(days: number, reach: number): void {
  if (days * Math.min(days, reach) <= MOST_PRODUCTS) return;
  throw new ArgumentError(
    'OUT_OF_RANGE',
    'serialInterval',
    'It is too long for a series of so many days; cut the series or the interval.',
    reach,
  );
}

/** Shares that together are below a rounding error of the whole. */
const NEGLIGIBLE = 1e-18;
/** Some seconds of work. */
const MOST_PRODUCTS = 4e9;
