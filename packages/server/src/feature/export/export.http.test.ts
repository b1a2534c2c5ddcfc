import { routes } from '@firebreak/contract';
import { parse } from 'csv-parse/sync';
import { Readable } from 'node:stream';
import readXlsxFile from 'read-excel-file/node';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { sessionHeaders } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let desk: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  desk = await house.desk('epidemiologist');
  await desk.make('person', { name: '王小明', phone: '13800001234', address: '昌岗中路 1 号\n2 楼', areaCode: '440105', ageYears: 41 });
  await desk.make('person', { name: '=HYPERLINK("http://x")', occupation: '-2+3', areaCode: '440105' });
});
afterAll(() => house.close());

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });
const exported = async () => {
  const officer = await house.database.addUser('privacyOfficer');
  const { rows } = await transact(house.database.platform.db, { actor: officer }, (trx) =>
    sql<{ payload: Body }>`select payload from journal where action = 'person.exported' order by sequence`.execute(trx),
  );
  return rows.map(({ payload }) => payload);
};

test('a list goes out as CSV: headed by field names, masked, counted in the journal', async () => {
  const { status, text } = await desk.get('persons/export?sort=name');
  expect(status).toBe(200);
  expect(text.startsWith('\uFEFFid,area,areaName,name,otherName,')).toBe(true);
  const [formula, person] = rowsOf(text);
  expect(person).toMatchObject({
    name: '王小明',
    phone: '****34',
    address: '****',
    ageYears: '41',
    area: '440105',
    areaName: '广州市 海珠区',
    masked: 'phone address',
  });
  expect(formula).toMatchObject({ name: `'=HYPERLINK("http://x")`, occupation: "'-2+3" });
  expect(await exported()).toEqual([{ count: 2, query: { withdrawn: 'no' }, format: 'csv', identified: false, reason: null }]);
});

test('names and phones go out in clear for a reason, to whoever may reveal them, and the journal knows', async () => {
  expect((await desk.get('persons/export?identified=yes')).body['code']).toBe('REASON_REQUIRED');
  const { text } = await desk.get('persons/export?identified=yes&reason=hand-over%20to%20hospital');
  expect(rowsOf(text).find((row) => row['name'] === '王小明')).toMatchObject({
    phone: '13800001234',
    address: '昌岗中路 1 号\n2 楼',
    masked: '',
  });
  expect((await exported())[0]).toMatchObject({ identified: true, reason: 'hand-over to hospital', count: 2 });
  const bureau = await house.desk('countyHealthBureau');
  expect((await bureau.get('persons/export?identified=yes&reason=curious')).body['code']).toBe('PERMISSION_DENIED');
  const masked = rowsOf((await bureau.get('persons/export')).text).find((row) => row['name'] === '王小明');
  expect(masked).toMatchObject({ phone: '****34', masked: 'phone address' });
});

test('each row carries the mark of its file, by which the privacy officer finds who took it', async () => {
  const rows = rowsOf((await desk.get('persons/export')).text);
  const [mark, ...others] = new Set(rows.map((row) => row['exportMark']));
  expect([rows.length, others, new Set(rows.map((row) => row['deleteBy']))]).toEqual([2, [], new Set(['2022-08-11'])]);
  const headers = await sessionHeaders(house.database, await house.database.addUser('privacyOfficer'));
  const found = await house.app.inject({ url: `/api/audit?subject=${mark}`, headers });
  const entries = routes.system.audit.response?.parse(found.json()).entries;
  expect(entries).toMatchObject([{ id: mark, action: 'person.exported', count: 2 }]);
});

test('who may not export, or not read the kind, gets nothing', async () => {
  const tracer = await house.desk('contactTracer');
  expect((await tracer.get('persons/export')).body).toMatchObject({ code: 'PERMISSION_DENIED', details: { permission: 'export.run' } });
  expect(await exported()).toEqual([]);
});

test('the export holds what the list shows: filter, search, area', async () => {
  await desk.make('person', { name: '李雷', areaCode: '440300' });
  expect(rowsOf((await desk.get('persons/export?area=440300')).text).map((row) => row['name'])).toEqual(['李雷']);
  expect(rowsOf((await desk.get('persons/export?search=wxm')).text).map((row) => row['name'])).toEqual(['王小明']);
  const stranger = await house.desk('epidemiologist', '440300');
  expect(rowsOf((await stranger.get('persons/export')).text).map((row) => row['name'])).toEqual(['李雷']);
});

test('more rows than a page come whole and once', async () => {
  const outbreak = house.outbreak;
  await house.database.engine.connectOwner().then(async (owner) => {
    await owner.execute(`set search_path to firebreak, public;
      insert into team (home, id, outbreak, area, created_at, updated_at, name)
      select '440000', gen_random_uuid(), '${outbreak}', 'world.440000', '2022-07-12Z', '2022-07-12Z', 'T' || (n % 7) from generate_series(1, 1203) n`);
    owner.release();
  });
  const rows = rowsOf((await desk.get('teams/export')).text);
  expect(rows).toHaveLength(1203);
  expect(new Set(rows.map((row) => row['id'])).size).toBe(1203);
});

test('the ends of an exposure stand in columns that an import reads again', async () => {
  const [one, two] = [await desk.make('person', { name: '甲' }), await desk.make('person', { name: '乙' })];
  await desk.make('exposure', { source: { kind: 'person', id: one['id'] }, target: { kind: 'person', id: two['id'] }, date: '2022-07-01' });
  const [row] = rowsOf((await desk.get('exposures/export')).text);
  expect(row).toMatchObject({
    'source.kind': 'person',
    'source.id': one['id'],
    'target.id': two['id'],
    sourceName: '甲',
    date: '2022-07-01',
  });
});

test('XLSX has the rows and a sheet that says who took them, when and how', async () => {
  const actor = await house.database.addUser('epidemiologist', '440000');
  const headers = await sessionHeaders(house.database, actor);
  const answer = await house.app.inject({ url: `/api/outbreaks/${house.outbreak}/persons/export?format=xlsx&area=440105`, headers });
  expect(answer.statusCode).toBe(200);
  const sheets = await readXlsxFile(Readable.from([answer.rawPayload]));
  const [list, about] = sheets.map(({ data }) => data);
  expect(list?.[0]?.slice(0, 4)).toEqual(['id', 'area', 'areaName', 'name']);
  expect(list?.map((row) => row[3])).toContain('=HYPERLINK("http://x")'); // a text, not a formula
  expect(Object.fromEntries((about ?? []).map(([label, value]) => [label, value]))).toMatchObject({
    'Exported by': actor.name,
    Outbreak: 'Test outbreak',
    List: 'persons',
    Area: '440105',
    Rows: 2,
    'Personal data': 'Masked',
    'Delete by': '2022-08-11', // thirty days after 12 July, as the rule is delivered
  });
});
