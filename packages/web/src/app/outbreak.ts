import { isRecording, routes, type Outbreak, type Permission } from '@firebreak/contract';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { OutbreakSearch, useAddress, useAddressSearch } from './address.ts';
import { keptOutbreaks } from '../offline/start.ts';
import { call, ConnectionLost } from './client.ts';
import { useMayAnywhere } from './session.tsx';

/** Outbreaks open to the person. */
export const outbreaksQuery = queryOptions({
  queryKey: ['outbreaks'],
  queryFn: readOutbreaks,
});

/** Without a network those that were open at the last download of a field list. */
async function readOutbreaks(): Promise<readonly Outbreak[]> {
  try {
    return (await call(routes.outbreak.list, {})).outbreaks;
  } catch (error) {
    const kept = error instanceof ConnectionLost ? await keptOutbreaks() : undefined;
    if (kept === undefined) throw error;
    return kept;
  }
}

/** The outbreak in force, as its address says; only for pages of an outbreak. */
export function useOutbreak(): Outbreak {
  const { outbreak: id } = useAddress();
  const { data } = useSuspenseQuery(outbreaksQuery);
  const outbreak = data.find((one) => one.id === id);
  if (outbreak === undefined) throw new Error('A page of an outbreak was shown outside of one');
  return outbreak;
}

/** The outbreak in force where there may be none. */
export function useOutbreakIfAny(): Outbreak | undefined {
  const { outbreak: id } = useAddress();
  return useQuery(outbreaksQuery).data?.find((one) => one.id === id);
}

/** The outbreak of the address; on pages of the house the one looked at last, so that the way back stays in the menu. */
export function useOutbreakInForce(): Outbreak | undefined {
  const { outbreak: id = lastOutbreak.get() } = useAddress();
  const { data } = useQuery({ ...outbreaksQuery, enabled: useMayAnywhere()('outbreak.read') });
  return data?.find((one) => one.id === id);
}

/** Code of the area in force, from the address; undefined: everything the person may see. */
export function useAreaInForce(): string | undefined {
  return useAddressSearch(OutbreakSearch)?.area;
}

/** Whether the person may do this in the outbreak in force. */
export function useMay(): (permission: Permission) => boolean {
  const outbreak = useOutbreak();
  return (permission) => mayIn(outbreak, permission);
}

/** Whether the person may do this in an outbreak. In a closed one nobody records anything, whatever the role: the server refuses it. */
export function mayIn({ permissions, status }: Pick<Outbreak, 'permissions' | 'status'>, permission: Permission): boolean {
  return permissions.includes(permission) && (status !== 'closed' || !isRecording(permission));
}

/** The outbreak looked at last, to begin with the next time. */
export const lastOutbreak = {
  get: (): string | undefined => localStorage.getItem(LAST_OUTBREAK) ?? undefined,
  set: (id: string): void => localStorage.setItem(LAST_OUTBREAK, id),
};

const LAST_OUTBREAK = 'firebreak.outbreak';
