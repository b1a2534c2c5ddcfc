import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { plantField } from '../sample/testing/field.ts';

const now = '2022-07-12T06:05:00.000Z';

let house: TestHouse;
let lead: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  house.database.clock.now = now;
  await house.begin();
  lead = await house.desk('samplingLead', '440105');
});
afterAll(() => house.close());

const point = { name: '南石头小学', kind: 'fixed', areaCode: '440105' };

test('a point is set up once, opened, and given its staff and supplies', async () => {
  const id = uuidv7();
  expect(await lead.post('sampling-points', { id, ...point })).toMatchObject({
    status: 201,
    body: { isOpen: false, stations: 1, lastHour: 0 },
  });
  await lead.post('sampling-points', { id, ...point });
  const shifts = [{ from: '2022-07-12T06:00:00Z', to: '2022-07-12T12:00:00Z', samplers: 4, lead: '陈护士长' }];
  const supplies = [{ item: 'swabs', count: 2000 }];
  const edited = await lead.patch(`sampling-points/${id}`, { version: 1, set: { isOpen: true, shifts, supplies, stations: 4 } });
  expect(edited.body).toMatchObject({ version: 2, isOpen: true, shifts, supplies, stations: 4, name: '南石头小学' });
  // An edit changes what it names and nothing else.
  expect((await lead.patch(`sampling-points/${id}`, { version: 2, set: { name: '南石头小学操场' } })).body).toMatchObject({
    stations: 4,
    isOpen: true,
  });
  expect(await lead.patch(`sampling-points/${id}`, { version: 1, set: { stations: 1 } })).toMatchObject({ status: 409 });
  expect(((await lead.get('sampling-points')).body['points'] as Body[]).map((one) => one['id'])).toEqual([id]);
});

test('nobody sets a point up in the district of others', async () => {
  expect(await lead.post('sampling-points', { ...point, areaCode: '440106' })).toMatchObject({
    status: 403,
    body: { code: 'PERMISSION_DENIED' },
  });
  const other = await house.desk('samplingLead', '440106');
  const id = uuidv7();
  await lead.post('sampling-points', { id, ...point });
  expect((await other.get('sampling-points')).body['points']).toEqual([]);
  expect((await other.patch(`sampling-points/${id}`, { version: 1, set: { isOpen: true } })).status).toBe(404);
});

test('counts of a point are those of its samples, by the hour and by the day', async () => {
  const field = await plantField(house, [3, 2, 1]);
  const swab = (member: string | undefined, takenAt: string) => ({
    id: uuidv7(),
    takenAt,
    tube: `TUBE-${takenAt.slice(11, 13)}`,
    capacity: 10,
    round: field.round,
    point: field.point,
    who: { kind: 'member', member },
  });
  const [one, two, three] = field.members;
  // 08:30, 13:30 and 14:00 in Guangzhou; it is 14:05
  const samples = [swab(one, '2022-07-12T00:30:00Z'), swab(two, '2022-07-12T05:30:00Z'), swab(three, '2022-07-12T06:00:00Z')];
  await lead.post('samples', { device: 'phone-1', sentAt: now, samples });
  const points = (await lead.get('sampling-points?area=440105')).body['points'] as Body[];
  expect(points).toMatchObject([{ id: field.point, lastHour: 2, today: 3 }]);
  // Figures are for who reads rounds, samples are not.
  const commander = await house.desk('commander', '440100');
  expect((await commander.get('sampling-points')).body['points']).toMatchObject([{ lastHour: 2, today: 3 }]);
});

test('the queue of the next hours is told, and how many stations more would do', async () => {
  const field = await plantField(house, [3, 2, 1]);
  const { body } = await lead.get(`sampling-points/${field.point}/forecast?hours=2`);
  expect(body['steps']).toHaveLength(8);
  expect(body['stationsToAdd']).toBeNull(); // closed: no number of stations helps
  await lead.patch(`sampling-points/${field.point}`, { version: 1, set: { isOpen: true } });
  const open = (await lead.get(`sampling-points/${field.point}/forecast?hours=2`)).body;
  expect(open).toMatchObject({ stationsToAdd: 0 });
  // 6 missing, nobody sampled yet, 17 hours 55 minutes left: 6 / 72 people a quarter of an hour
  expect((open['steps'] as Body[])[0]).toMatchObject({ arrivals: 6 / 72 });
});
