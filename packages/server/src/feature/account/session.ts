import { randomBytes } from 'node:crypto';
import { AppError, type Locale, type Permission, type Role, type Session } from '@firebreak/contract';
import { type FastifyReply } from 'fastify';
import { type Actor, loadActor, type Trx } from '../../platform/access/index.ts';
import { type Db } from '../../platform/database/index.ts';
import { sessionCookie, sessionDays } from '../../platform/http/session-hook.ts';
import { sha256 } from '../../platform/journal/canonical.ts';
import { type Platform } from '../../platform/platform.ts';
import { findUser, grantsOf } from './store.ts';

const dayMilliseconds = 86_400_000;

/** 256 random bits as text: a session or a link. Only its digest is stored. */
export const newToken = () => randomBytes(32).toString('base64url');

/** Starts a session for a user and sets its cookie, which scripts cannot read and other sites cannot send. */
export async function startSession(platform: Platform, reply: FastifyReply, userId: string): Promise<Session> {
  const token = newToken();
  const csrf = newToken();
  const now = platform.now();
  const expires = new Date(Date.parse(now) + sessionDays * dayMilliseconds);
  await platform.db
    .insertInto('session')
    .values({ token_hash: sha256(token), user_id: userId, csrf, created_at: now, seen_at: now, expires_at: expires.toISOString() })
    .execute();
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    expires,
  });
  return describeSession(platform.db, userId, csrf, now);
}

export async function endSession(db: Db, token: string | undefined): Promise<void> {
  if (token !== undefined) await db.deleteFrom('session').where('token_hash', '=', sha256(token)).execute();
}

/** The session of a request that was already recognised. */
export async function currentSession(platform: Platform, actor: Actor, token: string | undefined): Promise<Session> {
  const row = await platform.db
    .selectFrom('session')
    .select('csrf')
    .where('token_hash', '=', sha256(token ?? ''))
    .executeTakeFirst();
  if (row === undefined) throw new AppError('SIGN_IN_REQUIRED');
  return describeSession(platform.db, actor.id, row.csrf, platform.now());
}

async function describeSession(db: Db, userId: string, csrf: string, now: string): Promise<Session> {
  const [user, actor, grants] = await Promise.all([findUser(db, userId), loadActor(db, userId, now), grantsOf(db, [userId])]);
  if (user === undefined || actor === undefined) throw new AppError('SIGN_IN_REQUIRED');
  const permissions = new Set<Permission>(actor.grants.flatMap((grant) => [...grant.permissions]));
  return {
    user: { id: user.id, name: user.name, displayName: user.display_name, locale: user.locale },
    grants: grants.map(describeGrant),
    permissions: [...permissions],
    csrf,
  };
}

type GrantRow = Awaited<ReturnType<typeof grantsOf>>[number];
export const describeGrant = ({ id, role, code, name, outbreak, expires_at }: GrantRow) => ({
  id,
  role: role as Role,
  area: code,
  areaName: name,
  outbreak,
  expiresAt: expires_at,
});

export async function changeLocale(trx: Trx | Db, userId: string, locale: Locale): Promise<void> {
  await trx.updateTable('app_user').set({ locale }).where('id', '=', userId).execute();
}
