import type { InferredCase } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { differencesOf, generationsOf, meanOf, offspringCounts, offspringRange } from './outbreak-numbers.ts';

/** A case as a run gives it; only what the numbers read matters. */
const aCase = (id: string, more: Partial<InferredCase> = {}): InferredCase => ({
  id,
  candidates: [],
  generations: [1, 0, 0, 0],
  infectionDate: null,
  infectiousness: { mean: 0, sd: 0 },
  offspring: [1],
  depth: [1],
  entropy: 0,
  openEnd: false,
  tree: { kind: 'importation', infector: null },
  ...more,
});

test('R by generation weighs each case by its probability of standing there', () => {
  // A is imported and infects two; B stands in generation 1 for sure, C in 1 or 2 with one half each and infects one.
  const cases = [
    aCase('A', { depth: [1], offspring: [0, 0, 1] }),
    aCase('B', { depth: [0, 1], offspring: [1] }),
    aCase('C', { depth: [0, 0.5, 0.5], offspring: [0, 1] }),
  ];
  // Generation 1 holds 1.5 cases that infect 0.5: R = 1/3.
  expect(generationsOf({ cases })).toEqual([
    { number: 0, cases: 1, R: 2 },
    { number: 1, cases: 1.5, R: 0.5 / 1.5 },
    { number: 2, cases: 0.5, R: 1 },
  ]);
  expect(offspringCounts({ cases })).toEqual([1, 1, 1]);
});

test('the limits of a number infected hold 95 % of it', () => {
  expect(meanOf([0.5, 0.25, 0.25])).toBe(0.75);
  expect(offspringRange([0.02, 0.5, 0.46, 0.02])).toEqual([1, 2]); // 2 % below and 2 % above are left out
  expect(offspringRange([1])).toEqual([0, 0]);
});

test('two runs differ where the likeliest infector or its share does', () => {
  const candidate = (infector: string, p: number) => [{ kind: 'case' as const, infector, p, evidence: null }];
  const before = [
    aCase('A', { candidates: candidate('X', 0.9) }),
    aCase('B', { candidates: candidate('X', 0.9) }),
    aCase('C', { candidates: candidate('X', 0.9) }),
  ];
  const now = [
    aCase('A', { candidates: candidate('X', 0.8) }),
    aCase('B', { candidates: candidate('Y', 0.9) }),
    aCase('C', { candidates: candidate('X', 0.7) }),
    aCase('D'),
  ];
  const run = (cases: InferredCase[]) => ({ cases, parameters: [], value: [], sweeps: 1, settled: true });
  expect(differencesOf(run(now), run(before)).map(({ id }) => id)).toEqual(['B', 'C']);
});
