import { createRng } from '@firebreak/epi';
import { describe, expect, test } from 'vitest';
import type { InferenceInput } from '../input/inference-input.ts';
import { defaultInferenceSettings, type EvidencePart, type InferenceSettings } from '../input/inference-settings.ts';
import { chainModel, type ChainModel } from '../model/chain-model.ts';
import { IMPORTED } from '../model/decision-table.ts';
import { enumerateOutbreak } from '../referee/enumerate-outbreak.ts';
import { enumerateGroups } from '../referee/enumerate-groups.ts';
import { enumerateShared, type SharedPosterior } from '../referee/enumerate-shared.ts';
import { newLinkEvidence, weighLinks } from '../model/infection-kernel.ts';
import { simulateOutbreak, type SimulatedOutbreak, type SimulationParameters } from '../referee/simulate-outbreak.ts';
import { SamplerChain } from './chain.ts';
import type { Tally } from './tally.ts';

const five: InferenceInput = {
  cases: [
    { id: 'a', onset: 0, snps: [] },
    { id: 'b', onset: 3, snps: ['10T'] },
    { id: 'c', onset: 4, snps: ['10T'] },
    { id: 'd', onset: 4, snps: [] },
    { id: 'e', onset: 7, snps: ['10T', '55C'] },
  ],
  contacts: [
    { a: 'a', b: 'b' },
    { a: 'c', b: 'e', minutes: 200 },
    { a: 'd', b: 'e', minutes: 5 },
  ],
  generationTime: { firstDay: 1, mass: [0.1, 0.3, 0.3, 0.2, 0.1] },
  incubation: { firstDay: 1, mass: [0.2, 0.4, 0.3, 0.1] },
  genomeLength: 100,
};

const held = { reporting: 0.7, reproduction: 1.6, dispersion: 0.4, mutation: 0.5, sensitivity: 0.6, noise: 0.1, importRate: 0.05 };

function probabilities(model: ChainModel, tally: Tally): Map<number, number>[] {
  const { links } = model;
  return model.ids.map((_, one) => {
    const row = new Map([[IMPORTED, tally.outside[one]! / tally.terms[one]!]]);
    for (let link = links.offset[one]!; link < links.offset[one + 1]!; link++)
      row.set(links.source[link]!, tally.link[link]! / tally.terms[one]!);
    for (const [key, sum] of tally.distant)
      if (Math.floor(key / model.cases) === one) row.set(key % model.cases, (row.get(key % model.cases) ?? 0) + sum / tally.terms[one]!);
    return row;
  });
}

function sampled(model: ChainModel, sweeps: number, seed: string): Map<number, number>[] {
  const chain = new SamplerChain(model, createRng(seed));
  for (let sweep = 0; sweep < sweeps; sweep++) chain.sweep(sweep >= 100);
  return probabilities(model, chain.tally);
}

const largestError = (ours: readonly Map<number, number>[], exact: readonly Map<number, number>[]): number =>
  Math.max(...exact.flatMap((row, one) => [...row].map(([infector, p]) => Math.abs(p - (ours[one]!.get(infector) ?? 0)))));

describe('every tree of five cases (all six: npm run bench -- chains --only exact)', () => {
  const combinations: EvidencePart[][] = [['dates'], ['dates', 'contacts'], ['dates', 'dna'], ['dates', 'contacts', 'dna']];
  for (const parts of combinations)
    for (const superspreading of [true, false])
      test(`${parts.join(', ')}${superspreading ? '' : ', everybody infects alike'}`, () => {
        const settings: InferenceSettings = {
          ...defaultInferenceSettings,
          parts,
          superspreading,
          sharedUnreported: false,
          fixed: { ...held, lastDay: 7 },
        };
        const model = chainModel(five, settings);
        const { parameters, evidence, imported } = new SamplerChain(model, createRng(1)).state;
        const exact = enumerateOutbreak(model, parameters, evidence, imported);
        expect(largestError(sampled(model, 5000, parts.join()), exact)).toBeLessThan(0.02);
      });
});

test('who brought two mutations into a cluster still has the others to have them from, as every tree has it', () => {
  // c, d and e share two mutations that a and b lack: for each of them the two others are nearer than a and b by a factor of 1e8.
  const cluster: InferenceInput = {
    ...five,
    cases: five.cases.map(({ id, onset }, at) => ({ id, onset, snps: at < 2 ? [] : ['10T', '20A'] })),
    contacts: [],
    genomeLength: 10_000,
  };
  const settings: InferenceSettings = { ...defaultInferenceSettings, sharedUnreported: false, fixed: { ...held, lastDay: 7 } };
  const model = chainModel(cluster, settings);
  const { parameters, evidence, imported } = new SamplerChain(model, createRng(1)).state;
  const exact = enumerateOutbreak(model, parameters, evidence, imported);
  expect(exact[2]!.get(0)! + exact[2]!.get(1)!).toBeGreaterThan(0.2);
  expect(largestError(sampled(model, 5000, 'cluster'), exact)).toBeLessThan(0.02);
});

describe('every tree and day of four cases, two pairs of whom live together', () => {
  const households = [
    ['a', 'b'],
    ['c', 'd'],
  ];
  const input: InferenceInput = {
    ...five,
    cases: five.cases.slice(0, 4).map(({ id, onset }) => ({ id, onset })),
    contacts: [],
    groups: households.map((members) => ({ type: 'household', members })),
  };
  const mates = (one: number, other: number): boolean => Math.floor(one / 2) === Math.floor(other / 2);
  for (const superspreading of [true, false])
    for (const groupRate of [0.2, 1.5])
      test(`${groupRate} contacts with each mate${superspreading ? '' : ', everybody infects alike'}`, () => {
        const fixed = { ...held, groupRate, lastDay: 4 };
        const model = chainModel(input, { ...defaultInferenceSettings, superspreading, sharedUnreported: false, fixed });
        const exact = enumerateGroups(model, new SamplerChain(model, createRng(1)).state.parameters, mates);
        const without = enumerateGroups(model, new SamplerChain(model, createRng(1)).state.parameters, () => false);
        expect(exact[1]!.get(0)! - without[1]!.get(0)!).toBeGreaterThan(0.05);
        expect(largestError(sampled(model, 8000, 'groups'), exact)).toBeLessThan(0.02);
      });
});

describe('unreported persons shared, in lines of any length: every tree', () => {
  // All but the first fall ill on one day and few are reported: a fifth of the cases have an infector who is unreported and infected several.
  const inputOf = (ids: readonly string[]): InferenceInput => ({
    cases: ids.map((id, at) => ({ id, onset: at === 0 ? 0 : 2 })),
    contacts: [{ a: 'a', b: 'b' }],
    generationTime: { firstDay: 1, mass: [0.2, 0.5, 0.3] },
    incubation: { firstDay: 1, mass: [0.2, 0.4, 0.3, 0.1] },
  });
  const { sensitivity, ...others } = { ...held, reporting: 0.2, sensitivity: 0.5, importRate: 0.01, lastDay: 2 };
  const exactWith = (model: ChainModel, share: number): SharedPosterior => {
    const parameters = { ...new SamplerChain(model, createRng(1)).state.parameters, unrecorded: 1 - share };
    parameters.sensitivity = parameters.sensitivity.map((value) => (value > 0 ? share : 0));
    const evidence = newLinkEvidence(model.links.source.length);
    weighLinks(evidence, model, parameters);
    return enumerateShared(model, parameters, evidence);
  };

  // With the factor of backward tracing left out at any one of the places that weigh a link, the error is 0.009 to 0.17.
  for (const backwardTracing of [false, true])
    test(`five cases, share of links with a record held, backward tracing ${backwardTracing}`, () => {
      const input = { ...inputOf(['a', 'b', 'c', 'd', 'e']), backwardTracing };
      const model = chainModel(input, { ...defaultInferenceSettings, fixed: { ...others, sensitivity } });
      expect(largestError(sampled(model, 30_000, 'shared'), exactWith(model, sensitivity).infectors)).toBeLessThan(0.007);
    }, 60_000);

  for (const backwardTracing of [false, true])
    test(`four cases, share of links with a record drawn, backward tracing ${backwardTracing}`, () => {
      const input = { ...inputOf(['a', 'b', 'c', 'd']), backwardTracing };
      const model = chainModel(input, { ...defaultInferenceSettings, fixed: others });
      const { infectors, mean } = overShares((share) => exactWith(model, share));
      const chain = new SamplerChain(model, createRng('drawn'));
      for (let sweep = 0; sweep < 50_000; sweep++) chain.sweep(sweep >= 100);
      expect(largestError(probabilities(model, chain.tally), infectors)).toBeLessThan(0.01);
      const drawn = chain.tally.trace.reduce((sum, row) => sum + row[SENSITIVITY]!, 0) / chain.tally.trace.length;
      expect(Math.abs(drawn - mean)).toBeLessThan(0.007);
    }, 60_000);
});

/** The exact posterior where the share of direct pairs with a record has its prior, Beta(7, 3), and the mean of that share. */
function overShares(exactWith: (share: number) => SharedPosterior): { infectors: Map<number, number>[]; mean: number } {
  const sums: { infectors: Map<number, number>[]; mean: number; total: number } = { infectors: [], mean: 0, total: 0 };
  const { a, b } = defaultInferenceSettings.priors.sensitivity;
  for (let at = 0; at < SHARES; at++) {
    const share = (at + 0.5) / SHARES;
    const { infectors, total } = exactWith(share);
    const weight = total * share ** (a - 1) * (1 - share) ** (b - 1);
    sums.total += weight;
    sums.mean += weight * share;
    infectors.forEach((row, one) => {
      const into = (sums.infectors[one] ??= new Map<number, number>());
      for (const [infector, p] of row) into.set(infector, (into.get(infector) ?? 0) + weight * p);
    });
  }
  for (const row of sums.infectors) for (const [infector, weight] of row) row.set(infector, weight / sums.total);
  return { infectors: sums.infectors, mean: sums.mean / sums.total };
}

const SHARES = 20;
/** Place of the share of direct pairs with a record in a row of the trace, where there is one type of contact. */
const SENSITIVITY = 6;

test('two cases, unreported persons shared: the posterior is what remains of simulated outbreaks that look the same', () => {
  const parameters: SimulationParameters = {
    ...held,
    reporting: 0.5,
    mutation: 0,
    importRate: 0.15,
    generation: [0, 0.5, 0.5],
    typeShares: [1],
    incubation: [0, 0.6, 0.4],
    genomeLength: 100,
    days: 8,
  };
  const onsets = [5, 6];
  const { alike, share } = lookAlikes(parameters, onsets, 60_000);
  expect(alike).toBeGreaterThan(200);
  const input: InferenceInput = {
    cases: onsets.map((onset, at) => ({ id: `case-${at}`, onset })),
    contacts: [],
    generationTime: { firstDay: 0, mass: parameters.generation },
    incubation: { firstDay: 0, mass: parameters.incubation },
    asOf: 7,
  };
  const fixed = { ...held, reporting: 0.5, importRate: 0.15, lastDay: 7 };
  const model = chainModel(input, { ...defaultInferenceSettings, fixed });
  const ours = sampled(model, 10_000, 'two');
  share.forEach((row, one) => {
    for (const [infector, p] of row)
      // Four standard errors of the simulated share.
      expect(Math.abs((ours[one]!.get(infector) ?? 0) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / alike) + 0.005);
  });
}, 120_000);

/** Shares of the infectors in simulated outbreaks with exactly these onsets; cases are numbered by onset. */
function lookAlikes(
  parameters: SimulationParameters,
  onsets: readonly number[],
  tries: number,
): { alike: number; share: Map<number, number>[] } {
  const rng = createRng('look-alikes');
  const share = onsets.map(() => new Map<number, number>());
  let alike = 0;
  for (let n = 0; n < tries; n++) {
    const outbreak = simulateOutbreak(parameters, rng, 100);
    if (outbreak === null || outbreak.infector.length !== onsets.length) continue;
    const order = outbreak.input.cases.map((_, at) => at).sort((a, b) => onsetOf(outbreak, a) - onsetOf(outbreak, b));
    if (order.some((at, place) => onsetOf(outbreak, at) !== onsets[place])) continue;
    alike++;
    order.forEach((at, place) => {
      const infector = outbreak.infector[at]! < 0 ? IMPORTED : order.indexOf(outbreak.infector[at]!);
      share[place]!.set(infector, (share[place]!.get(infector) ?? 0) + 1);
    });
  }
  for (const row of share) for (const [infector, count] of row) row.set(infector, count / alike);
  return { alike, share };
}

const onsetOf = ({ input }: SimulatedOutbreak, at: number): number => input.cases[at]!.onset as number;
