import {
  defaultInferenceSettings,
  inferTransmission,
  scoreInference,
  type InferenceInput,
  type InferenceOptions,
  type InferencePriors,
  type InferenceScore,
} from '@firebreak/engine/chains/infer/index';
import type { BenchRow } from '../../../scripts/bench.ts';
import { heldOutOutbreak, profiles, type HeldOutOutbreak, type ProfileName } from './held-out-outbreak.ts';
import { judgedLinks, reliabilityRows, type JudgedLink } from './reliability.ts';

export const name = 'chains-held-out';

/**
 * `npm run bench -- chains-held-out [--outbreaks N] [--only PATTERN] [--choice PATTERN]`: what the choices of decision 0034 are worth on outbreaks by which nobody
 * chose. N of each size (60 unless told), a third of each disease, made as the files under `sim/` were, from seeds of their own.
 * Each choice is compared with what the sampler does unless told, outbreak by outbreak, and the difference has a standard error over
 * outbreaks. The share of recorded pairs is 0.7 in the files, the mean of its prior; 0.4 and 0.9 ask what a narrow prior costs elsewhere.
 */
export function* rows(): Iterable<BenchRow> {
  const outbreaks = Number(argument('--outbreaks') ?? 60);
  const only = new RegExp(argument('--only') ?? '');
  for (const sensitivity of [TRUE_SENSITIVITY, 0.4, 0.9])
    for (const cases of [30, 100]) {
      const group = `n = ${cases}, ε = ${sensitivity}`;
      if (only.test(group)) yield* groupRows(group, heldOut(outbreaks, cases, sensitivity));
    }
}

function heldOut(outbreaks: number, cases: number, sensitivity: number): HeldOutOutbreak[] {
  return Array.from({ length: outbreaks }, (_, at) => {
    const profile = profileNames[at % profileNames.length]!;
    return heldOutOutbreak(`held-out/${profile}/${cases}/${at}`, { profile, cases, sensitivity });
  });
}

interface Choice {
  name: string;
  options: (outbreak: HeldOutOutbreak) => Omit<InferenceOptions, 'seed'>;
  /** What is given of the list; all of it unless told. */
  read?: (input: InferenceInput) => InferenceInput;
  /** Whether rows tell what its probabilities are worth, band by band. */
  tellsReliability?: boolean;
}

const chosen: Choice = { name: 'as chosen', options: () => ({}), tellsReliability: true };

/** One by one and together, what was done before decision 0034; then what could be done instead. */
const alternatives: readonly Choice[] = [
  { name: 'ε by Beta(3, 1.3), as before', options: () => withSensitivity(3, 1.3) },
  { name: 'the last onset ends the list, as before', options: () => ({}), read: endedByLastOnset },
  { name: '80 sweeps to warm up, 80 kept at least, as before', options: sweepsBefore },
  {
    name: 'all three as before',
    options: (outbreak) => ({ ...withSensitivity(3, 1.3), ...sweepsBefore(outbreak) }),
    read: endedByLastOnset,
  },
  { name: 'ε by Beta(1, 1)', options: () => withSensitivity(1, 1) },
  { name: 'ε by Beta(14, 6)', options: () => withSensitivity(14, 6) },
  {
    name: '200 sweeps to warm up, 600 kept',
    options: () => ({ effort: { warmUp: 200, batch: 20, least: 600, most: 600 } }),
    tellsReliability: true,
  },
  { name: 'parameters held at the truth', options: heldAtTruth, tellsReliability: true },
];

function withSensitivity(a: number, b: number): Omit<InferenceOptions, 'seed'> {
  const priors: InferencePriors = { ...defaultInferenceSettings.priors, sensitivity: { a, b } };
  return { settings: { priors } };
}

/** Differs up to sixty cases only. */
function sweepsBefore({ recipe }: HeldOutOutbreak): Omit<InferenceOptions, 'seed'> {
  return recipe.cases > 60 ? {} : { effort: { warmUp: 80, batch: 20, least: 80, most: 200 } };
}

function endedByLastOnset(input: InferenceInput): InferenceInput {
  return { ...input, asOf: Math.max(...input.cases.map(({ onset }) => Number(onset))) };
}

function heldAtTruth({ recipe: { profile, sensitivity } }: HeldOutOutbreak): Omit<InferenceOptions, 'seed'> {
  const { R, k, reporting, mutation } = profiles[profile];
  return { settings: { fixed: { reproduction: R, dispersion: k, reporting, mutation, sensitivity } } };
}

interface Measured {
  scores: InferenceScore[];
  links: JudgedLink[];
  seconds: number;
}

function* groupRows(group: string, outbreaks: readonly HeldOutOutbreak[]): Iterable<BenchRow> {
  const base = measure(chosen, outbreaks);
  yield* choiceRows(group, chosen, base, null);
  const wanted = new RegExp(argument('--choice') ?? '');
  for (const choice of alternatives.filter((one) => wanted.test(one.name)))
    yield* choiceRows(group, choice, measure(choice, outbreaks), base);
}

function* choiceRows(
  group: string,
  { name: choice, tellsReliability }: Choice,
  measured: Measured,
  base: Measured | null,
): Iterable<BenchRow> {
  yield* scoreRows(group, choice, measured, base);
  if (tellsReliability === true) yield* reliabilityRows(`${group}, ${choice}`, measured.links);
}

function measure({ options, read = (input) => input }: Choice, outbreaks: readonly HeldOutOutbreak[]): Measured {
  const start = process.cpuUsage();
  const results = outbreaks.map((outbreak) => inferTransmission(read(outbreak.input), { seed: 1, ...options(outbreak) }).cases);
  const used = process.cpuUsage(start);
  return {
    scores: results.map((cases, at) => scoreInference(cases, outbreaks[at]!.truth)),
    links: results.flatMap((cases, at) => judgedLinks(cases, outbreaks[at]!.truth)),
    seconds: (used.user + used.system) / 1e6 / outbreaks.length,
  };
}

function* scoreRows(group: string, choice: string, measured: Measured, base: Measured | null): Iterable<BenchRow> {
  const { scores, seconds } = measured;
  const texts = [
    `P(truth) ${told(scores, base, 'truthProbability')}`,
    `Brier ${told(scores, base, 'brier')}`,
    `95 % set covers ${mean(scores.map(({ coverage }) => coverage)).toFixed(3)} with ${mean(scores.map(({ setSize }) => setSize)).toFixed(1)}`,
    `right ${told(scores, base, 'modalRight')}`,
    `${seconds.toFixed(2)} CPU s each`,
  ];
  yield {
    work: `${group} (${scores.length}), ${choice}: modal infector right`,
    ours: mean(scores.map(({ modalRight }) => modalRight)),
    unit: '',
    note: texts.join('; '),
  };
}

/** The mean, and beside another choice the mean difference with its standard error over outbreaks. */
function told(scores: readonly InferenceScore[], base: Measured | null, of: 'modalRight' | 'truthProbability' | 'brier'): string {
  const text = mean(scores.map((score) => score[of])).toFixed(3);
  if (base === null) return text;
  const differences = scores.map((score, at) => score[of] - base.scores[at]![of]);
  const middle = mean(differences);
  const variance = differences.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (differences.length - 1);
  return `${text} (${middle < 0 ? '−' : '+'}${Math.abs(middle).toFixed(3)} ± ${Math.sqrt(variance / differences.length).toFixed(3)})`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function argument(flag: string): string | undefined {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
}

const profileNames: readonly ProfileName[] = ['covid', 'ebola', 'sars'];
/** As in the files under `sim/`. */
const TRUE_SENSITIVITY = 0.7;
