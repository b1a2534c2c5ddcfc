import { routes, type Import } from '@firebreak/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { refreshOutbreak } from '../../app/live.ts';
import { outbreakQuery } from '../../app/query.ts';

/** The import, asked for again and again while the server works on it; when it was written, every page is refreshed. */
export function useImport(outbreak: string, id: string) {
  const result = useQuery({
    ...outbreakQuery(routes.import.get, { params: { outbreak, id } }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isRunning(data.state) ? POLL_MS : false),
  });
  const state = result.data?.state;
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'writing' && state !== 'writing') void refreshOutbreak(outbreak);
    before.current = state;
  }, [state, outbreak]);
  return result;
}

const isRunning = (state: Import['state']): boolean => state === 'reading' || state === 'writing';

/** Puts an import the server just answered in place of the one that is shown. */
export function useShowImport(): (one: Import) => void {
  const client = useQueryClient();
  return (one) => {
    const { queryKey } = outbreakQuery(routes.import.get, { params: { outbreak: one.outbreak, id: one.id } });
    client.setQueryData(queryKey, one);
    void client.invalidateQueries({ queryKey });
  };
}

const POLL_MS = 700;
