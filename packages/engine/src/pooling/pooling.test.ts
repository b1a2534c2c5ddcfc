import { createRng, type Rng } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrayPooling } from './array.ts';
import { equalPoolLimits, equalPoolPrevalence } from './equal-pool-prevalence.ts';
import { hierarchicalPooling, peopleIn, type PoolPlan } from './hierarchical.ts';
import { bestDorfmanPool, bestSquareArray, bestThreeStagePool, dorfmanTestsPerPerson, equalParts } from './optimal-pooling.ts';
import { poolPrevalence, poolPrevalenceLimits } from './pool-prevalence.ts';
import { poolPrevalenceDifference } from './pool-prevalence-difference.ts';
import type { PoolTest } from './pool-test.ts';

const test90: PoolTest = { sensitivity: 0.9, specificity: 0.95 };

test('one in a hundred infected: pools of eleven cost a fifth of a test a person', () => {
  // Dorfman 1943, table I: prevalence 1 %, best group size 11, 20 % of the tests
  const best = bestDorfmanPool({ prevalence: 0.01, sizes: Array.from({ length: 60 }, (_, index) => index + 2) });
  expect(best.plan).toBe(11);
  expect(best.testsPerPerson).toBeCloseTo(1 / 11 + 1 - 0.99 ** 11, 12);
});

test('above 30.66 % nobody should pool', () => {
  const sizes = Array.from({ length: 30 }, (_, index) => index + 2);
  expect(bestDorfmanPool({ prevalence: 0.31, sizes })).toMatchObject({ plan: 1, testsPerPerson: 1 });
  expect(peopleIn(bestDorfmanPool({ prevalence: 0.3, sizes }).plan)).toBe(3);
});

test('a perfect test makes no error however it is pooled, and Dorfman is the two-stage plan', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.3, noNaN: true }), fc.integer({ min: 2, max: 40 }), (prevalence, size) => {
      const plan = hierarchicalPooling(size, prevalence);
      expect(plan.testsPerPerson).toBeCloseTo(dorfmanTestsPerPerson(prevalence, size), 12);
      expect(plan.sensitivity).toBeCloseTo(1, 12);
      expect(plan.specificity).toBeCloseTo(1, 12);
      const array = arrayPooling({ rows: size, columns: size + 1 }, prevalence);
      expect(array.sensitivity).toBeCloseTo(1, 12);
      expect(array.specificity).toBeCloseTo(1, 12);
    }),
  );
});

test('two stages find the square of what the test finds', () => {
  const pool = hierarchicalPooling(10, 0.02, test90);
  expect(pool.sensitivity).toBeCloseTo(0.81, 12);
  // a healthy member is called positive when both tests err: pool positive given healthy, then 0.05
  const poolPositive = 0.9 * (1 - 0.98 ** 9) + 0.05 * 0.98 ** 9;
  expect(pool.specificity).toBeCloseTo(1 - 0.05 * poolPositive, 12);
});

test('dilution: a test that fails in large pools finds fewer there', () => {
  const diluted = (poolSize: number): number => 0.95 - 0.01 * (poolSize - 1);
  const pool = hierarchicalPooling(10, 0.02, { sensitivity: diluted, specificity: 1 });
  expect(pool.sensitivity).toBeCloseTo(0.86 * 0.95, 12);
});

/** Resolves one pool by chance, to check the formulas by counting. */
function simulate(
  plan: PoolPlan,
  infected: readonly boolean[],
  positive: (anyInfected: boolean) => boolean,
): { tests: number; found: boolean[] } {
  const found = infected.map(() => false);
  let tests = 0;
  const resolve = (part: PoolPlan, from: number): void => {
    const size = peopleIn(part);
    tests++;
    if (!positive(infected.slice(from, from + size).some(Boolean))) return;
    if (size === 1) found[from] = true;
    else if (typeof part === 'number') for (let member = from; member < from + size; member++) resolve(1, member);
    else part.reduce<number>((at, inner) => (resolve(inner, at), at + peopleIn(inner)), from);
  };
  resolve(plan, 0);
  return { tests, found };
}

const bernoulli = (rng: Rng, p: number): boolean => rng.uniform() < p;

test('three uneven stages: counted tests and errors are those of the formula', () => {
  const plan: PoolPlan = [4, [2, 3], 1];
  const rng = createRng('stages');
  const [runs, prevalence] = [20_000, 0.08];
  let [tests, infectedCount, foundCount, falseCount] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const infected = Array.from({ length: 10 }, () => bernoulli(rng, prevalence));
    const result = simulate(plan, infected, (any) => bernoulli(rng, any ? 0.9 : 0.05));
    tests += result.tests;
    infected.forEach((is, member) => {
      if (is) infectedCount++;
      if (is && result.found[member]) foundCount++;
      if (!is && result.found[member]) falseCount++;
    });
  }
  const formula = hierarchicalPooling(plan, prevalence, test90);
  // 20,000 pools: standard error of the tests about 0.03, of the shares 0.004 and 0.0002
  expect(Math.abs(tests / runs - formula.expectedTests)).toBeLessThan(0.12);
  expect(Math.abs(foundCount / infectedCount - formula.sensitivity)).toBeLessThan(0.015);
  expect(Math.abs(1 - falseCount / (runs * 10 - infectedCount) - formula.specificity)).toBeLessThan(0.001);
});

test.each([false, true])('an array of 4 by 5 (master pool %s): counted tests and errors are those of the formula', (masterPool) => {
  const rng = createRng(`array ${masterPool}`);
  const [runs, prevalence, rows, columns] = [20_000, 0.05, 4, 5];
  let [tests, infectedCount, foundCount, falseCount] = [0, 0, 0, 0];
  const positive = (any: boolean): boolean => bernoulli(rng, any ? 0.9 : 0.05);
  for (let run = 0; run < runs; run++) {
    const infected = Array.from({ length: rows }, () => Array.from({ length: columns }, () => bernoulli(rng, prevalence)));
    infectedCount += infected.flat().filter(Boolean).length;
    if (masterPool) {
      tests++;
      if (!positive(infected.flat().some(Boolean))) continue;
    }
    const row = infected.map((line) => positive(line.some(Boolean)));
    const column = Array.from({ length: columns }, (_, j) => positive(infected.some((line) => line[j])));
    tests += rows + columns;
    infected.forEach((line, i) =>
      line.forEach((is, j) => {
        const retest = (row[i] && column[j]) || (row[i] && !column.some(Boolean)) || (column[j] && !row.some(Boolean));
        if (!retest) return;
        tests++;
        if (!positive(is)) return;
        if (is) foundCount++;
        else falseCount++;
      }),
    );
  }
  const formula = arrayPooling({ rows, columns, masterPool }, prevalence, test90);
  // standard error of the tests about 0.03; the program of the reference is off by 0.4 tests with a master pool of 144
  expect(Math.abs(tests / runs - formula.expectedTests)).toBeLessThan(0.12);
  expect(Math.abs(foundCount / infectedCount - formula.sensitivity)).toBeLessThan(0.012);
  expect(Math.abs(1 - falseCount / (runs * rows * columns - infectedCount) - formula.specificity)).toBeLessThan(0.001);
});

test('the best plan has no more tests than any other of its kind', () => {
  const sizes = [3, 6, 9, 12];
  const best = bestThreeStagePool({ prevalence: 0.05, test: test90, sizes });
  for (const size of sizes) {
    for (let pools = 2; pools <= size; pools++) {
      const other = hierarchicalPooling(equalParts(size, pools), 0.05, test90);
      expect(best.testsPerPerson).toBeLessThanOrEqual(other.testsPerPerson + 1e-12);
    }
  }
  expect(bestSquareArray({ prevalence: 0.001, sizes: [5, 8] }).plan).toBe(8);
  expect(equalParts(24, 5)).toEqual([5, 5, 5, 5, 4]);
});

test('single specimens are pools of one: the prevalence is the share of positives', () => {
  const { maximumLikelihood, firth } = poolPrevalence([{ poolSize: 1, pools: 40, positive: 6 }]);
  expect(maximumLikelihood).toBeCloseTo(0.15, 9);
  expect(firth).toBeCloseTo(0.15, 9); // a plain proportion has no bias to take out
});

test('three of twenty pools of five: 1 - (17/20)^(1/5), whichever way it is counted', () => {
  const healthy = (17 / 20) ** (1 / 5);
  expect(equalPoolPrevalence({ positive: 3, pools: 20, poolSize: 5 }).estimate).toBeCloseTo(1 - healthy, 12);
  expect(poolPrevalence([{ poolSize: 5, pools: 20, positive: 3 }]).maximumLikelihood).toBeCloseTo(1 - healthy, 9);
  const split = poolPrevalence([
    { poolSize: 5, pools: 12, positive: 1 },
    { poolSize: 5, pools: 8, positive: 2 },
  ]);
  expect(split.maximumLikelihood).toBeCloseTo(1 - healthy, 9);
});

test('the infection rate of positive pools over persons is always too small', () => {
  const { minimumInfectionRate, maximumLikelihood } = poolPrevalence([{ poolSize: 50, pools: 20, positive: 12 }]);
  expect(minimumInfectionRate).toBeCloseTo(0.012, 12);
  expect(maximumLikelihood).toBeCloseTo(1 - 0.4 ** (1 / 50), 9);
  expect(maximumLikelihood).toBeGreaterThan(minimumInfectionRate);
});

test('no positive pool leaves an upper limit, nothing but positive ones a lower', () => {
  const none = poolPrevalence([{ poolSize: 10, pools: 20, positive: 0 }]);
  expect(none).toMatchObject({ maximumLikelihood: 0, firth: 0, lower: 0 });
  expect(none.upper).toBeGreaterThan(0.005);
  const all = poolPrevalence([{ poolSize: 10, pools: 4, positive: 4 }], { limits: 'score' });
  expect(all).toMatchObject({ maximumLikelihood: 1, upper: 1 });
  expect(all.lower).toBeGreaterThan(0.02);
  expect(all.firth).toBeLessThan(1);
});

test('false positives alone are not an epidemic', () => {
  // 5 % of pools positive with a specificity of 95 % is what no infection looks like
  const found = poolPrevalence([{ poolSize: 10, pools: 100, positive: 5 }], { test: { sensitivity: 0.95, specificity: 0.95 } });
  expect(found.maximumLikelihood).toBeLessThan(1e-6);
  expect(found.lower).toBe(0);
});

test('limits hold the truth as often as they say, by counting every outcome', () => {
  // 30 pools of 8: sum of the binomial probabilities of the outcomes whose limits hold the prevalence
  for (const prevalence of [0.005, 0.02, 0.08]) {
    const share = 1 - (1 - prevalence) ** 8;
    const held = (limitsOf: (positive: number) => { lower: number; upper: number }): number => {
      let [sum, mass] = [0, (1 - share) ** 30];
      for (let positive = 0; positive <= 30; positive++) {
        const { lower, upper } = limitsOf(positive);
        if (lower <= prevalence && prevalence <= upper) sum += mass;
        mass *= ((30 - positive) / (positive + 1)) * (share / (1 - share));
      }
      return sum;
    };
    for (const limits of ['exact', 'blaker'] as const) {
      expect(held((positive) => equalPoolPrevalence({ positive, pools: 30, poolSize: 8 }, { limits }))).toBeGreaterThanOrEqual(0.95 - 1e-9);
    }
    expect(held((positive) => poolPrevalence([{ poolSize: 8, pools: 30, positive }]))).toBeGreaterThan(0.9);
  }
});

const groups = fc
  .array(
    fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([poolSize, pools, share]) => ({
        poolSize,
        pools,
        positive: Math.floor(pools * share),
      })),
    { minLength: 1, maxLength: 5 },
  )
  .filter((list) => list.some(({ pools }) => pools > 0));

test('whatever the pools, limits are prevalences and surround the estimate', () => {
  fc.assert(
    fc.property(groups, fc.constantFrom(...poolPrevalenceLimits), (list, limits) => {
      const found = poolPrevalence(list, { limits });
      for (const value of Object.values(found)) expect(value).not.toBeNaN();
      expect(found.lower).toBeLessThanOrEqual(found.maximumLikelihood + 1e-9);
      expect(found.upper).toBeGreaterThanOrEqual(found.maximumLikelihood - 1e-9);
      expect(found.firth).toBeGreaterThanOrEqual(0);
      const shuffled = poolPrevalence([...list].reverse(), { limits });
      expect(shuffled.maximumLikelihood).toBeCloseTo(found.maximumLikelihood, 9);
    }),
    { numRuns: 200 },
  );
});

test('equal pools: every kind of limits surrounds the estimate for every count', () => {
  for (let positive = 0; positive <= 12; positive++) {
    for (const limits of equalPoolLimits) {
      const found = equalPoolPrevalence({ positive, pools: 12, poolSize: 6 }, { limits });
      if (positive === 12 && limits === 'wald') continue; // an estimate of 1 has no Wald limits
      expect(found.lower).toBeLessThanOrEqual(found.estimate + 1e-12);
      if (limits !== 'secondOrder') expect(found.upper).toBeGreaterThanOrEqual(found.estimate - 1e-12);
    }
  }
});

test('two areas exchanged give the difference with the other sign', () => {
  fc.assert(
    fc.property(groups, groups, (one, other) => {
      const [there, back] = [poolPrevalenceDifference(one, other), poolPrevalenceDifference(other, one)];
      expect(there.estimate + back.estimate).toBeCloseTo(0, 9);
      expect(there.lower + back.upper).toBeCloseTo(0, 6);
      expect(there.lower).toBeLessThanOrEqual(there.estimate + 1e-9);
      expect(there.upper).toBeGreaterThanOrEqual(there.estimate - 1e-9);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['a prevalence of 0', () => hierarchicalPooling(5, 0), 'OUT_OF_RANGE', 'prevalence'],
  ['half a specimen', () => hierarchicalPooling([2.5, 2], 0.1), 'NOT_WHOLE', 'plan[0]'],
  ['an empty pool', () => hierarchicalPooling([[], 2], 0.1), 'EMPTY', 'plan[0]'],
  ['an array of one row', () => arrayPooling({ rows: 1, columns: 5 }, 0.1), 'OUT_OF_RANGE', 'rows'],
  ['a coin for a test', () => hierarchicalPooling(5, 0.1, { sensitivity: 0.5, specificity: 0.5 }), 'NO_INFORMATION', 'sensitivity'],
  [
    'a sensitivity of 95',
    () => hierarchicalPooling(5, 0.1, { sensitivity: 95, specificity: 1 }),
    'OUT_OF_RANGE',
    'sensitivity of pools of 1',
  ],
  ['more positive pools than pools', () => equalPoolPrevalence({ positive: 4, pools: 3, poolSize: 5 }), 'INCONSISTENT', 'positive'],
  ['no pools', () => poolPrevalence([]), 'EMPTY', 'groups'],
  ['a negative count', () => poolPrevalence([{ poolSize: 5, pools: 3, positive: -1 }]), 'NEGATIVE', 'groups[0].positive'],
  ['no size to choose from', () => bestDorfmanPool({ prevalence: 0.1, sizes: [] }), 'EMPTY', 'sizes'],
])('%s is refused by name', (_, ask, code, argument) => {
  expect(ask).toThrow(expect.objectContaining({ code, argument }) as Error);
});
