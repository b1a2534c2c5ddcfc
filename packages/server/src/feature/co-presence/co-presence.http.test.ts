import { routes } from '@firebreak/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { revisionOf } from '../../platform/journal/index.ts';
import { answerOf } from '../../testing/answer.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let desk: Desk;
let market: unknown;
let ward: unknown;
let ill: string;
let caseAt: string;
const persons: Record<string, string> = {};

beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  desk = await house.desk('epidemiologist');
  market = (await desk.make('place', { name: '中央市场', areaCode: '440105' }))['id'];
  ward = (await desk.make('place', { name: '三病区', areaCode: '440105' }))['id'];
  for (const name of ['王小明', '李雷', '韩梅梅', '赵六']) {
    persons[name] = String((await desk.make('person', { name, areaCode: '440105' }))['id']);
  }
  ill = persons['王小明'] ?? '';
  const made = await desk.make('case', { person: ill, caseClass: 'confirmed', onsetDate: '2022-07-06' });
  caseAt = `cases/${String(made['id'])}`;
});
afterAll(() => house.close());

const visit = (person: string, place: unknown, start: string, end: string | null): Promise<Body> =>
  desk.make('visit', {
    person: persons[person],
    place,
    start: `2022-07-${start}:00+08:00`,
    end: end === null ? null : `2022-07-${end}:00+08:00`,
  });
const listed = async (query = '', who = desk) => answerOf(routes.coPresence.list, await who.get(`${caseAt}/co-presence${query}`));

test('who was at the market with the case: minutes, place, not a contact yet', async () => {
  await visit('王小明', market, '05T09:00', '05T10:00');
  await visit('李雷', market, '05T09:40', '05T11:00');
  await visit('韩梅梅', market, '05T09:50', '05T10:30'); // ten minutes: below the threshold
  await visit('赵六', ward, '05T09:00', '05T10:00');
  const answer = await listed();
  expect(answer).toMatchObject({ anchor: 'onset', from: '2022-07-03T16:00:00Z', to: '2022-07-09T16:00:00Z', visits: 1 }); // 4 to 9 July in Guangzhou
  expect(answer.companions).toEqual([
    {
      person: persons['李雷'],
      personName: '李雷',
      minutes: 20,
      meetings: 1,
      first: '2022-07-05T01:40:00.000Z',
      last: '2022-07-05T02:00:00.000Z',
      lastDate: '2022-07-05',
      places: [{ place: market, placeName: '中央市场', minutes: 20 }],
      case: null,
      contact: null,
      exposure: null,
    },
  ]);
  expect((await listed('?minutes=5')).companions).toHaveLength(2);
});

test('the window: two days before the onset, unless it is said otherwise, and not after isolation', async () => {
  await visit('王小明', market, '03T09:00', '03T10:00');
  await visit('李雷', market, '03T09:00', '03T10:00');
  await visit('王小明', ward, '08T09:00', '08T10:00');
  await visit('韩梅梅', ward, '08T09:00', '08T10:00');
  expect((await listed()).companions.map(({ person }) => person)).toEqual([persons['韩梅梅']]);
  expect((await listed('?before=3&after=1')).companions.map(({ person }) => person)).toEqual([persons['李雷']]);
  await desk.patch(caseAt, { version: 1, set: { isolationStart: '2022-07-07' } });
  expect((await listed()).companions).toEqual([]);
});

test('somebody who lay in the ward for five days is found, though long visits stand apart', async () => {
  await visit('王小明', ward, '06T09:00', '06T09:30');
  await visit('李雷', ward, '02T08:00', '07T08:00');
  expect((await listed()).companions).toMatchObject([{ person: persons['李雷'], minutes: 30 }]);
});

test('a visit without an end is not counted: how long it was is not made up', async () => {
  await visit('王小明', market, '05T09:00', '05T10:00');
  await visit('李雷', market, '05T09:00', null);
  expect((await listed()).companions).toEqual([]);
});

test('a case without onset and report has no window, and the answer says so', async () => {
  const made = await desk.make('case', { person: persons['李雷'], caseClass: 'suspected' });
  const { body } = await desk.get(`cases/${String(made['id'])}/co-presence`);
  expect(body).toMatchObject({ anchor: null, from: null, companions: [] });
});

test('one act makes the companion a contact with this exposure; again changes nothing', async () => {
  await visit('王小明', market, '05T09:00', '05T10:00');
  await visit('李雷', market, '05T09:00', '05T11:00');
  const given = { person: persons['李雷'], date: '2022-07-05', minutes: 60, contactClass: 'closeContact' };
  const made = await desk.post(`${caseAt}/co-presence`, given);
  expect(made.status).toBe(201);
  const contact = (await desk.get(`contacts/${String(made.body['contact'])}`)).body;
  expect(contact).toMatchObject({
    person: persons['李雷'],
    contactClass: 'closeContact',
    lastExposureDate: '2022-07-05',
    status: 'active',
  });
  const exposure = (await desk.get(`exposures/${String(made.body['exposure'])}`)).body;
  expect(exposure).toMatchObject({ source: { kind: 'person', id: ill }, date: '2022-07-05', duration: '60 min', certainty: 'low' });
  expect((await listed()).companions[0]).toMatchObject({ contact: made.body['contact'], exposure: made.body['exposure'] });
  expect((await desk.post(`${caseAt}/co-presence`, given)).body).toEqual(made.body);
  expect((await desk.get('contacts')).body['rows']).toHaveLength(1);
  expect((await desk.get('exposures')).body['rows']).toHaveLength(1);
});

test('a contact who is there keeps the later of two last exposures', async () => {
  const known = await desk.make('contact', { person: persons['李雷'], status: 'active', lastExposureDate: '2022-07-08' });
  const again = (date: string) => desk.post(`${caseAt}/co-presence`, { person: persons['李雷'], date, minutes: 20 });
  expect((await again('2022-07-05')).body['contact']).toBe(known['id']);
  expect((await desk.get(`contacts/${String(known['id'])}`)).body['lastExposureDate']).toBe('2022-07-08');
  await again('2022-07-09');
  expect((await desk.get(`contacts/${String(known['id'])}`)).body['lastExposureDate']).toBe('2022-07-09');
});

test('the reading stands in the journal, with how many were listed; it is no change of the case and wakes no page', async () => {
  await visit('王小明', market, '05T09:00', '05T10:00');
  await visit('李雷', market, '05T09:00', '05T11:00');
  const officer = await house.database.addUser('privacyOfficer');
  const revision = () => transact(house.database.platform.db, { actor: officer }, (trx) => revisionOf(trx, '440000'));
  const before = await revision();
  await listed();
  expect(await revision()).toEqual(before);
  const { entries } = (await desk.get(`${caseAt}/history`)).body as { entries: Body[] };
  expect(entries.map((entry) => entry['action'])).toEqual(['case.created']);
  const { rows } = await transact(house.database.platform.db, { actor: officer }, (trx) =>
    sql<Body>`select actor, kind, payload from journal where action = 'case.coPresenceListed'`.execute(trx),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ actor: desk.id, kind: 'case', payload: { count: 1 } });
});

test('names are masked for who may not read them, and visits elsewhere are not seen', async () => {
  await visit('王小明', market, '05T09:00', '05T10:00');
  await visit('李雷', market, '05T09:00', '05T11:00');
  const elsewhere = await house.desk('epidemiologist', '440300');
  expect((await elsewhere.get(`${caseAt}/co-presence`)).body['code']).toBe('RECORD_NOT_FOUND');
  const commander = await house.desk('commander');
  expect((await listed('', commander)).companions).toMatchObject([{ personName: '李*', minutes: 60 }]);
  expect((await commander.post(`${caseAt}/co-presence`, { person: persons['李雷'], date: '2022-07-05', minutes: 60 })).status).toBe(403);
  const laboratory = await house.desk('laboratory');
  expect((await laboratory.get(`${caseAt}/co-presence`)).status).toBe(403);
});

test.each(['minutes=-1', 'before=400', 'after=x', 'minute=5'])('the query %s is refused', async (query) => {
  expect((await desk.get(`${caseAt}/co-presence?${query}`)).status).toBe(400);
});
