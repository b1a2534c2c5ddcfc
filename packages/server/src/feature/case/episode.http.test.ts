import { routes } from '@firebreak/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerOf } from '../../testing/answer.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let epidemiologist: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  const { database } = house;
  await database.reset();
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  await database.addArea('440105', '440000', 'county', '海珠区');
  // The 9th edition is in force in Guangzhou until 11 November 2022.
  database.clock.now = '2022-10-20T06:00:00.000Z';
  house.outbreak = await database.addOutbreak('440000');
  epidemiologist = await house.desk('epidemiologist');
});
afterAll(() => house.close());

/**
 * Onset 12 July 2022 is the first of the 90 days of the 9th edition; discharged on 25 July. 20 days of July, 31 of August, 30 of September
 * and 9 of October make day 90 the 9th of October: another infection begins on 10 October.
 */
const first = { caseClass: 'confirmed', onsetDate: '2022-07-12', reportDate: '2022-07-12', hospitalEnd: '2022-07-25' };
const begins = '2022-10-10';
const infected = async (more: Body = {}): Promise<{ person: string; one: Body }> => {
  const person = String((await epidemiologist.make('person', { name: '测试甲', areaCode: '440105' }))['id']);
  return { person, one: await epidemiologist.make('case', { person, ...first, ...more }) };
};
const again = (person: string, onsetDate: string, more: Body = {}, desk = epidemiologist) =>
  desk.post('cases', { person, caseClass: 'confirmed', onsetDate, reportDate: onsetDate, episode: 2, ...more });

test('a second case of a person asks which infection is meant, and names the first day of a new one with its source', async () => {
  const { person, one } = await infected();
  const asked = await epidemiologist.post('cases', { person, caseClass: 'confirmed', onsetDate: '2022-10-15' });
  expect(asked).toMatchObject({
    status: 409,
    body: {
      code: 'CASE_STANDS',
      details: {
        case: one['id'],
        episode: 1,
        day: '2022-07-12',
        next: 2,
        from: begins,
        pack: { id: 'cn-covid19', edition: '9' },
        sources: [{ key: 'MEM', mark: 'fromMemory' }],
      },
    },
  });
});

test('before that day a second infection is refused; on it, it is a case of its own, and the first stays as it was', async () => {
  const { person, one } = await infected();
  expect(await again(person, '2022-10-09')).toMatchObject({
    status: 422,
    body: { code: 'EPISODE_TOO_EARLY', details: { day: '2022-10-09', from: begins, source: 'cn-covid19 9' } },
  });
  const made = await again(person, begins);
  expect(made).toMatchObject({ status: 201, body: { episode: 2, onsetDate: begins, version: 1 } });
  expect((await epidemiologist.get(`cases/${String(one['id'])}`)).body).toMatchObject({ episode: 1, onsetDate: '2022-07-12', version: 1 });
  expect((await again(person, '2022-10-18')).body).toMatchObject({
    code: 'CASE_STANDS',
    details: { episode: 2, next: 3, from: null, why: 'unclosed' },
  });
});

test('two who record the second infection at once: one is kept, the other is told that it stands', async () => {
  const { person } = await infected();
  const hospital = await house.desk('hospital');
  const answers = await Promise.all([again(person, begins), again(person, begins, {}, hospital)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  const codes = ['ALREADY_EXISTS', 'CASE_STANDS'];
  expect(codes).toContain(answers.find(({ status }) => status === 409)?.body['code']);
  expect((await epidemiologist.get(`cases?limit=10`)).body['rows']).toHaveLength(2);
});

test('where genomes say otherwise, somebody who may decide links records it with a reason, and nobody else does', async () => {
  const { person } = await infected();
  const reason = { episodeReason: '测序：BA.5 之后为 BF.7' };
  const hospital = await house.desk('hospital');
  expect((await again(person, '2022-09-01', reason, hospital)).body).toMatchObject({ code: 'EPISODE_TOO_EARLY' });
  expect(await again(person, '2022-09-01', reason)).toMatchObject({ status: 201, body: { episode: 2, ...reason } });
});

test('an infection that is not over, a pack without an interval, and a number out of order are refused for their own reasons', async () => {
  const running = await infected({ hospitalEnd: null });
  expect((await again(running.person, '2022-10-15')).body).toMatchObject({ code: 'EPISODE_UNCLOSED', details: { earlier: 1 } });
  const { person } = await infected();
  expect((await again(person, '2022-07-01')).body).toMatchObject({ code: 'EPISODE_ORDER', details: { earlier: 1, later: 2 } });
  house.outbreak = await house.database.addOutbreak('world', { disease: 'other' });
  epidemiologist = await house.desk('epidemiologist', 'world');
  const elsewhere = String((await epidemiologist.make('person', { name: 'Test' }))['id']);
  await epidemiologist.make('case', { person: elsewhere, ...first });
  expect((await again(elsewhere, '2022-10-15')).body).toMatchObject({ code: 'EPISODE_NO_INTERVAL' });
});

test('an earlier infection learnt of later: the one that stands becomes the second, then the first is recorded', async () => {
  const { person, one } = await infected({ onsetDate: begins, reportDate: begins, hospitalEnd: null });
  const second = await epidemiologist.patch(`cases/${String(one['id'])}`, { version: 1, set: { episode: 2 } });
  expect(second).toMatchObject({ status: 200, body: { episode: 2 } });
  expect(await epidemiologist.post('cases', { person, ...first })).toMatchObject({ status: 201, body: { episode: 1 } });
});

test('the same second case sent twice is written once', async () => {
  const { person } = await infected();
  const id = '0198b0a0-0000-7000-8000-000000000001';
  expect((await again(person, begins, { id })).status).toBe(201);
  expect((await again(person, begins, { id })).status).toBe(201);
  expect((await epidemiologist.get('cases/count')).body).toMatchObject({ count: 2 });
});

const causes = async (person: string) => {
  const commander = await house.desk('commander');
  const { events } = answerOf(routes.responseEvent.list, await commander.get(`response-events?person=${person}`));
  return new Map(events.map((event) => [event.id, event]));
};

test('the second infection has events and tasks of its own; a positive that told of it before keeps its own, and nobody is located twice', async () => {
  const { person } = await infected();
  const positive = { person, outcome: 'positive', test: 'pcr', testedDate: '2022-10-12', resultDate: '2022-10-12' };
  await epidemiologist.make('labResult', positive);
  const told = `preliminaryPositive:${person}:2022-10-12`;
  const before = await causes(person);
  expect([...before.keys()].toSorted()).toEqual([`confirmation:${person}`, told]);
  const made = await again(person, '2022-10-12');
  const after = await causes(person);
  expect([...after.keys()].toSorted()).toEqual([`confirmation:${person}`, `confirmation:${person}:2`, told]);
  expect(after.get(told)).toMatchObject({ cancelledAt: null, open: before.get(told)?.open });
  expect(after.get(`confirmation:${person}:2`)).toMatchObject({ cancelledAt: null });
  expect(after.get(`confirmation:${person}`)).toMatchObject({ cancelledAt: null });
  await epidemiologist.post(`cases/${String(made.body['id'])}/withdraw`, { reason: 'wrong person' });
  const withdrawn = await causes(person);
  expect(withdrawn.get(`confirmation:${person}:2`)).toMatchObject({ open: 0, cancelledAt: '2022-10-20T06:00:00.000Z' });
  expect(withdrawn.get(told)).toMatchObject({ cancelledAt: null }); // the positive still tells of it
});

test('a contact who was a case is asked which infection it is; converting makes the second, and undoing it takes back only that', async () => {
  const { person, one } = await infected();
  const contact = await epidemiologist.make('contact', { person, status: 'active', lastExposureDate: '2022-10-11' });
  const convert = (more: Body) =>
    epidemiologist.post(`contacts/${String(contact['id'])}/convert`, {
      version: 1,
      case: { caseClass: 'confirmed', onsetDate: '2022-10-14', reportDate: '2022-10-14', ...more },
    });
  expect((await convert({})).body).toMatchObject({ code: 'CASE_STANDS', details: { episode: 1, next: 2, from: begins } });
  const made = await convert({ episode: 2 });
  expect(made).toMatchObject({ status: 201, body: { episode: 2, wasContact: true } });
  const history = (await epidemiologist.get(`cases/${String(made.body['id'])}/history`)).body['entries'] as Body[];
  expect((await epidemiologist.post(`cases/${String(made.body['id'])}/undo`, { entry: history[0]?.['id'] })).status).toBe(200);
  expect((await epidemiologist.get(`cases/${String(made.body['id'])}`)).body).toMatchObject({ withdrawnAt: expect.any(String) });
  expect((await epidemiologist.get(`contacts/${String(contact['id'])}`)).body).toMatchObject({ status: 'active' });
  expect((await epidemiologist.get(`cases/${String(one['id'])}`)).body).toMatchObject({ version: 1, withdrawnAt: null });
});

test('a second infection that was ruled out leaves the first as the case that counts', async () => {
  const { person } = await infected();
  await again(person, begins, { caseClass: 'notACase' });
  expect((await epidemiologist.get(`persons/${person}`)).body).toMatchObject({ caseClass: 'confirmed' });
});

test('a second infection that was ruled out and counts again is asked as if it were recorded anew', async () => {
  const { person } = await infected();
  const early = await again(person, '2022-09-01', { caseClass: 'notACase' });
  const at = `cases/${String(early.body['id'])}`;
  expect(early.status).toBe(201);
  expect(await epidemiologist.patch(at, { version: 1, set: { caseClass: 'confirmed' } })).toMatchObject({
    status: 422,
    body: { code: 'EPISODE_TOO_EARLY', details: { day: '2022-09-01', from: begins } },
  });
  expect((await epidemiologist.patch(at, { version: 1, set: { caseClass: 'confirmed', onsetDate: begins } })).status).toBe(200);
});

/** The end of measles counts from the last onset: of whoever has none, nothing can be counted (packs/measles/1.yaml). */
test('whose onset is missing is one person, however often infected', async () => {
  house.outbreak = await house.database.addOutbreak('440000', { disease: 'measles' });
  epidemiologist = await house.desk('epidemiologist');
  const { person } = await infected({ onsetDate: null });
  await again(person, begins, { onsetDate: null, episodeReason: 'another genotype' });
  expect((await epidemiologist.get('cases/count')).body).toMatchObject({ count: 2 });
  const { ends } = answerOf(routes.protocol.end, await epidemiologist.get('protocol/end'));
  expect(ends.map(({ missingPersons }) => missingPersons)).toContain(1);
});
