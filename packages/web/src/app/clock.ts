import { useSyncExternalStore } from 'react';

/** The present to the minute; a page that stays open over midnight draws again. */
export function useMinute(): Date {
  return new Date(useSyncExternalStore(subscribe, minuteNow) * MINUTE_MS);
}

const minuteNow = (): number => Math.floor(Date.now() / MINUTE_MS);

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 15_000;
