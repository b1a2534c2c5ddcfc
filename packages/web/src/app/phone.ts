import { useSyncExternalStore } from 'react';

/** Whether the window is as narrow as a phone's: one column, large targets, the main act at the thumb. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

const narrow = matchMedia('(max-width: 767px)');
