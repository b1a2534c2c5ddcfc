import { type Outbreak, type Session } from '@firebreak/contract';
import { fieldDatabase } from './database.ts';

/** Keeps what a page needs to begin without a network: who is signed in and the outbreaks open to them, without any token. */
export async function keepStart(session: Session, outbreaks: readonly Outbreak[]): Promise<void> {
  await (await fieldDatabase()).put('start', { session: { ...session, csrf: '' }, outbreaks }, 'start');
}

/** The session of the last download, while its lists are valid. */
export async function keptSession(): Promise<Session | undefined> {
  return (await read())?.session;
}

export async function keptOutbreaks(): Promise<readonly Outbreak[] | undefined> {
  return (await read())?.outbreaks;
}

/** A browser that keeps no data (private mode) has simply none. */
async function read() {
  try {
    const db = await fieldDatabase();
    const lists = await db.getAll('list');
    const isValid = lists.some(({ expiresAt }) => Date.parse(expiresAt) > Date.now());
    return isValid ? await db.get('start', 'start') : undefined;
  } catch {
    return undefined;
  }
}
