import { createRng } from '@firebreak/epi';
import { defaultInferenceSettings, inferTransmission, type EvidencePart, type InferenceInput } from '@firebreak/engine/chains/infer/index';
import { chainModel } from '@firebreak/engine/chains/infer/model/chain-model';
import { calibrate } from '@firebreak/engine/chains/infer/referee/calibrate';
import { enumerateOutbreak } from '@firebreak/engine/chains/infer/referee/enumerate-outbreak';
import { SamplerChain } from '@firebreak/engine/chains/infer/sampler/chain';
import type { BenchRow } from '../../../scripts/bench.ts';

/** The sampler against every tree of six cases, against truths from its own model, and with nothing to go by. */
export function* exactRows(): Iterable<BenchRow> {
  for (const parts of combinations) {
    const { error, seconds } = largestError(parts);
    yield {
      work: `six cases, every tree, ${parts.join(', ')}: largest error`,
      ours: error,
      unit: '',
      limit: 0.01,
      note: `25,000 sweeps of two chains each, ${seconds.toFixed(1)} CPU s`,
    };
  }
  const { coverage, exactCoverage, expectedCoverage, chiSquare, cases, outbreaks } = calibrate(createRng('bench'), {
    outbreaks: 400,
    sweeps: 200,
    least: 3,
    most: 20,
    types: 1,
    backwardTracing: false,
  });
  const ranks = Object.entries(chiSquare).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  yield {
    work: `${outbreaks} outbreaks from the model, ${cases} cases: coverage of the 95 % set`,
    ours: coverage,
    unit: '',
    peer: expectedCoverage,
    note: `peer: what the sets claim; sets of exactly 95 %, the last candidate by chance: ${exactCoverage.toFixed(3)}; chi-square of ranks (9 df, 5 % point 16.9): ${ranks.join(', ')}`,
  };
  yield withoutInformation(5000);
}

const combinations: EvidencePart[][] = [['dates'], ['dates', 'contacts'], ['dates', 'dna'], ['dates', 'contacts', 'dna']];

const six: InferenceInput = {
  cases: [
    { id: 'a', onset: 0, snps: [] },
    { id: 'b', onset: 3, snps: ['10T'] },
    { id: 'c', onset: 4, snps: ['10T'] },
    { id: 'd', onset: 4, snps: [] },
    { id: 'e', onset: 7, snps: ['10T', '55C'] },
    { id: 'f', onset: 8, snps: ['10T', '20A'] },
  ],
  contacts: [
    { a: 'a', b: 'b' },
    { a: 'c', b: 'e', minutes: 200 },
    { a: 'd', b: 'f', minutes: 5 },
  ],
  generationTime: { firstDay: 1, mass: [0.1, 0.3, 0.3, 0.2, 0.1] },
  incubation: { firstDay: 1, mass: [0.2, 0.4, 0.3, 0.1] },
  genomeLength: 100,
};

const held = {
  reporting: 0.7,
  reproduction: 1.6,
  dispersion: 0.4,
  mutation: 0.5,
  sensitivity: 0.6,
  noise: 0.1,
  importRate: 0.05,
  lastDay: 8,
};

function largestError(parts: EvidencePart[]): { error: number; seconds: number } {
  const settings = { parts, sharedUnreported: false, fixed: held };
  const model = chainModel(six, { ...defaultInferenceSettings, ...settings });
  const { parameters, evidence, imported } = new SamplerChain(model, createRng(1)).state;
  const exact = enumerateOutbreak(model, parameters, evidence, imported);
  const start = process.cpuUsage();
  const { cases } = inferTransmission(six, { seed: 1, sweeps: 25_000, settings });
  const used = process.cpuUsage(start);
  const errors = exact.flatMap((row, one) =>
    [...row].map(([infector, p]) => {
      const ours = cases[one]!.candidates.find((candidate) => candidate.infector === (model.ids[infector] ?? null));
      return Math.abs(p - (ours?.p ?? 0));
    }),
  );
  return { error: Math.max(...errors), seconds: (used.user + used.system) / 1e6 };
}

function withoutInformation(count: number): BenchRow {
  const cases = Array.from({ length: count }, (_, at) => ({ id: `case-${at}`, onset: at % 60 }));
  const delays = { generationTime: six.generationTime, incubation: six.incubation };
  const start = process.cpuUsage();
  const result = inferTransmission({ cases, contacts: [], ...delays }, { seed: 1, sweeps: 20 });
  const used = process.cpuUsage(start);
  const sizes = result.cases.map(({ credibleSet }) => credibleSet.length).sort((a, b) => a - b);
  return {
    work: `${count.toLocaleString('en')} cases with dates alone, 20 sweeps`,
    ours: (used.user + used.system) / 1e6,
    unit: 's',
    limit: 180,
    note: `median size of the 95 % set ${sizes[sizes.length >> 1]}; memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB (limit 2 GB)`,
  };
}
