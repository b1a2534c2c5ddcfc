import { heaviestTree } from '../arborescence/heaviest-tree.ts';
import { ROOT, type WeightedLinks } from '../arborescence/weighted-links.ts';
import type { ChainModel } from '../model/chain-model.ts';
import type { Tally } from '../sampler/tally.ts';
import { EvidenceParts } from './evidence-parts.ts';
import type { InferenceResult, InferredCandidate, InferredCase, ParameterPosterior, TreeLink, TreeSample } from './inference-result.ts';

/** Everything a screen, a file or the next analysis reads, from the sums over the sweeps. */
export function resultOfTally(
  model: ChainModel,
  tally: Tally,
  { chains, difference, stopDifference }: { chains: number; difference: number; stopDifference: number },
): InferenceResult {
  const rows = probabilityRows(model, tally);
  const parts = new EvidenceParts(model, tally);
  const cases = rows.map((row, one) => inferredCase(model, tally, parts, row, one));
  return {
    cases,
    parameters: parameterPosteriors(model, tally),
    tree: likeliestTree(model, rows),
    samples: tally.trees.map((tree) => treeSample(model, tree)),
    openEnds: cases.filter(({ openEnd }) => openEnd).map(({ id }) => id),
    sweeps: Math.round(tally.sweeps / chains),
    chains,
    difference,
    settled: difference <= stopDifference,
  };
}

/** Candidates of a case whose evidence is told. */
const MOST_WEIGHED = 20;

type Row = readonly (readonly [infector: number, p: number])[];

/** Probabilities of the infectors of each case, likeliest first; `ROOT` is importation. */
export function probabilityRows(model: ChainModel, tally: Tally): Row[] {
  const distant: (readonly [number, number])[][] = model.ids.map(() => []);
  for (const [key, sum] of tally.distant) distant[Math.floor(key / model.cases)]!.push([key % model.cases, sum]);
  return model.ids.map((_, one) => {
    const sums: [number, number][] = [
      [ROOT, tally.outside[one]!],
      ...distant[one]!.map(([source, sum]): [number, number] => [source, sum]),
    ];
    for (let link = model.links.offset[one]!; link < model.links.offset[one + 1]!; link++)
      sums.push([model.links.source[link]!, tally.link[link]!]);
    const kept = sums.filter(([, sum]) => sum > NEGLIGIBLE * tally.terms[one]!);
    const total = kept.reduce((all, [, sum]) => all + sum, 0);
    return kept
      .map(([infector, sum]): [number, number] => [infector, sum / total])
      .sort((a, b) => b[1] - a[1] || compareIds(model, a[0], b[0]));
  });
}

function compareIds({ ids }: ChainModel, a: number, b: number): number {
  const [left, right] = [ids[a] ?? '', ids[b] ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}

function inferredCase(model: ChainModel, tally: Tally, parts: EvidenceParts, row: Row, one: number): InferredCase {
  const candidates = row.map(([infector, p], at): InferredCandidate => ({
    infector: idOf(model, infector),
    p,
    evidence: infector === ROOT || at >= MOST_WEIGHED ? null : parts.of(infector, one),
  }));
  const mean = tally.infectiousness[one]! / tally.sweeps;
  return {
    id: model.ids[one]!,
    candidates,
    credibleSet: credibleSet(candidates),
    generations: generationShares(tally, one),
    infectionDay: infectionDays(model, tally, one),
    infectiousness: { mean, sd: Math.sqrt(Math.max(0, tally.infectiousnessSquare[one]! / tally.sweeps - mean * mean)) },
    entropy: entropyOf(row.map(([, p]) => p)),
    openEnd: row[0]![1] < OPEN_BELOW,
  };
}

/** The likeliest candidates until they hold 95 %. */
function credibleSet(candidates: readonly InferredCandidate[]): (string | null)[] {
  let sum = 0;
  const size = candidates.findIndex(({ p }) => (sum += p) >= CREDIBLE - ROUNDING) + 1;
  return candidates.slice(0, size === 0 ? candidates.length : size).map(({ infector }) => infector);
}

function generationShares({ generations }: Tally, one: number): InferredCase['generations'] {
  const counts = generations.subarray(4 * one, 4 * one + 4);
  const total = counts.reduce((sum, value) => sum + value, 0);
  const share = (at: number): number => (total > 0 ? counts[at]! / total : 0);
  return [share(0), share(1), share(2), share(3)];
}

function infectionDays({ windowOffset, firstDay, origin }: ChainModel, { day, sweeps }: Tally, one: number): InferredCase['infectionDay'] {
  const days: InferredCase['infectionDay'] = [];
  for (let at = windowOffset[one]!; at < windowOffset[one + 1]!; at++)
    if (day[at]! > 0) days.push({ day: origin + firstDay[one]! + at - windowOffset[one]!, p: day[at]! / sweeps });
  return days;
}

/** Shannon's entropy in bits. */
export function entropyOf(probabilities: readonly number[]): number {
  return probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0);
}

function parameterNames({ contacts, groups }: ChainModel): string[] {
  return [
    'reporting',
    'reproduction',
    'dispersion',
    'mutation',
    'importRate',
    'lastDay',
    ...contacts.types.map((type) => `sensitivity:${type}`),
    ...groups.types.map((type) => `groupRate:${type}`),
  ];
}

function parameterPosteriors(model: ChainModel, { trace }: Tally): ParameterPosterior[] {
  const { genomeLength, origin, settings } = model;
  return parameterNames(model).flatMap((name, column) => {
    if ((name === 'mutation' && genomeLength === 0) || (name === 'dispersion' && !settings.superspreading)) return [];
    const shift = name === 'lastDay' ? origin : 0;
    const values = trace.map((row) => row[column]! + shift).sort((a, b) => a - b);
    const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))]!;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [{ name, mean, lower: at((1 - CREDIBLE) / 2), upper: at((1 + CREDIBLE) / 2) }];
  });
}

/** Columns and not objects: thousands of cases have more than a million links. Everybody may have come from outside at worst. */
function weightedLinks(cases: number, rows: readonly Row[]): WeightedLinks {
  const size = rows.reduce((sum, row) => sum + row.length + 1, 0);
  const links: WeightedLinks = { cases, source: new Int32Array(size), target: new Int32Array(size), weight: new Float64Array(size) };
  let at = 0;
  const add = (source: number, target: number, p: number): void => {
    [links.source[at], links.target[at], links.weight[at++]] = [source, target, p];
  };
  rows.forEach((row, target) => {
    for (const [source, p] of row) add(source, target, p);
    if (!row.some(([source]) => source === ROOT)) add(ROOT, target, NEGLIGIBLE);
  });
  return { cases, source: links.source.subarray(0, at), target: links.target.subarray(0, at), weight: links.weight.subarray(0, at) };
}

function likeliestTree(model: ChainModel, rows: readonly Row[]): TreeLink[] {
  const links = weightedLinks(model.cases, rows);
  return Array.from(heaviestTree(links), (link, one) => ({
    infectee: model.ids[one]!,
    infector: idOf(model, links.source[link]!),
    p: links.weight[link]!,
  }));
}

function treeSample(model: ChainModel, { infector, generations, day, parameters }: Tally['trees'][number]): TreeSample {
  return {
    infector: Array.from(infector, (source) => idOf(model, source)),
    generations: Array.from(generations),
    day: Array.from(day, (value) => value + model.origin),
    parameters: Object.fromEntries(parameterNames(model).map((name, at) => [name, parameters[at]!])),
  };
}

function idOf({ ids }: ChainModel, number: number): string | null {
  return number === ROOT ? null : ids[number]!;
}

const NEGLIGIBLE = 1e-6;
const CREDIBLE = 0.95;
const OPEN_BELOW = 0.5;
const ROUNDING = 1e-9;
