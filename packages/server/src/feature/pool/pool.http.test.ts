import { describe, expect, test } from 'vitest';
import { LabDesk } from '../lab-batch/testing/lab-desk.ts';
import { type TestMember } from '../lab-batch/testing/test-round.ts';

const desk = LabDesk.forThisFile();

describe('a positive pool', () => {
  test('makes every member a person with a recall and a re-test, each with its clock, and tells the laboratory no name', async () => {
    const samples = await desk.round.fillTube('POOL01', desk.family);
    const batch = await desk.report([{ tube: 'POOL01', outcome: 'positive', testedAt: '2022-07-12T05:00:00Z' }]);
    expect(batch).toMatchObject({ lines: 1, taken: 1, same: 0, refused: 0, positives: ['POOL01'], problems: [] });
    for (const { name } of desk.family) expect(JSON.stringify(batch)).not.toContain(name);
    expect(await desk.round.rows('select name, household is not null as housed, age_years from person order by name')).toEqual(
      ['李红', '王一', '王小明'].toSorted().map((name) => ({ name, housed: true, age_years: 42 })),
    );
    const opened = await desk.tasks('positivePool:POOL01');
    expect(opened.map(({ kind, status }) => `${String(kind)} ${String(status)}`)).toEqual([
      ...desk.family.map(() => 'poolRecall open'),
      ...desk.family.map(() => 'reTest open'),
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
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'positive' }]);
    const tracer = await desk.signIn('contactTracer');
    const found = async (text: string) =>
      (await desk.app.inject({ url: `${desk.url('search')}?text=${encodeURIComponent(text)}`, headers: tracer })).json<{
        hits: { label: string }[];
      }>().hits;
    expect(await found('wangxiaoming')).toHaveLength(1);
    expect(await found('138000001010')).toHaveLength(1);
    const actions = (await desk.round.rows('select action from journal order by sequence')).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['person.created', 'task.created', 'tube.positive', 'labBatch.taken']) as unknown);
  });

  test('is resolved when every member has a single result: negatives released, a positive becomes a case', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'positive', testedAt: '2022-07-12T05:00:00Z' }]);
    desk.at(60);
    for (const [index, member] of desk.family.entries())
      await desk.round.fillTube(`ONE${index}0`, [member], { capacity: 1, resolves: 'POOL01', takenAt: '2022-07-12T06:30:00Z' });
    await desk.report([
      { tube: 'ONE00', outcome: 'negative', testedAt: '2022-07-12T06:50:00Z' },
      { tube: 'ONE10', outcome: 'positive', testedAt: '2022-07-12T06:55:00Z', targets: { N: 24.5, ORF1ab: 25 } },
    ]);
    expect((await desk.pools())[0]).toMatchObject({
      state: 'recall',
      members: 3,
      resampled: 3,
      held: 3,
      cleared: 1,
      positive: 1,
      resolvedAt: null,
    });
    await desk.report([{ tube: 'ONE20', outcome: 'negative', testedAt: '2022-07-12T07:00:00Z' }]);
    // From the pool's result at 05:00 to the last single one at 07:00.
    expect((await desk.pools())[0]).toMatchObject({
      state: 'resolved',
      cleared: 2,
      positive: 1,
      minutes: 120,
      resolvedAt: '2022-07-12T07:00:00.000Z',
    });
    const statuses = (await desk.tasks('positivePool:POOL01')).filter(({ kind }) => kind !== 'report').map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 6 }, () => 'done'));
    const sick = desk.family[1]?.id ?? '';
    expect(await desk.round.rows('select person, case_class, detected_by, withdrawn_at from "case"')).toEqual([
      { person: sick, case_class: 'suspected', detected_by: 'screening', withdrawn_at: null },
    ]);
    expect(await desk.one(`select outcome, ct from lab_result where person = '${sick}'`)).toEqual({ outcome: 'positive', ct: 24.5 });
    expect((await desk.tasks(`preliminaryPositive:${sick}`)).map(({ kind }) => kind)).toContain('locateAndHold');
    const told = await desk.round.rows(
      `select kind, owner_role, person from task where cause like 'poolRelease:POOL01:%' and status = 'open' order by person`,
    );
    expect(told).toEqual(
      [desk.family[0]?.id, desk.family[2]?.id].toSorted().map((person) => ({ kind: 'notify', owner_role: 'gridWorker', person })),
    );
    const proof = await desk.round.rows(
      `select e.record_kind, r.outcome from task_evidence e join lab_result r on r.id = e.record_id order by r.outcome`,
    );
    expect(proof.map(({ outcome }) => outcome)).toEqual(['negative', 'negative', 'negative', 'negative', 'positive', 'positive']);
  });

  test('whose members were sampled before its result came in ends the same', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    for (const [index, member] of desk.family.entries())
      await desk.round.fillTube(`ONE${index}0`, [member], { capacity: 1, resolves: 'POOL01', takenAt: '2022-07-12T04:00:00Z' });
    await desk.report([
      { tube: 'ONE00', outcome: 'negative' },
      { tube: 'ONE10', outcome: 'negative' },
      { tube: 'ONE20', outcome: 'positive' },
    ]);
    expect(await desk.pools()).toEqual([]);
    desk.at(10);
    await desk.report([{ tube: 'POOL01', outcome: 'positive' }]);
    expect((await desk.pools())[0]).toMatchObject({ state: 'resolved', cleared: 2, positive: 1, minutes: 0 });
    expect(await desk.round.rows('select count(*)::int as cases from "case" where withdrawn_at is null')).toEqual([{ cases: 1 }]);
  });

  test('names who is missing after the time allowed', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'positive', testedAt: '2022-07-12T05:00:00Z' }]);
    desk.at(6 * 60);
    expect((await desk.pools('open'))[0]).toMatchObject({ state: 'membersMissing', held: 0, resampled: 0 });
    expect(await desk.pools('resolved')).toEqual([]);
  });

  test('takes in a member whom an offline device told of later', async () => {
    const late = await desk.round.addHousehold('0202', ['赵四']);
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'positive' }]);
    await desk.round.fillTube('POOL01', late);
    expect(await desk.catchUp()).toBe(1);
    expect((await desk.pools())[0]).toMatchObject({ members: 4 });
    expect((await desk.tasks('positivePool:POOL01')).filter(({ kind }) => kind === 'poolRecall')).toHaveLength(4);
    expect(await desk.catchUp()).toBe(0);
  });
});

describe('a corrected result', () => {
  test('of a pool withdraws what it started, and starts it again when the pool is positive after all', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'positive' }]);
    desk.at(5);
    const undone = await desk.report([{ tube: 'POOL01', outcome: 'negative', correction: 'wells were swapped' }]);
    expect(undone).toMatchObject({ taken: 1, corrected: 1 });
    expect(new Set((await desk.tasks('positivePool:POOL01')).map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    expect((await desk.pools())[0]).toMatchObject({ state: 'clear', withdrawnAt: desk.database.clock.now });
    expect(await desk.round.rows('select count(*)::int as persons from person where withdrawn_at is null')).toEqual([{ persons: 0 }]);
    desk.at(10);
    await desk.report([{ tube: 'POOL01', outcome: 'positive', correction: 'they were not' }]);
    expect(new Set((await desk.tasks('positivePool:POOL01')).map(({ status }) => status))).toEqual(new Set(['open']));
    expect((await desk.pools())[0]).toMatchObject({ state: 'recall', withdrawnAt: null, members: 3 });
    expect(await desk.round.rows('select count(*)::int as persons from person where withdrawn_at is null')).toEqual([{ persons: 3 }]);
    expect(await desk.round.rows(`select outcome, superseded_at is null as stands from tube_result order by reported_at`)).toEqual([
      { outcome: 'positive', stands: false },
      { outcome: 'negative', stands: false },
      { outcome: 'positive', stands: true },
    ]);
  });

  test('of a single tube withdraws the case and brings it back, with its history', async () => {
    const [one0] = desk.family;
    await desk.round.fillTube('SINGLE1', [one0 as TestMember], { capacity: 1 });
    await desk.report([{ tube: 'SINGLE1', outcome: 'positive' }]);
    const person = one0?.id ?? '';
    expect(await desk.one('select person, withdrawn_at from "case"')).toEqual({ person, withdrawn_at: null });
    desk.at(5);
    await desk.report([{ tube: 'SINGLE1', outcome: 'negative', correction: 'wrong bar code' }]);
    expect((await desk.one('select withdrawn_at from "case"'))?.['withdrawn_at']).not.toBeNull();
    expect(await desk.one('select outcome, version from lab_result')).toEqual({ outcome: 'negative', version: 2 });
    expect(new Set((await desk.tasks(`preliminaryPositive:${person}`)).map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    desk.at(10);
    await desk.report([{ tube: 'SINGLE1', outcome: 'positive', correction: 'right bar code' }]);
    expect(await desk.one('select withdrawn_at, version from "case"')).toEqual({ withdrawn_at: null, version: 3 });
    expect(new Set((await desk.tasks(`preliminaryPositive:${person}`)).map(({ status }) => status))).toEqual(new Set(['open']));
    const told = await desk.round.rows(`select action from journal where kind in ('case', 'labResult') order by sequence`);
    expect(told.map(({ action }) => action)).toEqual([
      'labResult.created',
      'case.created',
      'labResult.corrected',
      'case.withdrawn',
      'labResult.corrected',
      'case.restored',
    ]);
  });

  test('of the first of two infections takes back and brings back that one alone', async () => {
    const [one0] = desk.family;
    await desk.round.fillTube('SINGLE1', [one0 as TestMember], { capacity: 1 });
    await desk.report([{ tube: 'SINGLE1', outcome: 'positive' }]);
    // Infected again in October, found elsewhere: halfway between 12 July and 20 October (100 days) is 31 August.
    const frame = `home, gen_random_uuid(), outbreak, area, now(), now(), person`;
    await desk.round
      .rows(`insert into "case" (home, id, outbreak, area, created_at, updated_at, person, episode, case_class, onset_date, report_date)
      select ${frame}, 2, 'confirmed', '2022-10-20', '2022-10-20' from "case" returning id`);
    await desk.round.rows(`insert into lab_result (home, id, outbreak, area, created_at, updated_at, person, outcome, tested_date)
      select ${frame}, 'positive', '2022-10-20' from "case" where episode = 2 returning id`);
    const standing = () => desk.round.rows('select episode from "case" where withdrawn_at is null order by 1');
    desk.at(5);
    await desk.report([{ tube: 'SINGLE1', outcome: 'negative', correction: 'wrong bar code' }]);
    expect(await standing()).toEqual([{ episode: 2 }]);
    desk.at(10);
    await desk.report([{ tube: 'SINGLE1', outcome: 'positive', correction: 'right bar code' }]);
    expect(await standing()).toEqual([{ episode: 1 }, { episode: 2 }]);
  });

  test('leaves a case that somebody worked on, and says so', async () => {
    await desk.round.fillTube('SINGLE1', desk.family.slice(0, 1), { capacity: 1 });
    await desk.report([{ tube: 'SINGLE1', outcome: 'positive' }]);
    await desk.round.rows(`update "case" set case_class = 'confirmed', onset_date = '2022-07-11' returning id`);
    const batch = await desk.report([{ tube: 'SINGLE1', outcome: 'negative', correction: 'wrong bar code' }]);
    expect(batch.problems.map(({ code, tube }) => [code, tube])).toEqual([['CASE_KEPT', 'SINGLE1']]);
    expect(await desk.one('select withdrawn_at from "case"')).toEqual({ withdrawn_at: null });
  });

  test('of a single test of a member opens the member again', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'positive' }]);
    await desk.round.fillTube('ONE00', desk.family.slice(0, 1), { capacity: 1, resolves: 'POOL01', takenAt: '2022-07-12T06:30:00Z' });
    await desk.report([{ tube: 'ONE00', outcome: 'negative' }]);
    expect((await desk.pools())[0]).toMatchObject({ cleared: 1, positive: 0 });
    desk.at(5);
    await desk.report([{ tube: 'ONE00', outcome: 'positive', correction: 'read again' }]);
    expect((await desk.pools())[0]).toMatchObject({ cleared: 0, positive: 1 });
    expect(await desk.one(`select status from task where kind = 'notify'`)).toEqual({ status: 'withdrawn' });
    desk.at(10);
    await desk.report([{ tube: 'ONE00', outcome: 'invalid', correction: 'no internal control' }]);
    expect((await desk.pools())[0]).toMatchObject({ cleared: 0, positive: 0, state: 'recall' });
    const own = (await desk.tasks('positivePool:POOL01')).filter(({ person }) => person === desk.family[0]?.id);
    expect(own.map(({ status }) => status)).toEqual(['open', 'open']);
  });
});
