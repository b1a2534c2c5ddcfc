import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useOutbreak } from '../app/outbreak.ts';
import { useSession } from '../app/session.tsx';
import { type Entry } from './entry.ts';
import { type FieldList, type FieldRound } from './field-list.ts';
import { listsQuery, wipeOthers } from './list-store.ts';
import { useOutbox } from './outbox.ts';
import { prepareOffline } from './register-worker.ts';

export interface Field {
  readonly outbreak: string;
  readonly lists: readonly FieldList[];
  /** Entries of this outbreak. */
  readonly entries: readonly Entry[];
  readonly rounds: readonly FieldRound[];
  readonly isReading: boolean;
  /** The browser keeps no data (private mode, no space): nothing may be registered on it. */
  readonly error: unknown;
}

/** What the device holds for an outbreak; opening a field page makes the device ready to work without a network. */
export function useField(): Field {
  const outbreak = useOutbreak().id;
  const user = useSession().user.id;
  const all = useOutbox();
  const { data, error } = useQuery({
    ...listsQuery(outbreak),
    queryFn: async (context) => {
      await wipeOthers(user);
      const read = listsQuery(outbreak).queryFn;
      return typeof read === 'function' ? read(context) : [];
    },
  });
  useEffect(() => void prepareOffline(), []);
  const lists = useMemo(() => data ?? [], [data]);
  const entries = useMemo(() => all.filter((entry) => entry.outbreak === outbreak), [all, outbreak]);
  const rounds = useMemo(() => [...new Map(lists.flatMap((list) => list.rounds.map((round) => [round.id, round]))).values()], [lists]);
  return { outbreak, lists, entries, rounds, isReading: data === undefined && error === null, error };
}
