import { AppError, routes } from '@firebreak/contract';
import { call, ConnectionLost } from '../app/client.ts';
import { leaveAfter } from '../app/leave.ts';
import { fieldDatabase, type Identity } from './database.ts';
import { forgetDeviceName } from './device.ts';
import { type Entry } from './entry.ts';
import { wipeExpired } from './list-store.ts';
import { currentEntries, dropRows, loadOutbox, onlyHereRows, putEntries, unsentCount } from './outbox.ts';
import { base64Of } from './vault/cipher.ts';
import { isHalfOver } from './vault/lease.ts';
import { entryOfContent } from './vault/sealed-entry.ts';
import { leaseOf, moment, openKeys, prolongLease, waitingHandIns } from './vault/vault.ts';
import { wipeDevice } from './wipe.ts';

/**
 * Keeps in touch with the server while any page is open: says what is on the device, hears whether it is to be wiped, prolongs the lease, and
 * lets expired lists go also when nobody looks at them.
 */
export function keepInTouch(): void {
  const touch = (): void => void inTouch().catch(() => undefined);
  setInterval(touch, EVERY_MS);
  addEventListener('online', touch);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && touch());
  touch();
}

/** @throws ConnectionLost, and whatever the database of the device says */
export async function inTouch(): Promise<void> {
  const db = await fieldDatabase();
  const identity = await db.get('identity', 'device');
  if (identity === undefined) return; // No field work was ever done here.
  const now = await moment();
  await wipeExpired(now);
  await loadOutbox();
  const { wipe } = await tellServer(identity, { lists: await db.count('list') });
  if (wipe) return carryOutWipe();
  const user = openKeys()?.user;
  const lease = user === undefined ? undefined : await leaseOf(user);
  if (lease !== undefined && isHalfOver(lease, now)) await prolongLease(lease.user);
}

async function tellServer({ id, token }: Identity, more: { readonly lists: number; readonly wiped?: boolean }): Promise<{ wipe: boolean }> {
  try {
    return await call(routes.device.contact, { params: { id }, body: { token, unsent: unsentCount(), ...more } });
  } catch (error) {
    // An installation that went back to an older copy does not know this device: the next opening lists it again.
    if (error instanceof AppError && error.code === 'DEVICE_UNKNOWN') return { wipe: false };
    throw error;
  }
}

/**
 * Wipes the device because somebody asked for it: first what was not sent is handed in, sealed as it is, and only what the server says it
 * keeps leaves the device; then everything else goes, and the device says so and becomes a new one.
 *
 * @throws ConnectionLost when the network goes in between: the next contact continues
 */
export async function carryOutWipe(): Promise<void> {
  const db = await fieldDatabase();
  const identity = await db.get('identity', 'device');
  if (identity === undefined) return;
  await leaveAfter(async () => {
    await wipeDevice();
    const isEmpty = await handInAll(identity);
    await tellServer(identity, { lists: 0, wiped: isEmpty });
    if (isEmpty) {
      await Promise.all([db.clear('outbox'), db.delete('identity', 'device')]);
      forgetDeviceName();
    }
    sessionStorage.clear();
  });
}

/** @returns whether nothing is left that lies on this device alone */
async function handInAll({ id, token }: Identity): Promise<boolean> {
  await loadOutbox();
  for (;;) {
    const entries = onlyHereRows()
      .slice(0, AT_ONCE)
      .map(({ id: entry, outbreak, at, by, sealed }) => ({ id: entry, outbreak, at, by, sealed: base64Of(sealed) }));
    if (entries.length === 0) return true;
    const { kept } = await call(routes.device.handIn, { params: { id }, body: { token, entries } });
    if (kept.length === 0) return false;
    await dropRows(kept);
  }
}

/** Brings what a wiped device handed in for the person into the queue of this one, from where it goes the ordinary way. */
export async function collectHandIns(user: { readonly id: string; readonly displayName: string }): Promise<void> {
  let more = waitingHandIns() > 0;
  while (more) {
    const answer = await call(routes.device.handedIn, {});
    const here = new Set(currentEntries().map(({ id }) => id));
    const entries = answer.entries.filter(({ id }) => !here.has(id)).map((one) => asMine(one, user));
    await putEntries(entries);
    const taken = answer.entries.map(({ device, id }) => ({ device, id }));
    if (taken.length > 0) await call(routes.device.takeHandedIn, { body: { entries: taken } });
    more = answer.more;
  }
}

type HandedIn = Parameters<typeof entryOfContent>[0] & { readonly content: string };

/** Given to somebody else than who made it, it is sent under the name of who looks at it now. */
function asMine(handed: Omit<HandedIn, 'state'>, user: { readonly id: string; readonly displayName: string }): Entry {
  const { id, outbreak, at, by, content } = handed;
  const entry = entryOfContent({ id, outbreak, at, by, state: 'waiting' }, content);
  const state = entry.act.kind === 'slip' ? 'held' : entry.code === null ? 'waiting' : 'refused';
  return { ...entry, state, ...(by === user.id ? {} : { by: user.id, byName: user.displayName }) };
}

/** Whether an error means that somebody had the device wiped. */
export const isWiped = (error: unknown): boolean => error instanceof AppError && error.code === 'DEVICE_WIPED';

/** Wipes when that is what an error says; without a network the next contact does it. */
export async function wipeWhenTold(error: unknown): Promise<void> {
  if (!isWiped(error)) return;
  try {
    await carryOutWipe();
  } catch (failure) {
    if (!(failure instanceof ConnectionLost)) throw failure;
  }
}

const EVERY_MS = 5 * 60_000;
const AT_ONCE = 200;
