import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from './client.ts';
import { outbreakKey, queryClient } from './query.ts';

/** Asks every ten seconds, while the page is seen, whether the outbreak changed, and refreshes what is shown if so. */
export function useLive(outbreak: string): void {
  const { data } = useQuery({
    queryKey: ['revision', outbreak],
    queryFn: ({ signal }) => call(routes.system.revision, { params: { outbreak } }, signal),
    refetchInterval: REVISION_INTERVAL_MS,
    staleTime: 0,
  });
  const seen = useRef<{ outbreak: string; revision: number }>(undefined);
  const revision = data?.revision;
  useEffect(() => {
    if (revision === undefined) return;
    const before = seen.current;
    seen.current = { outbreak, revision };
    if (before?.outbreak === outbreak && revision > before.revision) void refreshOutbreak(outbreak);
  }, [outbreak, revision]);
}

/** Refetches everything of the outbreak that is on screen. */
export function refreshOutbreak(outbreak: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: outbreakKey(outbreak) });
}

const REVISION_INTERVAL_MS = 10_000;
