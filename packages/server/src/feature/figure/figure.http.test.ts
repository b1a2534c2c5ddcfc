import { type Answer, type routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { asOwner, openTestDatabase, plant, sessionHeaders, type TestDatabase } from '../../testing/index.ts';

type Overview = Answer<typeof routes.figure.overview>;
type Curve = Answer<typeof routes.figure.curve>;
type Quality = Answer<typeof routes.figure.quality>;
type Chains = Answer<typeof routes.figure.chains>;

let database: TestDatabase;
let app: FastifyInstance;
let outbreak: string;

/** Two districts with one record of every kind each; a third without any. 12 July 2022 in Guangzhou. */
beforeAll(async () => {
  database = await openTestDatabase();
  await database.addArea('440100', 'world', 'city', '广州市');
  for (const [code, name] of [
    ['440105', '海珠区'],
    ['440103', '荔湾区'],
    ['440106', '天河区'],
  ] as const)
    await database.addArea(code, '440100', 'county', name);
  await asOwner(database.engine, `update area set population = 1000000 where code = '440105'`);
  outbreak = await database.addOutbreak('440100');
  await plant(database, outbreak, '440100', '440105');
  await plant(database, outbreak, '440100', '440103');
  app = await buildApp(database.platform);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string, ...who: Parameters<TestDatabase['addUser']>): Promise<{ status: number; body: T }> {
  const headers = await sessionHeaders(database, await database.addUser(...who));
  const answer = await app.inject({ url: `/api/outbreaks/${outbreak}${path}`, headers });
  return { status: answer.statusCode, body: answer.json<T>() };
}
const figureOf = ({ figures }: Overview, code: string) => figures.find((figure) => figure.code === code);

test('the first page counts both districts, each figure with its dates and denominator', async () => {
  const { body } = await get<Overview>('/figures', 'epidemiologist', '440100');
  expect(body.day).toBe('2022-07-12');
  expect(figureOf(body, 'cases')).toMatchObject({ value: 2, to: '2022-07-12' });
  // Both cases were reported on 7 July, inside the week from 6 July; none in the week before.
  expect(figureOf(body, 'newCases')).toMatchObject({ value: 2, previous: 0, from: '2022-07-06', to: '2022-07-12' });
  expect(body.pyramid).toMatchObject({ denominator: 2, unknownAge: 0 });
  expect(body.pyramid.bands.find(({ from }) => from === 40)).toMatchObject({ female: 2, male: 0 }); // both are 44
});

test('areas come with zeros, and with a rate only where the residents are known', async () => {
  const { body } = await get<Overview>('/figures', 'epidemiologist', '440100');
  expect(body.areas.map(({ code, cases, rate }) => [code, cases, rate === null ? null : Number(rate.toFixed(6))])).toEqual([
    ['440103', 1, null],
    ['440105', 1, 0.1], // 1 in 1,000,000 residents
    ['440106', 0, null],
  ]);
});

test('an area cuts every figure down to itself', async () => {
  const { body } = await get<Overview>('/figures?area=440105', 'epidemiologist', '440100');
  expect(figureOf(body, 'cases')?.value).toBe(1);
  expect((await get('/figures?area=999999', 'epidemiologist', '440100')).status).toBe(422);
});

test('a role that reads numbers and no records gets the numbers, and nothing that names a record', async () => {
  const { status, body } = await get<Overview>('/figures', 'informationOfficer', '440100');
  expect(status).toBe(200);
  expect(figureOf(body, 'cases')?.value).toBe(2);
  expect(JSON.stringify(body)).not.toContain('MARK');
  expect((await get('/quality', 'informationOfficer', '440100')).status).toBe(403);
});

test('everybody counts the own area only', async () => {
  const { body } = await get<Overview>('/figures', 'epidemiologist', '440105');
  expect(figureOf(body, 'cases')?.value).toBe(1);
});

test('the curve stands on onsets; its last three days are marked as incomplete', async () => {
  const { body } = await get<Curve>('/figures/curve?unit=day', 'commander', '440100');
  // From the onset on 5 July to 12 July: eight days; reports take three days (the setting of the outbreak).
  expect(body.starts).toHaveLength(8);
  expect(body.series.find(({ caseClass }) => caseClass === 'confirmed')?.counts).toEqual([2, 0, 0, 0, 0, 0, 0, 0]);
  expect(body).toMatchObject({ denominator: 2, onReportDate: 0, withoutDate: 0, incompleteBars: 3 });
});

test('quality issues lead to records the person may open', async () => {
  const { body } = await get<Quality>('/quality', 'epidemiologist', '440105');
  expect(body.issues.every(({ label }) => !label.includes('440103'))).toBe(true);
  expect(body.checked).toBe(4); // one case, contact, exposure and specimen are planted in the district
  const { body: hospital } = await get<Quality>('/quality', 'hospital', '440105');
  expect(hospital.issues.filter(({ kind }) => kind === 'contact')).toEqual([]);
  expect(hospital.checked).toBe(2); // a hospital reads the case and the specimen
});

test('figures follow a change at once and are the same for the same question', async () => {
  const before = (await get<Overview>('/figures', 'epidemiologist', '440100')).body;
  const headers = await sessionHeaders(database, await database.addUser('epidemiologist', '440100'));
  const person = await app.inject({
    method: 'POST',
    url: `/api/outbreaks/${outbreak}/persons`,
    headers,
    payload: { name: '新病例', areaCode: '440106' },
  });
  const added = await app.inject({
    method: 'POST',
    url: `/api/outbreaks/${outbreak}/cases`,
    headers,
    payload: { person: person.json<{ id: string }>().id, caseClass: 'suspected', reportDate: '2022-07-12', areaCode: '440106' },
  });
  expect(added.statusCode).toBe(201);
  const after = (await get<Overview>('/figures', 'epidemiologist', '440100')).body;
  expect([figureOf(before, 'cases')?.value, figureOf(after, 'cases')?.value]).toEqual([2, 3]);
});

test('chains join the event and its case; contacts come when asked for; names are masked where the role reads none', async () => {
  const { body } = await get<Chains>('/chains', 'epidemiologist', '440105');
  expect(body.chains).toMatchObject([{ size: 1, events: 1, generations: 1, active: true, start: '2022-07-05', end: '2022-07-05' }]);
  expect(body.links).toHaveLength(1);
  expect(body.nodes.map(({ label }) => label)).toEqual(['MARK-case-440105 MARK-person-440105', 'MARK-event-440105']);
  const commander = (await get<Chains>('/chains', 'commander', '440105')).body;
  expect(commander.nodes[0]?.label).toBe('MARK-case-440105 M*');
});
