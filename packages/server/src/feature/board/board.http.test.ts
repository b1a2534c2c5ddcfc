import { routes } from '@firebreak/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { answerOf } from '../../testing/answer.ts';

let house: TestHouse;
let epidemiologist: Desk;
let commander: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = '2022-07-12T06:00:00.000Z';
  house.outbreak = await house.database.addOutbreak('440000', { disease: 'other', as_of: '2022-07-12' });
  epidemiologist = await house.desk('epidemiologist');
  commander = await house.desk('commander');
});
afterAll(() => house.close());

const board = async (query = '') => answerOf(routes.board.board, await commander.get(`board${query}`));
async function infected(more: Body = {}, areaCode = '440105'): Promise<Body> {
  const person = (await epidemiologist.make('person', { name: '测试', areaCode }))['id'];
  return epidemiologist.make('case', { person, caseClass: 'confirmed', reportDate: '2022-07-12', origin: 'local', ...more });
}

// The worked example of docs/method/command-board.md.
test('tells the community front from what was found under control, and from what came from outside', async () => {
  const met = (await epidemiologist.make('person', { name: '测试', areaCode: '440105' }))['id'];
  await epidemiologist.make('contact', { person: met, status: 'active', followUpStart: '2022-07-10' });
  await epidemiologist.make('case', { person: met, caseClass: 'confirmedNoSymptoms', reportDate: '2022-07-12', origin: 'local' });
  await infected();
  await infected({ origin: 'imported' });
  const seen = await board();
  expect(seen['communityFront']).toMatchObject({ today: 1, yesterday: 0, week: { numerator: 1, denominator: 2, share: 0.5 } });
  expect(seen['phases']).toMatchObject({
    drain: { numerator: 1, denominator: 2, share: 0.5 },
    extinguish: { numerator: 0, denominator: 14, share: 0 },
  });
  expect(seen['below']).toEqual([expect.objectContaining({ code: '440100', cases: 3, communityFrontWeek: 1 })]);
});

test('says nothing instead of nought where there is nothing to count', async () => {
  const seen = await board();
  expect(seen['phases']).toEqual({
    ringFence: { numerator: 0, denominator: 0, share: null },
    drain: { numerator: 0, denominator: 0, share: null },
    extinguish: { numerator: 0, denominator: 0, share: null },
  });
  expect(seen['below']).toEqual([]);
});

test('names open ends, the oldest first, and the clocks that have run out', async () => {
  const old = await infected({ reportDate: '2022-07-08', number: 'GZ-0008' });
  house.database.clock.now = '2022-07-14T06:00:00.000Z';
  commander = await house.desk('commander');
  const seen = await board();
  expect(seen.openEnds.chain).toBe(1);
  expect(seen.openEnds.oldest[0]).toMatchObject({
    kind: 'chain',
    record: { kind: 'case', id: old['id'] },
    label: 'GZ-0008',
    since: '2022-07-08T00:00:00.000Z',
  });
  expect(seen.clocks.overdue).toBeGreaterThan(0);
  expect(seen.red.reduce((all, { overdue }) => all + overdue, 0)).toBe(seen.clocks.overdue);
});

// Two interviews: 1 h and 3 h after they were opened, with limits of 2 h: median 2 h, 90th percentile 1 + 0.9 × 2 = 2.8 h, one of two in time.
test('measures how long steps took against their own limits', async () => {
  for (const doneAt of ['2022-07-12T05:00:00Z', '2022-07-12T03:00:00Z']) {
    const task = await commander.make('task', {
      kind: 'interview',
      status: 'open',
      openedAt: '2022-07-12T02:00:00Z',
      dueAt: '2022-07-12T04:00:00Z',
      areaCode: '440105',
    });
    await commander.post(`tasks/${String(task['id'])}/complete`, { version: 1, evidence: [{ kind: 'text', text: '完成' }], doneAt });
  }
  const { intervals } = await board();
  expect(intervals.find(({ code }) => code === 'interview')).toMatchObject({
    n: 2,
    median: 2,
    p90: expect.closeTo(2.8, 9),
    withinLimit: { numerator: 1, denominator: 2 },
  });
});

test('is cut to an area, and to what the person may see', async () => {
  await infected({}, '440106');
  expect((await board('?area=440105'))['communityFront']).toMatchObject({ today: 0 });
  const district = await house.desk('countyHealthBureau', '440105');
  expect((await district.get('board')).body['communityFront']).toMatchObject({ today: 0 });
  expect((await (await house.desk('laboratory')).get('board')).status).toBe(403);
});
