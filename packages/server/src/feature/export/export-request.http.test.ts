import { routes } from '@firebreak/contract';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Readable } from 'node:stream';
import readXlsxFile from 'read-excel-file/node';
import { loadActor, transact } from '../../platform/access/index.ts';
import { asOwner } from '../../testing/database.ts';
import { sessionHeaders } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

// One person may take two personal records within a day here; the list holds three. Noon of 12 July unless said otherwise.
let house: TestHouse;
let epidemiologist: Desk;
let officer: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = '2022-07-12T12:00:00.000Z';
  await setRule({ mostRows: 2, hours: 24 });
  epidemiologist = await house.desk('epidemiologist');
  officer = await house.desk('privacyOfficer');
  for (const name of ['甲', '乙', '丙']) await epidemiologist.make('person', { name, phone: '13800001234', areaCode: '440105' });
});
afterAll(() => house.close());

async function setRule(rule: Body, role: 'administrator' | 'epidemiologist' = 'administrator'): Promise<number> {
  const headers = await sessionHeaders(house.database, await house.database.addUser(role));
  const { version } =
    routes.exportRule.get.response?.parse((await house.app.inject({ url: '/api/export-rule', headers })).json()).rule ?? {};
  const payload = { mostPersons: 5000, mostResidents: 50_000, keepDays: 30, reason: 'as the province asks', version, ...rule };
  return (await house.app.inject({ method: 'PUT', url: '/api/export-rule', headers, payload })).statusCode;
}
const ask = async (more: Body = {}, desk = epidemiologist) =>
  (await desk.post('export-requests', { kind: 'person', cut: { sort: 'name' }, reason: 'hand over to the province', ...more })).body;
const decide = (request: Body, verdict: 'approved' | 'refused', desk = officer) =>
  desk.post(`export-requests/${String(request['id'])}/decision`, { version: request['version'], verdict, reason: 'purpose checked' });
const take = (request: Body, desk = epidemiologist) => desk.get(`export-requests/${String(request['id'])}/file`);
const loadedActor = async ({ id }: Desk) => {
  const actor = await loadActor(house.database.platform.db, id, house.database.clock.now);
  if (actor === undefined) throw new Error('The user is not there.');
  return actor;
};
const names = (text: string) => (parse(text, { columns: true, bom: true }) as Record<string, string>[]).map((row) => row['name']);
const acts = async () => {
  const reader = await house.database.addUser('privacyOfficer');
  const { rows } = await transact(house.database.platform.db, { actor: reader }, (trx) =>
    sql<{ action: string; actor_name: string; payload: Body }>`
      select action, actor_name, payload from journal where action like 'exportR%' or action like '%.exported' order by sequence`.execute(
      trx,
    ),
  );
  return rows;
};

test('more personal records than the rule allows leave only when a second person approved, and the journal tells both', async () => {
  const alone = await epidemiologist.get('persons/export');
  expect([alone.status, alone.body['code'], alone.body['details']]).toEqual([
    403,
    'EXPORT_NEEDS_APPROVAL',
    { rows: 3, taken: 0, limit: 2, left: 2, hours: 24 },
  ]);
  const request = await ask();
  expect(request).toMatchObject({ state: 'waiting', rows: 3, isOwn: true, kind: 'person', area: '440000', decidedBy: null });
  expect((await take(request)).body).toMatchObject({ code: 'EXPORT_NOT_APPROVED', details: { state: 'waiting' } });
  const approved = await decide(request, 'approved');
  expect([approved.status, approved.body['state'], approved.body['expiresAt']]).toEqual([200, 'approved', '2022-07-13T12:00:00.000Z']);
  const file = await take(request);
  expect([file.status, names(file.text).toSorted()]).toEqual([200, ['丙', '乙', '甲']]);
  const told = await acts();
  expect(told.map(({ action }) => action)).toEqual([
    'exportRule.changed',
    'exportRequest.requested',
    'exportRequest.approved',
    'person.exported',
  ]);
  expect(told[1]?.actor_name).not.toBe(told[2]?.actor_name);
  expect(told[3]?.payload).toMatchObject({ count: 3, approval: request['id'], reason: 'hand over to the province' });
});

test('nobody approves their own request, whatever they may do', async () => {
  const operator = await house.desk('operator'); // may do everything
  const request = await ask({}, operator);
  expect((await decide(request, 'approved', operator)).body['code']).toBe('EXPORT_OWN_REQUEST');
  // Nor does the database take it, from whomever.
  const forged = `update export_request set state = 'approved', decided_by = requested_by, decided_at = now(), decision_reason = 'x'`;
  await expect(asOwner(house.database.engine, forged)).rejects.toMatchObject({ code: '23514' });
});

test('lists that say nothing about persons are not counted', async () => {
  for (const name of ['A', 'B', 'C']) await epidemiologist.make('place', { name });
  expect((await epidemiologist.get('places/export')).status).toBe(200);
});

describe('a request', () => {
  test('is seen by who made it and who may decide in its area, and taken by nobody else', async () => {
    const request = await ask();
    const listed = async (desk: Desk) => (await desk.get('export-requests')).body['requests'] as Body[];
    expect((await listed(epidemiologist)).map(({ id }) => id)).toEqual([request['id']]);
    expect((await listed(officer)).map(({ id, isOwn }) => [id, isOwn])).toEqual([[request['id'], false]]);
    const elsewhere = await house.desk('privacyOfficer', '440300');
    const colleague = await house.desk('epidemiologist');
    expect([await listed(elsewhere), await listed(colleague)]).toEqual([[], []]);
    expect((await decide(request, 'approved', elsewhere)).status).toBe(404);
    await decide(request, 'approved');
    expect((await take(request, colleague)).status).toBe(404);
    expect((await take(request, officer)).body['code']).toBe('PERMISSION_DENIED');
  });

  test('lapses: undecided, or approved and not taken in time', async () => {
    const request = await ask();
    const late = await ask();
    await decide(late, 'approved');
    house.database.clock.now = '2022-07-13T12:00:00.000Z';
    officer = await house.desk('privacyOfficer');
    expect((await decide(request, 'approved')).body).toMatchObject({ code: 'EXPORT_NOT_APPROVED', details: { state: 'lapsed' } });
    const states = ((await officer.get('export-requests')).body['requests'] as Body[]).map(({ state }) => state);
    expect(states).toEqual(['lapsed', 'lapsed']);
  });

  test('that was refused or taken back gives nothing, and is decided once', async () => {
    const refused = await ask();
    expect((await decide(refused, 'refused')).body).toMatchObject({ state: 'refused', decisionReason: 'purpose checked' });
    expect((await decide({ ...refused, version: 2 }, 'approved')).body['code']).toBe('EXPORT_NOT_APPROVED');
    expect((await take(refused)).body['details']).toEqual({ state: 'refused' });
    const back = await ask();
    await decide(back, 'approved');
    const withdrawn = await epidemiologist.post(`export-requests/${String(back['id'])}/withdraw`, { version: 2 });
    expect(withdrawn.body['state']).toBe('withdrawn');
    expect((await take(back)).body['details']).toEqual({ state: 'withdrawn' });
  });

  test('covers the list as it was asked for: filter, area, clear names, and little growth', async () => {
    const request = await ask({ cut: { area: '440105', identified: 'yes', search: '甲' } });
    expect(request).toMatchObject({ rows: 1, area: '440105' });
    await decide(request, 'approved');
    const { text } = await take(request);
    expect(text).toContain('13800001234');
    // One was approved and two more may come with it: four are too many.
    for (let at = 0; at < 3; at++) await epidemiologist.make('person', { name: '甲', areaCode: '440105' });
    expect((await take(request)).body).toMatchObject({ code: 'EXPORT_GREW', details: { approved: 1, rows: 4 } });
  });

  test('gives the form that was asked for, and its sheet names who approved', async () => {
    const request = await ask({ cut: { format: 'xlsx' } });
    await decide(request, 'approved');
    const headers = await sessionHeaders(house.database, await loadedActor(epidemiologist));
    const answer = await house.app.inject({
      url: `/api/outbreaks/${house.outbreak}/export-requests/${String(request['id'])}/file`,
      headers,
    });
    expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, 'attachment; filename="persons.xlsx"']);
    const [list, about] = await readXlsxFile(Readable.from([answer.rawPayload]));
    expect(list?.data).toHaveLength(4); // a heading and three persons
    expect((about?.data ?? []).map(([label]) => label)).toContain('Approved by');
  });

  test.each([
    ['a cut that is none', { cut: { sort: '!' } }, 'REQUEST_INVALID'],
    ['an area nobody knows', { cut: { area: 'nowhere' } }, 'AREA_NOT_FOUND'],
  ])('with %s is refused', async (_, more, code) => {
    expect((await ask(more))['code']).toBe(code);
  });

  test('the same id again is the same request', async () => {
    const id = '01890000-0000-7000-8000-000000000001';
    const first = await ask({ id });
    expect(await ask({ id, reason: 'another reason' })).toEqual(first);
  });
});
