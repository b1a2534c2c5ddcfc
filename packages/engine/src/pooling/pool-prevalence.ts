import { normalQuantile, requireOpenProbability } from '@firebreak/epi/distribution/index';
import { findRoot } from '../numeric/find-root.ts';
import { perfectTest, requirePooling, type PoolTest } from './pool-test.ts';
import { requireGroups, type PoolGroup } from './pool-group.ts';
import { poolModel, type PoolModel } from './pool-model.ts';

export const poolPrevalenceLimits = ['skewScore', 'biasCorrectedSkewScore', 'score', 'likelihoodRatio', 'wald'] as const;
export type PoolPrevalenceLimits = (typeof poolPrevalenceLimits)[number];

export interface PoolPrevalenceEstimate {
  /** Maximum likelihood; 1 when all pools are positive, which only says that they were too large. */
  maximumLikelihood: number;
  /** Firth's: the bias of the first order taken out of the score; also finite when all pools are positive. */
  firth: number;
  /** Maximum likelihood minus its first-order bias (Gart). */
  biasCorrected: number;
  /** Positive pools over persons: what is often reported, too small as a pool may hold several positives. */
  minimumInfectionRate: number;
  lower: number;
  upper: number;
  limits: PoolPrevalenceLimits;
}

/**
 * Prevalence among persons from pools of any sizes.
 *
 * Report `firth` with `skewScore` limits (the default). Without a positive pool, or with nothing but positive ones,
 * the limits are those of the score test, whatever limits were asked for; `wald` has no width then and says nothing.
 *
 * @throws ArgumentError for counts that are not whole, no pools, or more positive pools than pools
 * @see Biggerstaff 2008, Vector-Borne Zoonotic Dis 8:273; Hepworth 2005, JABES 10:478; Gart 1991
 */
export function poolPrevalence(
  groups: readonly PoolGroup[],
  { level = 0.95, limits = 'skewScore', test = perfectTest }: { level?: number; limits?: PoolPrevalenceLimits; test?: PoolTest } = {},
): PoolPrevalenceEstimate {
  requireGroups(groups);
  requireOpenProbability('level', level);
  requirePooling(0.5, test);
  const model = poolModel(groups, test);
  const maximumLikelihood = solved(model, (p) => model.at(p).score);
  const bias = maximumLikelihood > 0 && maximumLikelihood < model.most ? model.at(maximumLikelihood).bias : 0;
  const people = groups.reduce((sum, { poolSize, pools }) => sum + poolSize * pools, 0);
  const positive = groups.reduce((sum, group) => sum + group.positive, 0);
  return {
    maximumLikelihood,
    firth: positive === 0 ? 0 : solved(model, (p) => model.at(p).score + model.at(p).firthTerm),
    biasCorrected: Math.max(0, maximumLikelihood - bias),
    minimumInfectionRate: positive / people,
    ...limitsOf(model, maximumLikelihood, positive, level, limits),
    limits,
  };
}

/** Limits of the minimum infection rate as a plain proportion of persons; they are as wrong as the rate. */
export function minimumInfectionRate(groups: readonly PoolGroup[], level = 0.95): { estimate: number; lower: number; upper: number } {
  requireGroups(groups);
  requireOpenProbability('level', level);
  const people = groups.reduce((sum, { poolSize, pools }) => sum + poolSize * pools, 0);
  const estimate = groups.reduce((sum, { positive }) => sum + positive, 0) / people;
  const half = normalQuantile((1 - level) / 2, 0, 1, 'upper') * Math.sqrt((estimate * (1 - estimate)) / people);
  return { estimate, lower: Math.max(0, estimate - half), upper: Math.min(1, estimate + half) };
}

function limitsOf(
  model: PoolModel,
  estimate: number,
  positive: number,
  level: number,
  limits: PoolPrevalenceLimits,
): { lower: number; upper: number } {
  const z = normalQuantile((1 - level) / 2, 0, 1, 'upper');
  if (limits === 'wald') {
    const half = estimate > 0 && estimate < model.most ? z / Math.sqrt(model.at(estimate).information) : 0;
    return { lower: Math.max(0, estimate - half), upper: Math.min(1, estimate + half) };
  }
  const distance = positive === 0 || model.allPositive ? distances.score : distances[limits];
  const value = distance(model, estimate, z);
  const lower = estimate <= LEAST || value(LEAST) < z ? 0 : root((p) => value(p) - z, LEAST, Math.min(estimate, model.most));
  const upper = estimate >= model.most || value(model.most) > -z ? 1 : root((p) => value(p) + z, Math.max(LEAST, estimate), model.most);
  return { lower, upper };
}

/** How many standard errors the pools lie above what a prevalence would give; falls as the prevalence rises. */
const distances: Record<Exclude<PoolPrevalenceLimits, 'wald'>, (model: PoolModel, estimate: number, z: number) => (p: number) => number> = {
  score: (model) => (p) => model.at(p).score / Math.sqrt(model.at(p).information),
  skewScore: (model, _, z) => (p) => {
    const { score, information, skewness } = model.at(p);
    return score / Math.sqrt(information) - (skewness * (z * z - 1)) / 6;
  },
  biasCorrectedSkewScore: (model, _, z) => (p) => {
    const { score, information, skewness, bias } = model.at(p);
    return score / Math.sqrt(information) - bias - (skewness * (z * z - 1)) / 6;
  },
  likelihoodRatio: (model, estimate) => {
    const top = model.logLikelihood(estimate);
    return (p) => Math.sign(estimate - p) * Math.sqrt(Math.max(0, 2 * (top - model.logLikelihood(p))));
  },
};

/** The prevalence at which a falling function is 0; the end it does not reach. */
function solved(model: PoolModel, f: (p: number) => number): number {
  if (f(LEAST) <= 0) return 0;
  return f(model.most) >= 0 ? 1 : root(f, LEAST, model.most);
}

/** On the logit, as prevalences of a thousandth and of a half need the same care. */
function root(f: (p: number) => number, low: number, high: number): number {
  const logit = (p: number): number => Math.log(p / (1 - p));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return back(findRoot((x) => f(back(x)), logit(low), logit(high)));
}

/** The least prevalence looked for: no pool is so large that it could tell less. */
const LEAST = 1e-12;
