import { type Outbreak, type Session } from '@firebreak/contract';
import { fieldDatabase } from './database.ts';
import { seal, unseal } from './vault/cipher.ts';
import { isOver } from './vault/lease.ts';
import { leaseOf, moment, openVault } from './vault/vault.ts';

/**
 * Keeps what a page needs to begin without a network: who is signed in and the outbreaks open to them, without any token. The person's name
 * is sealed, so that a page which is still locked shows none.
 */
export async function keepStart(session: Session, outbreaks: readonly Outbreak[]): Promise<void> {
  const { user } = session;
  const { listKey } = await openVault(user.id);
  const sealedName = await seal(listKey, JSON.stringify({ name: user.name, displayName: user.displayName }), coveredBy(user.id));
  const nameless = { ...session, csrf: '', user: { ...user, name: '', displayName: '' } };
  await (await fieldDatabase()).put('start', { session: nameless, outbreaks, sealedName }, 'start');
}

/** The session of the last download while its lists are valid, without the person's name. */
export async function keptSession(): Promise<Session | undefined> {
  return (await read())?.session;
}

export async function keptOutbreaks(): Promise<readonly Outbreak[] | undefined> {
  return (await read())?.outbreaks;
}

/** The kept session with the name of its person, once the device is open. */
export async function keptSessionNamed(listKey: CryptoKey): Promise<Session | undefined> {
  const kept = await read();
  if (kept === undefined) return undefined;
  const text = await unseal(listKey, kept.sealedName, coveredBy(kept.session.user.id));
  if (text === undefined) return undefined;
  const named = JSON.parse(text) as Pick<Session['user'], 'name' | 'displayName'>;
  return { ...kept.session, user: { ...kept.session.user, ...named } };
}

/** A browser that keeps no data (private mode) has simply none. */
async function read() {
  try {
    const db = await fieldDatabase();
    const kept = await db.get('start', 'start');
    const lease = kept && (await leaseOf(kept.session.user.id));
    const now = await moment();
    if (lease === undefined || isOver(lease, now)) return undefined;
    const lists = await db.getAll('list');
    return lists.some(({ expiresAt }) => Date.parse(expiresAt) > now.getTime()) ? kept : undefined;
  } catch {
    return undefined;
  }
}

const coveredBy = (user: string): string => `firebreak-start|${user}`;
