import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { transact } from '../../platform/access/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from './testing/house.ts';

let house: TestHouse;
let desk: Desk;
let person: string;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  desk = await house.desk('epidemiologist');
  const made = await desk.make('person', {
    name: '王小明',
    otherName: 'Wang Xiaoming',
    phone: '138 0000 1234',
    documentNumber: '440105198101010000',
    address: '昌岗中路 1 号',
    areaCode: '440105',
    latitude: 23.0912,
    longitude: 113.2878,
  });
  person = String(made['id']);
});
afterAll(() => house.close());

test('the investigator reads names, and nobody phones, documents or the door of a home', async () => {
  const { body } = await desk.get(`persons/${person}`);
  expect(body).toMatchObject({
    name: '王小明',
    phone: '****34',
    documentNumber: '****',
    address: '****',
    latitude: 23.09,
    longitude: 113.29,
  });
  expect(body['masked']).toEqual(['documentNumber', 'phone', 'address', 'latitude', 'longitude']);
});

test('the commander counts people and does not read who they are', async () => {
  const commander = await house.desk('commander');
  const { body } = await commander.get(`persons/${person}`);
  expect(body).toMatchObject({ name: '王*', otherName: 'W*', latitude: 23.09, longitude: 113.29 });
  expect(body['masked']).toEqual(['name', 'otherName', 'documentNumber', 'phone', 'address', 'latitude', 'longitude']);
});

test('the name that stands beside a case, a contact, an exposure is masked like the name itself', async () => {
  const event = await desk.make('event', { name: '婚宴', areaCode: '440105' });
  await desk.make('case', { person, caseClass: 'confirmed' });
  await desk.make('exposure', { source: { kind: 'event', id: event['id'] }, target: { kind: 'person', id: person } });
  const commander = await house.desk('commander');
  const first = async (who: Desk, path: string) => ((await who.get(path)).body['rows'] as Body[])[0];
  expect(await first(desk, 'cases')).toMatchObject({ personName: '王小明', masked: [] });
  expect(await first(commander, 'cases')).toMatchObject({ personName: '王*', masked: ['personName'] });
  expect(await first(commander, 'exposures')).toMatchObject({ sourceName: '婚宴', targetName: '王*', masked: ['targetName'] });
});

test('the laboratory sees tubes and no names, whichever way it looks', async () => {
  await desk.make('specimen', { number: 'T-1', person });
  const laboratory = await house.desk('laboratory');
  const [row] = (await laboratory.get('specimens')).body['rows'] as Body[];
  expect(row).toMatchObject({ number: 'T-1', personName: null });
  expect((await laboratory.get(`specimens?search=${encodeURIComponent('王小明')}`)).body['rows']).toEqual([]);
  expect((await laboratory.get('specimens?search=T-1')).body['rows']).toHaveLength(1);
  expect((await laboratory.get('specimens?sort=personName')).body['rows']).toHaveLength(1);
  const named = encodeURIComponent(JSON.stringify([{ field: 'personName', operator: 'contains', value: '王' }]));
  expect((await laboratory.get(`specimens?filter=${named}`)).body['rows']).toEqual([]);
  expect((await laboratory.get('persons')).status).toBe(403);
});

test('sight ends at the border of the area in which the role is held', async () => {
  const abroad = await desk.make('person', { name: '陈静', areaCode: '440300' });
  const { path } = await house.database.platform.db
    .selectFrom('area')
    .select('path')
    .where('code', '=', '440105')
    .executeTakeFirstOrThrow();
  const commander = await house.desk('commander');
  await house.database.platform.db
    .insertInto('user_grant')
    .values({ id: crypto.randomUUID(), user_id: commander.id, role: 'contactTracer', area: path, outbreak: null, expires_at: null })
    .execute();
  expect((await commander.get(`persons/${person}`)).body['name']).toBe('王小明');
  expect((await commander.get(`persons/${String(abroad['id'])}`)).body['name']).toBe('陈*');
});

test('a masked field is revealed for a reason, and the journal keeps who, why and which, and not what', async () => {
  const none = await desk.post(`persons/${person}/reveal`, { fields: ['phone'] });
  expect(none.body['code']).toBe('REQUEST_INVALID');
  const { body } = await desk.post(`persons/${person}/reveal`, { fields: ['phone', 'documentNumber'], reason: 'call about the result' });
  expect(body['values']).toEqual({ phone: '138 0000 1234', documentNumber: '440105198101010000' });
  const officer = await house.database.addUser('privacyOfficer');
  const { rows } = await transact(house.database.platform.db, { actor: officer }, (trx) =>
    sql<{ actor: string; payload: Body }>`select actor, payload from journal where action = 'person.revealed'`.execute(trx),
  );
  expect(rows).toEqual([{ actor: desk.id, payload: { fields: ['phone', 'documentNumber'], reason: 'call about the result' } }]);
});

test('the address of a household is revealed like that of a person, and only so', async () => {
  const { id } = await desk.make('household', { code: 'H-7', address: '昌岗中路 1 号', areaCode: '440105' });
  expect((await desk.get(`households/${String(id)}`)).body).toMatchObject({ code: 'H-7', address: '****', masked: ['address'] });
  const reveal = (who: Desk, fields: string[]) => who.post(`households/${String(id)}/reveal`, { fields, reason: 'visit tomorrow' });
  expect((await reveal(desk, ['address'])).body['values']).toEqual({ address: '昌岗中路 1 号' });
  expect((await reveal(desk, ['code'])).body['code']).toBe('REQUEST_INVALID');
  expect((await reveal(await house.desk('commander'), ['address'])).body['code']).toBe('PERMISSION_DENIED');
  expect((await reveal(await house.desk('contactTracer', '440300'), ['address'])).body['code']).toBe('RECORD_NOT_FOUND');
  const officer = await house.database.addUser('privacyOfficer');
  const { rows } = await transact(house.database.platform.db, { actor: officer }, (trx) =>
    sql`select actor, subject, payload from journal where action = 'household.revealed'`.execute(trx),
  );
  expect(rows).toEqual([{ actor: desk.id, subject: id, payload: { fields: ['address'], reason: 'visit tomorrow' } }]);
});

test('only masked fields are revealed, and only by whoever may', async () => {
  expect((await desk.post(`persons/${person}/reveal`, { fields: ['sex'], reason: 'curious' })).body['code']).toBe('REQUEST_INVALID');
  const commander = await house.desk('commander');
  expect((await commander.post(`persons/${person}/reveal`, { fields: ['phone'], reason: 'curious' })).body['code']).toBe(
    'PERMISSION_DENIED',
  );
  const stranger = await house.desk('contactTracer', '440300');
  expect((await stranger.post(`persons/${person}/reveal`, { fields: ['phone'], reason: 'curious' })).body['code']).toBe('RECORD_NOT_FOUND');
});

test('the history shows no more than the record', async () => {
  await desk.patch(`persons/${person}`, { version: 1, set: { name: '王晓明', phone: '13900005678' } });
  const commander = await house.desk('commander');
  const { entries } = (await commander.get(`persons/${person}/history`)).body as { entries: Body[] };
  expect(entries[0]).toMatchObject({ before: { name: '王*', phone: '****34' }, after: { name: '王*', phone: '****78' } });
  expect((await commander.get(`persons/${person}/history`)).text).not.toMatch(/王晓明|王小明|13900005678/);
});

test('a mask never replaces what it hides; writing something else over it does', async () => {
  const kept = await desk.patch(`persons/${person}`, { version: 1, set: { phone: '****34', sex: 'male' } });
  expect(kept.body).toMatchObject({ version: 2, sex: 'male', phone: '****34' });
  const { values } = (await desk.post(`persons/${person}/reveal`, { fields: ['phone'], reason: 'check' })).body as { values: Body };
  expect(values['phone']).toBe('138 0000 1234');
  const changed = await desk.patch(`persons/${person}`, { version: 2, set: { phone: '13900005678' } });
  expect(changed.body['phone']).toBe('****78');
});

test('neither order nor filter spells out what is masked', async () => {
  expect((await desk.get('persons?sort=phone')).body).toMatchObject({
    code: 'REQUEST_INVALID',
    details: { field: 'phone', problem: 'maskedOrder' },
  });
  const probe = encodeURIComponent(JSON.stringify([{ field: 'phone', operator: 'contains', value: '138' }]));
  expect((await desk.get(`persons?filter=${probe}`)).body['code']).toBe('REQUEST_INVALID');
  for (const search of ['138', '1380', '0000', '00001']) expect((await desk.get(`persons?search=${search}`)).body['rows']).toEqual([]);
  for (const search of ['1234', '13800001234', '440105198101010000'])
    expect((await desk.get(`persons?search=${search}`)).body['rows']).toHaveLength(1);
});

test('a cursor does not carry a name past somebody who may not read it', async () => {
  await desk.make('person', { name: '王晓红' });
  const commander = await house.desk('commander');
  const { next } = (await commander.get('persons?sort=name&limit=1')).body as { next: string };
  expect(Buffer.from(next, 'base64url').toString()).not.toMatch(/王/);
  expect((await commander.get(`persons?sort=name&limit=1&cursor=${next}`)).body['rows'] as Body[]).toHaveLength(1);
});
