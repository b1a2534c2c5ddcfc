import { FilterCondition } from '@firebreak/contract';
import { z } from 'zod';
import { useAreaInForce } from '../../app/outbreak.ts';
import { useAddressSearch, useChangeSearch } from '../../app/address.ts';

/** What of a list stands in its address: a list can be sent, and Back brings it back. */
const ListSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  filter: z.array(FilterCondition).max(20).optional().catch(undefined),
  sort: z.string().max(41).optional().catch(undefined),
  withdrawn: z.enum(['only', 'all']).optional().catch(undefined),
  columns: z.array(z.string().max(40)).min(1).max(40).optional().catch(undefined),
});
export type ListState = z.output<typeof ListSearch>;

/** The list as its address says, and a way to change it. */
export function useListState(): [state: ListState, change: (change: Partial<Record<keyof ListState, unknown>>) => void] {
  return [useAddressSearch(ListSearch) ?? {}, useChangeSearch()];
}

/** The part of a list's address that decides which rows it has, as the server takes it. */
export function useRowsQuery(): { search?: string; filter?: string; area?: string; withdrawn?: 'only' | 'all' } {
  const [state] = useListState();
  const area = useAreaInForce();
  return rowsQuery(state, area);
}

/** Whether a list shows less than everything. */
export function isCut(query: ReturnType<typeof rowsQuery>): boolean {
  return query.search !== undefined || query.filter !== undefined || query.withdrawn !== undefined;
}

export function rowsQuery(
  state: ListState,
  area: string | undefined,
): { search?: string; filter?: string; area?: string; withdrawn?: 'only' | 'all' } {
  const search = state.q?.trim() ?? '';
  return {
    ...(search === '' ? {} : { search }),
    ...(state.filter === undefined || state.filter.length === 0 ? {} : { filter: JSON.stringify(state.filter) }),
    ...(area === undefined ? {} : { area }),
    ...(state.withdrawn === undefined ? {} : { withdrawn: state.withdrawn }),
  };
}
