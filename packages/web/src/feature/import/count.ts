import type { Import } from '@firebreak/contract';

export type KindCount = Import['counts'][string];

/** Counts of all kinds together. */
export function totalsOf(counts: Import['counts']): KindCount {
  const totals = { new: 0, changed: 0, same: 0, withdrawn: 0 };
  for (const count of Object.values(counts)) {
    for (const name of ['new', 'changed', 'same', 'withdrawn'] as const) totals[name] += count[name];
  }
  return totals;
}

/** Records that writing would change. */
export const toWrite = ({ new: fresh, changed, withdrawn }: KindCount): number => fresh + changed + withdrawn;
