import { addDays, type CalendarDate } from '@firebreak/epi';
import { ArgumentError, requireCount, requireOpenProbability, requirePositive } from '@firebreak/epi/distribution/index';
import { bayesDay } from './bayes.ts';
import { betaNegativeBinomial } from './beta-negative-binomial.ts';
import { requirePrior, type CountPrior } from './count-prior.ts';
import { delayEvidence, type DelayWindow } from './delay-evidence.ts';
import { betaDelay, hazardDelay, type ReportedByDelay } from './delay-limits.ts';
import { lawlessDay } from './lawless.ts';
import { certainly, predictiveMean, predictiveQuantile, type PredictiveDistribution } from './predictive.ts';
import { delayPosterior, hazardShares, shareBetas, type DelayPosterior, type HazardShares, type ShareBeta } from './reported-share.ts';
import { reportedByDay, type ReportingTriangle } from './reporting-triangle.ts';

export const nowcastMethods = ['bayesTruncated', 'bayesUntruncated', 'betaNegativeBinomial', 'lawless'] as const;
/**
 * `bayesTruncated` corrects the delays for right truncation and is the one to use. The others are for comparison:
 * `bayesUntruncated` and `betaNegativeBinomial` take the delays seen so far as all there are and give too few cases;
 * `lawless` has no prior and no limits for a day without reports.
 */
export type NowcastMethod = (typeof nowcastMethods)[number];

export interface NowcastSettings extends DelayWindow {
  /** `bayesTruncated` by default. */
  method?: NowcastMethod;
  /** Prior of the cases of a day, for the two Bayesian methods; exponential about the recent daily mean by default. */
  prior?: CountPrior;
  /** κ: cases a prior with equal delays is worth, for each delay (0.01 to 100); 0.1 by default. */
  delayConcentration?: number;
  /** Level of the predictive limits; 0.95 by default. */
  level?: number;
  /** Nowcast only so many days, `now` the last; all days of the triangle by default. */
  lastDays?: number;
  /** Largest total of a day that is thought of; by default 10,000 or 50 times the most reported. */
  largest?: number;
}

export interface NowcastDay {
  date: CalendarDate;
  /** Days from this day to `now`. */
  daysElapsed: number;
  /** Cases of this day reported by `now`. */
  reported: number;
  /** Share of the cases of this day expected to be reported by `now`; 1 from `maxDelay` days on. */
  reportedShare: number;
  /** Lawless' reported over share, or the mean of the predictive distribution; null without one. */
  estimate: number | null;
  /** Null where the method gives none: Lawless with nothing reported, or a total above the largest thought of. */
  median: number | null;
  lower: number | null;
  upper: number | null;
  /** Distribution of the total; null where Lawless' method has none. */
  predictive: PredictiveDistribution | null;
}

export interface Nowcast {
  now: CalendarDate;
  method: NowcastMethod;
  level: number;
  /** The prior that was used; null for methods without. */
  prior: CountPrior | null;
  /** Share reported within 0, 1, …, maxDelay days. */
  delay: ReportedByDelay[];
  /** Posterior of the delays behind it, for `drawNowcast`; null for Lawless. */
  posterior: DelayPosterior | null;
  /** Oldest day first, `now` last. */
  days: NowcastDay[];
  largest: number;
}

/**
 * How many cases happened on each recent day, those that are not reported yet included.
 *
 * @param triangle cases by day of event and days until report
 * @throws ArgumentError when nothing was reported, no day is old enough to show the longest delay, or a setting
 * is out of its range
 * @see Höhle & an der Heiden 2014, Biometrics 70:993, doi:10.1111/biom.12194
 */
export function nowcast(triangle: ReportingTriangle, settings: NowcastSettings = {}): Nowcast {
  const { method = 'bayesTruncated', level = 0.95, lastDays = triangle.days, delayConcentration = 0.1 } = settings;
  requireSettings(triangle, { ...settings, level, lastDays, delayConcentration });
  const evidence = delayEvidence(triangle, settings);
  const reported = reportedByDay(triangle);
  const largest = settings.largest ?? Math.max(10_000, 50 * reported.reduce((most, count) => Math.max(most, count), 0));
  requireLargest(reported, largest);
  const common = { now: triangle.now, method, level, largest };
  if (method === 'lawless') {
    const shares = hazardShares(evidence);
    const days = daysOf(triangle, lastDays, reported, (count, elapsed) => byLawless(count, elapsed, shares, level));
    return { ...common, prior: null, delay: hazardDelay(shares, level), posterior: null, days };
  }
  const posterior = delayPosterior(evidence, delayConcentration, method === 'bayesTruncated');
  const betas = shareBetas(posterior);
  const prior = method === 'betaNegativeBinomial' ? null : (settings.prior ?? recentPrior(reported, betas));
  const days = daysOf(triangle, lastDays, reported, (count, elapsed) => byBayes(count, betas[elapsed], prior, largest, level));
  return { ...common, prior, delay: betaDelay(betas, level), posterior, days };
}

/** What a method says of a day. */
type Told = Pick<NowcastDay, 'reportedShare' | 'estimate' | 'median' | 'lower' | 'upper' | 'predictive'>;

function daysOf(
  { first, days }: ReportingTriangle,
  lastDays: number,
  reported: Int32Array,
  tell: (reported: number, daysElapsed: number) => Told,
): NowcastDay[] {
  const start = Math.max(0, days - lastDays);
  return Array.from(reported.subarray(start), (count, index) => {
    const daysElapsed = days - 1 - start - index;
    return { date: addDays(first, start + index), daysElapsed, reported: count, ...tell(count, daysElapsed) };
  });
}

function byLawless(reported: number, daysElapsed: number, shares: HazardShares, level: number): Told {
  const { estimate, predictive } = lawlessDay(reported, shares, daysElapsed);
  return { reportedShare: shares.share[daysElapsed] ?? 1, ...toldBy(predictive, level), estimate };
}

/** @param beta of the share reported; undefined for a day so old that it is complete */
function byBayes(reported: number, beta: ShareBeta | undefined, prior: CountPrior | null, largest: number, level: number): Told {
  if (beta === undefined || beta.b === 0) return { reportedShare: 1, ...toldBy(certainly(reported), level) };
  const predictive = prior === null ? betaNegativeBinomial(reported, beta, largest) : bayesDay(reported, beta, prior, largest);
  return { reportedShare: beta.mean, ...toldBy(predictive, level) };
}

function toldBy(predictive: PredictiveDistribution | null, level: number): Omit<Told, 'reportedShare'> {
  if (predictive === null) return { predictive, estimate: null, median: null, lower: null, upper: null };
  const tail = (1 - level) / 2;
  return {
    predictive,
    estimate: predictive.remainder > 0 ? null : predictiveMean(predictive),
    median: predictiveQuantile(predictive, 0.5),
    lower: predictiveQuantile(predictive, tail),
    upper: predictiveQuantile(predictive, 1 - tail),
  };
}

/**
 * The exponential distribution (shape 1, the least said by a mean alone) about the daily mean of the last
 * 2 (maxDelay + 1) days: reported over shares reported, with half a case added so that it is above 0.
 */
function recentPrior(reported: Int32Array, betas: readonly ShareBeta[]): CountPrior {
  let [cases, share] = [0.5, 0];
  for (let elapsed = 0; elapsed < Math.min(reported.length, 2 * betas.length); elapsed++) {
    cases += reported[reported.length - 1 - elapsed]!;
    share += betas[elapsed]?.mean ?? 1;
  }
  const mean = cases / share;
  return { kind: 'poissonGamma', mean, variance: mean ** 2 };
}

function requireSettings(
  triangle: ReportingTriangle,
  settings: NowcastSettings & { level: number; lastDays: number; delayConcentration: number },
): void {
  const { level, lastDays, delayConcentration, prior, largest } = settings;
  requireOpenProbability('level', level);
  requireCount('lastDays', lastDays, 1);
  requirePositive('delayConcentration', delayConcentration);
  if (delayConcentration < 0.01 || delayConcentration > 100) {
    throw new ArgumentError('OUT_OF_RANGE', 'delayConcentration', 'Give a number from 0.01 to 100.', delayConcentration);
  }
  if (prior !== undefined) requirePrior(prior);
  if (largest !== undefined) requireCount('largest', largest, 1);
  if (!triangle.counts.some((count) => count > 0)) {
    throw new ArgumentError('NO_INFORMATION', 'triangle', 'No case is reported in it, so nothing is known of delays.');
  }
  if (triangle.days > triangle.maxDelay) return;
  throw new ArgumentError(
    'NO_INFORMATION',
    'maxDelay',
    `The first day is ${triangle.days - 1} days ago: give at most that many days, or an earlier first day.`,
    triangle.maxDelay,
  );
}

function requireLargest(reported: Int32Array, largest: number): void {
  const day = reported.findIndex((count) => count > largest);
  if (day < 0 && largest <= MOST) return;
  const remedy = day < 0 ? `Give at most ${MOST}.` : `On day ${day} are ${reported[day]!} cases reported; give more.`;
  throw new ArgumentError('OUT_OF_RANGE', 'largest', remedy, largest);
}

const MOST = 50_000_000;
