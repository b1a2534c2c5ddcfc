import { type Answer, AppError, type Parsed, type routes, type Session } from '@firebreak/contract';
import { type FastifyReply } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { type Actor, isWithin, loadActor, areasWith, type Trx } from '../../platform/access/index.ts';
import { type Db } from '../../platform/database/index.ts';
import { appendActs, houseAct } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { makeLink } from './link.ts';
import { verifyPassword } from './password.ts';
import { describeGrant, startSession } from './session.ts';
import { allUsers, findUser, findUserByName, grantsOf, insertUser, replaceGrants } from './store.ts';

type Routes = (typeof routes)['account'];
type NewGrants = Parsed<Routes['createUser']>['body']['grants'];
type User = Answer<Routes['createUser']>['user'];

export async function signIn(platform: Platform, reply: FastifyReply, name: string, password: string): Promise<Session> {
  const user = await findUserByName(platform.db, name.trim());
  const isRight = await verifyPassword(user?.password_hash, password);
  if (user === undefined || user.disabled || !isRight) throw new AppError('SIGN_IN_FAILED');
  const actor = await loadActor(platform.db, user.id, platform.now());
  if (actor === undefined) throw new AppError('SIGN_IN_FAILED');
  await platform.db
    .transaction()
    .execute((trx) => appendActs(trx, { actor, now: platform.now() }, [houseAct('user.signedIn', user.id, {})]));
  return startSession(platform, reply, user.id);
}

export async function listUsers(db: Db | Trx): Promise<User[]> {
  const users = await allUsers(db);
  const grants = await grantsOf(
    db,
    users.map(({ id }) => id),
  );
  return users.map((user) => ({
    id: user.id,
    name: user.name,
    displayName: user.display_name,
    locale: user.locale,
    disabled: user.disabled,
    grants: grants.filter((grant) => grant.user_id === user.id).map(describeGrant),
  }));
}

export async function createUser(
  platform: Platform,
  actor: Actor,
  body: Parsed<Routes['createUser']>['body'],
): Promise<{ user: User; link: string }> {
  return platform.db.transaction().execute(async (trx) => {
    if (await findUserByName(trx, body.name)) throw new AppError('ALREADY_EXISTS', { field: 'name' });
    const id = uuidv7();
    const grants = await resolveGrants(trx, actor, body.grants);
    await insertUser(trx, {
      id,
      name: body.name,
      display_name: body.displayName,
      locale: body.locale,
      password_hash: null,
      created_at: platform.now(),
    });
    await replaceGrants(trx, id, grants);
    const link = await makeLink(trx, platform.now(), 'setPassword', id);
    await appendActs(trx, { actor, now: platform.now() }, [houseAct('user.created', id, { name: body.name, grants: body.grants })]);
    return { user: await oneUser(trx, id), link };
  });
}

export async function editUser(platform: Platform, actor: Actor, id: string, body: Parsed<Routes['editUser']>['body']): Promise<User> {
  return platform.db.transaction().execute(async (trx) => {
    if (!(await findUser(trx, id))) throw new AppError('RECORD_NOT_FOUND');
    if (body.displayName !== undefined)
      await trx.updateTable('app_user').set({ display_name: body.displayName }).where('id', '=', id).execute();
    if (body.disabled !== undefined) await trx.updateTable('app_user').set({ disabled: body.disabled }).where('id', '=', id).execute();
    if (body.disabled === true) await trx.deleteFrom('session').where('user_id', '=', id).execute();
    if (body.grants !== undefined) await replaceGrants(trx, id, await resolveGrants(trx, actor, body.grants));
    await appendActs(trx, { actor, now: platform.now() }, [houseAct('user.changed', id, { ...body })]);
    return oneUser(trx, id);
  });
}

export async function renewLink(platform: Platform, actor: Actor, id: string): Promise<string> {
  return platform.db.transaction().execute(async (trx) => {
    if (!(await findUser(trx, id))) throw new AppError('RECORD_NOT_FOUND');
    const link = await makeLink(trx, platform.now(), 'setPassword', id);
    await appendActs(trx, { actor, now: platform.now() }, [houseAct('user.linkRenewed', id, {})]);
    return link;
  });
}

/** Area codes become paths; nobody grants beyond the areas in which they keep the accounts themselves. */
async function resolveGrants(trx: Trx, actor: Actor, grants: NewGrants) {
  const codes = grants.map(({ area }) => area);
  const areas = codes.length === 0 ? [] : await trx.selectFrom('area').select(['code', 'path']).where('code', 'in', codes).execute();
  const own = areasWith(actor, 'user.manage');
  return grants.map(({ role, area, outbreak, expiresAt }) => {
    const path = areas.find(({ code }) => code === area)?.path;
    if (path === undefined) throw new AppError('AREA_NOT_FOUND', { code: area });
    if (!own.some((granted) => isWithin(path, granted))) throw new AppError('PERMISSION_DENIED', { permission: 'user.manage' });
    return { id: uuidv7(), role, area: path, outbreak, expires_at: expiresAt };
  });
}

async function oneUser(trx: Trx, id: string): Promise<User> {
  const user = (await listUsers(trx)).find((one) => one.id === id);
  if (user === undefined) throw new AppError('RECORD_NOT_FOUND');
  return user;
}
