import { z } from 'zod';
import { useAddressSearch, useChangeSearch } from '../../app/address.ts';

export const chainViews = ['timeline', 'tree', 'table'] as const;
export type ChainView = (typeof chainViews)[number];

const ChainSearch = z.object({
  view: z.enum(chainViews).catch('timeline').default('timeline'),
  chain: z.string().max(80).optional().catch(undefined),
  node: z.string().max(80).optional().catch(undefined),
  contacts: z.literal('yes').optional().catch(undefined),
  events: z.literal('no').optional().catch(undefined),
});

/** What is shown, as the address says it, so that it can be sent to somebody. */
export interface ChainAddress {
  readonly view: ChainView;
  readonly chain: string | undefined;
  readonly node: string | undefined;
  readonly contacts: boolean;
  readonly events: boolean;
}

export function useChainAddress(): readonly [address: ChainAddress, change: (change: Partial<ChainAddress>) => void] {
  const search = useAddressSearch(ChainSearch);
  const changeSearch = useChangeSearch();
  const address: ChainAddress = {
    view: search?.view ?? 'timeline',
    chain: search?.chain,
    node: search?.node,
    contacts: search?.contacts === 'yes',
    events: search?.events !== 'no',
  };
  return [address, (change) => changeSearch(searchOf(change))];
}

function searchOf({ contacts, events, ...same }: Partial<ChainAddress>): Record<string, unknown> {
  return {
    ...same,
    ...(contacts === undefined ? {} : { contacts: contacts ? 'yes' : undefined }),
    ...(events === undefined ? {} : { events: events ? undefined : 'no' }),
  };
}
