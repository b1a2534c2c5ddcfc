import type { ValueDecision } from './value-decision.ts';
import type { Tolerance } from './reference-file.ts';

/** Replications of the reference, and of ours beside it. */
const REPLICATIONS = 999;

/** Three standard errors of the difference of two shares found in 999 replications each. */
function ofShares(value: unknown): Tolerance {
  const p = Math.min(1, Math.max(Number(value), 1 / (1 + REPLICATIONS)));
  return { relative: 0, absolute: 3 * Math.sqrt((2 * p * (1 - p)) / REPLICATIONS) + 1e-9 };
}

/**
 * The same for a quantile of the largest statistics: sqrt(q (1 - q) / n) over the density, which for Gumbel's
 * distribution is -q log(q) / scale. The scale of these maxima is between 0.9 and 1.3.
 */
function ofQuantile(share: number): Tolerance {
  const error = (1.3 * Math.sqrt((share * (1 - share)) / REPLICATIONS)) / (-share * Math.log(share));
  return { relative: 0, absolute: 3 * Math.SQRT2 * error };
}

const quantiles: readonly ValueDecision[] = [0.5, 0.9, 0.95, 0.99].map((share, index) => ({
  at: new RegExp(`^simulated_(max_quantiles_50_90_95_99|llr_quantiles)\\[${index}\\]$`),
  kind: 'known to fewer digits',
  allows: () => ofQuantile(share),
  reason: 'a quantile of 999 replications, compared within three standard errors of two such quantiles',
}));

/** Values of Monte-Carlo, and values written with two decimals. */
const simulated: readonly ValueDecision[] = [
  {
    at: /p_monte_carlo$/,
    kind: 'known to fewer digits',
    allows: ofShares,
    reason: 'a share of 999 replications, compared within three standard errors of two such shares',
  },
  ...quantiles,
];

export const satscanDecisions: readonly ValueDecision[] = [
  ...simulated,
  {
    at: /\.recurrence_interval$/,
    kind: 'known to fewer digits',
    // 1 / p, written as a whole number: the error of p is multiplied by 1 / p².
    allows: (value) => ({ relative: 0, absolute: 1 + ofShares(1 / value).absolute * value ** 2 }),
    reason: 'one over a p-value of 999 replications, rounded to a whole number',
  },
  {
    at: /_2dp$|_2dp\[\d+\]$|\.(radius|population)$/,
    kind: 'known to fewer digits',
    allows: () => ({ relative: 0, absolute: 0.00501 }),
    reason: 'printed with two decimals',
  },
  {
    at: /^total_clusters_reported$/,
    kind: 'differs by decision',
    reason:
      'the program reports as many clusters as have a statistic above that of its weakest replication: a number that is chance and says nothing; ours tells as many as are asked for',
  },
];

export const spatialEpiDecisions: readonly ValueDecision[] = [
  ...simulated,
  {
    at: /llr_as_returned_by_spatialepi$/,
    kind: 'differs by decision',
    reason:
      'SpatialEpi cuts the sum of expected cases to a whole number (551.99… to 551) and so returns a ratio that is not that of its formula',
  },
  {
    at: /^significant_secondary\[\d+\]\.llr$/,
    kind: 'known to fewer digits',
    allows: () => ({ relative: 0.02, absolute: 0 }),
    reason: 'from the same cut sum of expected cases; the file asks for 2 %',
  },
];
