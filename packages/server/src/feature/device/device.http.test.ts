import { createCipheriv, randomBytes } from 'node:crypto';
import { type Device, type SealedEntry, sealedWith } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { type Actor, transact } from '../../platform/access/index.ts';
import { verifyJournal } from '../../platform/journal/index.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { sessionHeaders } from '../../testing/session.ts';

/** A phone of a grid worker in 海珠区: opened, lost, wiped from afar, and nothing that was registered on it is lost. */
let database: TestDatabase;
let app: FastifyInstance;
let worker: Actor;
let headers: Record<string, string>;
const id = uuidv7();
const token = randomBytes(32).toString('base64url');
const label = 'device-7f3a';

beforeAll(async () => {
  database = await openTestDatabase();
  app = await buildApp(database.platform);
});
beforeEach(async () => {
  database.clock.now = '2022-07-12T06:05:00.000Z';
  await database.reset();
  await asOwner(database.engine, 'update device_rule set lease_hours = 24, list_days = 14, pin_length = 6, pin_attempts = 5');
  await database.addArea('440100', 'world', 'city', '广州市');
  await database.addArea('440105', '440100', 'county', '海珠区');
  await database.addArea('440300', 'world', 'city', '深圳市');
  worker = await database.addUser('gridWorker', '440105');
  headers = await sessionHeaders(database, worker);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

interface Keys {
  readonly listKey: string;
  readonly queueKey: string;
  readonly leaseUntil: string;
  readonly handedIn: number;
}
const open = (as: Record<string, string> = headers, shown = token) =>
  app.inject({ method: 'POST', url: `/api/devices/${id}/open`, headers: as, payload: { token: shown, label, kind: 'Firefox · Android' } });
const keys = async (as = headers): Promise<Keys> => {
  const answer = await open(as);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Keys>();
};
const wipe = (as: Record<string, string>) =>
  app.inject({ method: 'POST', url: `/api/devices/${id}/wipe`, headers: as, payload: { reason: 'left on a bus' } });
const contact = (more: object = {}) =>
  app.inject({ method: 'PUT', url: `/api/devices/${id}/contact`, payload: { token, unsent: 2, lists: 1, ...more } });
const handIn = (entries: readonly SealedEntry[]) =>
  app.inject({ method: 'PUT', url: `/api/devices/${id}/queue`, payload: { token, entries } });
const administrator = async (area: string) => sessionHeaders(database, await database.addUser('administrator', area));
const devices = async (as: Record<string, string>, which = '') =>
  (await app.inject({ url: `/api/devices${which}`, headers: as })).json<{ devices: Device[] }>().devices;
const actions = async () => {
  const owner = await database.engine.connectOwner();
  const { rows } = await owner.query(`select action from firebreak.journal where action like 'device%' order by sequence`, []);
  owner.release();
  return rows.map((row) => String(row['action']));
};

/** What a browser does: a nonce of 12 bytes, the ciphertext, the tag. */
function sealed(key: string, content: string, change: Partial<SealedEntry> = {}): SealedEntry {
  const entry = { id: uuidv7(), outbreak: uuidv7(), at: '2022-07-12T05:00:00.000Z', by: worker.id, ...change };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce);
  cipher.setAAD(Buffer.from(sealedWith(entry)));
  const bytes = Buffer.concat([nonce, cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { ...entry, sealed: bytes.toString('base64') };
}

test('a device is listed when it is opened first, gets the same keys again, and each opening prolongs its lease by the rule', async () => {
  const first = await keys();
  // 06:05 + 24 h, the rule that comes with the installation.
  expect(first.leaseUntil).toBe('2022-07-13T06:05:00.000Z');
  database.clock.now = '2022-07-12T09:00:00.000Z';
  expect(await keys()).toEqual({ ...first, leaseUntil: '2022-07-13T09:00:00.000Z' });
  expect(await devices(headers, '/own')).toMatchObject([
    { id, label, state: 'active', users: [{ id: worker.id }], leaseUntil: '2022-07-13T09:00:00.000Z' },
  ]);
  expect(await actions()).toEqual(['device.listed']);
});

test('two people of one phone have keys of lists of their own, and one queue', async () => {
  const one = await keys();
  const other = await keys(await sessionHeaders(database, await database.addUser('gridWorker', '440105')));
  expect(other.listKey).not.toBe(one.listKey);
  expect(other.queueKey).toBe(one.queueKey);
});

test('with the last session of a person on a phone their key of its lists is destroyed, and the queue keeps its own', async () => {
  const before = await keys();
  const second = await sessionHeaders(database, worker);
  await keys(second);
  const signOut = (as: Record<string, string>) => app.inject({ method: 'DELETE', url: '/api/session', headers: as });
  await signOut(second);
  expect(await keys()).toEqual(before);
  await signOut(headers);
  const after = await keys(await sessionHeaders(database, worker));
  expect(after.listKey).not.toBe(before.listKey);
  expect(after.queueKey).toBe(before.queueKey);
});

test('who does not hold the token of a device gets neither its keys nor its ear', async () => {
  await keys();
  const stranger = randomBytes(32).toString('base64url');
  expect((await open(headers, stranger)).json()).toMatchObject({ code: 'DEVICE_UNKNOWN' });
  expect((await contact({ token: stranger })).json()).toMatchObject({ code: 'DEVICE_UNKNOWN' });
});

test('who keeps the account has a lost phone wiped: sessions and keys end at once, the phone hears of it without a session', async () => {
  const { listKey } = await keys();
  expect((await contact()).json()).toEqual({ wipe: false });
  const answer = await wipe(await administrator('440100'));
  expect(answer.json<Device>()).toMatchObject({ state: 'wiping', wipeReason: 'left on a bus', unsent: 2, lists: 1 });
  expect((await app.inject({ url: '/api/session', headers })).statusCode).toBe(401);
  const { rows } = await sql`select 1 from device_user where list_key is not null`.execute(database.platform.db);
  expect(rows).toEqual([]);
  expect((await contact()).json()).toEqual({ wipe: true });
  expect((await contact({ wiped: true, unsent: 0, lists: 0 })).json()).toEqual({ wipe: true });
  const again = await open(await sessionHeaders(database, worker));
  expect(again.json()).toMatchObject({ code: 'DEVICE_WIPED' });
  expect(again.body).not.toContain(listKey);
  expect(await devices(await administrator('440100'))).toMatchObject([{ id, state: 'wiped', wipedAt: database.clock.now }]);
  expect(await actions()).toEqual(['device.listed', 'device.wipeRequested', 'device.wiped']);
});

test('a wipe twice is one wipe, and saying that one is wiped without being told so changes nothing', async () => {
  await keys();
  await contact({ wiped: true });
  expect(await devices(headers, '/own')).toMatchObject([{ state: 'active', wipedAt: null }]);
  const keeper = await administrator('440100');
  await wipe(keeper);
  await wipe(keeper);
  expect(await actions()).toEqual(['device.listed', 'device.wipeRequested']);
});

test('the owner may have the own phone wiped; a keeper of other accounts and a colleague may not, nor see it', async () => {
  await keys();
  const strangers = [await administrator('440300'), await sessionHeaders(database, await database.addUser('gridWorker', '440105'))];
  for (const stranger of strangers) expect((await wipe(stranger)).statusCode).toBe(404);
  expect(await devices(strangers[0] ?? {})).toEqual([]);
  expect((await app.inject({ url: '/api/devices', headers: strangers[1] ?? {} })).statusCode).toBe(403);
  const second = await sessionHeaders(database, worker);
  expect((await wipe(second)).json<Device>()).toMatchObject({ state: 'wiping' });
});

test('what a wiped phone had not sent is handed in sealed and comes to its person on another one', async () => {
  const { queueKey } = await keys();
  const entry = sealed(queueKey, '{"label":"王某某"}');
  expect((await handIn([entry])).json()).toMatchObject({ code: 'DEVICE_UNKNOWN' }); // nobody asked for it
  await wipe(await administrator('440100'));
  expect((await handIn([entry])).json()).toEqual({ kept: [entry.id] });
  expect((await handIn([entry])).json()).toEqual({ kept: [entry.id] }); // the answer got lost: once more is the same
  const mine = await sessionHeaders(database, worker);
  const given = (await app.inject({ url: '/api/hand-ins', headers: mine })).json<{ entries: unknown[]; more: boolean }>();
  const { id: entryId, outbreak, at, by } = entry;
  expect(given).toEqual({ entries: [{ id: entryId, outbreak, at, by, device: id, content: '{"label":"王某某"}' }], more: false });
  const colleague = await sessionHeaders(database, await database.addUser('gridWorker', '440105'));
  expect((await app.inject({ url: '/api/hand-ins', headers: colleague })).json()).toEqual({ entries: [], more: false });
  const take = (as: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/hand-ins/taken', headers: as, payload: { entries: [{ device: id, id: entryId }] } });
  expect((await take(colleague)).json()).toEqual({ taken: 0 });
  expect((await take(mine)).json()).toEqual({ taken: 1 });
  expect((await app.inject({ url: '/api/hand-ins', headers: mine })).json()).toEqual({ entries: [], more: false });
});

test('an entry that was altered, moved to another time, or claims somebody who never used the phone is not kept', async () => {
  const { queueKey } = await keys();
  await wipe(await administrator('440100'));
  const good = sealed(queueKey, 'good');
  const moved = { ...sealed(queueKey, 'moved'), at: '2022-07-12T05:00:01.000Z' };
  const foreign = sealed(queueKey, 'foreign', { by: (await database.addUser('gridWorker', '440105')).id });
  const otherKey = sealed(randomBytes(32).toString('base64'), 'other key');
  const cut = { ...sealed(queueKey, 'cut'), sealed: 'AAAA' };
  expect((await handIn([moved, good, foreign, otherKey, cut])).json()).toEqual({ kept: [good.id] });
});

test('a queue opens also when the installation went back to a copy that has never heard of the phone', async () => {
  const { queueKey } = await keys();
  await asOwner(database.engine, 'delete from session where device is not null; delete from device_user; delete from device');
  const back = await keys(await sessionHeaders(database, worker));
  expect(back.queueKey).toBe(queueKey);
});

test('the keeper gives what somebody left behind to a colleague, seeing how many and not whom', async () => {
  const { queueKey } = await keys();
  const keeper = await administrator('440100');
  await wipe(keeper);
  await handIn([sealed(queueKey, '{"label":"王某某"}')]);
  const colleague = await database.addUser('gridWorker', '440105');
  const beyond = await database.addUser('gridWorker', '440300');
  const assign = (to: string) =>
    app.inject({
      method: 'POST',
      url: `/api/devices/${id}/queue/assign`,
      headers: keeper,
      payload: { from: worker.id, to, reason: 'has left the service' },
    });
  expect((await assign(beyond.id)).statusCode).toBe(404);
  const answer = await assign(colleague.id);
  expect(answer.json<Device>()).toMatchObject({ handedIn: [{ user: colleague.id, count: 1 }] });
  expect(answer.body).not.toContain('王某某');
  const theirs = await app.inject({ url: '/api/hand-ins', headers: await sessionHeaders(database, colleague) });
  expect(theirs.json<{ entries: { by: string }[] }>().entries).toMatchObject([{ by: worker.id }]);
  expect(await actions()).toContain('device.handInAssigned');
});

test('the rule is data: a keeper of accounts shortens the lease, and it stands in the journal, which stays whole', async () => {
  const rule = { leaseHours: 8, listDays: 3, pinLength: 8, pinAttempts: 3 };
  const set = (as: Record<string, string>) => app.inject({ method: 'PUT', url: '/api/devices/rule', headers: as, payload: rule });
  expect((await set(headers)).statusCode).toBe(403);
  expect((await set(await administrator('440100'))).json()).toEqual(rule);
  expect((await keys()).leaseUntil).toBe('2022-07-12T14:05:00.000Z');
  const auditor = await database.addUser('privacyOfficer', 'world');
  expect(await transact(database.platform.db, { actor: auditor }, (trx) => verifyJournal(trx))).toMatchObject({
    ok: true,
    homes: [{ home: 'world' }],
  });
});
