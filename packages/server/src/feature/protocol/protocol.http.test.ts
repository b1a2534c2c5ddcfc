import { routes } from '@firebreak/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { answerOf } from '../../testing/answer.ts';

/**
 * 15 July 2022, 09:00 in Beijing, under the 9th edition (domain brief, 3.2): close contact 7 days centralised + 3 days at home, both
 * counted from the last exposure; tests on days 1, 2, 3, 5, 7 of quarantine and on day 3 at home.
 *
 * Last exposure 10 July, quarantine from 12 July: 10 + 7 = 17 July centralised, + 3 = 20 July at home. Tests by day of quarantine
 * (12 July is day 1): 12, 13, 14, 16, and the last centralised day, 17; at home day 3: 20 July.
 */
let house: TestHouse;
let epidemiologist: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  const { database } = house;
  await database.reset();
  database.clock.now = '2022-07-15T01:00:00.000Z';
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  await database.addArea('440105', '440100', 'county', '海珠区');
  await database.addArea('440106', '440100', 'county', '天河区');
  house.outbreak = await database.addOutbreak('440000');
  epidemiologist = await house.desk('epidemiologist');
});
afterAll(() => house.close());

/** Lets time pass; a session lasts a day. */
async function moveTo(now: string): Promise<void> {
  house.database.clock.now = now;
  epidemiologist = await house.desk('epidemiologist');
}

const person = async (name: string, areaCode = '440105') => String((await epidemiologist.make('person', { name, areaCode }))['id']);
const aCase = (id: string, more: Body = {}) =>
  epidemiologist.make('case', { person: id, caseClass: 'confirmed', onsetDate: '2022-07-10', reportDate: '2022-07-11', ...more });
const met = (id: string, source: string, date = '2022-07-10') =>
  epidemiologist.make('exposure', { source: { kind: 'person', id: source }, target: { kind: 'person', id }, date });
const contact = (id: string, more: Body = {}) =>
  epidemiologist.make('contact', { person: id, status: 'active', reportDate: '2022-07-11', ...more });
const result = async (id: string, date: string, outcome = 'negative') => {
  const tube = await epidemiologist.make('specimen', { person: id, takenAt: `${date}T03:00:00Z` }); // 11:00 in Beijing
  return epidemiologist.make('labResult', { specimen: tube['id'], person: id, test: 'pcr', outcome, resultDate: date });
};
const read = async (id: string, at?: string, desk = epidemiologist) =>
  answerOf(routes.protocol.person, await desk.get(`protocol/persons/${id}${at === undefined ? '' : `?at=${encodeURIComponent(at)}`}`));
/** Somebody's task *locate and hold*, done an hour later. */
async function locateAndHold(id: string): Promise<void> {
  const { clock } = house.database;
  const holder = await house.desk('operator', 'world');
  const { rows } = (await holder.get('tasks?limit=500')).body as {
    rows: { id: string; kind: string; person: string | null; version: number }[];
  };
  const task = rows.find((one) => one.person === id && one.kind === 'locateAndHold');
  clock.now = new Date(Date.parse(clock.now) + 3_600_000).toISOString();
  await holder.post(`tasks/${String(task?.id)}/complete`, { version: task?.version, evidence: [{ kind: 'text', text: 'at the hotel' }] });
}
type Plan = NonNullable<Awaited<ReturnType<typeof read>>['plan']>;
/** A close contact of 海珠区 in quarantine since 12 July, whose case lives in 天河区. */
async function closeContact() {
  const index = await person('张三', '440106');
  await aCase(index);
  const id = await person('李四');
  await contact(id, { followUpStart: '2022-07-12' });
  await met(id, index);
  return { id, index };
}
const days = (plan: Plan | null) => plan?.stages.map(({ mode, from, to }) => `${mode} ${from.slice(5)}–${to?.slice(5)}`);
const wholeQuarantine = ['2022-07-12', '2022-07-13', '2022-07-14', '2022-07-16', '2022-07-17', '2022-07-20'];

describe('a close contact under the 9th edition', () => {
  test('has stages, tests and a last day from the records, with what became of each test', async () => {
    const { id } = await closeContact();
    await result(id, '2022-07-12');
    await result(id, '2022-07-14');
    const state = await read(id);
    expect(state).toMatchObject({ class: 'closeContact', status: 'inQuarantine', mode: 'centralised', withoutExposure: false });
    expect(days(state.plan)).toEqual(['centralised 07-12–07-17', 'homeMonitoring 07-18–07-20']);
    expect(state.plan?.tests.map(({ date, state: of }) => [date, of])).toEqual([
      ['2022-07-12', 'negative'],
      ['2022-07-13', 'missed'],
      ['2022-07-14', 'negative'],
      ['2022-07-16', 'planned'],
      ['2022-07-17', 'planned'],
      ['2022-07-20', 'planned'],
    ]);
    expect(state.plan).toMatchObject({ releaseDate: '2022-07-20', endsAt: '2022-07-21T00:00+08:00' });
    expect(state.missedTests).toEqual(['2022-07-13']);
    expect(state.release.eligible).toBe(false);
    expect(state.release.conditions.find(({ condition }) => condition === 'stagesCompleted')).toMatchObject({
      met: false,
      days: ['2022-07-20'],
    });
    expect(state.rules).toMatchObject({ edition: '9', status: 'archive' });
  });

  test('is released on 20 July when all six tests are negative, and asks for a decision when one is missing', async () => {
    const { id } = await closeContact();
    for (const date of wholeQuarantine.slice(0, 5)) await result(id, date);
    await moveTo('2022-07-20T12:00:00.000Z'); // 20:00 in Beijing
    expect(await read(id)).toMatchObject({ status: 'inQuarantine', release: { eligible: false } });
    await moveTo('2022-07-20T16:00:00.000Z'); // midnight: the time is over, a test is missing
    expect(await read(id)).toMatchObject({ status: 'releaseReview' });
    await result(id, '2022-07-20');
    await moveTo('2022-07-20T12:00:00.000Z');
    expect(await read(id, '2022-07-20T20:00:00+08:00')).toMatchObject({ status: 'releaseDue', release: { eligible: true } });
  });

  test('is told why in three languages, with sources, and the mark of what is known from memory only', async () => {
    const { id } = await closeContact();
    const { sentences } = await read(id);
    const said = sentences.map(({ text }) => text['en']);
    expect(said).toContain('Class: Close contact. Last exposure on 2022-07-10.');
    expect(said).toContain('Met: 张三.');
    expect(sentences.map(({ text }) => text['zh-Hans'])).toContain('集中隔离医学观察：2022-07-12 至 2022-07-17。');
    expect(sentences.flatMap(({ sources }) => sources.map(({ mark }) => mark))).toEqual(expect.arrayContaining(['sourced', 'fromMemory']));
  });

  test('a corrected exposure moves the plan, a withdrawn one ends it', async () => {
    const { id, index } = await closeContact();
    const again = await met(id, index, '2022-07-11'); // 11 + 7 = 18, + 3 = 21
    expect(days((await read(id)).plan)).toEqual(['centralised 07-12–07-18', 'homeMonitoring 07-19–07-21']);
    await epidemiologist.post(`exposures/${String(again['id'])}/withdraw`, { reason: 'somebody else' });
    expect(days((await read(id)).plan)).toEqual(['centralised 07-12–07-17', 'homeMonitoring 07-18–07-20']);
  });

  test('when the case is excluded nobody is kept for it', async () => {
    const index = await person('张三');
    const found = await aCase(index);
    const id = await person('李四');
    await met(id, index);
    expect(await read(id)).toMatchObject({ class: 'closeContact', status: 'toLocate' });
    await epidemiologist.patch(`cases/${String(found['id'])}`, {
      version: found['version'],
      set: { caseClass: 'notACase' },
      reason: 'excluded',
    });
    expect(await read(id)).toMatchObject({ class: null, status: 'notExposed' });
  });

  test('listed as a contact without an exposure: no rule can ask anything, and that is said', async () => {
    const id = await person('王五');
    await contact(id, { contactClass: 'closeContact' });
    expect(await read(id)).toMatchObject({ status: 'notExposed', withoutExposure: true });
  });

  test('a task that brought somebody under control begins the quarantine', async () => {
    const index = await person('张三');
    await aCase(index);
    const id = await person('李四');
    await met(id, index);
    expect((await read(id)).plan).toMatchObject({ assumedStart: true });
    await locateAndHold(id);
    expect(await read(id)).toMatchObject({ status: 'inQuarantine', plan: { assumedStart: false } });
  });
});

test('somebody of another district decides and is not told: neither name nor id leaves', async () => {
  const { id, index } = await closeContact();
  const tracer = await house.desk('contactTracer', '440105');
  const answer = await tracer.get(`protocol/persons/${id}`);
  expect(answer.body).toMatchObject({ class: 'closeContact', status: 'inQuarantine' });
  expect(answer.text).not.toContain(index);
  expect(answer.text).not.toContain('张三');
  expect(answer.text).toContain('(somebody outside your area)');
  expect((await tracer.get(`protocol/persons/${index}`)).status).toBe(404);
  const list = await tracer.get('protocol/due');
  expect(list.text).not.toContain(index);
  expect((list.body['rows'] as { person: string }[]).map((row) => row.person)).toEqual([id]);
});

test('names are masked for whoever may not read them, and every look is in the journal', async () => {
  const { id } = await closeContact();
  const commander = await house.desk('commander');
  const list = (await commander.get('protocol/due')).body['rows'] as { name: string; person: string }[];
  expect(list.find((row) => row.person === id)?.name).toBe('李*');
  expect((await commander.get(`protocol/persons/${id}`)).text).not.toContain('张三');
  const owner = await house.database.engine.connectOwner();
  const { rows } = await owner
    .query('select action from firebreak.journal where action like $1 order by sequence', ['%protocol%'])
    .finally(() => owner.release());
  expect(rows.map((row) => row['action'])).toEqual(['person.protocolListed', 'person.protocolRead']);
});

test('the list of the day: tests due and missed, releases and reviews, with counts', async () => {
  const { id } = await closeContact();
  for (const date of wholeQuarantine.slice(0, 3)) await result(id, date);
  const list = async (name: string) => answerOf(routes.protocol.due, await epidemiologist.get(`protocol/due?list=${name}`));
  expect(await list('tests')).toMatchObject({ day: '2022-07-15', rows: [], counts: { lists: { tests: 0, followUps: 1, missedTests: 0 } } });
  await moveTo('2022-07-16T01:00:00.000Z'); // the fourth test
  expect(await list('tests')).toMatchObject({ rows: [{ person: id, testsToday: 1, lastDay: '2022-07-20' }], total: 1 });
  await moveTo('2022-07-20T01:00:00.000Z'); // 16 and 17 July passed without a sample
  expect(await list('missedTests')).toMatchObject({ rows: [{ person: id, missedTests: ['2022-07-16', '2022-07-17'] }] });
  expect(await list('releases')).toMatchObject({ total: 1 });
  await moveTo('2022-07-21T01:00:00.000Z');
  const over = await list('reviews');
  expect(over).toMatchObject({ rows: [{ person: id }], counts: { lists: { reviews: 1 }, statuses: { releaseReview: 1 } } });
});

test('a list follows a change of the records at once, though it is kept between two of them', async () => {
  const { index } = await closeContact();
  const total = async () => ((await epidemiologist.get('protocol/due?list=toLocate')).body as { total: number }).total;
  expect(await total()).toBe(0);
  await met(await person('王五'), index);
  expect(await total()).toBe(1);
});

test('the rules in force say edition, hash, label, and where each value comes from', async () => {
  const { body } = await epidemiologist.get('protocol/rules');
  expect(body).toMatchObject({ rules: { id: 'cn-covid19', edition: '9', status: 'archive' }, to: '2022-11-11T00:00+08:00', refused: [] });
  expect((body['rules'] as { hash: string }).hash).toMatch(/^[0-9a-f]{64}$/);
  const { sourced, fromMemory } = body['marks'] as { sourced: number; fromMemory: number };
  expect(sourced).toBeGreaterThan(fromMemory);
  expect((body['unsourced'] as { mark: string }[]).filter(({ mark }) => mark === 'fromMemory')).toHaveLength(fromMemory);
  const editions = (body['editions'] as { edition: string }[]).map(({ edition }) => edition);
  expect([...new Set(editions)]).toEqual(['8', '9', '20-measures', '10-measures', 'class-b']);
  const { packs } = (await epidemiologist.get('protocol/packs')).body as { packs: { id: string; disease: string }[] };
  expect(packs[0]).toMatchObject({ id: 'cn-covid19', disease: 'covid19' }); // that of the outbreak's disease first
});

/**
 * Last exposure 5 November, quarantine from the 6th. 9th edition: centralised to 5 + 7 = 12, home monitoring to 15 November.
 * Twenty measures, in force at 00:00 on 11 November: centralised to 5 + 5 = 10, at home to 10 + 3 = 13. Contacts of contacts are let go.
 */
describe('switching to the twenty measures', () => {
  const at = encodeURIComponent('2022-11-11T00:00:00+08:00');
  interface Person {
    readonly person: string;
    readonly effect: string;
    readonly oldPlan: Plan | null;
    readonly newPlan: Plan | null;
  }
  async function autumn() {
    await moveTo('2022-11-10T12:00:00.000Z');
    const index = await person('张三');
    await aCase(index, { onsetDate: '2022-11-05', reportDate: '2022-11-06' });
    const close = await person('李四');
    await contact(close, { followUpStart: '2022-11-06', reportDate: '2022-11-06' });
    await met(close, index, '2022-11-05');
    const second = await person('王五');
    await contact(second, { followUpStart: '2022-11-06', reportDate: '2022-11-06' });
    await met(second, close, '2022-11-06');
    return { close, second };
  }

  test('shows everybody’s old and new plan, and nobody stays longer than both allow', async () => {
    const { close, second } = await autumn();
    const { body } = await epidemiologist.get(`protocol/switch?edition=20-measures&at=${at}`);
    expect(body).toMatchObject({ from: { edition: '9' }, to: { edition: '20-measures' }, longerThanBoth: 0 });
    const people = body['people'] as Person[];
    const of = (id: string) => people.find((one) => one.person === id);
    expect(of(close)).toMatchObject({
      effect: 'shorter',
      oldPlan: { releaseDate: '2022-11-15', pack: { edition: '9' } },
      newPlan: { releaseDate: '2022-11-13', pack: { edition: '20-measures' } },
    });
    expect(of(second)).toMatchObject({ effect: 'released', newPlan: { endsAt: '2022-11-11T00:00+08:00' } });
  });

  test('a moment of one’s own: the same measures two days earlier release nobody later', async () => {
    const { close } = await autumn();
    const early = encodeURIComponent('2022-11-09T00:00:00+08:00');
    const { body } = await epidemiologist.get(`protocol/switch?edition=20-measures&at=${early}`);
    expect(body).toMatchObject({ longerThanBoth: 0 });
    expect((body['people'] as Person[]).find((one) => one.person === close)?.newPlan?.releaseDate).toBe('2022-11-13');
  });

  test('after it the old plan stays in sight', async () => {
    const { close } = await autumn();
    await moveTo('2022-11-11T01:00:00.000Z');
    const state = await read(close);
    expect(state.superseded.map(({ plan, byEdition }) => [plan.releaseDate, byEdition])).toEqual([['2022-11-15', '20-measures']]);
    expect(state.history.map(({ plan }) => plan?.releaseDate)).toEqual(['2022-11-15', '2022-11-13']);
  });

  // Last exposure 10 November: 9th edition 10 + 7 + 3 = 20 November, twenty measures 10 + 5 + 3 = 18.
  test('what becomes known in the same instant is not put down to the edition', async () => {
    await autumn();
    await moveTo('2022-11-10T16:00:00.000Z'); // 00:00 in Beijing
    const late = await person('赵六');
    await contact(late, { followUpStart: '2022-11-11', reportDate: '2022-11-11' });
    const index = await person('钱七');
    await aCase(index, { onsetDate: '2022-11-10', reportDate: '2022-11-11' });
    await met(late, index, '2022-11-10');
    const { body } = await epidemiologist.get(`protocol/switch?edition=20-measures&at=${at}`);
    expect((body['people'] as Person[]).find((one) => one.person === late)).toMatchObject({
      effect: 'shorter',
      oldPlan: { releaseDate: '2022-11-20' },
      newPlan: { releaseDate: '2022-11-18' },
    });
    expect(body['counts']).not.toHaveProperty('begun');
  });

  test('an edition that is none, or a moment before any, is refused with what there is', async () => {
    expect((await epidemiologist.get(`protocol/switch?edition=30&at=${at}`)).text).toContain('20-measures');
    const before = encodeURIComponent('2019-01-01T00:00:00+08:00');
    expect((await epidemiologist.get(`protocol/switch?edition=9&at=${before}`)).status).toBe(400);
  });
});

test('an outbreak of the past is judged by its day, though everything was typed in today', async () => {
  const { database } = house;
  database.clock.now = '2026-03-01T01:00:00.000Z';
  house.outbreak = await database.addOutbreak('440100', { as_of: '2022-07-15' });
  const desk = await house.desk('epidemiologist');
  epidemiologist = desk;
  const { id } = await closeContact();
  await result(id, '2022-07-12');
  const gone = await result(id, '2022-07-13');
  await desk.post(`lab-results/${String(gone['id'])}/withdraw`, { reason: 'another person' });
  expect(await read(id)).toMatchObject({ status: 'inQuarantine', plan: { releaseDate: '2022-07-20' }, missedTests: ['2022-07-14'] });
});

test('in an outbreak of the past a task done today was done on its day', async () => {
  const { database } = house;
  database.clock.now = '2026-03-01T01:00:00.000Z';
  house.outbreak = await database.addOutbreak('440100', { as_of: '2022-07-15' });
  epidemiologist = await house.desk('epidemiologist');
  const index = await person('张三');
  await aCase(index);
  const id = await person('李四');
  await met(id, index);
  await locateAndHold(id);
  expect(await read(id)).toMatchObject({ status: 'inQuarantine', plan: { assumedStart: false, releaseDate: '2022-07-20' } });
});

test('the end of the outbreak and places: what is counted, what is missing', async () => {
  const index = await person('张三');
  await aCase(index);
  const home = await epidemiologist.make('place', { name: '某小区', kind: 'dwelling', areaCode: '440105' });
  const school = await epidemiologist.make('place', { name: '某小学', kind: 'school', areaCode: '440105' });
  for (const place of [home, school])
    await epidemiologist.make('visit', { person: index, place: place['id'], start: '2022-07-10T02:00:00Z' });
  const { body } = await epidemiologist.get('protocol/end');
  const ends = body['ends'] as { type: string; state: string; missingFacts: string[] }[];
  expect(ends[0]).toMatchObject({ type: 'zonesLifted', state: 'open', missingFacts: ['openZones'] });
  // 9th edition: where a case lives a high-risk zone is drawn; where a case stayed somebody must judge the risk of spread first.
  expect(body['zones']).toMatchObject({
    proposals: [{ place: home['id'], level: 'high' }],
    undecided: [{ place: school['id'], missing: expect.arrayContaining(['spreadRisk']) as string[] }],
  });
});

describe('days that matter about a person', () => {
  const windows = async (id: string, desk = epidemiologist) =>
    answerOf(routes.protocol.windows, await desk.get(`protocol/persons/${id}/windows`));
  const short = (one: { windows: { kind: string; from: string; to: string | null }[] } | undefined) =>
    one?.windows.map(({ kind, from, to }) => [kind, from, to]);

  test('of a contact are those of who exposed them and the days on which they may fall ill, 2 to 4 days after 10 July', async () => {
    const { id, index } = await closeContact();
    const { day, persons } = await windows(id);
    expect(day).toBe('2022-07-15');
    expect(persons.map(({ person: of, relation, label }) => [of, relation, label])).toEqual([
      [id, 'self', '李四'],
      [index, 'source', '张三'],
    ]);
    expect(short(persons[0])).toEqual([['symptoms', '2022-07-12', '2022-07-14']]);
    // Onset 10 July: look-back 2 days until isolation, infectious -2 to 10 days, infected 4 to 2 days before.
    expect(short(persons[1])).toEqual([
      ['lookback', '2022-07-08', null],
      ['infectious', '2022-07-08', '2022-07-20'],
      ['infection', '2022-07-06', '2022-07-08'],
    ]);
  });

  test('are told to whoever may see the person, with those they may see, and stand in the journal', async () => {
    const { id, index } = await closeContact();
    const neighbour = await house.desk('epidemiologist', '440105'); // the case lives in 天河区
    expect((await windows(id, neighbour)).persons.map(({ person: of }) => of)).toEqual([id]);
    expect((await neighbour.get(`protocol/persons/${index}/windows`)).body['code']).toBe('RECORD_NOT_FOUND');
    const { body } = await epidemiologist.get(`persons/${id}/history`);
    expect(JSON.stringify(body)).toContain('protocolRead');
  });
});
