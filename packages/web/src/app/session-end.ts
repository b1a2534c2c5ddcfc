import { useSyncExternalStore } from 'react';
import { isLeaving, leaveToComeBack } from './leave.ts';

/**
 * The session ended by itself. Where somebody fills something in, the page stays as it is under the sign-in, so that nothing typed is lost;
 * any other page goes, and the person comes back to its address.
 */
export function meetSessionEnd(): void {
  if (isLeaving()) return;
  if (isFillingIn()) set(true);
  else leaveToComeBack();
}

/** The person signed in again on the page that stayed. */
export function goOnAfterSignIn(): void {
  set(false);
}

/** Whether the page waits under the sign-in. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended);
}

/** Something can be filled in on the page, or a dialog stands open. */
const isFillingIn = (): boolean => document.querySelector('main :is(input, textarea), [role="dialog"]') !== null;

let ended = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  ended = value;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
