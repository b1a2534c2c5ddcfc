import { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { asOwner, openTestDatabase, sessionHeaders, type TestDatabase } from '../../testing/index.ts';
import { type Actor } from '../access/index.ts';

const start = '2022-07-12T06:05:00.000Z';

let database: TestDatabase;
let app: FastifyInstance;
let actor: Actor;
let headers: Record<string, string>;
let outbreak: string;
beforeAll(async () => {
  database = await openTestDatabase();
  app = await buildApp(database.platform);
});
beforeEach(async () => {
  database.clock.now = start;
  await database.reset();
  await database.addArea('440100', 'world', 'city', '广州市');
  outbreak = await database.addOutbreak('440100');
  actor = await database.addUser('epidemiologist', '440100');
  headers = await sessionHeaders(database, actor);
  await cases(); // the session is remembered from here on
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const cases = async () => (await app.inject({ url: `/api/outbreaks/${outbreak}/cases`, headers })).statusCode;
const after = async (sql: string) => {
  await asOwner(database.engine, sql);
  return cases();
};

test('a grant that is taken away is gone with the next request', async () => {
  expect(await cases()).toBe(200);
  expect(await after(`delete from user_grant where user_id = '${actor.id}'`)).toBe(403);
});
test('so is a permission of the role', async () => {
  expect(await after(`delete from role_permission where role = 'epidemiologist' and permission = 'case.read'`)).toBe(403);
  expect(await after(`insert into role_permission (role, permission) values ('epidemiologist', 'case.read')`)).toBe(200);
});
test('a user who was stopped is out', async () => {
  expect(await after(`update app_user set disabled = true where id = '${actor.id}'`)).toBe(401);
});
test('a session that was ended elsewhere is over', async () => {
  expect(await after(`delete from session where user_id = '${actor.id}'`)).toBe(401);
});

test('a grant ends at its hour though nothing changes then', async () => {
  const administrator = await database.addUser('administrator', '440100');
  await asOwner(database.engine, `update user_grant set expires_at = '2022-07-12T07:00Z' where user_id = '${administrator.id}'`);
  const own = await sessionHeaders(database, administrator);
  // The accounts: a door that the service guards alone, by the clock of the platform.
  const accounts = async () => (await app.inject({ url: '/api/users', headers: own })).statusCode;
  expect(await accounts()).toBe(200);
  database.clock.now = '2022-07-12T06:59:59.000Z';
  expect(await accounts()).toBe(200);
  database.clock.now = '2022-07-12T07:00:00.000Z';
  expect(await accounts()).toBe(403);
});

test('a session that is used goes on; one that idles ends', async () => {
  for (const hour of ['15', '23']) {
    database.clock.now = `2022-07-12T${hour}:00:00.000Z`;
    expect(await cases()).toBe(200);
  }
  database.clock.now = '2022-07-13T11:00:00.001Z'; // twelve hours after 23:00
  expect(await cases()).toBe(401);
});
