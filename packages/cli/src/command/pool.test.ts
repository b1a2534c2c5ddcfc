import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { referenceCase } from '../testing/reference.ts';
import { resultOf } from '../testing/result.ts';
import { statisticsIn } from '../testing/run.ts';

const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');

test('one in a hundred infected: pools of eleven (Dorfman 1943, table I), 1/11 + 1 - 0.99^11 tests per person', async () => {
  const { twoStages } = resultOf<{ twoStages: { plan: number[]; testsPerPerson: number } }>(
    await firebreak('pool', 'plan', '--prevalence', '0.01', '--json'),
  );
  expect(twoStages.plan).toBe(11);
  expect(twoStages.testsPerPerson).toBeCloseTo(1 / 11 + 1 - 0.99 ** 11, 12);
});

test('a test of 99 % and 99 %: tests, sensitivity and predictive values of binGroup', async () => {
  interface Expected {
    tests_per_person: number;
    pooling_sensitivity: number;
    ppv: number;
  }
  const { expected } = referenceCase<unknown, Expected>('pooling/fixture/imperfect-tests.json', 'D2 p=0.01 Se=0.99 Sp=0.99 sizes 2-40');
  const given = ['--prevalence', '0.01', '--sensitivity', '0.99', '--specificity', '0.99', '--json'];
  const found = resultOf<{ testsPerPerson: number; sensitivity: number; positivePredictiveValue: number }>(
    await firebreak('pool', 'hierarchical', '--plan', '11', ...given),
  );
  expect(found.testsPerPerson).toBeCloseTo(expected.tests_per_person, 10);
  expect(found.sensitivity).toBeCloseTo(expected.pooling_sensitivity, 10);
  expect(found.positivePredictiveValue).toBeCloseTo(expected.ppv, 10);
});

test('an array with a perfect test: every row and column once, and who is on a positive crossing', async () => {
  // 2 × 2, p = 0.5: 4 pools, and a member is tested alone when its row and its column are positive:
  // 0.5 (it is infected) + 0.5 · 0.5 · 0.5 (its neighbours in both are) = 0.625 each.
  const found = resultOf<{ expectedTests: number }>(
    await firebreak('pool', 'array', '--rows', '2', '--columns', '2', '--prevalence', '0.5', '--json'),
  );
  expect(found.expectedTests).toBeCloseTo(4 + 4 * 0.625, 12);
});

test('pools of three sizes, as counts and one by one: binGroup', async () => {
  type Expected = Record<'point_firth' | 'point_mle', number> & { 'ci_skew-score': { lower: number; upper: number } };
  const { expected } = referenceCase<unknown, Expected>('pooling/fixture/prevalence-pooledbin.json', 'unequal pools');
  const counts = write('counts.csv', 'size,pools,positive\n50,5,1\n25,8,1\n5,10,1\n');
  const single = (size: number, pools: number): string[] =>
    Array.from({ length: pools }, (_, at) => `${size},${at === 0 ? '阳性' : '阴性'}`);
  const rows = write('pools.csv', `人数,结果\n${[...single(50, 5), ...single(25, 8), ...single(5, 10), '5,'].join('\n')}\n`);
  for (const given of [
    [counts, '--size', 'size', '--pools', 'pools', '--positive', 'positive'],
    [rows, '--size', '人数', '--result', '结果=阳性'],
  ]) {
    const { prevalence } = resultOf<{ prevalence: { pools: number; firth: number; lower: number; upper: number }[] }>(
      await firebreak('pool', 'prevalence', ...given, '--json'),
    );
    const [row] = prevalence;
    expect(row!.pools).toBe(23);
    expect(row!.firth).toBeCloseTo(expected.point_firth, 6);
    expect(row!.lower).toBeCloseTo(expected['ci_skew-score'].lower, 6);
    expect(row!.upper).toBeCloseTo(expected['ci_skew-score'].upper, 6);
  }
});

test.each([
  [
    'more positive pools than pools',
    'size,pools,positive\n5,3,4\n',
    'bad.csv · row 2 · positive “4”: It cannot be more than “pools” (3). Check both counts. [COUNT_ABOVE]\n',
    1,
  ],
  ['half a pool', 'size,pools,positive\n5,2.5,1\n', /row 2 · pools “2.5”: A count must be whole/, 1],
  ['a pool of nobody', 'size,pools,positive\n0,3,1\n', /poolSize is out of its range \(got 0\)/, 1],
])('%s is refused with its place', async (_, content, said, status) => {
  const run = await firebreak(
    'pool',
    'prevalence',
    write('bad.csv', content),
    '--size',
    'size',
    '--pools',
    'pools',
    '--positive',
    'positive',
  );
  expect([run.status, run.stderr]).toEqual([status, typeof said === 'string' ? said : expect.stringMatching(said)]);
});

test('a plan that is no plan, and a prevalence of 1, are errors of the command line', async () => {
  expect((await firebreak('pool', 'hierarchical', '--plan', '[5,', '--prevalence', '0.1')).status).toBe(2);
  expect((await firebreak('pool', 'plan', '--prevalence', '1')).status).toBe(2);
});
