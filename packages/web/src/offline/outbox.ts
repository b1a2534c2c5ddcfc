import { AppError } from '@firebreak/contract';
import { useSyncExternalStore } from 'react';
import { fieldDatabase } from './database.ts';
import { type Entry, isOnlyHere, isUnsent, settle, type Settled } from './entry.ts';
import { type Outbox } from './flush.ts';
import { type EntryRow, isSameInside, openEntry, sealEntry } from './vault/sealed-entry.ts';
import { openKeys, subscribeVault } from './vault/vault.ts';

/** What lies on the device, in the order in which it was made; readable only as far as `known`. */
let rows: readonly EntryRow[] = [];
/** Entries of this device as the screens see them; none while the device is locked. */
let known: readonly Entry[] = [];
/** What was opened, by id, so that nothing is opened twice. */
const opened = new Map<string, { readonly turn: number; readonly entry: Entry }>();
let loading: Promise<void> | undefined;
let reading: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();
const elsewhere = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('firebreak-outbox');

/** Reads what waits on the device, as far as it is open; what was on its way when the page died waits again. */
export async function loadOutbox(): Promise<void> {
  loading ??= readAll().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  await loading;
  await reading;
}

/** All entries of the device; empty until they are read, and while the device is locked. */
export function useOutbox(): readonly Entry[] {
  return useSyncExternalStore(subscribeOutbox, () => known);
}

/** Entries still to be sent, also while the device is locked. */
export const unsentCount = (): number => rows.filter(isUnsent).length;
export const useUnsentCount = (): number => useSyncExternalStore(subscribeOutbox, unsentCount);
/** What lies on the device and nowhere else, sealed as it is. */
export const onlyHereRows = (): readonly EntryRow[] => rows.filter(isOnlyHere);

export function subscribeOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Writes entries so that they survive a crash, in one piece with the removal of those they take the place of. */
export async function putEntries(entries: readonly Entry[], instead: readonly string[] = []): Promise<void> {
  await loadOutbox();
  const key = queueKey();
  const sealed = await Promise.all(entries.map((entry) => sealEntry(key, entry, (opened.get(entry.id)?.turn ?? 0) + 1)));
  for (const [index, row] of sealed.entries()) remember(row, entries[index]);
  await change(sealed, instead);
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
  if (isHere) tell(rows.filter((one) => one.id !== id));
  return isHere;
}

/** Sends entries again that were refused or lie there under another name. */
export async function sendAgain(ids: readonly string[], as?: Pick<Entry, 'by' | 'byName'>): Promise<void> {
  await update(ids, (entry) => ({ ...entry, ...as, state: 'waiting', code: null, details: {} }));
}

/** Takes what is safe at the server off the device: after a day, or at once at sign-out. It needs no key. */
export async function dropDone(before: string): Promise<void> {
  await loadOutbox();
  await dropRows(rows.filter(({ state, at }) => state === 'done' && at < before).map(({ id }) => id));
}

/** Takes entries off the device that somebody else keeps now. */
export async function dropRows(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await change([], ids);
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
  subscribeVault(() => void reread());
  await reread();
}

/** One reading at a time: another tab may report changes faster than a long queue is opened. */
function reread(): Promise<void> {
  reading = reading.catch(() => undefined).then(readRows);
  return reading;
}

async function readRows(): Promise<void> {
  const found = await (await fieldDatabase()).getAll('outbox');
  const key = openKeys()?.queueKey;
  if (key === undefined) opened.clear();
  const sealed: EntryRow[] = [];
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const part = found.slice(at, at + AT_ONCE);
    sealed.push(...(key === undefined ? part.map(asRow) : await Promise.all(part.map((row) => openRow(key, row)))));
  }
  show(inOrder(sealed));
}

/** Opens a row that is new or changed; what an earlier version left in the open is sealed. */
async function openRow(key: CryptoKey, found: EntryRow | Entry): Promise<EntryRow> {
  if (!('sealed' in found)) {
    const row = await sealEntry(key, found, 1);
    await (await fieldDatabase()).put('outbox', row);
    remember(row, found);
    return row;
  }
  if (opened.get(found.id)?.turn !== found.turn) remember(found, await openEntry(key, found));
  return found;
}

/** While the device is locked only the open part of an entry is looked at. */
const asRow = (found: EntryRow | Entry): EntryRow => ('sealed' in found ? found : { ...found, turn: 0, sealed: new Uint8Array() });

/** Reads and changes, seals, and writes unless another tab changed the entry meanwhile: then once more. */
async function update(ids: readonly string[], next: (entry: Entry) => Entry): Promise<void> {
  const key = queueKey();
  let left = ids;
  while (left.length > 0) {
    const db = await fieldDatabase();
    const reads = db.transaction('outbox').store;
    const before = (await Promise.all(left.map((id) => reads.get(id)))).filter((row) => row !== undefined && 'sealed' in row);
    const changes = await Promise.all(before.map((row) => changed(key, row, next)));
    left = await writeChanges(changes.filter((one) => one !== undefined));
  }
}

interface Change {
  readonly before: EntryRow;
  readonly after: EntryRow;
  readonly entry: Entry;
}

async function changed(key: CryptoKey, before: EntryRow, next: (entry: Entry) => Entry): Promise<Change | undefined> {
  const held = opened.get(before.id);
  const entry = held?.turn === before.turn ? { ...held.entry, state: before.state } : await openEntry(key, before);
  if (entry === undefined) return undefined;
  const after = next(entry);
  if (after === entry) return undefined;
  const row = isSameInside(entry, after) ? { ...before, state: after.state } : await sealEntry(key, after, before.turn + 1);
  return { before, after: row, entry: after };
}

/** @returns ids of entries that somebody else changed meanwhile */
async function writeChanges(changes: readonly Change[]): Promise<string[]> {
  if (changes.length === 0) return [];
  const transaction = (await fieldDatabase()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const written = new Map<string, EntryRow>();
  const again: string[] = [];
  for (const { before, after, entry } of changes) {
    const current = await transaction.store.get(before.id);
    if (current === undefined) continue;
    if (!('turn' in current) || current.turn !== before.turn || current.state !== before.state) {
      again.push(before.id);
      continue;
    }
    void transaction.store.put(after);
    remember(after, entry);
    written.set(after.id, after);
  }
  await transaction.done;
  tell(rows.map((row) => written.get(row.id) ?? row));
  return again;
}

async function change(put: readonly EntryRow[], remove: readonly string[]): Promise<void> {
  const transaction = (await fieldDatabase()).transaction('outbox', 'readwrite', { durability: 'strict' });
  for (const id of remove) void transaction.store.delete(id);
  for (const row of put) void transaction.store.put(row);
  await transaction.done;
  const gone = new Set([...remove, ...put.map(({ id }) => id)]);
  tell(inOrder([...rows.filter(({ id }) => !gone.has(id)), ...put]));
}

function queueKey(): CryptoKey {
  const key = openKeys()?.queueKey;
  if (key === undefined) throw new AppError('DEVICE_LOCKED');
  return key;
}

function remember(row: EntryRow, entry: Entry | undefined): void {
  if (entry !== undefined) opened.set(row.id, { turn: row.turn, entry });
}

/** Entries keep their identity while nothing of them changes: a screen draws again only what did. */
function entryOf(row: EntryRow): Entry[] {
  const held = opened.get(row.id);
  if (held?.turn !== row.turn) return [];
  if (held.entry.state === row.state) return [held.entry];
  const entry = { ...held.entry, state: row.state };
  opened.set(row.id, { turn: row.turn, entry });
  return [entry];
}

const inOrder = (found: readonly EntryRow[]): EntryRow[] =>
  found.toSorted((one, other) => (one.at === other.at ? compare(one.id, other.id) : compare(one.at, other.at)));
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function tell(next: readonly EntryRow[]): void {
  show(next);
  elsewhere?.postMessage('changed');
}

function show(next: readonly EntryRow[]): void {
  rows = next;
  known = next.flatMap(entryOf);
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

/** Entries opened at once: enough to keep the cipher busy, few enough not to pile up. */
const AT_ONCE = 1000;
