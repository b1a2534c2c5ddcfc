import { expect, test } from 'vitest';
import { heaviestTree } from './arborescence/heaviest-tree.ts';
import { linkMarginals } from './arborescence/matrix-tree.ts';
import { inferTransmission } from './infer.ts';
import type { InferenceInput } from './input/inference-input.ts';
import type { EvidencePart, InferenceSettings } from './input/inference-settings.ts';
import { workedExample } from '../../../reference/worked-example.ts';

test('two cases in docs/method/transmission-tree.md', () => {
  const { input, result } = workedExample<
    { input: InferenceInput; settings: Partial<InferenceSettings> },
    { dates: number; datesAndContact: number }
  >('docs/method/transmission-tree.md');
  const probability = (parts: EvidencePart[]): number =>
    inferTransmission(input.input, { seed: 1, sweeps: 4000, settings: { ...input.settings, parts } }).cases[1]!.candidates.find(
      ({ infector }) => infector === 'a',
    )?.p ?? 0;
  expect(Math.abs(probability(['dates']) - result.dates)).toBeLessThan(0.01);
  expect(Math.abs(probability(['dates', 'contacts']) - result.datesAndContact)).toBeLessThan(0.005);
});

test('three trees of two cases in docs/method/tree-sum.md', () => {
  const { input, result } = workedExample<
    { cases: number; links: [number, number, number][] },
    { probability: number[]; total: number; heaviest: number[] }
  >('docs/method/tree-sum.md');
  const links = {
    cases: input.cases,
    source: Int32Array.from(input.links, ([source]) => source),
    target: Int32Array.from(input.links, ([, target]) => target),
    weight: Float64Array.from(input.links, ([, , weight]) => weight),
  };
  const { probability, logTotal } = linkMarginals(links);
  result.probability.forEach((p, link) => expect(probability[link]).toBeCloseTo(p, 12));
  expect(Math.exp(logTotal)).toBeCloseTo(result.total, 12);
  expect(Array.from(heaviestTree(links))).toEqual(result.heaviest);
});
