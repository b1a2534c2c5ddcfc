import { AppError, type DeviceRule, routes } from '@firebreak/contract';
import { call, ConnectionLost, keepCsrf } from '../../app/client.ts';
import { fieldDatabase, type Identity } from '../database.ts';
import { deviceKind, deviceName } from '../device.ts';
import { canSeal, takeKey } from './cipher.ts';
import { isOver, type Lease, leaseEnd, leaseMoment } from './lease.ts';
import { lockWithPin, type RawKeys, unlockWithPin } from './pin.ts';

/** The keys of a person on this device, in the memory of this page and nowhere else. */
export interface Keys {
  readonly user: string;
  readonly listKey: CryptoKey;
  readonly queueKey: CryptoKey;
}

/** The device cannot be opened: why, and how often a PIN may still be tried (null: none is set). */
export class DeviceLocked extends Error {
  readonly why: 'offline' | 'signIn' | 'insecure';
  readonly triesLeft: number | null;
  constructor(why: DeviceLocked['why'], triesLeft: number | null = null) {
    super('The device is locked');
    this.name = 'DeviceLocked';
    this.why = why;
    this.triesLeft = triesLeft;
  }
}

let keys: Keys | undefined;
let opening: Promise<Keys> | undefined;
const listeners = new Set<() => void>();

/** The keys when the device is open. */
export const openKeys = (): Keys | undefined => keys;
/** Told when the device was opened or locked. */
export function subscribeVault(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The keys of a person: those of this page, or the server's. An opening prolongs the lease.
 *
 * @throws DeviceLocked when nobody answers or nobody is signed in; AppError DEVICE_WIPED; whatever the database says when it keeps nothing
 */
export async function openVault(user: string): Promise<Keys> {
  if (keys?.user === user) return keys;
  opening ??= askServer(user).finally(() => (opening = undefined));
  const found = await opening;
  return found.user === user ? found : openVault(user);
}

async function askServer(user: string): Promise<Keys> {
  if (!canSeal()) throw new DeviceLocked('insecure');
  try {
    return await take(user, await askKeys(user));
  } catch (error) {
    const why = whyLocked(error);
    if (why === undefined) throw error;
    throw new DeviceLocked(why, (await leaseOf(user))?.pin?.triesLeft ?? null);
  }
}

function whyLocked(error: unknown): DeviceLocked['why'] | undefined {
  if (error instanceof ConnectionLost) return 'offline';
  if (!(error instanceof AppError)) return undefined;
  if (error.code === 'SIGN_IN_REQUIRED' || error.code === 'CSRF_TOKEN_MISSING') return 'signIn';
  return error.status >= 500 || error.status === 429 ? 'offline' : undefined;
}

/** Asks the server for the keys and writes the new lease down; a PIN stays as it is while the keys are the same. */
async function askKeys(user: string): Promise<RawKeys & { readonly rule: DeviceRule; readonly handedIn: number }> {
  const { id, token } = await identity();
  const body = { token, label: deviceName(), kind: deviceKind(navigator.userAgent) };
  const answer = await withToken(user, () => call(routes.device.open, { params: { id }, body }));
  const before = await leaseOf(user);
  const db = await fieldDatabase();
  // By the clock of the device, however wrong it is: what it saw before the server answered does not count any more.
  const now = new Date();
  await db.put('moment', now.toISOString(), 'latest');
  await db.put('lease', { user, until: leaseEnd(now, answer.rule), rule: answer.rule, pin: before?.pin ?? null });
  handedIn = answer.handedIn;
  return answer;
}

/** A page that began without a network has no token for changes yet: it is fetched when the server asks for it. */
async function withToken<T>(user: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CSRF_TOKEN_MISSING') throw error;
    const session = await call(routes.account.session, {});
    if (session.user.id !== user) throw new AppError('SIGN_IN_REQUIRED');
    keepCsrf(session.csrf);
    return work();
  }
}

/** Registrations that a wiped device handed in and that wait for the person, as told at the last opening. */
export const waitingHandIns = (): number => handedIn;
let handedIn = 0;

async function take(user: string, raw: RawKeys): Promise<Keys> {
  const [listKey, queueKey] = await Promise.all([takeKey(raw.listKey), takeKey(raw.queueKey)]);
  keys = { user, listKey, queueKey };
  tell();
  return keys;
}

/** Asks again while there is a network, which prolongs the lease. */
export async function prolongLease(user: string): Promise<void> {
  await askKeys(user);
}

/** Sets or changes the PIN that opens the device without a network; it takes one answer of the server. */
export async function setPin(user: string, pin: string): Promise<void> {
  const raw = await askKeys(user);
  const lease = await leaseOf(user);
  if (lease === undefined) throw new DeviceLocked('offline');
  const { listKey, queueKey } = raw;
  const lock = await lockWithPin({ listKey, queueKey }, pin, await ownerOf(user), lease.rule.pinAttempts);
  await (await fieldDatabase()).put('lease', { ...lease, pin: lock });
}

/**
 * Opens the device with a PIN. The try is counted before it is made, so that closing the page gives none back.
 *
 * @returns tries left after a wrong PIN, null when none is left; undefined when it opened
 */
export async function openWithPin(user: string, pin: string): Promise<number | null | undefined> {
  const db = await fieldDatabase();
  const lease = await leaseOf(user);
  const lock = lease?.pin;
  if (lease === undefined || lock === null || lock === undefined || isOver(lease, await moment())) return null;
  const triesLeft = lock.triesLeft - 1;
  await db.put('lease', { ...lease, pin: { ...lock, triesLeft } });
  const raw = await unlockWithPin(lock, pin, await ownerOf(user));
  if (raw !== undefined) {
    await db.put('lease', { ...lease, pin: { ...lock, triesLeft: lease.rule.pinAttempts } });
    await take(user, raw);
    return undefined;
  }
  if (triesLeft > 0) return triesLeft;
  await db.put('lease', { ...lease, pin: null });
  return null;
}

export const leaseOf = async (user: string): Promise<Lease | undefined> => (await fieldDatabase()).get('lease', user);

/** The present moment, never before one this device has seen. */
export async function moment(): Promise<Date> {
  const db = await fieldDatabase();
  const now = leaseMoment(new Date(), await db.get('moment', 'latest'));
  await db.put('moment', now.toISOString(), 'latest');
  return now;
}

/** Lets the keys go. What is on the disk stays ciphertext until the server or a PIN opens it. */
export function lockVault(): void {
  keys = undefined;
  tell();
}

/** What this device is to the server; made when it is needed first. */
async function identity(): Promise<Identity> {
  const db = await fieldDatabase();
  const known = await db.get('identity', 'device');
  if (known !== undefined) return known;
  const token = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))));
  const made = { id: crypto.randomUUID(), token: token.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') };
  await db.put('identity', made, 'device');
  return made;
}

/** Under which id the server knows this device, when it does. */
export const thisDevice = async (): Promise<string | null> => (await (await fieldDatabase()).get('identity', 'device'))?.id ?? null;

const ownerOf = async (user: string): Promise<string> => `firebreak-pin|${(await identity()).id}|${user}`;

function tell(): void {
  for (const listener of listeners) listener();
}

const TOKEN_BYTES = 32;
