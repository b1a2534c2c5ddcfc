import { type Permission, type Role, routes, requestInvalid } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { sessionCookie } from '../../platform/http/session-hook.ts';
import { type Platform } from '../../platform/platform.ts';
import { linkState, useLink } from './link.ts';
import { createUser, editUser, listUsers, renewLink, signIn } from './service.ts';
import { changeLocale, currentSession, endSession, startSession } from './session.ts';

const { account } = routes;

export function accountRoutes(app: FastifyInstance, platform: Platform): void {
  handle(app, account.session, ({ actor, request }) => currentSession(platform, actor, request.cookies[sessionCookie]));
  handle(app, account.signIn, ({ body, reply }) => signIn(platform, reply, body.name, body.password));
  handle(app, account.signOut, async ({ request, reply }) => {
    await endSession(platform.db, request.cookies[sessionCookie]);
    reply.clearCookie(sessionCookie, { path: '/' });
  });
  handle(app, account.changeLocale, async ({ actor, body, request }) => {
    await changeLocale(platform.db, actor.id, body.locale);
    return currentSession(platform, actor, request.cookies[sessionCookie]);
  });
  handle(app, account.linkState, ({ params }) => linkState(platform, params.token));
  handle(app, account.useLink, async ({ params, body, reply }) =>
    startSession(platform, reply, await useLink(platform, params.token, body)),
  );
  handle(app, account.listUsers, async () => ({ users: await listUsers(platform.db) }));
  handle(app, account.createUser, ({ actor, body }) => createUser(platform, actor, body));
  handle(app, account.editUser, ({ actor, params, body }) => {
    if (params.id === actor.id && body.disabled === true) throw requestInvalid('disabled', 'ownAccount');
    return editUser(platform, actor, params.id, body);
  });
  handle(app, account.renewLink, async ({ actor, params }) => ({ link: await renewLink(platform, actor, params.id) }));
  handle(app, account.roleData, async () => ({ roles: await rolesAndPermissions(platform) }));
}

async function rolesAndPermissions(platform: Platform) {
  const rows = await platform.db
    .selectFrom('role as r')
    .leftJoin('role_permission as p', 'p.role', 'r.code')
    .select(['r.code', 'p.permission'])
    .orderBy('r.code')
    .execute();
  const roles = new Map<string, string[]>();
  for (const { code, permission } of rows) roles.set(code, [...(roles.get(code) ?? []), ...(permission === null ? [] : [permission])]);
  return [...roles].map(([role, permissions]) => ({ role: role as Role, permissions: permissions as Permission[] }));
}
