import '@fastify/cookie'; // gives a request its cookies
import { timingSafeEqual } from 'node:crypto';
import { AppError } from '@firebreak/contract';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { loadActor } from '../access/index.ts';
import { sha256 } from '../journal/canonical.ts';
import { type Platform } from '../platform.ts';

export const sessionCookie = 'firebreak_session';
/** A session ends after this long without a request, and at the latest after `sessionDays`. */
const idleHours = 12;
export const sessionDays = 7;
const hourMilliseconds = 3_600_000;
/** `seen_at` is written at most this often: reading a page must not cost a write each time. */
const seenEveryMilliseconds = 60_000;

/** Finds the actor of a request's cookie, and refuses changes that do not prove they came from our own page. */
export function recogniseSessions(app: FastifyInstance, platform: Platform): void {
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[sessionCookie];
    if (token === undefined) return;
    const session = await findSession(platform, sha256(token));
    if (session === undefined) return;
    const actor = await loadActor(platform.db, session.user_id, platform.now());
    if (actor === undefined) return;
    request.actor = actor;
    const isPublic = request.routeOptions.config.contract?.access === 'anyone';
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isPublic) checkCsrf(request, session.csrf);
  });
}

async function findSession(platform: Platform, tokenHash: string) {
  const now = platform.now();
  const idleSince = new Date(Date.parse(now) - idleHours * hourMilliseconds).toISOString();
  const session = await platform.db
    .selectFrom('session')
    .select(['user_id', 'csrf', 'seen_at'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('seen_at', '>', idleSince)
    .executeTakeFirst();
  if (session && Date.parse(now) - Date.parse(session.seen_at) > seenEveryMilliseconds) {
    await platform.db.updateTable('session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
  }
  return session;
}

function checkCsrf(request: FastifyRequest, expected: string): void {
  const given = String(request.headers['x-csrf-token'] ?? '');
  const equal = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!equal) throw new AppError('CSRF_TOKEN_MISSING');
}
