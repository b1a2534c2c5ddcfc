import { type Session } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { makeLink } from './link.ts';

let database: TestDatabase;
let app: FastifyInstance;
beforeAll(async () => {
  database = await openTestDatabase();
  app = await buildApp(database.platform);
});
beforeEach(() => database.reset());
afterAll(async () => {
  await app.close();
  await database.close();
});

const password = 'correct horse battery';
const setUp = async () => {
  const link = await makeLink(database.platform.db, database.clock.now, 'setUp', null);
  const answer = await app.inject({
    method: 'POST',
    url: `/api/sign-in-links/${link.split('/').at(-1)}`,
    payload: { name: 'liwei', displayName: '李伟', password, locale: 'zh-Hans' },
  });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return { answer, link, cookie, session: answer.json<Session>() };
};

test('the one-time link makes the first administrator, once', async () => {
  const { answer, link, session } = await setUp();
  expect(answer.statusCode).toBe(200);
  expect(session.user.name).toBe('liwei');
  expect(session.permissions).toContain('user.manage');
  const again = await app.inject({
    method: 'POST',
    url: `/api/sign-in-links/${link.split('/').at(-1)}`,
    payload: { name: 'other', password },
  });
  expect(again.statusCode).toBe(410);
  expect(again.json()).toMatchObject({ code: 'SIGN_IN_LINK_USED' });
});

test('the cookie is kept from scripts and from other sites', async () => {
  const { answer } = await setUp();
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
});

test('signing in needs name and password; a wrong one and an unknown one sound the same', async () => {
  await setUp();
  const wrong = await app.inject({ method: 'POST', url: '/api/session', payload: { name: 'liwei', password: 'wrong' } });
  const unknown = await app.inject({ method: 'POST', url: '/api/session', payload: { name: 'nobody', password: 'wrong' } });
  expect(wrong.statusCode).toBe(401);
  expect(wrong.json()).toEqual(unknown.json());
  const right = await app.inject({ method: 'POST', url: '/api/session', payload: { name: 'liwei', password } });
  expect(right.statusCode).toBe(200);
});

test('a change without the token of our own page is refused', async () => {
  const { cookie, session } = await setUp();
  const without = await app.inject({ method: 'PATCH', url: '/api/session', headers: { cookie }, payload: { locale: 'en' } });
  expect(without.json()).toMatchObject({ code: 'CSRF_TOKEN_MISSING' });
  const withToken = await app.inject({
    method: 'PATCH',
    url: '/api/session',
    headers: { cookie, 'x-csrf-token': session.csrf },
    payload: { locale: 'en' },
  });
  expect(withToken.json<Session>().user.locale).toBe('en');
});

test('a session ends when it is signed out, when it idles and when its user is disabled', async () => {
  const { cookie, session } = await setUp();
  const me = () => app.inject({ method: 'GET', url: '/api/session', headers: { cookie } });
  expect((await me()).statusCode).toBe(200);
  const start = database.clock.now;
  database.clock.now = '2022-07-13T06:05:00.000Z';
  expect((await me()).statusCode).toBe(401);
  database.clock.now = start;
  await app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie, 'x-csrf-token': session.csrf } });
  expect((await me()).statusCode).toBe(401);
});

test('nobody grants beyond the areas in which they keep the accounts', async () => {
  await database.addArea('440100', 'world', 'city', '广州市');
  await database.addArea('440300', 'world', 'city', '深圳市');
  const { cookie, session } = await setUp();
  const headers = { cookie, 'x-csrf-token': session.csrf };
  const grants = [{ role: 'administrator', area: '440100' }];
  const created = await app.inject({
    method: 'POST',
    url: '/api/users',
    headers,
    payload: { name: 'guangzhou', displayName: '广州管理员', grants },
  });
  expect(created.statusCode).toBe(201);
  const link = created.json<{ link: string }>().link;
  const second = await app.inject({ method: 'POST', url: `/api/sign-in-links/${link.split('/').at(-1)}`, payload: { password } });
  const own = { cookie: String(second.headers['set-cookie']).split(';')[0] ?? '', 'x-csrf-token': second.json<Session>().csrf };
  const beyond = await app.inject({
    method: 'POST',
    url: '/api/users',
    headers: own,
    payload: { name: 'shenzhen', displayName: '深圳', grants: [{ role: 'epidemiologist', area: '440300' }] },
  });
  expect(beyond.statusCode).toBe(403);
  expect(beyond.json()).toMatchObject({ code: 'PERMISSION_DENIED', details: { whoHasIt: 'administrator, operator' } });
});

test('after thirty guesses in a minute an address has to wait', async () => {
  const guess = () =>
    app.inject({ method: 'POST', url: '/api/session', remoteAddress: '10.9.8.7', payload: { name: 'liwei', password: 'guess' } });
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 31; attempt++) statuses.push((await guess()).statusCode);
  expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
});
