import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useOutbreak } from '../app/outbreak.ts';
import { queryClient } from '../app/query.ts';
import { sessionQuery, useSession } from '../app/session.tsx';
import { collectHandIns, wipeWhenTold } from './contact.ts';
import { type Entry } from './entry.ts';
import { type FieldList, type FieldRound } from './field-list.ts';
import { listsQuery, wipeOthers } from './list-store.ts';
import { useOutbox } from './outbox.ts';
import { prepareOffline } from './register-worker.ts';
import { keptSessionNamed } from './start.ts';
import { openVault } from './vault/vault.ts';

export interface Field {
  readonly outbreak: string;
  readonly lists: readonly FieldList[];
  /** Entries of this outbreak. */
  readonly entries: readonly Entry[];
  readonly rounds: readonly FieldRound[];
  readonly isReading: boolean;
  /** `DeviceLocked`, or the browser keeps no data (private mode, no space): nothing may be registered on it. */
  readonly error: unknown;
}

/** What the device holds for an outbreak; opening a field page opens the device and makes it ready to work without a network. */
export function useField(): Field {
  const outbreak = useOutbreak().id;
  const { user } = useSession();
  const all = useOutbox();
  const { data, error } = useQuery({
    ...listsQuery(outbreak),
    queryFn: async (context) => {
      await openDevice(user);
      await wipeOthers(user.id);
      const read = listsQuery(outbreak).queryFn;
      return typeof read === 'function' ? read(context) : [];
    },
    retry: false,
  });
  useEffect(() => void prepareOffline(), []);
  const lists = useMemo(() => data ?? [], [data]);
  const entries = useMemo(() => all.filter((entry) => entry.outbreak === outbreak), [all, outbreak]);
  const rounds = useMemo(() => [...new Map(lists.flatMap((list) => list.rounds.map((round) => [round.id, round]))).values()], [lists]);
  return { outbreak, lists, entries, rounds, isReading: data === undefined && error === null, error };
}

/** Opens the device, gives a session that began without a network its name back, and brings what another device handed in. */
async function openDevice(user: { readonly id: string; readonly displayName: string }): Promise<void> {
  try {
    const { listKey } = await openVault(user.id);
    if (user.displayName === '') {
      const named = await keptSessionNamed(listKey);
      if (named !== undefined) queryClient.setQueryData(sessionQuery.queryKey, named);
    }
  } catch (error) {
    await wipeWhenTold(error);
    throw error;
  }
  // What was handed in waits at the server: without a network it comes the next time.
  await collectHandIns(user).catch(() => undefined);
}
