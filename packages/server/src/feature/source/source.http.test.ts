import { routes, type SourcesAnswer } from '@firebreak/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerOf } from '../../testing/answer.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let desk: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  desk = await house.desk('epidemiologist', '440000');
});
afterAll(() => house.close());

const aPerson = async (name: string): Promise<string> => String((await desk.make('person', { name, areaCode: '440105' }))['id']);
async function aCase(name: string, onsetDate: string | null): Promise<{ person: string; id: string }> {
  const person = await aPerson(name);
  const made = await desk.make('case', { person, caseClass: 'confirmed', ...(onsetDate === null ? {} : { onsetDate }) });
  return { person, id: String(made['id']) };
}
const aPlace = async (name: string): Promise<string> => String((await desk.make('place', { name, areaCode: '440105' }))['id']);
const stay = (person: string, place: string, start: string, end: string): Promise<Body> =>
  desk.make('visit', { person, place, start: `2022-07-${start}:00+08:00`, end: `2022-07-${end}:00+08:00` });
const ranking = async (who = desk): Promise<SourcesAnswer> => {
  return answerOf(routes.source.rank, await who.get('sources'));
};

/** Six ate at the canteen on 1 July at noon and fell ill on 6 July; two more ate there and did not; everybody was at the station on the 8th. */
async function canteen() {
  const [eatery, station] = [await aPlace('食堂'), await aPlace('车站')];
  const cases: { person: string; id: string }[] = [];
  for (let n = 0; n < 6; n++) cases.push(await aCase(`病例${'甲乙丙丁戊己'[n]}`, '2022-07-06'));
  const healthy = [await aPerson('健康甲'), await aPerson('健康乙')];
  for (let n = 0; n < 30; n++) await aPerson(`路人${n}`);
  for (const person of [...cases.map((one) => one.person), ...healthy]) {
    await stay(person, eatery, '01T12:00', '01T12:40');
    await stay(person, station, '08T09:00', '08T09:10');
  }
  return { eatery, station, cases };
}

test('the place where the cases ate comes first, with its period on the clock of the outbreak, dose and attack rates', async () => {
  const { eatery } = await canteen();
  const answer = await ranking();
  expect(answer).toMatchObject({ cases: 6, undated: 0, population: 38, exposures: 16, untimed: 0 });
  const [first] = answer.ranked;
  expect(first).toMatchObject({ kind: 'venue', id: eatery, record: eatery, name: '食堂', rankInKind: 1 });
  expect(first).toMatchObject({ from: '2022-07-01T12:00', to: '2022-07-01T12:40' });
  // Six of the eight who ate fell ill, none of the other thirty; forty minutes each.
  expect(first).toMatchObject({ exposed: 8, exposedCases: 6, rate: 0.75, others: 30, otherCases: 0, otherRate: 0, ratio: null });
  expect(first).toMatchObject({ caseMinutes: 40, otherMinutes: 40 });
  expect(first!.probability).toBeGreaterThan(0.8);
  expect(answer.ranked.reduce((sum, { probability }) => sum + probability, answer.unlisted ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
});

test('a place the cases came to after their onset is ruled out, with the reason', async () => {
  const { station } = await canteen();
  const { ruledOut, ruledOutCount } = await ranking();
  expect(ruledOut).toContainEqual({ kind: 'venue', id: station, record: station, name: '车站', number: null, reason: 'exposedAfterOnset' });
  expect(ruledOutCount).toBeGreaterThanOrEqual(ruledOut.length);
});

test('an event is weighed by the exposures recorded to it, on its own day where they have none', async () => {
  const event = String((await desk.make('event', { name: '婚宴', date: '2022-07-01', areaCode: '440105' }))['id']);
  const cases = [await aCase('新郎', '2022-07-06'), await aCase('新娘', '2022-07-05')];
  for (let n = 0; n < 20; n++) await aPerson(`邻居${n}`);
  for (const { person } of cases) {
    await desk.make('exposure', { source: { kind: 'event', id: event }, target: { kind: 'person', id: person } });
  }
  const [first] = (await ranking()).ranked;
  expect(first).toMatchObject({ kind: 'event', id: event, name: '婚宴', exposed: 2, exposedCases: 2 });
  expect(first!.from).toBe('2022-07-01T00:00');
});

test('a case is a candidate too: whom it met or is recorded to have exposed; its record can be opened', async () => {
  const index = await aCase('首例', '2022-07-01');
  for (const name of ['二代甲', '二代乙', '二代丙']) {
    const { person } = await aCase(name, '2022-07-06');
    await desk.make('exposure', {
      source: { kind: 'person', id: index.person },
      target: { kind: 'person', id: person },
      date: '2022-07-01',
    });
  }
  for (let n = 0; n < 20; n++) await aPerson(`邻居${n}`);
  const [first] = (await ranking()).ranked;
  expect(first).toMatchObject({ kind: 'person', id: index.person, record: index.id, name: '首例', exposed: 3, exposedCases: 3 });
});

test('without a dated case there is no ranking, and the answer says what is missing', async () => {
  await aCase('未知', null);
  expect(await ranking()).toMatchObject({ cases: 0, undated: 1, ranked: [], ruledOut: [], unlisted: null });
});

test('a stay without an end is not counted: how long it was is not made up', async () => {
  const place = await aPlace('食堂');
  const { person } = await aCase('甲', '2022-07-06');
  await desk.make('visit', { person, place, start: '2022-07-01T12:00:00+08:00' });
  expect(await ranking()).toMatchObject({ exposures: 0, untimed: 1 });
});

test('who reads no names sees them masked, another city sees nothing of it, the laboratory may not ask', async () => {
  await canteen();
  const commander = await house.desk('commander', '440000');
  const names = (await ranking(commander)).ranked.filter(({ kind }) => kind === 'person').map(({ name }) => name);
  expect(names.every((name) => name?.includes('*'))).toBe(true);
  const elsewhere = await house.desk('epidemiologist', '440300');
  expect(await ranking(elsewhere)).toMatchObject({ cases: 0, exposures: 0, ranked: [], ruledOut: [] });
  const laboratory = await house.desk('laboratory', '440105');
  expect((await laboratory.get('sources')).status).toBe(403);
});

test('records that change make another ranking', async () => {
  const { cases } = await canteen();
  expect((await ranking()).cases).toBe(6);
  await desk.patch(`cases/${cases[0]!.id}`, { version: 1, set: { caseClass: 'notACase' } });
  expect((await ranking()).cases).toBe(5);
});
