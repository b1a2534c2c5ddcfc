import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let desk: Desk;
let team: Body;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  desk = await house.desk('epidemiologist');
  team = await desk.make('team', { name: '流调一组' });
});
afterAll(() => house.close());

const contactsInList = async (who = desk): Promise<unknown> => ((await who.get('teams')).body['rows'] as Body[])[0]?.['contacts'];
const contactOf = async (name: string, areaCode?: string): Promise<Body> => {
  const person = await desk.make('person', { name });
  return desk.make('contact', {
    person: person['id'],
    status: 'active',
    team: team['id'],
    ...(areaCode === undefined ? {} : { areaCode }),
  });
};

test('the list of teams counts the contacts of each as they are now, though it remembers what it counted', async () => {
  expect([await contactsInList(), await contactsInList()]).toEqual([0, 0]);
  const first = await contactOf('王伟');
  await contactOf('李娜');
  expect([await contactsInList(), await contactsInList()]).toEqual([2, 2]);
  expect((await desk.get(`teams/${String(team['id'])}`)).body['contacts']).toBe(2);
  await desk.patch(`contacts/${String(first['id'])}`, { version: first['version'], set: { team: null } });
  expect(await contactsInList()).toBe(1);
});

test('and of those only whom the reader sees, whoever asked before', async () => {
  await contactOf('王伟', '440105');
  await contactOf('李娜', '440300');
  expect(await contactsInList()).toBe(2);
  const county = await house.desk('epidemiologist', '440105');
  await desk.patch(`teams/${String(team['id'])}`, { version: 1, set: { areaCode: '440105' } });
  expect([await contactsInList(county), await contactsInList()]).toEqual([1, 2]);
});
