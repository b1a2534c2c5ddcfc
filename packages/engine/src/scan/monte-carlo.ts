import type { Rng } from '@firebreak/epi';
import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';

export interface MonteCarloSettings {
  /** Chance of the replications. */
  rng: Rng;
  /** 999 by default; 0 for no p-values (0 to 99,999). All are run: none of the early stopping of other programs. */
  replications?: number;
  /** Which p-value is `p`: the rank among the replications (default), or Gumbel's, which goes below 1 / replications. */
  pValue?: 'rank' | 'gumbel';
  /** Told how many of how many are done, after every few replications. */
  progress?: (done: number, of: number) => void;
  /** Asked before every few replications; after a yes the p-values rest on the replications done. */
  isCancelled?: () => boolean;
}

/** The largest statistic of each replication, and what follows from them. */
export interface Simulation {
  /** Replications done; fewer than asked for after a cancel. */
  replications: number;
  requested: number;
  /** Largest statistic of each replication, in rising order. */
  maxima: Float64Array;
}

export interface ScanProbability {
  /** By `pValue`; null without replications. */
  p: number | null;
  /** (1 + replications at least as large) / (1 + replications). */
  pRank: number | null;
  /** Upper tail of Gumbel's distribution fitted by moments; null below two replications or when all are the same. */
  pGumbel: number | null;
}

/**
 * Runs the replications. `replicate` fills its list with the largest statistics of as many data sets made by the
 * null hypothesis.
 */
export function simulate(settings: MonteCarloSettings, replicate: (largest: Float64Array, rng: Rng) => void, atOnce = 1): Simulation {
  const { replications: requested = 999, progress, isCancelled } = settings;
  const rng = settings.rng.stream('replications');
  const maxima = new Float64Array(requested);
  const largest = new Float64Array(atOnce);
  let done = 0;
  while (done < requested) {
    if (isCancelled?.() === true) break;
    replicate(largest, rng);
    const count = Math.min(atOnce, requested - done);
    maxima.set(largest.subarray(0, count), done);
    done += count;
    progress?.(done, requested);
  }
  return { replications: done, requested, maxima: maxima.slice(0, done).sort() };
}

export function requireMonteCarlo({ replications = 999 }: MonteCarloSettings): void {
  requireCount('replications', replications);
  if (replications > MOST_REPLICATIONS) {
    throw new ArgumentError('OUT_OF_RANGE', 'replications', `Give at most ${MOST_REPLICATIONS}, or use Gumbel's p-value.`, replications);
  }
}

/**
 * Probability of a largest statistic as large as this one when there is no cluster.
 *
 * @see Dwass 1957, Ann Math Statist 28:181 (rank); Abrams, Kulldorff & Kleinman 2010, Int J Health Geogr 9:61 (Gumbel)
 */
export function probabilityOf(statistic: number, { maxima }: Simulation, pValue: 'rank' | 'gumbel' = 'rank'): ScanProbability {
  if (maxima.length === 0) return { p: null, pRank: null, pGumbel: null };
  // The same data give the same statistic, summed in another order or not.
  const atLeast = maxima.length - countBelow(maxima, statistic - SAME * Math.max(1, statistic));
  const pRank = (1 + atLeast) / (1 + maxima.length);
  const pGumbel = gumbelTail(statistic, maxima);
  return { p: pValue === 'gumbel' ? pGumbel : pRank, pRank, pGumbel };
}

/** Share of `maxima` below or at a quantile, between neighbours in proportion (the usual type 7). */
export function quantileOf({ maxima }: Simulation, share: number): number | null {
  if (maxima.length === 0) return null;
  const at = share * (maxima.length - 1);
  const [low, high] = [maxima[Math.floor(at)]!, maxima[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

function gumbelTail(statistic: number, maxima: Float64Array): number | null {
  const mean = maxima.reduce((sum, value) => sum + value, 0) / maxima.length;
  const square = maxima.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (!(square > 0)) return null;
  const scale = Math.sqrt((6 * square) / (maxima.length - 1)) / Math.PI;
  return -Math.expm1(-Math.exp(-(statistic - mean) / scale - EULER));
}

/** How many of the rising values are below a limit. */
function countBelow(rising: Float64Array, limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const MOST_REPLICATIONS = 99_999;
const SAME = 1e-9;
const EULER = 0.577_215_664_901_532_9;
