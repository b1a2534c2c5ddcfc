import { type Register, routes } from '@firebreak/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { refreshOutbreak } from '../../app/live.ts';
import { outbreakQuery } from '../../app/query.ts';

/** Still being read or written at the server. */
export const isRunning = ({ state }: Register): boolean => state === 'waiting' || state === 'reading' || state === 'writing';

/**
 * The register to show: the one that is under way, also one that was sent before the page was opened, else the one this page sent. The
 * server is asked again and again while it works; when a register has ended, every page is refreshed.
 */
export function useRegister(outbreak: string, sent: string | undefined) {
  const { data } = useQuery({
    ...outbreakQuery(routes.roster.registers, { params: { outbreak } }),
    refetchInterval: ({ state }) => (state.data?.registers.some(isRunning) === true ? POLL_MS : false),
  });
  const running = data?.registers.find(isRunning);
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (last.current !== undefined && running?.id !== last.current) void refreshOutbreak(outbreak);
    last.current = running?.id ?? last.current;
  }, [running?.id, outbreak]);
  // A register that ended while somebody looked on stays to be read.
  const watched = sent ?? last.current;
  const shown = running ?? data?.registers.find(({ id }) => id === watched);
  return { shown, isUnderWay: running !== undefined };
}

/** Puts a register the server just answered in the place of what was known of it. */
export function useShowRegister(): (outbreak: string, register: Register) => void {
  const client = useQueryClient();
  return (outbreak, register) => {
    const { queryKey } = outbreakQuery(routes.roster.registers, { params: { outbreak } });
    client.setQueryData<{ registers: Register[] }>(queryKey, (before) => ({
      registers: [register, ...(before?.registers ?? []).filter(({ id }) => id !== register.id)],
    }));
    void client.invalidateQueries({ queryKey });
  };
}

const POLL_MS = 700;
