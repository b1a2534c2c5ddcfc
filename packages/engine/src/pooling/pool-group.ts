import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';
import { requirePoolSize } from './pool-test.ts';

/** Pools of one size. */
export interface PoolGroup {
  poolSize: number;
  pools: number;
  positive: number;
}

/** @throws ArgumentError for no pools, counts that are not whole, or more positive pools than pools */
export function requireGroups(groups: readonly PoolGroup[]): void {
  if (groups.length === 0) throw new ArgumentError('EMPTY', 'groups', 'Give at least one group of pools.');
  groups.forEach(({ poolSize, pools, positive }, index) => {
    requirePoolSize(`groups[${index}].poolSize`, poolSize);
    requireCount(`groups[${index}].pools`, pools);
    requireCount(`groups[${index}].positive`, positive);
    if (positive > pools) throw new ArgumentError('INCONSISTENT', `groups[${index}].positive`, `Count at most pools = ${pools}.`, positive);
  });
  if (groups.every(({ pools }) => pools === 0)) throw new ArgumentError('EMPTY', 'groups', 'Give at least one pool.');
}
