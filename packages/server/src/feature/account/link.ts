import { AppError, type Call, type routes, requestInvalid } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Actor, loadActor, type Trx } from '../../platform/access/index.ts';
import { type Db } from '../../platform/database/index.ts';
import { appendActs, houseAct } from '../../platform/journal/index.ts';
import { sha256 } from '../../platform/journal/canonical.ts';
import { type Platform } from '../../platform/platform.ts';
import { hashPassword } from './password.ts';
import { newToken } from './session.ts';
import { findLink, findUserByName, insertUser, replaceGrants, spendLink } from './store.ts';

const linkHours = 72;
const hourMilliseconds = 3_600_000;
type Purpose = 'setUp' | 'setPassword' | 'signIn';
type LinkBody = Call<typeof routes.account.useLink>['body'];

/** Makes a one-time link; the answer is its path. Links of the same purpose and user that were not used yet end. */
export async function makeLink(db: Db | Trx, now: string, purpose: Purpose, userId: string | null): Promise<string> {
  await db
    .deleteFrom('sign_in_link')
    .where('purpose', '=', purpose)
    .where('user_id', 'is not distinct from', userId)
    .where('used_at', 'is', null)
    .execute();
  const token = newToken();
  const expires = new Date(Date.parse(now) + linkHours * hourMilliseconds).toISOString();
  await db
    .insertInto('sign_in_link')
    .values({ token_hash: sha256(token), purpose, user_id: userId, expires_at: expires, used_at: null })
    .execute();
  return `/link/${token}`;
}

/** What a link is for. @throws AppError SIGN_IN_LINK_USED */
export async function linkState(platform: Platform, token: string): Promise<{ purpose: Purpose; name: string | null }> {
  const link = await findLink(platform.db, sha256(token), platform.now());
  if (link === undefined) throw new AppError('SIGN_IN_LINK_USED');
  const user = link.user_id === null ? undefined : await loadActor(platform.db, link.user_id, platform.now());
  return { purpose: link.purpose, name: user?.name ?? null };
}

/**
 * Uses a link: makes the first administrator, sets a password, or just signs in.
 *
 * @returns the id of the user who is now to be signed in
 * @throws AppError SIGN_IN_LINK_USED, REQUEST_INVALID (a name or password is missing), ALREADY_EXISTS (the name)
 */
export async function useLink(platform: Platform, token: string, body: LinkBody): Promise<string> {
  const now = platform.now();
  const link = await findLink(platform.db, sha256(token), now);
  if (link === undefined) throw new AppError('SIGN_IN_LINK_USED');
  const passwordHash = body.password === undefined ? undefined : await hashPassword(body.password);
  if (link.purpose !== 'signIn' && passwordHash === undefined) throw requestInvalid('password', 'missing');
  return platform.db.transaction().execute(async (trx) => {
    if (!(await spendLink(trx, link.token_hash, now))) throw new AppError('SIGN_IN_LINK_USED');
    if (link.purpose === 'setUp') return makeFirstAdministrator(trx, now, body, passwordHash ?? '');
    const userId = link.user_id ?? '';
    if (passwordHash !== undefined)
      await trx.updateTable('app_user').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
    if (body.locale !== undefined) await trx.updateTable('app_user').set({ locale: body.locale }).where('id', '=', userId).execute();
    await record(trx, now, await loadActor(trx, userId, now), `user.${link.purpose}`);
    return userId;
  });
}

/** The first user keeps the accounts and may also investigate; more people and narrower roles come later. */
async function makeFirstAdministrator(trx: Trx, now: string, body: LinkBody, passwordHash: string): Promise<string> {
  if (body.name === undefined) throw requestInvalid('name', 'missing');
  if (await findUserByName(trx, body.name)) throw new AppError('ALREADY_EXISTS', { field: 'name' });
  const id = uuidv7();
  const user = {
    id,
    name: body.name,
    display_name: body.displayName ?? body.name,
    locale: body.locale ?? 'zh-Hans',
    password_hash: passwordHash,
    created_at: now,
  } as const;
  await insertUser(trx, user);
  const grant = (role: string) => ({ id: uuidv7(), role, area: 'world', outbreak: null, expires_at: null });
  await replaceGrants(trx, id, ['administrator', 'epidemiologist', 'privacyOfficer'].map(grant));
  await record(trx, now, { id, name: user.name, locale: user.locale, grants: [] }, 'user.setUp');
  return id;
}

async function record(trx: Trx, now: string, actor: Actor | undefined, action: string): Promise<void> {
  if (actor === undefined) throw new AppError('SIGN_IN_LINK_USED');
  await appendActs(trx, { actor, now }, [houseAct(action, actor.id, {})]);
}
