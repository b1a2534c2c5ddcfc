import { useSyncExternalStore } from 'react';
import { fieldDatabase } from './database.ts';
import { type Entry, settle, type Settled } from './entry.ts';
import { type Outbox } from './flush.ts';

/** Entries of this device in the order in which they were made, as the screens see them. */
let known: readonly Entry[] = [];
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();
const elsewhere = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('firebreak-outbox');

/** Reads what waits on the device; what was on its way when the page died waits again. */
export function loadOutbox(): Promise<void> {
  loading ??= readAll().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** All entries of the device; empty until they are read. */
export function useOutbox(): readonly Entry[] {
  return useSyncExternalStore(subscribeOutbox, () => known);
}

export function subscribeOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Writes entries so that they survive a crash, in one piece with the removal of those they take the place of. */
export async function putEntries(entries: readonly Entry[], instead: readonly string[] = []): Promise<void> {
  await loadOutbox();
  await change(entries, instead);
}

/**
 * Takes an entry back that did not leave the device.
 *
 * @returns false when it was sent meanwhile
 */
export async function takeBack(id: string): Promise<boolean> {
  const db = await fieldDatabase();
  const transaction = db.transaction('outbox', 'readwrite', { durability: 'strict' });
  const entry = await transaction.store.get(id);
  const isHere = entry !== undefined && (entry.state === 'waiting' || entry.state === 'held' || entry.state === 'refused');
  if (isHere) await transaction.store.delete(id);
  await transaction.done;
  if (isHere) tell(known.filter((one) => one.id !== id));
  return isHere;
}

/** Sends entries again that were refused or lie there under another name. */
export async function sendAgain(ids: readonly string[], as?: Pick<Entry, 'by' | 'byName'>): Promise<void> {
  await update(ids, (entry) => ({ ...entry, ...as, state: 'waiting', code: null, details: {} }));
}

/** Takes what is safe at the server off the device: after a day, or at once at sign-out. */
export async function dropDone(before: string): Promise<void> {
  await loadOutbox();
  const old = known.filter(({ state, at }) => state === 'done' && at < before).map(({ id }) => id);
  if (old.length > 0) await change([], old);
}

/** The outbox as sending sees it. */
export const deviceOutbox: Outbox = {
  entries: async () => {
    await loadOutbox();
    return known;
  },
  mark: (ids, state) => update(ids, (entry) => (entry.state === 'waiting' || entry.state === 'sending' ? { ...entry, state } : entry)),
  settle: async (answers) => {
    const byId = new Map<string, Settled>(answers.map((answer) => [answer.id, answer]));
    await update([...byId.keys()], (entry) => {
      const answer = byId.get(entry.id);
      return answer === undefined ? entry : settle(entry, answer);
    });
  },
};

async function readAll(): Promise<void> {
  elsewhere?.addEventListener('message', () => void reread());
  await reread();
}

async function reread(): Promise<void> {
  const entries = await (await fieldDatabase()).getAll('outbox');
  show(inOrder(entries));
}

/** Reads, changes and writes in one transaction: another tab may have changed the entry. */
async function update(ids: readonly string[], next: (entry: Entry) => Entry): Promise<void> {
  const transaction = (await fieldDatabase()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const changed = new Map<string, Entry>();
  for (const id of ids) {
    const entry = await transaction.store.get(id);
    if (entry === undefined) continue;
    const after = next(entry);
    changed.set(id, after);
    void transaction.store.put(after);
  }
  await transaction.done;
  tell(known.map((entry) => changed.get(entry.id) ?? entry));
}

async function change(entries: readonly Entry[], remove: readonly string[]): Promise<void> {
  const transaction = (await fieldDatabase()).transaction('outbox', 'readwrite', { durability: 'strict' });
  for (const id of remove) void transaction.store.delete(id);
  for (const entry of entries) void transaction.store.put(entry);
  await transaction.done;
  const gone = new Set([...remove, ...entries.map(({ id }) => id)]);
  tell(inOrder([...known.filter(({ id }) => !gone.has(id)), ...entries]));
}

const inOrder = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((one, other) => (one.at === other.at ? compare(one.id, other.id) : compare(one.at, other.at)));
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function tell(entries: readonly Entry[]): void {
  show(entries);
  elsewhere?.postMessage('changed');
}

function show(entries: readonly Entry[]): void {
  known = entries;
  for (const listener of listeners) listener();
}

/** Entries as they are this moment, for work that follows itself faster than a screen is drawn. */
export const currentEntries = (): readonly Entry[] => known;

/** Somebody looked at what the server kept and asked about: it need not be shown any more. */
export async function markSeen(ids: readonly string[]): Promise<void> {
  await update(ids, (entry) =>
    entry.state === 'attention' ? settle(entry, { id: entry.id, state: 'done', answer: entry.answer }) : entry,
  );
}
