import type { PoolGroup } from './pool-group.ts';
import { sensitivityAt, type PoolTest } from './pool-test.ts';

/** The likelihood of pools as a function of the prevalence, with its derivatives. */
export interface PoolModel {
  at: (prevalence: number) => {
    /** Derivative of the log likelihood. */
    score: number;
    /** Expected information: variance of the score. */
    information: number;
    /** Skewness of the score. */
    skewness: number;
    /** First-order bias of the maximum likelihood estimate. */
    bias: number;
    /** What Firth adds to the score: minus information times bias. */
    firthTerm: number;
  };
  logLikelihood: (prevalence: number) => number;
  allPositive: boolean;
  /** The largest prevalence at which the pools say anything: their smallest size all negative with probability 1e-60. */
  most: number;
}

/**
 * A pool of size m tests positive with probability t = Se - (Se + Sp - 1)(1 - p)^m; everything follows from t and
 * its derivatives in p: score = sum (x - n t) t' / v, information = sum n t'^2 / v with v = t (1 - t).
 */
export function poolModel(groups: readonly PoolGroup[], test: PoolTest): PoolModel {
  const used = groups
    .filter(({ pools }) => pools > 0)
    .map((group) => ({
      ...group,
      sensitivity: sensitivityAt(test, group.poolSize),
      worth: sensitivityAt(test, group.poolSize) + test.specificity - 1,
    }));
  const sum = (value: (group: (typeof used)[number]) => number): number => used.reduce((total, group) => total + value(group), 0);
  const parts = (p: number) => (group: (typeof used)[number]) => {
    const { poolSize: m, sensitivity, worth } = group;
    const logHealthy = Math.log1p(-p);
    const power = Math.exp(m * logHealthy);
    const positive = test.specificity === 1 ? -sensitivity * Math.expm1(m * logHealthy) : sensitivity - worth * power;
    const slope = (worth * m * power) / (1 - p);
    const curvature = (-slope * (m - 1)) / (1 - p);
    const variance = positive * (1 - sensitivity + worth * power);
    // slope / variance, of which both vanish together in large pools when no positive pool can test negative
    const ratio = sensitivity === 1 ? m / ((1 - p) * positive) : slope / variance;
    return { positive, slope, curvature, ratio };
  };
  return {
    most: 1 - Math.max(1e-12, 10 ** (-60 / Math.min(...used.map(({ poolSize }) => poolSize)))),
    allPositive: used.every(({ pools, positive }) => pools === positive),
    logLikelihood: (p) =>
      sum((group) => {
        const { positive } = parts(p)(group);
        const missing = group.pools - group.positive;
        const negative = 1 - group.sensitivity + group.worth * Math.exp(group.poolSize * Math.log1p(-p));
        return (group.positive > 0 ? group.positive * Math.log(positive) : 0) + (missing > 0 ? missing * Math.log(negative) : 0);
      }),
    at: (p) => {
      const own = parts(p);
      const information = sum((group) => {
        const { slope, ratio } = own(group);
        return group.pools * slope * ratio;
      });
      const thirdMoment = sum((group) => {
        const { positive, slope, ratio } = own(group);
        return group.pools * slope * ratio * ratio * (1 - 2 * positive);
      });
      const bend = sum((group) => {
        const { curvature, ratio } = own(group);
        return group.pools * curvature * ratio;
      });
      return {
        score: sum((group) => {
          const { positive, ratio } = own(group);
          return (group.positive - group.pools * positive) * ratio;
        }),
        information,
        skewness: thirdMoment / information ** 1.5,
        bias: -bend / (2 * information * information),
        firthTerm: bend / (2 * information),
      };
    },
  };
}
