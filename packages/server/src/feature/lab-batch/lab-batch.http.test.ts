import { type LabBatch } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { openTestDatabase, sessionHeaders, type TestDatabase } from '../../testing/index.ts';
import { nouns } from '../nouns.ts';
import { catchUp } from './late.ts';
import { openTestRound, testArea, type TestMember, type TestRound } from './testing/test-round.ts';

let database: TestDatabase;
let app: FastifyInstance;
let round: TestRound;
let laboratory: Record<string, string>;
let family: TestMember[];

beforeAll(async () => {
  database = await openTestDatabase();
  app = await buildApp(database.platform, { requestsPerMinute: 1_000_000 });
});
afterAll(async () => {
  await app.close();
  await database.close();
});
beforeEach(async () => {
  await database.reset();
  database.clock.now = '2022-07-12T06:05:00.000Z';
  round = await openTestRound(database);
  laboratory = await sessionHeaders(database, await database.addUser('laboratory', '440105'));
  family = await round.addHousehold('0101', ['王小明', '李红', '王一']);
});

const url = (path: string): string => `/api/outbreaks/${round.outbreak}/${path}`;
interface Given {
  tube: string;
  outcome: string;
  testedAt?: string;
  correction?: string;
  targets?: Record<string, number>;
}
async function report(results: readonly Given[], headers = laboratory): Promise<LabBatch> {
  const answer = await app.inject({
    method: 'POST',
    url: url('tube-results'),
    headers,
    payload: { laboratory: '海珠区疾控', results },
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<LabBatch>();
}
const one = async (sql: string) => (await round.rows(sql))[0];
const tasks = (cause: string) =>
  round.rows(`select kind, status, person, specimen, due_at::text from task where cause = '${cause}' order by kind, person`);
const at = (minutes: number): void => {
  database.clock.now = new Date(Date.parse('2022-07-12T06:05:00Z') + minutes * 60_000).toISOString();
};

describe('a positive pool', () => {
  test('makes every member a person with a recall and a re-test, each with its clock, and tells the laboratory no name', async () => {
    const samples = await round.fillTube('POOL01', family);
    const batch = await report([{ tube: 'POOL01', outcome: 'positive', testedAt: '2022-07-12T05:00:00Z' }]);
    expect(batch).toMatchObject({ lines: 1, taken: 1, same: 0, refused: 0, positives: ['POOL01'], problems: [] });
    for (const { name } of family) expect(JSON.stringify(batch)).not.toContain(name);
    expect(await round.rows('select name, household is not null as housed, age_years from person order by name')).toEqual(
      ['李红', '王一', '王小明'].toSorted().map((name) => ({ name, housed: true, age_years: 42 })),
    );
    const opened = await tasks('positivePool:POOL01');
    expect(opened.map(({ kind, status }) => `${String(kind)} ${String(status)}`)).toEqual([
      ...family.map(() => 'poolRecall open'),
      ...family.map(() => 'reTest open'),
      'report open',
    ]);
    // 9th edition: a pool is resolved within 6 hours of its result (domain brief, 3.6), which the laboratory had at 05:00.
    const recall = opened.find(({ kind }) => kind === 'poolRecall');
    expect(new Date(String(recall?.['due_at'])).toISOString()).toBe('2022-07-12T11:00:00.000Z');
    expect(opened.filter(({ kind }) => kind === 'poolRecall').map(({ specimen }) => specimen)).toEqual(
      expect.arrayContaining(samples) as unknown,
    );
  });

  test('is in the journal and its members are found by pinyin and by phone', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'positive' }]);
    const tracer = await sessionHeaders(database, await database.addUser('contactTracer', '440105'));
    const found = async (text: string) =>
      (await app.inject({ url: `${url('search')}?text=${encodeURIComponent(text)}`, headers: tracer })).json<{
        hits: { label: string }[];
      }>().hits;
    expect(await found('wangxiaoming')).toHaveLength(1);
    expect(await found('13800000101' + '0')).toHaveLength(1);
    const actions = (await round.rows('select action from journal order by sequence')).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['person.created', 'task.created', 'tube.positive', 'labBatch.taken']) as unknown);
  });

  test('is resolved when every member has a single result: negatives released, a positive becomes a case', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'positive', testedAt: '2022-07-12T05:00:00Z' }]);
    at(60);
    for (const [index, member] of family.entries())
      await round.fillTube(`ONE${index}0`, [member], { capacity: 1, resolves: 'POOL01', takenAt: '2022-07-12T06:30:00Z' });
    await report([
      { tube: 'ONE00', outcome: 'negative', testedAt: '2022-07-12T06:50:00Z' },
      { tube: 'ONE10', outcome: 'positive', testedAt: '2022-07-12T06:55:00Z', targets: { N: 24.5, ORF1ab: 25 } },
    ]);
    expect((await pools())[0]).toMatchObject({
      state: 'recall',
      members: 3,
      resampled: 3,
      held: 3,
      cleared: 1,
      positive: 1,
      resolvedAt: null,
    });
    await report([{ tube: 'ONE20', outcome: 'negative', testedAt: '2022-07-12T07:00:00Z' }]);
    // From the pool's result at 05:00 to the last single one at 07:00.
    expect((await pools())[0]).toMatchObject({
      state: 'resolved',
      cleared: 2,
      positive: 1,
      minutes: 120,
      resolvedAt: '2022-07-12T07:00:00.000Z',
    });
    const statuses = (await tasks('positivePool:POOL01')).filter(({ kind }) => kind !== 'report').map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 6 }, () => 'done'));
    const sick = family[1]?.id ?? '';
    expect(await round.rows('select person, case_class, detected_by, withdrawn_at from "case"')).toEqual([
      { person: sick, case_class: 'suspected', detected_by: 'screening', withdrawn_at: null },
    ]);
    expect(await one(`select outcome, ct from lab_result where person = '${sick}'`)).toEqual({ outcome: 'positive', ct: 24.5 });
    expect((await tasks(`preliminaryPositive:${sick}`)).map(({ kind }) => kind)).toContain('locateAndHold');
    const proof = await round.rows(
      `select e.record_kind, r.outcome from task_evidence e join lab_result r on r.id = e.record_id order by r.outcome`,
    );
    expect(proof.map(({ outcome }) => outcome)).toEqual(['negative', 'negative', 'negative', 'negative', 'positive', 'positive']);
  });

  test('whose members were sampled before its result came in ends the same', async () => {
    await round.fillTube('POOL01', family);
    for (const [index, member] of family.entries())
      await round.fillTube(`ONE${index}0`, [member], { capacity: 1, resolves: 'POOL01', takenAt: '2022-07-12T04:00:00Z' });
    await report([
      { tube: 'ONE00', outcome: 'negative' },
      { tube: 'ONE10', outcome: 'negative' },
      { tube: 'ONE20', outcome: 'positive' },
    ]);
    expect(await pools()).toEqual([]);
    at(10);
    await report([{ tube: 'POOL01', outcome: 'positive' }]);
    expect((await pools())[0]).toMatchObject({ state: 'resolved', cleared: 2, positive: 1, minutes: 0 });
    expect(await round.rows('select count(*)::int as cases from "case" where withdrawn_at is null')).toEqual([{ cases: 1 }]);
  });

  test('names who is missing after the time allowed', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'positive', testedAt: '2022-07-12T05:00:00Z' }]);
    at(6 * 60);
    expect((await pools('open'))[0]).toMatchObject({ state: 'membersMissing', held: 0, resampled: 0 });
    expect(await pools('resolved')).toEqual([]);
  });

  test('takes in a member whom an offline device told of later', async () => {
    const late = await round.addHousehold('0202', ['赵四']);
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'positive' }]);
    await round.fillTube('POOL01', late);
    expect(await catchUp({ platform: database.platform, nouns })).toBe(1);
    expect((await pools())[0]).toMatchObject({ members: 4 });
    expect((await tasks('positivePool:POOL01')).filter(({ kind }) => kind === 'poolRecall')).toHaveLength(4);
    expect(await catchUp({ platform: database.platform, nouns })).toBe(0);
  });
});

describe('a corrected result', () => {
  test('of a pool withdraws what it started, and starts it again when the pool is positive after all', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'positive' }]);
    at(5);
    const undone = await report([{ tube: 'POOL01', outcome: 'negative', correction: 'wells were swapped' }]);
    expect(undone).toMatchObject({ taken: 1, corrected: 1 });
    expect(new Set((await tasks('positivePool:POOL01')).map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    expect((await pools())[0]).toMatchObject({ state: 'clear', withdrawnAt: database.clock.now });
    expect(await round.rows('select count(*)::int as persons from person where withdrawn_at is null')).toEqual([{ persons: 0 }]);
    at(10);
    await report([{ tube: 'POOL01', outcome: 'positive', correction: 'they were not' }]);
    expect(new Set((await tasks('positivePool:POOL01')).map(({ status }) => status))).toEqual(new Set(['open']));
    expect((await pools())[0]).toMatchObject({ state: 'recall', withdrawnAt: null, members: 3 });
    expect(await round.rows('select count(*)::int as persons from person where withdrawn_at is null')).toEqual([{ persons: 3 }]);
    expect(await round.rows(`select outcome, superseded_at is null as stands from tube_result order by reported_at`)).toEqual([
      { outcome: 'positive', stands: false },
      { outcome: 'negative', stands: false },
      { outcome: 'positive', stands: true },
    ]);
  });

  test('of a single tube withdraws the case and brings it back, with its history', async () => {
    const [one0] = family;
    await round.fillTube('SINGLE1', [one0 as TestMember], { capacity: 1 });
    await report([{ tube: 'SINGLE1', outcome: 'positive' }]);
    const person = one0?.id ?? '';
    expect(await one('select person, withdrawn_at from "case"')).toEqual({ person, withdrawn_at: null });
    at(5);
    await report([{ tube: 'SINGLE1', outcome: 'negative', correction: 'wrong bar code' }]);
    expect((await one('select withdrawn_at from "case"'))?.['withdrawn_at']).not.toBeNull();
    expect(await one('select outcome, version from lab_result')).toEqual({ outcome: 'negative', version: 2 });
    expect(new Set((await tasks(`preliminaryPositive:${person}`)).map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    at(10);
    await report([{ tube: 'SINGLE1', outcome: 'positive', correction: 'right bar code' }]);
    expect(await one('select withdrawn_at, version from "case"')).toEqual({ withdrawn_at: null, version: 3 });
    expect(new Set((await tasks(`preliminaryPositive:${person}`)).map(({ status }) => status))).toEqual(new Set(['open']));
    const told = await round.rows(`select action from journal where kind in ('case', 'labResult') order by sequence`);
    expect(told.map(({ action }) => action)).toEqual([
      'labResult.created',
      'case.created',
      'labResult.corrected',
      'case.withdrawn',
      'labResult.corrected',
      'case.restored',
    ]);
  });

  test('leaves a case that somebody worked on, and says so', async () => {
    await round.fillTube('SINGLE1', family.slice(0, 1), { capacity: 1 });
    await report([{ tube: 'SINGLE1', outcome: 'positive' }]);
    await round.rows(`update "case" set case_class = 'confirmed', onset_date = '2022-07-11' returning id`);
    const batch = await report([{ tube: 'SINGLE1', outcome: 'negative', correction: 'wrong bar code' }]);
    expect(batch.problems.map(({ code, tube }) => [code, tube])).toEqual([['CASE_KEPT', 'SINGLE1']]);
    expect(await one('select withdrawn_at from "case"')).toEqual({ withdrawn_at: null });
  });

  test('of a single test of a member opens the member again', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'positive' }]);
    await round.fillTube('ONE00', family.slice(0, 1), { capacity: 1, resolves: 'POOL01', takenAt: '2022-07-12T06:30:00Z' });
    await report([{ tube: 'ONE00', outcome: 'negative' }]);
    expect((await pools())[0]).toMatchObject({ cleared: 1, positive: 0 });
    at(5);
    await report([{ tube: 'ONE00', outcome: 'positive', correction: 'read again' }]);
    expect((await pools())[0]).toMatchObject({ cleared: 0, positive: 1 });
    at(10);
    await report([{ tube: 'ONE00', outcome: 'invalid', correction: 'no internal control' }]);
    expect((await pools())[0]).toMatchObject({ cleared: 0, positive: 0, state: 'recall' });
    const own = (await tasks('positivePool:POOL01')).filter(({ person }) => person === family[0]?.id);
    expect(own.map(({ status }) => status)).toEqual(['open', 'open']);
  });
});

describe('without an answer', () => {
  const missing = () => round.rows(`select missing_reason from round_target where done_at is null and missing_reason is not null`);
  const tally = () => one('select due, done, exempt from round_tally');

  test('an invalid tube makes its people due again, and a correction takes that back', async () => {
    await round.fillTube('POOL01', family);
    expect(await tally()).toMatchObject({ due: 3, done: 3 });
    await report([{ tube: 'POOL01', outcome: 'invalid' }]);
    expect(await missing()).toEqual(family.map(() => ({ missing_reason: 'resultInvalid' })));
    expect(await tally()).toMatchObject({ due: 3, done: 0 });
    expect(await one('select state, faults, members from tube')).toEqual({ state: 'tested', faults: ['invalid'], members: 0 });
    at(5);
    await report([{ tube: 'POOL01', outcome: 'negative', correction: 'read in the wrong row' }]);
    expect(await tally()).toMatchObject({ due: 3, done: 3 });
    expect(await one('select outcome, faults, members from tube')).toEqual({ outcome: 'negative', faults: [], members: 3 });
  });

  test('a positive in the grey range is none to report yet', async () => {
    await round.fillTube('POOL01', family);
    // The pack's grey range is Ct 35 to 40.
    const batch = await report([{ tube: 'POOL01', outcome: 'positive', targets: { N: 36.2, ORF1ab: 38, internalControl: 25 } }]);
    expect(batch.problems.map(({ code, value }) => [code, value])).toEqual([['GREY_CT', '36.2']]);
    expect(batch.positives).toEqual([]);
    expect(await one('select outcome, faults from tube')).toEqual({ outcome: 'indeterminate', faults: ['greyCt'] });
    expect(await missing()).toHaveLength(3);
    expect(await pools()).toEqual([]);
  });

  test('an indeterminate tube is run again, and the second time its people are due again', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'indeterminate', testedAt: '2022-07-12T05:00:00Z' }]);
    expect(await one('select state, outcome from tube')).toEqual({ state: 'received', outcome: 'indeterminate' });
    expect(await missing()).toEqual([]);
    await report([{ tube: 'POOL01', outcome: 'indeterminate', testedAt: '2022-07-12T06:00:00Z' }]);
    expect(await missing()).toHaveLength(3);
  });
});

describe('bad input', () => {
  test('a result for an unknown tube is named, kept, and goes in when the tube is registered', async () => {
    await round.fillTube('POOL01', family);
    const batch = await report([
      { tube: 'NOBODY1', outcome: 'positive' },
      { tube: 'POOL01', outcome: 'negative' },
    ]);
    expect(batch).toMatchObject({ lines: 2, taken: 1, refused: 1 });
    expect(batch.problems).toMatchObject([
      { line: 1, tube: 'NOBODY1', code: 'TUBE_UNKNOWN', why: 'No tube NOBODY1 is registered, or it is outside your area' },
    ]);
    expect(await catchUp({ platform: database.platform, nouns })).toBe(0);
    const late = await round.addHousehold('0202', ['赵四', '赵五']);
    await round.fillTube('NOBODY1', late);
    expect(await catchUp({ platform: database.platform, nouns })).toBe(1);
    expect((await pools())[0]).toMatchObject({ tube: 'NOBODY1', members: 2, state: 'recall' });
    const again = await app.inject({ url: url(`lab-batches/${batch.id}`), headers: laboratory });
    expect(again.json()).toMatchObject({ taken: 2, refused: 0, problems: [], positives: ['NOBODY1'] });
  });

  test('saying again what is known changes nothing', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'positive' }]);
    const before = await round.rows('select id, version from task order by id');
    at(5);
    expect(await report([{ tube: 'POOL01', outcome: 'positive' }])).toMatchObject({ taken: 0, same: 1 });
    expect(await round.rows('select id, version from task order by id')).toEqual(before);
    expect(await round.rows('select count(*)::int as results from tube_result')).toEqual([{ results: 1 }]);
  });

  test('a negative does not take a positive away unless it says that it corrects', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'positive', testedAt: '2022-07-12T05:00:00Z' }]);
    const batch = await report([{ tube: 'POOL01', outcome: 'negative', testedAt: '2022-07-12T05:30:00Z' }]);
    expect(batch.problems.map(({ code }) => code)).toEqual(['RESULT_CONTRADICTS']);
    expect(await one('select outcome from tube')).toEqual({ outcome: 'positive' });
    expect(await round.rows('select count(*)::int as kept from tube_result')).toEqual([{ kept: 2 }]);
  });

  test('an older result that comes later does not stand', async () => {
    await round.fillTube('POOL01', family);
    await report([{ tube: 'POOL01', outcome: 'negative', testedAt: '2022-07-12T05:00:00Z' }]);
    const batch = await report([{ tube: 'POOL01', outcome: 'invalid', testedAt: '2022-07-12T04:00:00Z' }]);
    expect(batch.problems.map(({ code }) => code)).toEqual(['RESULT_OLDER']);
    expect(await one('select outcome from tube')).toEqual({ outcome: 'negative' });
  });
});

test('surroundings that are positive have their place controlled and disinfected, and nobody recalled', async () => {
  const market = '0190b7a8-0000-7000-8000-000000000001';
  await round.fillWithGoods('DOOR01', market);
  await report([{ tube: 'DOOR01', outcome: 'positive' }]);
  const opened = await round.rows(
    `select kind, place, person from task where cause = 'positivePool:DOOR01' and kind <> 'report' order by kind`,
  );
  expect(opened).toEqual([
    { kind: 'disinfection', place: market, person: null },
    { kind: 'venueControl', place: market, person: null },
  ]);
  expect(await pools()).toEqual([]);
});

test('the laboratory sees how much waits and how long results take', async () => {
  await round.fillTube('POOL01', family);
  await round.fillTube('POOL02', family.slice(0, 1));
  await report([{ tube: 'POOL01', outcome: 'negative', testedAt: '2022-07-12T05:00:00Z' }]);
  const answer = await app.inject({ url: url('laboratory'), headers: laboratory });
  // Received at 03:00, reported at 06:05.
  expect(answer.json<{ laboratories: unknown[] }>().laboratories).toEqual([
    {
      laboratory: '海珠区疾控',
      underway: 0,
      waiting: 1,
      testedToday: 1,
      overdue: 0,
      perHour: 1,
      turnaround: { n: 1, medianMinutes: 185, p90Minutes: 185, withinLimit: 1 },
    },
  ]);
});

test('the laboratory reports and reads results, and is refused everything that has a name', async () => {
  const samples = await round.fillTube('POOL01', family);
  await report([{ tube: 'POOL01', outcome: 'positive' }]);
  const person = family[0]?.id ?? '';
  for (const path of ['persons', `persons/${person}`, 'cases', 'tasks']) {
    expect((await app.inject({ url: url(path), headers: laboratory })).statusCode, path).toBe(403);
  }
  for (const path of ['lab-batches', 'pools', 'laboratory', 'specimens', `specimens/${samples[0]}`, 'lab-results']) {
    const { statusCode, body } = await app.inject({ url: url(path), headers: laboratory });
    expect(statusCode, path).toBe(200);
    for (const { name } of family) expect(body, path).not.toContain(name);
  }
});

test('a laboratory of another city reports nothing here', async () => {
  await database.addArea('440300', '440000', 'city', '深圳市');
  await round.fillTube('POOL01', family);
  const other = await sessionHeaders(database, await database.addUser('laboratory', '440300'));
  expect((await report([{ tube: 'POOL01', outcome: 'positive' }], other)).problems.map(({ code }) => code)).toEqual(['TUBE_UNKNOWN']);
  expect(await catchUp({ platform: database.platform, nouns })).toBe(0);
  expect(await one('select outcome from tube')).toEqual({ outcome: null });
});

async function pools(state = 'all') {
  const answer = await app.inject({ url: `${url('pools')}?state=${state}`, headers: laboratory });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ pools: Record<string, unknown>[] }>().pools;
}
