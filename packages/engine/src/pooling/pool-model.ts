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

interface UsedGroup extends PoolGroup {
  sensitivity: number;
  /** Sensitivity + specificity - 1. */
  worth: number;
}

/**
 * A pool of size m tests positive with probability t = Se - (Se + Sp - 1)(1 - p)^m; everything follows from t and
 * its derivatives in p: score = sum (x - n t) t' / v, information = sum n t'^2 / v with v = t (1 - t).
 */
export function poolModel(groups: readonly PoolGroup[], test: PoolTest): PoolModel {
  const used = groups
    .filter(({ pools }) => pools > 0)
    .map((group): UsedGroup => ({
      ...group,
      sensitivity: sensitivityAt(test, group.poolSize),
      worth: sensitivityAt(test, group.poolSize) + test.specificity - 1,
    }));
  return {
    most: 1 - Math.max(1e-12, 10 ** (-60 / Math.min(...used.map(({ poolSize }) => poolSize)))),
    allPositive: used.every(({ pools, positive }) => pools === positive),
    logLikelihood: (p) => sumOver(used, (group) => logLikelihoodOf(group, positiveShare(group, p, test), p)),
    at: (p) => momentsAt(used, p, test),
  };
}

function sumOver(groups: readonly UsedGroup[], value: (group: UsedGroup) => number): number {
  return groups.reduce((total, group) => total + value(group), 0);
}

function positiveShare({ poolSize: m, sensitivity, worth }: UsedGroup, p: number, { specificity }: PoolTest): number {
  const logHealthy = Math.log1p(-p);
  return specificity === 1 ? -sensitivity * Math.expm1(m * logHealthy) : sensitivity - worth * Math.exp(m * logHealthy);
}

function logLikelihoodOf(group: UsedGroup, positive: number, p: number): number {
  const missing = group.pools - group.positive;
  const negative = 1 - group.sensitivity + group.worth * Math.exp(group.poolSize * Math.log1p(-p));
  return (group.positive > 0 ? group.positive * Math.log(positive) : 0) + (missing > 0 ? missing * Math.log(negative) : 0);
}

/** Probability that a pool tests positive, its derivatives in p, and the first of them over the variance. */
function partsOf(group: UsedGroup, p: number, test: PoolTest): { positive: number; slope: number; curvature: number; ratio: number } {
  const { poolSize: m, sensitivity, worth } = group;
  const power = Math.exp(m * Math.log1p(-p));
  const positive = positiveShare(group, p, test);
  const slope = (worth * m * power) / (1 - p);
  const curvature = (-slope * (m - 1)) / (1 - p);
  const variance = positive * (1 - sensitivity + worth * power);
  // slope / variance, of which both vanish together in large pools when no positive pool can test negative
  const ratio = sensitivity === 1 ? m / ((1 - p) * positive) : slope / variance;
  return { positive, slope, curvature, ratio };
}

function momentsAt(groups: readonly UsedGroup[], p: number, test: PoolTest): ReturnType<PoolModel['at']> {
  const information = sumOver(groups, (group) => {
    const { slope, ratio } = partsOf(group, p, test);
    return group.pools * slope * ratio;
  });
  const thirdMoment = sumOver(groups, (group) => {
    const { positive, slope, ratio } = partsOf(group, p, test);
    return group.pools * slope * ratio * ratio * (1 - 2 * positive);
  });
  const bend = sumOver(groups, (group) => {
    const { curvature, ratio } = partsOf(group, p, test);
    return group.pools * curvature * ratio;
  });
  return {
    score: sumOver(groups, (group) => {
      const { positive, ratio } = partsOf(group, p, test);
      return (group.positive - group.pools * positive) * ratio;
    }),
    information,
    skewness: thirdMoment / information ** 1.5,
    bias: -bend / (2 * information * information),
    firthTerm: bend / (2 * information),
  };
}
