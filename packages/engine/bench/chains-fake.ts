import { createRng } from '@firebreak/epi';
import {
  defaultInferenceSettings,
  inferTransmission,
  scoreInference,
  type EvidencePart,
  type InferenceInput,
  type InferenceResult,
  type TrueLink,
} from '@firebreak/engine/chains/infer/index';
import { chainModel } from '@firebreak/engine/chains/infer/model/chain-model';
import { enumerateOutbreak } from '@firebreak/engine/chains/infer/referee/enumerate-outbreak';
import { SamplerChain } from '@firebreak/engine/chains/infer/sampler/chain';
import { join } from 'node:path';
import type { BenchRow } from '../../../scripts/bench.ts';
import { table } from './small-table.ts';

/** The reference's own example in its three readings: who is right, and how many should be right by the posterior itself. */
export function* fakeRows(folder: string): Iterable<BenchRow> {
  for (const parts of [['dates'], ['dates', 'contacts'], ['dates', 'dna'], ['dates', 'contacts', 'dna']] as const)
    for (const reading of readings) yield fakeRow(folder, reading, parts);
  yield* sixRows(folder);
}

/** Right with prototype, and with outbreaker2 in the note, as stated for the project. */
const fakeFigures: Readonly<Record<string, { peer: number; note: string }>> = {
  dates: { peer: 0.26, note: 'peer: prototype; outbreaker2 0.07' },
  'dates,contacts': { peer: 0.52, note: 'peer: prototype; outbreaker2 0.52' },
  'dates,dna': { peer: 0.96, note: 'peer: prototype; outbreaker2 0.96' },
  'dates,contacts,dna': { peer: 1, note: 'peer: prototype; outbreaker2 0.93 in 34–62 CPU s' },
};

function fakeRow(folder: string, reading: Reading, parts: readonly EvidencePart[]): BenchRow {
  const truth = fakeTruth(folder);
  const input = fakeOutbreak(folder, reading);
  const result = inferTransmission(input, { seed: 1, settings: { parts } });
  const score = scoreInference(result.cases, truth);
  const { expected, low, high } = expectedRight(inferTransmission(input, { seed: 1, sweeps: 600, settings: { parts } }), truth);
  const { peer, note } = fakeFigures[parts.join()]!;
  const texts = [
    `P(truth) ${score.truthProbability.toFixed(3)}`,
    `95 % set covers ${score.coverage.toFixed(2)} with ${score.setSize.toFixed(1)}`,
    `imports ${score.importPrecision.toFixed(2)}/${score.importRecall.toFixed(2)}`,
    `difference ${result.difference.toFixed(3)}${result.settled ? '' : ' (not settled)'}`,
    `by the posterior itself ${expected.toFixed(1)} of ${score.cases} should be right, ${low} to ${high} in 95 % of its trees`,
    note,
  ];
  return {
    work: `fake_outbreak ${reading}, ${parts.join(', ')}, agreement`,
    ours: score.modalRight,
    unit: '',
    peer,
    note: texts.join('; '),
  };
}

/** How many of the likeliest infectors should be right if the posterior is: their mean over its trees, and where 95 % lie. */
function expectedRight({ cases, samples }: InferenceResult, truth: readonly TrueLink[]): { expected: number; low: number; high: number } {
  const linked = new Set(truth.filter(({ infector }) => infector !== null).map(({ id }) => id));
  const named = cases.map(({ id, candidates }) => {
    const first = candidates[0]!.infector === null && candidates[0]!.p <= 0.5 ? candidates[1] : candidates[0];
    return linked.has(id) ? first?.infector : undefined;
  });
  const counts = samples
    .map(({ infector }) => infector.filter((one, at) => named[at] !== undefined && one === named[at]).length)
    .sort((a, b) => a - b);
  const at = (share: number): number => counts[Math.min(counts.length - 1, Math.floor(share * counts.length))]!;
  return { expected: counts.reduce((sum, count) => sum + count, 0) / counts.length, low: at(0.025), high: at(0.975) };
}

/**
 * The cases about which readings and programs disagree, 6 and 11, with those who may have infected them and those whom they infected:
 * every tree of the six, parameters held near the means of the whole outbreak, against the sampler.
 */
function* sixRows(folder: string): Iterable<BenchRow> {
  const whole = fakeOutbreak(folder, 'as days of infection');
  const input: InferenceInput = {
    ...whole,
    cases: whole.cases.filter(({ id }) => six.has(id)),
    contacts: whole.contacts.filter(({ a, b }) => six.has(a) && six.has(b)),
  };
  const settings = { sharedUnreported: false, fixed: heldForSix };
  const model = chainModel(input, { ...defaultInferenceSettings, ...settings });
  const { parameters, evidence, imported } = new SamplerChain(model, createRng(1)).state;
  const exact = enumerateOutbreak(model, parameters, evidence, imported);
  const { cases } = inferTransmission(input, { seed: 1, sweeps: 5000, settings });
  for (const [infectee, infector] of doubtful) {
    const ours = cases.find(({ id }) => id === infectee)!.candidates.find((one) => one.infector === infector)?.p ?? 0;
    const peer = exact[model.ids.indexOf(infectee)]!.get(infector === null ? -1 : model.ids.indexOf(infector))!;
    const work = `fake_outbreak, six cases alone: ${infectee} infected by ${infector ?? 'somebody outside'}`;
    yield { work, ours, unit: '', peer, note: 'peer: every tree' };
  }
}

const six: ReadonlySet<string> = new Set(['4', '6', '7', '9', '10', '11']);
const doubtful = [
  ['6', null],
  ['6', '4'],
  ['11', '4'],
  ['11', '7'],
] as const;
const heldForSix = {
  reporting: 0.9,
  reproduction: 2,
  dispersion: 1.4,
  mutation: 1.25,
  sensitivity: 0.69,
  noise: 0.06,
  importRate: 0.12,
  lastDay: 11,
};

/**
 * Three ways to read the file. As its columns are named, w begins on day 1 and stands for the incubation period too, as in
 * outbreaker2's own example. As days of infection, w begins on day 1 and nobody has an incubation period; the prototype's figures fit
 * this one alone: it has case 12 wrong by dates and genomes, which no other reading has as its only one, and right by contacts. As it was
 * simulated, w begins on day 0 too: true pairs lie 1, 2 and 3 days apart 6, 13 and 8 times, where w from day 0 expects 5.7, 11.5
 * and 8.6, and none of 27 lies 4 days apart.
 */
const readings = ['as named', 'as days of infection', 'as it was simulated'] as const;
type Reading = (typeof readings)[number];

function fakeOutbreak(folder: string, reading: Reading): InferenceInput & { contacts: { a: string; b: string }[] } {
  const mass = table(join(folder, 'fake_outbreak_w.csv')).map((row) => Number(row['w']));
  return {
    cases: table(join(folder, 'fake_outbreak_cases.csv')).map((row) => ({
      id: row['id']!,
      onset: Number(row['onset']),
      snps: row['snps']!.split(' ').filter((snp) => snp !== ''),
    })),
    contacts: table(join(folder, 'fake_outbreak_contacts.csv')).map((row) => ({ a: row['i']!, b: row['j']! })),
    generationTime: { firstDay: reading === 'as it was simulated' ? 0 : 1, mass },
    incubation: reading === 'as named' ? { firstDay: 1, mass } : { firstDay: 0, mass: [1] },
    genomeLength: 10_000,
  };
}

function fakeTruth(folder: string): TrueLink[] {
  const rows = table(join(folder, 'fake_outbreak_cases.csv'));
  return rows.map((row) => ({ id: row['id']!, infector: row['true_infector'] === '' ? null : row['true_infector']! }));
}
