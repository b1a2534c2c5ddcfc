import { ArgumentError, requireCount, requireNumber } from '@firebreak/epi/distribution/index';
import { scanRates, type ScanRates } from './likelihood.ts';

/** Which windows are looked at and told. */
export interface WindowSettings {
  /**
   * Largest share of the cases expected (of the population when all have the same rate, of cases and controls in the
   * Bernoulli model) in a circle; 0.5 by default, above 0 and at most 1.
   */
  largestShare?: number;
  /** Looked for: `high` rates (default), `low`, or `both`. */
  rates?: ScanRates;
  /** Cases a cluster of a high rate needs; 2 by default. */
  leastCases?: number;
  /** Clusters told; 10 by default. */
  mostClusters?: number;
}

/** Checks the settings and fills in what is left out. */
export function requireWindowSettings(settings: WindowSettings): Required<WindowSettings> {
  const { largestShare = 0.5, rates = 'high', leastCases = 2, mostClusters = 10 } = settings;
  requireNumber('largestShare', largestShare);
  if (!(largestShare > 0 && largestShare <= 1)) {
    throw new ArgumentError('OUT_OF_RANGE', 'largestShare', 'Give a share above 0 and at most 1, such as 0.5.', largestShare);
  }
  if (!scanRates.includes(rates)) throw new ArgumentError('OUT_OF_RANGE', 'rates', `Give one of ${scanRates.join(', ')}.`, rates);
  requireCount('leastCases', leastCases, 1);
  requireCount('mostClusters', mostClusters, 1);
  return { largestShare, rates, leastCases, mostClusters };
}
