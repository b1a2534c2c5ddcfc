import { expect, test } from 'vitest';
import { equalPoolPrevalence } from './equal-pool-prevalence.ts';
import { hierarchicalPooling } from './hierarchical.ts';
import { bestDorfmanPool, dorfmanTestsPerPerson } from './optimal-pooling.ts';
import type { PoolGroup } from './pool-group.ts';
import { poolPrevalence } from './pool-prevalence.ts';
import type { PoolTest } from './pool-test.ts';
import { workedExample } from '../../reference/worked-example.ts';

/** Equal to the digits the page gives. */
const expectNear = (ours: number, page: number): void => expect(Math.abs(ours / page - 1)).toBeLessThan(6e-4);

test('pools of eleven in docs/method/pooled-testing.md', () => {
  type Input = { prevalence: number; poolSize: number; imperfect: { plan: number; prevalence: number; test: PoolTest } };
  const { input, result } = workedExample<Input, Record<'testsPerPerson' | 'best' | 'sensitivity', number>>(
    'docs/method/pooled-testing.md',
  );
  expectNear(dorfmanTestsPerPerson(input.prevalence, input.poolSize), result.testsPerPerson);
  const sizes = Array.from({ length: 39 }, (_, index) => index + 2);
  expect(bestDorfmanPool({ prevalence: input.prevalence, sizes }).plan).toBe(result.best);
  const { plan, prevalence, test } = input.imperfect;
  expectNear(hierarchicalPooling(plan, prevalence, test).sensitivity, result.sensitivity);
});

test('three of twenty pools in docs/method/pool-prevalence.md', () => {
  const { input, result } = workedExample<PoolGroup, { estimate: number; minimumInfectionRate: number }>('docs/method/pool-prevalence.md');
  expectNear(equalPoolPrevalence(input).estimate, result.estimate);
  expectNear(poolPrevalence([input]).minimumInfectionRate, result.minimumInfectionRate);
});
