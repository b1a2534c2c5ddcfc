import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { resultOf } from '../testing/result.ts';
import { statisticsIn } from '../testing/run.ts';

const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');

const town = {
  areas: [{ area: 'town', people: 8000, poolSize: 10, travelHours: 1 }],
  labs: [{ lab: 'county', tubesPerHour: 400, turnaroundHours: 4 }],
  samplers: 20,
  ratePerSamplerHour: 100,
  wantedHours: 12,
};

test('a town of 8,000: the arithmetic of docs/method/testing-plan.md', async () => {
  const run = await firebreak('testing', 'plan', write('town.json', JSON.stringify(town)), '--json');
  expect(resultOf(run)).toMatchObject({ tubes: 800, finishHours: 9.125, samplersNeeded: 12, chosenPools: [] });
});

test('whom the round will call back: the arithmetic of the same page', async () => {
  const recall = { prevalence: 0.001, inconclusive: 0.002, ratePerSamplerHour: 8, withinHours: 6 };
  const file = write('recall.json', JSON.stringify({ ...town, recall }));
  expect(resultOf(await firebreak('testing', 'plan', file, '--json'))).toMatchObject({
    recall: { people: expect.closeTo(95.48168, 4) as unknown, samplersNeeded: 2 },
  });
  expect((await firebreak('testing', 'plan', file)).stdout).toContain(
    '95 people expected to be called back (sd 31), 2 samplers and 14 tubes',
  );
});

test('a prevalence in place of a pool size: ten of 1, 5, 10 and 20 at one in a hundred, and 1 where the pack ends pooling', async () => {
  const areas = [{ area: 'town', people: 8000, prevalence: 0.01 }];
  const planWith = async (pooledBelow: number) =>
    resultOf<{ chosenPools: unknown }>(
      await firebreak(
        'testing',
        'plan',
        write('pool.json', JSON.stringify({ ...town, areas, pooling: { sizes: [1, 5, 10, 20], pooledBelow } })),
        '--json',
      ),
    );
  expect((await planWith(0.5)).chosenPools).toEqual([{ area: 'town', prevalence: 0.01, size: 10 }]);
  expect((await planWith(0.001)).chosenPools).toEqual([{ area: 'town', prevalence: 0.01, size: 1 }]);
});

test.each([
  ['no JSON', '{"areas":', /broken\.json · row 1: From here on it is not JSON\. .*\[JSON_WRONG\]/, 1],
  [
    'an unknown key',
    JSON.stringify({ ...town, sampler: 3 }),
    /broken\.json · sampler: It is no field of this request\. .*\[FIELD_WRONG\]/,
    1,
  ],
  [
    'neither pool size nor prevalence',
    JSON.stringify({ ...town, areas: [{ area: 'town', people: 1 }] }),
    /broken\.json · areas\.0\.poolSize: It is missing\. .*\[FIELD_WRONG\]/,
    1,
  ],
  [
    'more samplers than there are',
    JSON.stringify({ ...town, areas: [{ ...town.areas[0], samplers: 30 }] }),
    /name 30 samplers|INCONSISTENT/,
    1,
  ],
])('%s is refused with its place', async (_, content, said, status) => {
  const run = await firebreak('testing', 'plan', write('broken.json', content));
  expect([run.status, run.stderr]).toEqual([status, expect.stringMatching(said)]);
});

test('doors of one staircase with a lift, from the top down: 160 s by hand (docs/method/walking-order.md)', async () => {
  const doors = write('doors.csv', '编号,门牌号\na,3栋2单元201室\nb,3栋2单元901室\nc,3栋2单元501室\n');
  const { stops, seconds } = resultOf<{ stops: { id: string }[]; seconds: number }>(
    await firebreak('testing', 'walk', doors, '--lifts', '3', '--json'),
  );
  expect([stops.map(({ id }) => id), seconds]).toEqual([['b', 'c', 'a'], 160]);
});

test('a coordinate that is none, and a table without addresses, are named', async () => {
  const bad = await firebreak('testing', 'walk', write('bad.csv', '编号,地址,纬度,经度\na,3栋201,north,113\n'));
  expect([bad.status, bad.stderr]).toEqual([1, expect.stringMatching(/row 2 · 纬度: "north" is not a number/)]);
  const none = await firebreak('testing', 'walk', write('none.csv', '编号,姓名\na,b\n'));
  expect([none.status, none.stderr]).toEqual([1, expect.stringMatching(/--address/)]);
});

test('a laboratory file with one line refused: the others are read, the exit code says so', async () => {
  const run = await firebreak('testing', 'results', write('lab.csv', '管号,结果\nT1,阴性\n,阳性\nT3,阳性\n'), '--json');
  expect(run.status).toBe(1);
  const { result } = run.json<{ result: { rows: { tube: string }[]; problems: { line: number; code: string; remedy: string }[] } }>();
  expect(result.rows.map(({ tube }) => tube)).toEqual(['T1', 'T3']);
  expect(result.problems).toMatchObject([{ line: 3, code: 'TUBE_MISSING', remedy: expect.stringContaining('Add it.') as string }]);
  expect((await firebreak('testing', 'results', write('lab.csv', 'x'), '--zone', 'Moon/Base')).status).toBe(2);
  const withControls = write('lab.csv', '管号,结果\nT1,阴性\nT2,阳性\n阳性对照,阳性\n阴性对照,阳性\n');
  const said = (await firebreak('testing', 'results', withControls)).stdout;
  expect(said).toContain('2 tubes read (1 positive, 1 negative, 0 indeterminate, 0 invalid), 0 problems');
  expect(said).toContain('Besides them 2 controls of the run, 1 of them not as they should be.');
});
