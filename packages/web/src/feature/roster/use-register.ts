import { type Answer, type Register, routes } from '@firebreak/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { refreshOutbreak } from '../../app/live.ts';
import { outbreakQuery } from '../../app/query.ts';

/** Still being read or written at the server. */
export const isRunning = ({ state }: Register): boolean => state === 'waiting' || state === 'reading' || state === 'writing';

/**
 * The register to show: the one that is under way, also one that was sent before the page was opened, and once it has ended, what became
 * of it. The server is asked again and again while it works; when a register has ended, every page is refreshed.
 */
export function useRegister(outbreak: string) {
  const [watched, watch] = useState<string>();
  const { data } = useQuery({
    ...outbreakQuery(routes.roster.registers, { params: { outbreak } }),
    refetchInterval: ({ state }) => (state.data?.registers.some(isRunning) === true ? POLL_MS : false),
  });
  const running = data?.registers.find(isRunning);
  if (running !== undefined && running.id !== watched) watch(running.id); // stays to be read when it has ended
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (before.current !== undefined && running?.id !== before.current) void refreshOutbreak(outbreak);
    before.current = running?.id;
  }, [running?.id, outbreak]);
  const ended = data?.registers.find((one) => (watched === undefined ? isRecent(one, data.asOf) : one.id === watched));
  return { shown: running ?? ended, isUnderWay: running !== undefined, watch };
}

/** Ended a moment ago: whoever opens the page again wants to know how. */
const isRecent = ({ finishedAt }: Register, asOf: string): boolean =>
  finishedAt !== null && Date.parse(asOf) - Date.parse(finishedAt) < RECENT_MS;

/** Puts a register the server just answered in the place of what was known of it. */
export function useShowRegister(): (outbreak: string, register: Register) => void {
  const client = useQueryClient();
  return (outbreak, register) => {
    const { queryKey } = outbreakQuery(routes.roster.registers, { params: { outbreak } });
    client.setQueryData<Answer<typeof routes.roster.registers>>(queryKey, (before) => ({
      asOf: before?.asOf ?? register.createdAt,
      registers: [register, ...(before?.registers ?? []).filter(({ id }) => id !== register.id)],
    }));
    void client.invalidateQueries({ queryKey });
  };
}

const POLL_MS = 700;
const RECENT_MS = 600_000;
