import { randomBytes } from 'node:crypto';
import { type Actor } from '../platform/access/index.ts';
import { sessionCookie } from '../platform/http/session-hook.ts';
import { sha256 } from '../platform/journal/canonical.ts';
import { type TestDatabase } from './database.ts';

/** Headers of a signed-in actor: a session made without a password, as sign-in makes it. */
export async function sessionHeaders(database: TestDatabase, actor: Actor): Promise<Record<string, string>> {
  const token = randomBytes(16).toString('base64url');
  const { now } = database.clock;
  const expires = new Date(Date.parse(now) + 86_400_000).toISOString();
  await database.platform.db
    .insertInto('session')
    .values({ token_hash: sha256(token), user_id: actor.id, csrf: token, created_at: now, seen_at: now, expires_at: expires })
    .execute();
  return { cookie: `${sessionCookie}=${token}`, 'x-csrf-token': token };
}
