import { expect, test } from 'vitest';
import type { InferenceInput } from '../input/inference-input.ts';
import type { InferenceResult, InferredCase } from './inference-result.ts';
import { valueOfEvidence, type ValueSettings } from './value-of-evidence.ts';

const inferred = (id: string, candidates: [string | null, number][], entropy: number): InferredCase => ({
  id,
  candidates: candidates.map(([infector, p]) => ({ infector, p, evidence: null })),
  credibleSet: [],
  generations: [1, 0, 0, 0],
  infectionDay: [],
  infectiousness: { mean: 1, sd: 1 },
  entropy,
  openEnd: false,
});
const result = (cases: InferredCase[]): InferenceResult => ({
  cases,
  parameters: [],
  tree: [],
  samples: [],
  openEnds: [],
  sweeps: 1,
  chains: 2,
  difference: 0,
  settled: true,
});
const delays = { generationTime: { firstDay: 1, mass: [1] }, incubation: { firstDay: 1, mass: [1] } };
const input: InferenceInput = { cases: ['a', 'b', 'c', 'd'].map((id) => ({ id, onset: 0 })), contacts: [{ a: 'd', b: 'b' }], ...delays };
const perfect: ValueSettings = {
  cases: 5,
  found: 1,
  foundByChance: 0,
  match: 1,
  matchByChance: 0,
  positive: 1,
  falsePositive: 0,
  untestedInfected: 0.5,
  contactInfected: 0,
};
const sampledAll = (but: string): InferenceInput => ({
  ...input,
  cases: input.cases.map((one) => (one.id === but ? one : { ...one, sampled: 0 })),
});

test('a perfect question about one of two equal candidates is worth one bit', () => {
  const doubt = result([inferred('c', [['a', 0.5], ['b', 0.5]], 1)]); // prettier-ignore
  expect(valueOfEvidence(doubt, input, perfect).map(({ about, gain }) => [about, gain])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});

test('of candidates with 1/2, 1/4, 1/4 the first is asked about; what is recorded is not asked again', () => {
  // Entropy 1.5 bits. Asking about a: found (1/2) leaves 0, not found leaves 1 bit: gain 1.5 - 0.5 = 1.
  // Asking about c: found (1/4) leaves 0, not found (3/4) leaves H(2/3, 1/3) = 0.9183: gain 1.5 - 0.6887 = 0.8113.
  const doubt = result([inferred('d', [['a', 0.5], ['b', 0.25], ['c', 0.25]], 1.5)]); // prettier-ignore
  const valued = valueOfEvidence(doubt, input, perfect);
  expect(valued.map(({ about }) => about)).toEqual(['a', 'c']);
  expect(valued[0]!.gain).toBeCloseTo(1, 12);
  expect(valued[1]!.gain).toBeCloseTo(0.8113, 4);
});

test('a question whose answer says nothing is not worth asking, and certainty needs no evidence', () => {
  const doubt = result([inferred('c', [['a', 0.5], ['b', 0.5]], 1), inferred('b', [['a', 1]], 0)]); // prettier-ignore
  expect(valueOfEvidence(doubt, input, { ...perfect, found: 0.3, foundByChance: 0.3 })).toEqual([]);
});

test('with some genomes known, the sample of the case in doubt is proposed', () => {
  const some: InferenceInput = {
    ...input,
    genomeLength: 100,
    cases: input.cases.map((one) => (one.id === 'c' ? one : { ...one, snps: [] })),
  };
  const doubt = result([inferred('c', [['a', 0.6], ['b', 0.4]], 0.971)]); // prettier-ignore
  expect(valueOfEvidence(doubt, some).some(({ kind, about }) => kind === 'sequence' && about === 'c')).toBe(true);
});

test('a candidate whom no test has confirmed is tested: who was not infected infected nobody', () => {
  // a infects c with probability 1/2; if it did not, it was infected with probability 1/2. Positive: 1/2 + 1/4 = 3/4, and then
  // 2/3 : 1/3 (0.9183 bits); negative: 1/4, and then it was b (0 bits). Gain 1 - 3/4 · 0.9183 = 0.3113.
  const doubt = result([inferred('c', [['a', 0.5], ['b', 0.5]], 1)]); // prettier-ignore
  const tests = valueOfEvidence(doubt, sampledAll('a'), perfect).filter(({ kind }) => kind === 'test');
  expect(tests.map(({ about }) => about)).toEqual(['a']);
  expect(tests[0]!.gain).toBeCloseTo(0.3113, 4);
});

test('where no sample of anybody is on record, nobody is sent to the laboratory for it', () => {
  const doubt = result([inferred('c', [['a', 0.5], ['b', 0.5]], 1)]); // prettier-ignore
  expect(valueOfEvidence(doubt, input, perfect).some(({ kind }) => kind === 'test')).toBe(false);
});

test('somebody who is no case and met both may stand between them: a perfect test of the only one settles it', () => {
  // One unreported person stands between for certain, infected by a with probability 1/2: x stands there with 1/2, worth one bit.
  const throughOne: InferredCase = { ...inferred('c', [['a', 0.5], ['b', 0.5]], 1), generations: [0, 1, 0, 0] }; // prettier-ignore
  const untested = [{ id: 'x', met: ['a', 'c'] }, { id: 'y', met: ['c'] }]; // prettier-ignore
  const tests = valueOfEvidence(result([throughOne]), input, perfect, untested).filter(({ kind }) => kind === 'test');
  expect(tests.map(({ about, gain }) => [about, gain])).toEqual([['x', 1]]);
  // Two who met both: each stands there with 1/4, h(1/4) = 0.8113 bits.
  const two = valueOfEvidence(result([throughOne]), input, perfect, [...untested, { id: 'z', met: ['a', 'c'] }]);
  const gains = two.filter(({ kind }) => kind === 'test').map(({ gain }) => gain);
  expect(gains).toHaveLength(2);
  for (const gain of gains) expect(gain).toBeCloseTo(0.8113, 4);
});
