import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asOwner } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { everything, type Field, plantField } from './testing/field.ts';

const now = '2022-07-12T06:05:00.000Z';

let house: TestHouse;
let field: Field;
let worker: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  house.database.clock.now = now;
  await house.begin();
  field = await plantField(house, [3, 2, 1]);
  worker = await house.desk('gridWorker', '440105');
});
afterAll(() => house.close());

const idsOf = (list: unknown) => new Set((list as Body[]).map(({ id }) => id));

test('a device takes the households of its area along, the rounds that are open, and who is done', async () => {
  const [one = ''] = field.members;
  const sample = { id: uuidv7(), takenAt: now, tube: 'TUBE-0001', capacity: 10, round: field.round, who: { kind: 'member', member: one } };
  await worker.post('samples', { device: 'phone-1', sentAt: now, samples: [sample] });
  const { body, text } = await worker.get('field-list?area=440105');
  expect(body['rounds']).toEqual([
    { id: field.round, name: '第一轮', purpose: 'regionScreening', closesAt: '2022-07-13T00:00:00.000Z', pooling: { low: 10, medium: 5, high: 1 } },
  ]);
  const households = body['households'] as Body[];
  expect(idsOf(households)).toEqual(new Set(field.householdIds));
  expect(idsOf(households.flatMap(({ members }) => members as Body[]))).toEqual(new Set(field.members));
  expect(body['done']).toEqual({ [field.round]: [one] });
  expect(households.flatMap(({ members }) => members as Body[])[0]).toMatchObject({ phoneTail: '1234', documentTail: '1234' });
  expect(text).not.toContain('13800001234');
  expect(text).not.toContain('440105199001011234');
});

test('names are masked for who may not read them', async () => {
  const namesOf = (body: Body) => new Set((body['households'] as Body[]).flatMap(({ members }) => (members as Body[]).map(({ name }) => name)));
  expect(namesOf((await worker.get('field-list?area=440105')).body)).toEqual(new Set(['王小0', '王小1', '王小2']));
  await asOwner(house.database.engine, `delete from role_permission where role = 'gridWorker' and permission = 'person.name'`);
  expect(namesOf((await worker.get('field-list?area=440105')).body)).toEqual(new Set(['王*']));
  await asOwner(house.database.engine, `insert into role_permission (role, permission) values ('gridWorker', 'person.name')`);
});

test('nobody takes along the people of others, whatever area is asked for', async () => {
  const other = await house.desk('gridWorker', '440106');
  for (const area of ['440105', '440100', '440000']) expect((await other.get(`field-list?area=${area}`)).body['households']).toEqual([]);
  expect((await (await house.desk('laboratory', '440105')).get('field-list?area=440105')).status).toBe(403);
});

test('places of the own area come along for swabs of goods and surroundings, and nobody who was there', async () => {
  const operator = await house.desk('operator');
  const market = await operator.make('place', { name: '南洲市场', kind: 'market', address: '南洲路 1 号', areaCode: '440105' });
  await operator.make('place', { name: '石牌冷库', areaCode: '440106' });
  const { body } = await worker.get('field-list?area=440100');
  expect(body['places']).toEqual([
    { id: market['id'], name: '南洲市场', kind: 'market', address: '南洲路 1 号', area: '440105', areaName: '海珠区' },
  ]);
  // No rules are in force in this country of the test: each swab has a tube of its own.
  expect(body['swabsPerTube']).toBe(1);
  expect((await worker.get('places')).status).toBe(403); // who comes and goes there is not theirs to read
});

test('how many swabs of a site lie in a tube is said by the pack in force', async () => {
  const { database } = house;
  await database.reset();
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  await database.addArea('440105', '440000', 'county', '海珠区');
  house.outbreak = await database.addOutbreak('440000');
  worker = await house.desk('gridWorker', '440105');
  // The ninth edition, capacity.swabsPerTube, which marks its five as from memory.
  expect((await worker.get('field-list?area=440105')).body['swabsPerTube']).toBe(5);
});

test('taking the list along is written down', async () => {
  await worker.get('field-list?area=440105');
  const acts = await everything(house, `select actor, payload from firebreak.journal where action = 'roster.listed'`);
  expect(acts).toEqual([{ actor: worker.id, payload: { area: '440105', households: 3, members: 6, places: 0, purpose: 'fieldList' } }]);
});

test('page after page, each household once', async () => {
  await asOwner(
    house.database.engine,
    `insert into roster_household (home, id, outbreak, area, created_at, updated_at, code, door)
      select home, gen_random_uuid(), outbreak, area, now(), now(), 'MORE-' || n, lpad(n::text, 6, '0') from test_round, generate_series(1, 520) n`,
  );
  const seen: unknown[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await worker.get(`field-list?area=440105${cursor}`);
    seen.push(...idsOf(body['households']));
    if (body['next'] === null) break;
    cursor = `&cursor=${body['next'] as string}`;
  }
  expect(seen).toHaveLength(523);
  expect(new Set(seen).size).toBe(523);
  expect((await worker.get('field-list?area=440105&cursor=nonsense')).body['code']).toBe('REQUEST_INVALID');
});
