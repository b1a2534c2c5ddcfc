import { type PoolGroup } from '@firebreak/engine/pooling/index';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';
import { countsIn, labelsIn, problemAt } from './cell.ts';
import { columnNamed } from './column.ts';
import { flagsNamed } from './flag-column.ts';
import { type PlainTable } from './plain-table.ts';
import { TableError } from './table-problem.ts';

export interface PoolColumns {
  readonly size: string;
  readonly pools?: string;
  readonly positive?: string;
  readonly result?: string;
  readonly by?: string;
}

export interface NamedPools {
  readonly name: string;
  readonly pools: readonly PoolGroup[];
}

/**
 * Pools by group: rows of single pools (those without a result tell nothing and are left out), or of counts of equal pools.
 *
 * @throws UsageError when neither was named; TableError COUNT_ABOVE for more positive pools than pools
 */
export function poolsOf(table: PlainTable, columns: PoolColumns): NamedPools[] {
  const sizes = countsIn(columnNamed(table, columns.size, '--size'));
  const counts = columns.result === undefined ? countsOf(table, columns) : resultsOf(table, columns.result);
  const names = columns.by === undefined ? sizes.map(() => text('total')) : labelsIn(columnNamed(table, columns.by, '--by'));
  const groups = new Map<string, PoolGroup[]>();
  counts.forEach(({ pools, positive }, at) => {
    if (pools === 0) return;
    const name = names[at] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), { poolSize: sizes[at] ?? 0, pools, positive }]);
  });
  return [...groups].map(([name, pools]) => ({ name, pools }));
}

interface Counts {
  readonly pools: number;
  readonly positive: number;
}

const resultsOf = (table: PlainTable, result: string): Counts[] =>
  flagsNamed(table, result, '--result').values.map((value) => ({ pools: value === null ? 0 : 1, positive: value === true ? 1 : 0 }));

function countsOf(table: PlainTable, columns: PoolColumns): Counts[] {
  if (columns.pools === undefined || columns.positive === undefined)
    throw new UsageError('POOL_COLUMNS_MISSING', { at: '--pools, --positive' });
  const [whole, part] = [columnNamed(table, columns.pools, '--pools'), columnNamed(table, columns.positive, '--positive')];
  const [pools, positive] = [countsIn(whole), countsIn(part)];
  const tooMany = positive.flatMap((count, at) => {
    const all = pools[at] ?? 0;
    return count > all ? [problemAt(part, at, String(count), { code: 'COUNT_ABOVE', detail: { other: whole.name, value2: all } })] : [];
  });
  if (tooMany.length > 0) throw new TableError(...tooMany);
  return pools.map((count, at) => ({ pools: count, positive: positive[at] ?? 0 }));
}
