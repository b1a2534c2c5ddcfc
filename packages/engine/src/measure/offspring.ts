import {
  ArgumentError,
  chiSquareQuantile,
  negativeBinomialLogMass,
  negativeBinomialMass,
  normalQuantile,
  poissonLogMass,
  requireCount,
  trigamma,
} from '@firebreak/epi/distribution/index';
import { dispersionOf } from '../glm/negative-binomial-model.ts';
import { findRoot } from '../numeric/find-root.ts';
import { DEFAULT_LEVEL, tailShare } from './estimate.ts';

export interface OffspringFit {
  cases: number;
  /** Mean number of people a case infected: the reproduction number. Limits on its logarithm; null limits when nobody infected anybody. */
  R: number;
  RLower: number | null;
  RUpper: number | null;
  /** Standard error of log R; null when R is 0. */
  logRStandardError: number | null;
  /** Dispersion; Infinity when infections are spread no more unevenly than by chance. Null when R is 0: nothing to spread. */
  k: number | null;
  /** Profile likelihood limits: 0 or Infinity when the likelihood never falls far enough on that side. */
  kLower: number | null;
  kUpper: number | null;
  /** From the observed information; null when k is not finite. Too symmetrical for limits: use the profile ones. */
  kStandardError: number | null;
  logLikelihood: number;
  /** Log likelihood of the Poisson distribution with the same mean. */
  poissonLogLikelihood: number;
  /** False when the sample varies no more than Poisson: there is no sign of superspreading. */
  isOverdispersed: boolean;
  /** Share of cases that infect nobody, by the fit. */
  shareWithoutOffspring: number;
}

/**
 * Reproduction number and dispersion from the numbers of people that cases infected, by maximum likelihood of the
 * negative binomial distribution.
 *
 * The estimate of R is the mean whatever k is. Count every case whose contacts were followed to the end, those
 * who infected nobody too: they are most of them. Cases found because they infected many bias both.
 *
 * @param infected number infected by each case (whole, at least 0)
 * @throws ArgumentError for no cases or counts that are not whole
 * @see Lloyd-Smith 2007, PLoS ONE 2:e180, doi:10.1371/journal.pone.0000180
 */
export function fitOffspring(infected: ArrayLike<number>, level = DEFAULT_LEVEL): OffspringFit {
  const tally = tallyOf(infected);
  const cases = infected.length;
  const R = tally.reduce((sum, { value, count }) => sum + value * count, 0) / cases;
  const poissonLogLikelihood = logLikelihoodOf(tally, (value) => poissonLogMass(value, R));
  const bound = chiSquareQuantile(level, 1) / 2;
  const tail = tailShare(level);
  if (R === 0) return { ...nothingToSpread, cases, logLikelihood: poissonLogLikelihood, poissonLogLikelihood };
  const variance = tally.reduce((sum, { value, count }) => sum + count * (value - R) ** 2, 0) / cases;
  const isOverdispersed = variance > R;
  const k = isOverdispersed ? likeliestDispersion(tally, R) : Infinity;
  const profile = (k: number): number =>
    k === Infinity ? poissonLogLikelihood : logLikelihoodOf(tally, (value) => negativeBinomialLogMass(value, R, k));
  const logLikelihood = profile(k);
  const logRStandardError = Math.sqrt((1 / R + 1 / k) / cases);
  const spread = normalQuantile(tail, 0, 1, 'upper') * logRStandardError;
  return {
    cases,
    R,
    RLower: R * Math.exp(-spread),
    RUpper: R * Math.exp(spread),
    logRStandardError,
    k,
    ...profileLimits(profile, k, logLikelihood - bound),
    kStandardError: k === Infinity ? null : 1 / Math.sqrt(informationOf(tally, R, k)),
    logLikelihood,
    poissonLogLikelihood,
    isOverdispersed: k < Infinity,
    shareWithoutOffspring: k === Infinity ? Math.exp(-R) : negativeBinomialMass(0, R, k),
  };
}

/** How many cases infected each number of people: all that matters of a sample. */
interface Tally {
  value: number;
  count: number;
}

function tallyOf(infected: ArrayLike<number>): Tally[] {
  if (infected.length === 0) throw new ArgumentError('EMPTY', 'infected', 'Give the number infected by at least one case.');
  const counts = new Map<number, number>();
  for (let index = 0; index < infected.length; index++) {
    const value = infected[index]!;
    requireCount(`infected[${index}]`, value);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}

function likeliestDispersion(tally: readonly Tally[], R: number): number {
  const response = tally.map(({ value }) => value);
  const weights = tally.map(({ count }) => count);
  return dispersionOf({ response, weights }, new Float64Array(tally.length).fill(R));
}

function logLikelihoodOf(tally: readonly Tally[], logMass: (value: number) => number): number {
  return tally.reduce((sum, { value, count }) => sum + count * logMass(value), 0);
}

/** Dispersions at which the log likelihood, R held at the mean, has fallen to `level`. */
function profileLimits(profile: (k: number) => number, k: number, level: number): { kLower: number; kUpper: number } {
  const excess = (logK: number): number => profile(Math.exp(logK)) - level;
  const top = k === Infinity ? LARGEST_LOG_K : Math.log(k);
  const lower = excess(SMALLEST_LOG_K) > 0 ? 0 : Math.exp(findRoot(excess, SMALLEST_LOG_K, top));
  const never = k === Infinity || profile(Infinity) > level;
  return { kLower: lower, kUpper: never ? Infinity : Math.exp(findRoot(excess, top, LARGEST_LOG_K)) };
}

function informationOf(tally: readonly Tally[], R: number, k: number): number {
  return tally.reduce((sum, { value, count }) => {
    const part = trigamma(k) - trigamma(k + value) - 1 / k + 2 / (R + k) - (value + k) / (R + k) ** 2;
    return sum + count * part;
  }, 0);
}

const nothingToSpread = {
  R: 0,
  RLower: null,
  RUpper: null,
  logRStandardError: null,
  k: null,
  kLower: null,
  kUpper: null,
  kStandardError: null,
  isOverdispersed: false,
  shareWithoutOffspring: 1,
};
const SMALLEST_LOG_K = Math.log(1e-6);
const LARGEST_LOG_K = Math.log(1e9);
