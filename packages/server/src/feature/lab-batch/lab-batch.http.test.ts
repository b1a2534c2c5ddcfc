import { describe, expect, test } from 'vitest';
import { LabDesk } from './testing/lab-desk.ts';

const desk = LabDesk.forThisFile();

describe('without an answer', () => {
  const missing = () => desk.round.rows(`select missing_reason from round_target where done_at is null and missing_reason is not null`);
  const tally = () => desk.one('select due, done, exempt from round_tally');

  test('an invalid tube makes its people due again, and a correction takes that back', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    expect(await tally()).toMatchObject({ due: 3, done: 3 });
    await desk.report([{ tube: 'POOL01', outcome: 'invalid' }]);
    expect(await missing()).toEqual(desk.family.map(() => ({ missing_reason: 'resultInvalid' })));
    expect(await tally()).toMatchObject({ due: 3, done: 0 });
    expect(await desk.one('select state, faults, members from tube')).toEqual({ state: 'tested', faults: ['invalid'], members: 0 });
    desk.at(5);
    await desk.report([{ tube: 'POOL01', outcome: 'negative', correction: 'read in the wrong row' }]);
    expect(await tally()).toMatchObject({ due: 3, done: 3 });
    expect(await desk.one('select outcome, faults, members from tube')).toEqual({ outcome: 'negative', faults: [], members: 3 });
  });

  test('a positive in the grey range is none to report yet', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    // The pack's grey range is Ct 35 to 40.
    const batch = await desk.report([{ tube: 'POOL01', outcome: 'positive', targets: { N: 36.2, ORF1ab: 38, internalControl: 25 } }]);
    expect(batch.problems.map(({ code, value }) => [code, value])).toEqual([['GREY_CT', '36.2']]);
    expect(batch.positives).toEqual([]);
    expect(await desk.one('select outcome, faults from tube')).toEqual({ outcome: 'indeterminate', faults: ['greyCt'] });
    expect(await missing()).toHaveLength(3);
    expect(await desk.pools()).toEqual([]);
  });

  test('an indeterminate tube is run again, and the second time its people are due again', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'indeterminate', testedAt: '2022-07-12T05:00:00Z' }]);
    expect(await desk.one('select state, outcome from tube')).toEqual({ state: 'received', outcome: 'indeterminate' });
    expect(await missing()).toEqual([]);
    await desk.report([{ tube: 'POOL01', outcome: 'indeterminate', testedAt: '2022-07-12T06:00:00Z' }]);
    expect(await missing()).toHaveLength(3);
  });
});

describe('bad input', () => {
  test('a result for an unknown tube is named, kept, and goes in when the tube is registered', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    const batch = await desk.report([
      { tube: 'NOBODY1', outcome: 'positive' },
      { tube: 'POOL01', outcome: 'negative' },
    ]);
    expect(batch).toMatchObject({ lines: 2, taken: 1, refused: 1 });
    expect(batch.problems).toMatchObject([
      { line: 1, tube: 'NOBODY1', code: 'TUBE_UNKNOWN', why: 'No tube NOBODY1 is registered, or it is outside your area' },
    ]);
    expect(await desk.catchUp()).toBe(0);
    const late = await desk.round.addHousehold('0202', ['赵四', '赵五']);
    await desk.round.fillTube('NOBODY1', late);
    expect(await desk.catchUp()).toBe(1);
    expect((await desk.pools())[0]).toMatchObject({ tube: 'NOBODY1', members: 2, state: 'recall' });
    const again = await desk.app.inject({ url: desk.url(`lab-batches/${batch.id}`), headers: desk.laboratory });
    expect(again.json()).toMatchObject({ taken: 2, refused: 0, problems: [], positives: ['NOBODY1'] });
  });

  test('saying again what is known changes nothing', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'positive' }]);
    const before = await desk.round.rows('select id, version from task order by id');
    desk.at(5);
    expect(await desk.report([{ tube: 'POOL01', outcome: 'positive' }])).toMatchObject({ taken: 0, same: 1 });
    expect(await desk.round.rows('select id, version from task order by id')).toEqual(before);
    expect(await desk.round.rows('select count(*)::int as results from tube_result')).toEqual([{ results: 1 }]);
  });

  test('a negative does not take a positive away unless it says that it corrects', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'positive', testedAt: '2022-07-12T05:00:00Z' }]);
    const batch = await desk.report([{ tube: 'POOL01', outcome: 'negative', testedAt: '2022-07-12T05:30:00Z' }]);
    expect(batch.problems.map(({ code }) => code)).toEqual(['RESULT_CONTRADICTS']);
    expect(await desk.one('select outcome from tube')).toEqual({ outcome: 'positive' });
    expect(await desk.round.rows('select count(*)::int as kept from tube_result')).toEqual([{ kept: 2 }]);
  });

  test('an older result that comes later does not stand', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    await desk.report([{ tube: 'POOL01', outcome: 'negative', testedAt: '2022-07-12T05:00:00Z' }]);
    const batch = await desk.report([{ tube: 'POOL01', outcome: 'invalid', testedAt: '2022-07-12T04:00:00Z' }]);
    expect(batch.problems.map(({ code }) => code)).toEqual(['RESULT_OLDER']);
    expect(await desk.one('select outcome from tube')).toEqual({ outcome: 'negative' });
  });
});

test('surroundings that are positive have their place controlled and disinfected, and nobody recalled', async () => {
  const market = '0190b7a8-0000-7000-8000-000000000001';
  await desk.round.fillWithGoods('DOOR01', market);
  await desk.report([{ tube: 'DOOR01', outcome: 'positive' }]);
  const opened = await desk.round.rows(
    `select kind, place, person from task where cause = 'positivePool:DOOR01' and kind <> 'report' order by kind`,
  );
  expect(opened).toEqual([
    { kind: 'disinfection', place: market, person: null },
    { kind: 'venueControl', place: market, person: null },
  ]);
  expect(await desk.pools()).toEqual([]);
});

test('the laboratory sees how much waits and how long results take', async () => {
  await desk.round.fillTube('POOL01', desk.family);
  await desk.round.fillTube('POOL02', desk.family.slice(0, 1));
  await desk.report([{ tube: 'POOL01', outcome: 'negative', testedAt: '2022-07-12T05:00:00Z' }]);
  const answer = await desk.app.inject({ url: desk.url('laboratory'), headers: desk.laboratory });
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
  const samples = await desk.round.fillTube('POOL01', desk.family);
  await desk.report([{ tube: 'POOL01', outcome: 'positive' }]);
  const person = desk.family[0]?.id ?? '';
  for (const path of ['persons', `persons/${person}`, 'cases', 'tasks']) {
    expect((await desk.app.inject({ url: desk.url(path), headers: desk.laboratory })).statusCode, path).toBe(403);
  }
  for (const path of ['lab-batches', 'pools', 'laboratory', 'specimens', `specimens/${samples[0]}`, 'lab-results']) {
    const { statusCode, body } = await desk.app.inject({ url: desk.url(path), headers: desk.laboratory });
    expect(statusCode, path).toBe(200);
    for (const { name } of desk.family) expect(body, path).not.toContain(name);
  }
});

test('a laboratory of another city reports nothing here', async () => {
  await desk.database.addArea('440300', '440000', 'city', '深圳市');
  await desk.round.fillTube('POOL01', desk.family);
  const other = await desk.signIn('laboratory', '440300');
  expect((await desk.report([{ tube: 'POOL01', outcome: 'positive' }], other)).problems.map(({ code }) => code)).toEqual(['TUBE_UNKNOWN']);
  expect(await desk.catchUp()).toBe(0);
  expect(await desk.one('select outcome from tube')).toEqual({ outcome: null });
});
