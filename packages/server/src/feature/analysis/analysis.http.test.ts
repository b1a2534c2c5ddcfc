import { type AreasAnswer, type DaysAnswer, type DelaysAnswer, type QuestionnaireAnswer } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { asOwner, openTestDatabase, plant, type Planted, sessionHeaders, type TestDatabase } from '../../testing/index.ts';

let database: TestDatabase;
let app: FastifyInstance;
let outbreak: string;
let planted: Planted;

/** Two districts with one record of every kind each; a third without any. 12 July 2022 in Guangzhou. */
beforeAll(async () => {
  database = await openTestDatabase();
  await database.addArea('440100', 'world', 'city', '广州市');
  for (const code of ['440105', '440103', '440106']) await database.addArea(code, '440100', 'county', code);
  await asOwner(database.engine, `update area set population = 1000000, latitude = 23.1, longitude = 113.3 where code = '440105'`);
  outbreak = await database.addOutbreak('440100');
  planted = await plant(database, outbreak, '440100', '440105');
  await plant(database, outbreak, '440100', '440103');
  await asOwner(
    database.engine,
    `update lab_result set result_date = '2022-07-08';
     update specimen set taken_at = '2022-07-05T22:00:00Z' where id = '${planted.specimen}'; -- 06:00 on 6 July in Guangzhou
     update "case" set isolation_start = '2022-07-07', extra = '{"ate ham": "yes"}' where area = (select path from area where code = '440105')`,
  );
  app = await buildApp(database.platform);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string, ...who: Parameters<TestDatabase['addUser']>): Promise<{ status: number; body: T }> {
  const headers = await sessionHeaders(database, await database.addUser(...who));
  const answer = await app.inject({ url: `/api/outbreaks/${outbreak}/analysis/${path}`, headers });
  return { status: answer.statusCode, body: answer.json<T>() };
}
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

test('cases by day stand on each basis, with the day a specimen was taken where the outbreak is', async () => {
  const { body } = await get<DaysAnswer>('days', 'epidemiologist', '440100');
  expect(body).toMatchObject({ day: '2022-07-12', from: '2022-07-05', incompleteDays: 3 });
  const of = (basis: string) => body.series.find((one) => one.basis === basis)?.counts;
  expect(of('onset')).toEqual([2, 0, 0, 0, 0, 0, 0, 0]);
  expect(of('report')).toEqual([0, 0, 2, 0, 0, 0, 0, 0]);
  expect(of('specimen')).toEqual([0, 2, 0, 0, 0, 0, 0, 0]); // 22:00 UTC on the 5th and 00:00 UTC on the 6th are both the 6th there
});

test('an area cuts the counts, and so does what a person may see', async () => {
  const ofDistrict = async (path: string, area: string) =>
    sum((await get<DaysAnswer>(path, 'epidemiologist', area)).body.series.flatMap((one) => (one.basis === 'onset' ? one.counts : [])));
  expect(await ofDistrict('days?area=440105', '440100')).toBe(1);
  expect(await ofDistrict('days', '440105')).toBe(1);
  expect(await ofDistrict('days', '440106')).toBe(0);
  expect((await get('days?area=999999', 'epidemiologist', '440100')).status).toBe(422);
});

test('delays join the steps of a case', async () => {
  const { body } = await get<DelaysAnswer>('delays?area=440105', 'epidemiologist', '440100');
  const delayOf = (from: string, to: string) => body.pairs.find((pair) => pair.from === from && pair.to === to)?.cells.delay;
  // onset 5 July, specimen 6, report 7, isolation 7, result 8
  expect(delayOf('onset', 'report')).toEqual([2]);
  expect(delayOf('onset', 'specimen')).toEqual([1]);
  expect(delayOf('specimen', 'result')).toEqual([2]);
  expect(delayOf('specimen', 'report')).toEqual([1]);
  expect(delayOf('onset', 'isolation')).toEqual([2]);
  expect(delayOf('report', 'isolation')).toEqual([0]);
});

test('areas come with residents, places and contacts; the level can be chosen', async () => {
  const { body } = await get<AreasAnswer>('areas', 'informationOfficer', '440100');
  expect(body.levels).toEqual([{ level: 'county', areas: 3, withPlace: 1, withPopulation: 1 }]);
  expect(body.level).toBe('county');
  expect(body.areas.map(({ code, population, placedBy, contacts }) => [code, population, placedBy, contacts])).toEqual([
    ['440103', null, null, 0], // the contact became the case
    ['440105', 1_000_000, 'area', 0],
  ]);
  expect(sum(body.cells.count)).toBe(2);
  const city = (await get<AreasAnswer>('areas?level=city', 'informationOfficer', '440100')).body;
  expect(city.areas.map(({ code }) => code)).toEqual(['440100']);
});

test('numbers are for who counts, answers of persons for who reads cases; a question of one person is none', async () => {
  expect((await get('days', 'informationOfficer', '440100')).status).toBe(200);
  expect((await get('questionnaire', 'informationOfficer', '440100')).status).toBe(403);
  expect((await get('days', 'volunteer', '440100')).status).toBe(403);
  const { body } = await get<QuestionnaireAnswer>('questionnaire', 'epidemiologist', '440100');
  expect(sum(body.persons)).toBe(2);
  const ham = body.questions.find(({ name }) => name === 'ate ham');
  expect(ham).toMatchObject({ source: 'kept', kind: 'yesNo' });
  expect(ham?.answers.map(({ value, persons }) => [value, sum(persons)])).toEqual([['yes', 1]]);
  expect(body.questions.map(({ name }) => name)).toContain('event');
});

test('answers are those of the records one may read: a hospital of one district counts its own case', async () => {
  const { body } = await get<QuestionnaireAnswer>('questionnaire', 'hospital', '440105');
  expect(sum(body.persons)).toBe(1);
});

test('that answers were counted stands in the journal; it is no change', async () => {
  const revision = async () =>
    (await database.platform.db.selectFrom('journal_head').select('revision').execute()).map((row) => row.revision);
  const before = await revision();
  await get('questionnaire', 'epidemiologist', '440100');
  const { rows } = await database.engine.connectOwner().then(async (owner) => {
    const answer = await owner.query(
      `select action, payload from firebreak.journal where action = 'questionnaire.counted' order by sequence desc limit 1`,
      [],
    );
    owner.release();
    return answer;
  });
  expect(rows[0]).toMatchObject({ payload: { count: 2 } });
  expect(await revision()).toEqual(before);
});

test('a new case is counted at once', async () => {
  const headers = await sessionHeaders(database, await database.addUser('epidemiologist', '440100'));
  const send = async (path: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/outbreaks/${outbreak}/${path}`, headers, payload });
  const person = await send('persons', { name: '新病例', areaCode: '440106' });
  const added = await send('cases', {
    person: person.json<{ id: string }>().id,
    caseClass: 'suspected',
    onsetDate: '2022-07-09',
    reportDate: '2022-07-12',
    areaCode: '440106',
  });
  expect(added.statusCode).toBe(201);
  const { body } = await get<DaysAnswer>('days', 'epidemiologist', '440100');
  expect(body.series.find(({ caseClass, basis }) => caseClass === 'suspected' && basis === 'onset')?.counts).toEqual([
    0, 0, 0, 0, 1, 0, 0, 0,
  ]);
});
