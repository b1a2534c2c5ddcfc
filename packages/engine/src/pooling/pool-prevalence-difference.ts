import { normalQuantile, requireOpenProbability } from '@firebreak/epi/distribution/index';
import { findRoot } from '../numeric/find-root.ts';
import { requireGroups, type PoolGroup } from './pool-group.ts';
import { poolModel, type PoolModel } from './pool-model.ts';
import { poolPrevalence } from './pool-prevalence.ts';
import { perfectTest } from './pool-test.ts';

export interface PoolPrevalenceDifference {
  /** Prevalence of the first area minus that of the other. */
  estimate: number;
  lower: number;
  upper: number;
}

/**
 * Difference of the prevalences of two areas, each from its pools, with a perfect test.
 *
 * `score` (default): differences at which the score test, with the two prevalences made likeliest under that
 * difference, is just not significant. `hybrid` puts the score limits of the two areas together (Newcombe) and is
 * used where an area has no positive pool or nothing but positive ones.
 *
 * @see Biggerstaff 2008, Vector-Borne Zoonotic Dis 8:273; Newcombe 1998, Stat Med 17:873
 */
export function poolPrevalenceDifference(
  groups: readonly PoolGroup[],
  others: readonly PoolGroup[],
  { level = 0.95, limits = 'score' }: { level?: number; limits?: 'score' | 'hybrid' } = {},
): PoolPrevalenceDifference & { limits: 'score' | 'hybrid' } {
  requireGroups(groups);
  requireGroups(others);
  requireOpenProbability('level', level);
  const [one, other] = [poolPrevalence(groups, { level, limits: 'score' }), poolPrevalence(others, { level, limits: 'score' })];
  const [p, q] = [one.maximumLikelihood, other.maximumLikelihood];
  const inside = [p, q].every((value) => value > 0 && value < 1);
  if (limits === 'score' && inside) return { estimate: p - q, ...scoreLimits(groups, others, p - q, level), limits };
  return {
    estimate: p - q,
    lower: p - q - Math.hypot(p - one.lower, other.upper - q),
    upper: p - q + Math.hypot(one.upper - p, q - other.lower),
    limits: 'hybrid',
  };
}

function scoreLimits(
  groups: readonly PoolGroup[],
  others: readonly PoolGroup[],
  estimate: number,
  level: number,
): { lower: number; upper: number } {
  const z = normalQuantile((1 - level) / 2, 0, 1, 'upper');
  const [one, other] = [poolModel(groups, perfectTest), poolModel(others, perfectTest)];
  const score = (difference: number): number => {
    const [p, q] = restricted(one, other, difference);
    const [first, second] = [one.at(p), other.at(q)];
    return first.score * Math.sqrt(1 / first.information + 1 / second.information);
  };
  return { lower: findRoot((d) => score(d) - z, -MOST, estimate), upper: findRoot((d) => score(d) + z, estimate, MOST) };
}

/** The two prevalences that are likeliest when the first is `difference` more than the other. */
function restricted(one: PoolModel, other: PoolModel, difference: number): [number, number] {
  const width = 1 - Math.abs(difference);
  // Each is counted from its own end, as adding the difference to a prevalence near 0 would lose its digits.
  const at = (x: number): [number, number] => {
    const part = width / (1 + Math.exp(-x));
    return [Math.min(one.most, Math.max(0, difference) + part), Math.min(other.most, Math.max(0, -difference) + part)];
  };
  const slope = (x: number): number => {
    const [p, q] = at(x);
    return one.at(p).score + other.at(q).score;
  };
  if (slope(-EXTREME) <= 0) return at(-EXTREME);
  return slope(EXTREME) >= 0 ? at(EXTREME) : at(findRoot(slope, -EXTREME, EXTREME));
}

const MOST = 1 - 1e-6;
/** Logit of the place within the possible prevalences, at most 1e-11 from their ends. */
const EXTREME = 25;
