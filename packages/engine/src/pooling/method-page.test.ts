import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { equalPoolPrevalence } from './equal-pool-prevalence.ts';
import { hierarchicalPooling } from './hierarchical.ts';
import { bestDorfmanPool, dorfmanTestsPerPerson } from './optimal-pooling.ts';
import type { PoolGroup } from './pool-group.ts';
import { poolPrevalence } from './pool-prevalence.ts';
import type { PoolTest } from './pool-test.ts';

/** The worked example of a method page: its input, and the result that was worked out by hand on the page. */
function example<Input, Result>(page: string): { input: Input; result: Result } {
  const text = readFileSync(new URL(`../../../../${page}`, import.meta.url), 'utf8');
  const block = (name: string): unknown => JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)\\n```').exec(text)?.[1] ?? '');
  return { input: block('input') as Input, result: block('result') as Result };
}

/** Equal to the digits the page gives. */
const expectNear = (ours: number, page: number): void => expect(Math.abs(ours / page - 1)).toBeLessThan(6e-4);

test('pools of eleven in docs/method/pooled-testing.md', () => {
  type Input = { prevalence: number; poolSize: number; imperfect: { plan: number; prevalence: number; test: PoolTest } };
  const { input, result } = example<Input, Record<'testsPerPerson' | 'best' | 'sensitivity', number>>('docs/method/pooled-testing.md');
  expectNear(dorfmanTestsPerPerson(input.prevalence, input.poolSize), result.testsPerPerson);
  const sizes = Array.from({ length: 39 }, (_, index) => index + 2);
  expect(bestDorfmanPool({ prevalence: input.prevalence, sizes }).plan).toBe(result.best);
  const { plan, prevalence, test } = input.imperfect;
  expectNear(hierarchicalPooling(plan, prevalence, test).sensitivity, result.sensitivity);
});

test('three of twenty pools in docs/method/pool-prevalence.md', () => {
  const { input, result } = example<PoolGroup, { estimate: number; minimumInfectionRate: number }>('docs/method/pool-prevalence.md');
  expectNear(equalPoolPrevalence(input).estimate, result.estimate);
  expectNear(poolPrevalence([input]).minimumInfectionRate, result.minimumInfectionRate);
});
