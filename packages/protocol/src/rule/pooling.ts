import type { Quantity } from '../pack/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';

/** What an edition says of pools (混采): whom to pool, and what decides a member of a positive one. */
export interface PoolingRule {
  /** People in a tube, the single tube among them, smallest first. */
  readonly sizes: readonly number[];
  /** Share of infected people from which nobody is pooled; null where the edition names none. */
  readonly pooledBelow: number | null;
  /** Swabs of goods or surroundings of one site that may lie in one tube. */
  readonly swabsPerTube: number;
  /** Single results that clear a member, or make it positive. */
  readonly negatives: number;
  readonly positives: number;
  /** Hours from the positive pool to the last single result; null where the edition names no limit. */
  readonly withinHours: number | null;
  readonly source: readonly string[];
}

/**
 * The pooling rule of an edition: the sizes of its part `capacity` (`poolSizeSmall`, `poolSizeUsual`, `poolSizeWide`), the prevalence
 * below which people are pooled, the swabs of one site in a tube (`swabsPerTube`), the single results a member needs, and the clock
 * `poolResolved`.
 *
 * An edition that names no size knows single tubes only, of people as of sites; one that names no number of single results asks for one.
 */
export function poolingRule({ pack }: ResolvedPack): PoolingRule {
  const { capacity } = pack;
  const named = sizeNames.flatMap((name) => capacity[name] ?? []);
  const [below, negatives, positives] = [capacity['poolPrevalenceBelow'], capacity['reTestNegatives'], capacity['reTestPositives']];
  const swabs = capacity['swabsPerTube'];
  const clock = pack.clocks.limits['poolResolved'];
  const known = [...named, below, negatives, positives, swabs, clock].flatMap((value) => value?.source ?? []);
  return {
    sizes: [...new Set([1, ...named.map(({ value }) => value)])].toSorted((a, b) => a - b),
    pooledBelow: below === undefined ? null : shareOf(below),
    swabsPerTube: swabs?.value ?? 1,
    negatives: negatives?.value ?? 1,
    positives: positives?.value ?? 1,
    withinHours: clock === undefined ? null : hoursOf(clock),
    source: [...new Set(known)],
  };
}

const shareOf = ({ value, unit }: Quantity): number => (unit === 'percent' ? value / 100 : value);

const hoursOf = ({ value, unit }: { readonly value: number; readonly unit: string }): number =>
  unit === 'minutes' ? value / 60 : unit === 'days' ? value * 24 : value;

const sizeNames = ['poolSizeSmall', 'poolSizeUsual', 'poolSizeWide'];
