import { type Expiry, type Permission, routes, type Sunset } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';

/**
 * How much of retention waits for the person: steps of a sunset whose day has come (for who may propose), proposals of somebody else (for who
 * may approve), and work that stands still. Undefined for whoever has nothing to do with it.
 */
export function useWaitingExpiries(): { readonly count: number | undefined; readonly asOf: string | undefined } | undefined {
  const may = useMay();
  const outbreak = useOutbreak().id;
  const enabled = may('expiry.propose') || may('expiry.approve');
  const { data } = useQuery({ ...outbreakQuery(routes.expiry.list, { params: { outbreak }, query: { counts: 'no' } }), enabled });
  if (!enabled) return undefined;
  return { count: data === undefined ? undefined : waitingFor(may, data.expiries, data.sunset), asOf: data?.asOf };
}

export function waitingFor(
  may: (permission: Permission) => boolean,
  expiries: readonly Pick<Expiry, 'state' | 'isOwn' | 'progress'>[],
  sunset: Sunset | null,
): number {
  const due = sunset?.steps.filter(({ state }) => state === 'due').length ?? 0;
  const mine = expiries.filter(
    ({ state, isOwn, progress }) =>
      !isOwn && (state === 'proposed' || (state === 'approved' && (progress?.state === 'failed' || progress?.state === 'cancelled'))),
  ).length;
  return (may('expiry.propose') ? due : 0) + (may('expiry.approve') ? mine : 0);
}
