import { ArgumentError, incompleteGamma, logGammaKernel, requireFinite, requirePositive } from '@firebreak/epi/distribution/index';

/**
 * Time from the onset of a case to the onset of those it infects, in days (or steps of the series): as mean and
 * standard deviation of a gamma distribution shifted by one day, or as the share of each whole number of days, of
 * which that of 0 days is 0.
 */
export type SerialInterval = { mean: number; sd: number } | { shares: ArrayLike<number> };

/** Mean and standard deviation in days. */
export interface SerialIntervalMoments {
  mean: number;
  sd: number;
}

/**
 * Shares of serial intervals of 0, 1, ..., `days` - 1 days when the serial interval is a gamma distribution shifted
 * by one day and the times of both onsets lie anywhere in their days. With F the distribution function of that
 * gamma distribution (mean `mean` - 1) and G that of the one with a shape larger by 1,
 * w[k] = k F(k) + (k - 2) F(k - 2) - 2 (k - 1) F(k - 1) + (mean - 1) (2 G(k - 1) - G(k - 2) - G(k)).
 * Where little is left, the same is said of the upper tails, which keeps the digits of the smallest shares.
 *
 * Not rescaled: what is longer than `days` - 1 days is missing from the sum. `w[0]` is 0.
 *
 * @param mean days, above 1
 * @param sd days, above 0
 * @param days how many shares, at least 1
 * @throws ArgumentError
 * @see Cori et al. 2013, Am J Epidemiol 178:1505, web appendix 11, doi:10.1093/aje/kwt133
 * @example discretisedSerialInterval(2.6, 1.5, 4) // [0, 0.2332, 0.3586, 0.1981]
 */
export function discretisedSerialInterval(mean: number, sd: number, days: number): Float64Array {
  requireMeanAndSd('serialInterval.mean', mean, 'serialInterval.sd', sd);
  requireLength(days);
  const shares = new Float64Array(days);
  const shape = ((mean - 1) / sd) ** 2;
  const scale = sd ** 2 / (mean - 1);
  requireShape(shape, scale);
  const state: LoopState = { shape, scale, mean: mean - 1, upper: false };
  let beforeLast = 0;
  let last = partAt(state, 0);
  for (let k = 1; k < days; k++) {
    const wasUpper = state.upper;
    if (!wasUpper && k - 1 > mean) {
      // from here on tails: they are smaller than their complements
      state.upper = true;
      beforeLast = partAt(state, Math.max(0, k - 2));
      last = partAt(state, k - 1);
    }
    const here = partAt(state, k);
    const share = here - 2 * last + beforeLast;
    shares[k] = share > 0 ? share : 0;
    beforeLast = last;
    last = here;
    if (state.upper && here === 0) break; // all that is left is below the smallest double
  }
  return shares;
}

interface LoopState {
  shape: number;
  scale: number;
  mean: number;
  upper: boolean;
}

/**
 * k F(k) - mean G(k), the integral of F from 0 to k; or its counterpart mean Q_G(k) - k Q_F(k), the integral of the
 * upper tail from k on. The second difference of either is the share of a day.
 */
function partAt({ shape, scale, mean, upper }: LoopState, k: number): number {
  if (k === 0) return upper ? mean : 0;
  const x = k / scale;
  const kernel = Math.exp(logGammaKernel(shape, x)); // G differs from F by this much
  if (!upper) {
    const lower = incompleteGamma(shape, x, 'lower');
    return k * lower - mean * Math.max(0, lower - kernel);
  }
  const above = incompleteGamma(shape, x, 'upper');
  return mean * (above + kernel) - k * above;
}

/**
 * Checks shares given by hand: as `requireWeights`, and they add up to 1 within 0.01. They are used as they are, not
 * rescaled.
 */
export function requireShares(argument: string, shares: ArrayLike<number>): void {
  const sum = requireWeights(argument, shares);
  if (Math.abs(sum - 1) > LARGEST_GAP) {
    throw new ArgumentError('INCONSISTENT', argument, 'Its shares must add up to 1; divide them by their sum.', sum);
  }
}

/** Checks that index 0, which is day 0, holds 0 and nothing is negative. The sum is given back. */
export function requireWeights(argument: string, shares: ArrayLike<number>): number {
  if (shares.length === 0)
    throw new ArgumentError('EMPTY', argument, 'Give the shares of serial intervals of 0 days (0), 1 day, 2 days, ...');
  let sum = 0;
  for (let k = 0; k < shares.length; k++) {
    const share = shares[k]!;
    requireFinite(`${argument}[${k}]`, share);
    if (share < 0) throw new ArgumentError('NEGATIVE', `${argument}[${k}]`, 'Give a share of at least 0.', share);
    sum += share;
  }
  if (shares[0] === 0) return sum;
  throw new ArgumentError(
    'OUT_OF_RANGE',
    `${argument}[0]`,
    'It is the share of 0 days and must be 0; put 0 before your first share.',
    shares[0],
  );
}

/**
 * Mean and standard deviation of shares by whole days. Shares cut off at the end are missing from both, as in
 * EpiEstim, whose rule on windows that begin too early rests on this mean.
 */
export function serialIntervalMoments(shares: ArrayLike<number>): SerialIntervalMoments {
  let mean = 0;
  let square = 0;
  for (let k = 1; k < shares.length; k++) {
    mean += k * shares[k]!;
    square += k * k * shares[k]!;
  }
  return { mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) };
}

/** A mean above one day and a positive standard deviation. */
export function requireMeanAndSd(meanName: string, mean: number, sdName: string, sd: number): void {
  requirePositive(meanName, mean);
  requirePositive(sdName, sd);
  if (mean <= 1) {
    throw new ArgumentError('OUT_OF_RANGE', meanName, 'The distribution is shifted by a day: give a mean above 1, or shares by day.', mean);
  }
}

function requireShape(shape: number, scale: number): void {
  if (shape >= LEAST_SHAPE && shape <= LARGEST_SHAPE && scale > 0 && scale < Infinity) return;
  throw new ArgumentError(
    'OUT_OF_RANGE',
    'serialInterval.sd',
    'Give one between a 30,000th and 10,000 times the mean less a day, or shares by day.',
  );
}

function requireLength(days: number): void {
  if (Number.isSafeInteger(days) && days >= 1 && days <= MOST_DAYS) return;
  throw new ArgumentError('OUT_OF_RANGE', 'days', `Give a whole number from 1 to ${MOST_DAYS}.`, days);
}

/** How far from 1 the sum of given shares may be: published tables are rounded. The bound of EpiEstim. */
const LARGEST_GAP = 0.01;
const LEAST_SHAPE = 1e-8;
const LARGEST_SHAPE = 1e9;
const MOST_DAYS = 2e6;
