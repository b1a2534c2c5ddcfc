import { z } from 'zod';
import { useAddressSearch, useChangeSearch } from '../../app/address.ts';

export const chainViews = ['timeline', 'tree', 'table'] as const;
export const chainModes = ['recorded', 'inferred', 'sources'] as const;
export type ChainMode = (typeof chainModes)[number];
/** Below a quarter, a link says little. */
const usualLeast = 25;
export type ChainView = (typeof chainViews)[number];

const ChainSearch = z.object({
  view: z.enum(chainViews).catch('timeline').default('timeline'),
  chain: z.string().max(80).optional().catch(undefined),
  node: z.string().max(80).optional().catch(undefined),
  contacts: z.literal('yes').optional().catch(undefined),
  events: z.literal('no').optional().catch(undefined),
  mode: z.enum(['inferred', 'sources']).optional().catch(undefined),
  source: z.string().max(80).optional().catch(undefined),
  least: z.coerce.number().min(0).max(100).optional().catch(undefined),
  others: z.literal('yes').optional().catch(undefined),
  run: z.string().max(80).optional().catch(undefined),
});

/** What is shown, as the address says it, so that it can be sent to somebody. */
export interface ChainAddress {
  readonly view: ChainView;
  readonly chain: string | undefined;
  readonly node: string | undefined;
  readonly contacts: boolean;
  readonly events: boolean;
  /** What is recorded, what is inferred from everything, or where the cases come from. */
  readonly mode: ChainMode;
  /** Inferred: only this case and its descendants. */
  readonly source: string | undefined;
  /** Inferred: least posterior of a link, in percent. */
  readonly least: number;
  /** Inferred: all candidates and not the likeliest alone. */
  readonly others: boolean;
  /** Inferred: the run to compare with. */
  readonly run: string | undefined;
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
    mode: search?.mode ?? 'recorded',
    source: search?.source,
    least: search?.least ?? usualLeast,
    others: search?.others === 'yes',
    run: search?.run,
  };
  return [address, (change) => changeSearch(searchOf(change))];
}

/** How many choices beside the picture of this mode are not the usual ones. */
export function chosenCount({ mode, chain, contacts, events, source, least, others, run }: ChainAddress): number {
  const own = mode === 'inferred' ? [source !== undefined, least !== usualLeast, others, run !== undefined] : [chain !== undefined];
  return [...own, contacts, !events].filter(Boolean).length;
}

function searchOf({ contacts, events, mode, least, others, ...same }: Partial<ChainAddress>): Record<string, unknown> {
  return {
    ...same,
    ...(contacts === undefined ? {} : { contacts: contacts ? 'yes' : undefined }),
    ...(mode === undefined ? {} : { mode: mode === 'recorded' ? undefined : mode }),
    ...(least === undefined ? {} : { least: least === usualLeast ? undefined : least }),
    ...(others === undefined ? {} : { others: others ? 'yes' : undefined }),
    ...(events === undefined ? {} : { events: events ? undefined : 'no' }),
  };
}
