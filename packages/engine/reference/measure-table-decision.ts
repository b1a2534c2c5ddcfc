import type { ValueDecision } from './value-decision.ts';

/** R looks for an odds ratio above 1 as its inverse, to 1.2e-4 whatever its size: the larger, the coarser. */
const uniroot = (value: number): { relative: number; absolute: number } => ({
  relative: 2e-4 * Math.max(Math.abs(value), 1 / Math.max(Math.abs(value), 1e-3), 1),
  absolute: 1e-4,
});

const coarseLimits: readonly ValueDecision[] = [
  {
    at: /^(fisher_test\.(cond_mle_or|lower|upper)|epitools_oddsratio_(fisher|midp)\.(estimate|lower|upper)|.*OR\.(strata|crude)\.mle\.\w+|lower|upper|exact_(cond_or|ci).*)$/,
    kind: 'known to fewer digits',
    allows: uniroot,
    reason: 'found by uniroot with its default tolerance of 1.2e-4; ours agree with scipy to 14 digits',
  },
  {
    at: /AFest\.strata\.wald/,
    kind: 'known to fewer digits',
    allows: () => ({ relative: 1e-3, absolute: 1e-5 }),
    reason: 'made from the coarse conditional odds ratio',
  },
  {
    at: /OR\.(strata|crude)\.score\.(lower|upper)$/,
    kind: 'known to fewer digits',
    allows: () => ({ relative: 1.1e-3, absolute: 0 }),
    reason: 'epiR walks to the limit in steps of a factor 1.001 and stops after it',
  },
  {
    at: /ARisk\.(strata|crude)\.score\.(lower|upper)$/,
    kind: 'known to fewer digits',
    allows: () => ({ relative: 1e-5, absolute: 2e-5 }),
    reason: 'epiR halves until 1e-7 of a share, 1e-5 of a percentage',
  },
  {
    at: /NNT\.(strata|crude)\.score\.(lower|upper)$/,
    kind: 'known to fewer digits',
    allows: (value) => ({ relative: 1e-5 + (2e-5 * Math.abs(value)) / 100, absolute: 0 }),
    reason: 'inverse of a limit known to 1e-5 of a percentage',
  },
  {
    at: /^epitools_\w+\.p_midp$/,
    in: /protective/,
    kind: 'differs by decision',
    reason: 'epitools subtracts a tail from 1 and gets 0; the mid-p value is 1.0e-19',
  },
];

/** Of the tables without strata. */
export const tableDecisions: readonly ValueDecision[] = [
  ...coarseLimits,
  {
    at: /OR\.strata\.cfield\.(lower|upper)$/,
    kind: 'differs by decision',
    reason: 'epiR gives no Cornfield limits for more than 500 people; ours do not end there',
  },
];

/** Of stratified tables. */
export const stratifiedDecisions: readonly ValueDecision[] = [
  ...coarseLimits,
  {
    at: /OR\.crude\.cfield/,
    kind: 'differs by decision',
    reason: 'epiR returns the odds ratios of the strata without limits under this name; ours are the crude ones',
  },
  {
    at: /(ARisk|NNT)\.mh\.wald\.(lower|upper)$/,
    kind: 'differs by decision',
    reason: 'the variance of epiR has a d and c b where the formula of Rothman it cites has a b and c d',
  },
  {
    at: /AFRisk\.crude\.wald/,
    kind: 'differs by decision',
    reason: 'the fraction of epiR is not 1 - 1/RR of the crude risk ratio beside it; in single tables it is, and ours is',
  },
  {
    at: /NNT\.mh\.green\.upper$/,
    in: /three strata/,
    kind: 'differs by decision',
    reason: 'epiR repeats the lower limit as the upper one',
  },
  {
    at: /chi2\.crude\.yates/,
    kind: 'differs by decision',
    reason: 'epiR repeats the uncorrected statistic; ours has the continuity correction',
  },
];
