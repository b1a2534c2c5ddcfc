import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let epidemiologist: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = '2022-11-01T06:00:00.000Z';
  epidemiologist = await house.desk('epidemiologist');
});
afterAll(() => house.close());

const rows = async (query: string): Promise<Body[]> => (await epidemiologist.get(`exposures?${query}`)).body['rows'] as Body[];
const numbers = async (query: string) => (await rows(query)).map((row) => `${String(row['sourceNumber'])} ${String(row['targetNumber'])}`);

/**
 * Twice was infected on 12 July until the 25th, and again on 10 October. 77 days lie between the end and the next; half of them, 38 days after 25 July, end
 * on 1 September: what Twice passed on until then is the first infection's. An exposure of Twice leads into the second from 26 July on.
 */
test('an exposure shows the number of the infection its day tells of, in any order, and is there once', async () => {
  const twice = (await epidemiologist.make('person', { name: 'Twice' }))['id'];
  const other = (await epidemiologist.make('person', { name: 'Other' }))['id'];
  const ill = { person: twice, caseClass: 'confirmed' };
  await epidemiologist.make('case', { ...ill, number: 'T1', onsetDate: '2022-07-12', hospitalEnd: '2022-07-25' });
  await epidemiologist.make('case', { ...ill, number: 'T2', onsetDate: '2022-10-10', episode: 2, episodeReason: 'another lineage' });
  await epidemiologist.make('case', { person: other, caseClass: 'confirmed', number: 'B', onsetDate: '2022-07-20' });
  const exposed = (source: unknown, target: unknown, date?: string) =>
    epidemiologist.make('exposure', {
      source: { kind: 'person', id: source },
      target: { kind: 'person', id: target },
      ...(date && { date }),
    });
  for (const date of ['2022-07-13', '2022-09-01', '2022-09-02']) await exposed(twice, other, date);
  for (const date of ['2022-07-25', '2022-07-26', undefined]) await exposed(other, twice, date);
  const all = ['B T1', 'B T1', 'B T2', 'T1 B', 'T1 B', 'T2 B'];
  expect((await numbers('sort=date')).toSorted()).toEqual(all);
  expect(await numbers('sort=sourceNumber')).toEqual(expect.arrayContaining(all));
  expect((await numbers('sort=sourceNumber')).map((pair) => pair.split(' ')[0])).toEqual(['B', 'B', 'B', 'T1', 'T1', 'T2']);
  expect((await numbers('sort=-targetNumber')).map((pair) => pair.split(' ')[1])).toEqual(['T2', 'T1', 'T1', 'B', 'B', 'B']);
  const second = encodeURIComponent(JSON.stringify([{ field: 'sourceNumber', operator: 'is', value: 'T2' }]));
  expect((await rows(`filter=${second}`)).map((row) => row['date'])).toEqual(['2022-09-02']);
});

test('a second infection that was ruled out gives no exposure its number, and one that was withdrawn neither', async () => {
  const twice = (await epidemiologist.make('person', { name: 'Twice' }))['id'];
  const other = (await epidemiologist.make('person', { name: 'Other' }))['id'];
  const ill = { person: twice, caseClass: 'confirmed' };
  await epidemiologist.make('case', { ...ill, number: 'T1', onsetDate: '2022-07-12', hospitalEnd: '2022-07-25' });
  const again = { ...ill, number: 'T2', onsetDate: '2022-10-10', episode: 2, episodeReason: 'another lineage' };
  const second = await epidemiologist.make('case', { ...again, caseClass: 'notACase' });
  await epidemiologist.make('exposure', {
    source: { kind: 'person', id: twice },
    target: { kind: 'person', id: other },
    date: '2022-10-11',
  });
  expect(await numbers('sort=date')).toEqual(['T1 null']);
  const at = `cases/${String(second['id'])}`;
  expect((await epidemiologist.patch(at, { version: 1, set: { caseClass: 'confirmed' } })).status).toBe(200);
  expect(await numbers('sort=date')).toEqual(['T2 null']);
  expect((await epidemiologist.post(`${at}/withdraw`, { reason: 'wrong person' })).status).toBe(200);
  expect(await numbers('sort=date')).toEqual(['T1 null']);
});
