import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let officer: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = '2022-07-12T11:00:00.000Z'; // 19:00 in Guangzhou, an hour before the cut-off
  officer = await house.desk('dutyOfficer');
});
afterAll(() => house.close());

const proof = { kind: 'text', text: '已办' };
const aTask = (more: Body = {}): Body => ({
  kind: 'interview',
  status: 'open',
  openedAt: '2022-07-12T06:00:00Z',
  dueAt: '2022-07-12T10:00:00Z',
  areaCode: '440105',
  ...more,
});
const complete = async (id: unknown, doneAt: string) =>
  officer.post(`tasks/${String(id)}/complete`, { version: 1, evidence: [proof], doneAt });
const sheet = async (query = '') => (await officer.get(`close-outs${query}`)).body;
const sign = (body: Body = {}, desk = officer) => desk.post('close-outs/signatures', { area: '440105', day: '2022-07-12', ...body });
const explain = (tasks: unknown[], reason = '患者在方舱，明早面访', desk = officer) =>
  desk.post('close-outs/reasons', { day: '2022-07-12', tasks, reason });

describe('the sheet', () => {
  // By hand: four tasks touch the day of 12 July (11 July 20:00 to 12 July 20:00 in Guangzhou): one opened and done today,
  // one opened today and open, one of three days ago and open, one of yesterday done today. One done yesterday is not of this day.
  test('counts what the day opened, closed and carries', async () => {
    await complete((await officer.make('task', aTask()))['id'], '2022-07-12T08:00:00Z');
    await officer.make('task', aTask({ kind: 'transfer' }));
    await officer.make('task', aTask({ openedAt: '2022-07-09T06:00:00Z' }));
    await complete((await officer.make('task', aTask({ openedAt: '2022-07-11T06:00:00Z' })))['id'], '2022-07-12T01:00:00Z');
    await complete((await officer.make('task', aTask({ openedAt: '2022-07-10T06:00:00Z' })))['id'], '2022-07-11T11:00:00Z');
    const today = await sheet();
    expect(today).toMatchObject({ day: '2022-07-12', from: '2022-07-11T12:00:00.000Z', to: '2022-07-12T12:00:00.000Z', signature: null });
    expect(today['total']).toEqual({ opened: 2, closed: 2, withdrawn: 0, carried: 2, unexplained: 2 });
    expect(today['ages']).toEqual({ day0: 1, day1: 0, day2: 0, day3to6: 1, day7on: 0 });
    expect((today['carried'] as Body[]).map(({ kind, daysOpen }) => [kind, daysOpen])).toEqual([
      ['interview', 3],
      ['transfer', 0],
    ]);
    expect((await sheet('?day=2022-07-11'))['total']).toMatchObject({ closed: 1 });
  });

  test('is that of the next day once the cut-off has passed, and a carried task needs its reason anew', async () => {
    const id = (await officer.make('task', aTask()))['id'];
    expect((await explain([id])).body).toEqual({ explained: 1 });
    expect((await sheet())['total']).toMatchObject({ carried: 1, unexplained: 0 });
    house.database.clock.now = '2022-07-12T12:00:01.000Z';
    const next = await sheet();
    expect([next['day'], next['total']]).toEqual(['2022-07-13', { opened: 0, closed: 0, withdrawn: 0, carried: 1, unexplained: 1 }]);
  });
});

describe('signing', () => {
  test('is refused while a carried task has no reason, and done once it has one', async () => {
    const id = (await officer.make('task', aTask()))['id'];
    const refused = await sign();
    expect([refused.status, refused.body['code'], refused.body['details']]).toEqual([409, 'CLOSE_OUT_UNEXPLAINED', { count: 1 }]);
    await explain([id]);
    const signed = await sign({ note: '患者转运中' });
    expect(signed.status).toBe(201);
    expect(signed.body['signature']).toMatchObject({ note: '患者转运中', counts: { carried: 1, unexplained: 0 } });
    expect(signed.body['changedSince']).toBe(false);
  });

  test('is out of date once the day changed, and is signed anew', async () => {
    expect((await sign()).status).toBe(201);
    house.database.clock.now = '2022-07-12T11:10:00.000Z';
    const id = (await officer.make('task', aTask({ openedAt: '2022-07-12T11:05:00Z', dueAt: '2022-07-12T13:05:00Z' })))['id'];
    expect((await sheet('?area=440105'))['changedSince']).toBe(true);
    await explain([id]);
    house.database.clock.now = '2022-07-12T11:20:00.000Z';
    expect((await sign()).body).toMatchObject({ changedSince: false, signature: { counts: { opened: 1, carried: 1 } } });
  });

  test('shows the level above who has not signed', async () => {
    await officer.make('task', aTask({ areaCode: '440106' }));
    await sign();
    const below = (await sheet('?area=440100'))['below'] as Body[];
    expect(below.map(({ name, signedAt, unexplained }) => [name, signedAt !== null, unexplained])).toEqual([
      ['天河区', false, 1],
      ['海珠区', true, 0],
    ]);
  });

  test('of somebody else’s area is refused, and a reason for what is out of sight writes nothing', async () => {
    const here = (await officer.make('task', aTask({ areaCode: '440105' })))['id'];
    const there = (await officer.make('task', aTask({ areaCode: '440106' })))['id'];
    const district = await house.desk('countyHealthBureau', '440105');
    expect((await sign({ area: '440106' }, district)).status).toBe(403);
    expect((await explain([here, there], '没有权限', district)).status).toBe(404);
    expect((await sheet())['total']).toMatchObject({ unexplained: 2 });
    expect((await sign({}, await house.desk('contactTracer', '440105'))).status).toBe(403);
  });
});

describe('a county', () => {
  test('that names no area closes its own day, not that of the whole outbreak', async () => {
    await officer.make('task', aTask({ areaCode: '440105' }));
    await officer.make('task', aTask({ areaCode: '440106' }));
    const district = await house.desk('countyHealthBureau', '440105');
    const { body } = await district.get('close-outs');
    expect([body['area'], body['areaName'], (body['carried'] as Body[]).length]).toEqual(['440105', '广州市 海珠区', 1]);
    await explain([(body['carried'] as Body[])[0]?.['id']], '明早面访', district);
    expect((await sign({ area: body['area'] }, district)).status).toBe(201);
  });
});

test('carried tasks of one kind say whom they are about and where; a name is masked for whoever may not read it', async () => {
  const tracer = await house.desk('epidemiologist');
  const place = await tracer.make('place', { name: '昌岗市场', areaCode: '440105' });
  for (const name of ['李雷', '韩梅梅']) {
    const person = await tracer.make('person', { name, areaCode: '440105' });
    await tracer.make('task', aTask({ person: person['id'], place: place['id'] }));
  }
  const about = async (desk: Desk) =>
    ((await desk.get('close-outs')).body['carried'] as Body[]).map(({ personName, placeName }) => [String(personName), placeName]);
  // Opened at the same moment, in the order they were made: their ids grow.
  expect(await about(tracer)).toEqual([
    ['李雷', '昌岗市场'],
    ['韩梅梅', '昌岗市场'],
  ]);
  expect(await about(officer)).toEqual([
    ['李*', '昌岗市场'],
    ['韩*', '昌岗市场'],
  ]);
});

test('the sheet leaves as a file without formulas', async () => {
  await officer.make('task', aTask({ title: '=1+1' }));
  const { text } = await officer.get('close-outs/export?area=440105');
  expect(text).toContain("'=1+1");
  expect(text).toContain('interview,1,0,0,1,1');
});

test('a sheet of more tasks than a page holds leaves whole, the oldest first', async () => {
  const columns = 'home, id, outbreak, area, created_at, updated_at, kind, status, opened_at, due_at, title';
  await asOwner(
    house.database.engine,
    `insert into task (${columns}) select '440000', gen_random_uuid(), '${house.outbreak}', path, now(), now(), 'interview', 'open',
      timestamptz '2022-07-12 05:00Z' - (i / 2) * interval '1 second', '2022-07-13Z', 'no ' || i from area, generate_series(1, 2100) i where code = '440105'`,
  );
  const lines = (await officer.get('close-outs/export?area=440105')).text.split('\r\n').filter((line) => line.includes(',no '));
  expect(new Set(lines).size).toBe(2100);
  expect(lines[0]).toContain('no 2100');
});
