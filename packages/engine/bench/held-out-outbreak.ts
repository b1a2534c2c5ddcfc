import { createRng, delayCumulative, drawGamma, drawNormal, drawPoisson, pickWeighted, shuffled, type Rng } from '@firebreak/epi';
import type { DailyDelay } from '@firebreak/engine/chains/infer/index';
import type { KnownOutbreak } from './chains-outbreak.ts';

/** Settings of `sim/` in the README of the chains' data; delays by mean and sd in days, cut off after `days`. */
export const profiles = {
  covid: { R: 2, k: 0.3, reporting: 0.8, mutation: 0.35, genomeLength: 29_903, w: gamma(5.2, 2.8, 20), f: gamma(5.5, 2.4, 18) },
  ebola: { R: 1.7, k: 0.5, reporting: 0.8, mutation: 0.7, genomeLength: 18_958, w: gamma(15.3, 9.3, 60), f: gamma(9.1, 5.5, 40) },
  sars: { R: 2.2, k: 0.25, reporting: 0.9, mutation: 1, genomeLength: 29_714, w: gamma(8.7, 3.6, 30), f: gamma(6.4, 4.1, 25) },
} as const;
export type ProfileName = keyof typeof profiles;

/** What an outbreak is made by: the settings of a disease, the length of the list, and the share ε of direct pairs that is recorded. */
export interface Recipe {
  profile: ProfileName;
  cases: number;
  sensitivity: number;
}

export interface HeldOutOutbreak extends KnownOutbreak {
  recipe: Recipe;
}

interface Person {
  day: number;
  parent: number;
  snps: readonly string[];
  onset: number;
  isReported: boolean;
}

/**
 * An outbreak made as the files under `sim/` were, by their README: one importation, which is reported; everybody infects a
 * Poisson number with mean R_j ~ Gamma(k, R/k), w days later; the first so many reported infections are the list. A direct pair is
 * listed with probability ε; as many false contacts as cases are tried, half of them between cases near in the order of onset.
 * How near, and what the delays are, the README leaves out: both were read off the files (gamma by half days; a normal distance
 * with sd 11 places). Outbreaks of up to 150 cases in the files have one importation, so there are no others here.
 */
export function heldOutOutbreak(seed: string, recipe: Recipe): HeldOutOutbreak {
  const rng = createRng(seed);
  for (let attempt = 0; ; attempt++) {
    const people = spread(recipe, rng.stream(`people-${attempt}`));
    if (people !== null) return { ...listOf(people, recipe, rng), name: seed, recipe };
  }
}

/** @returns everybody infected until the list is full, in order of infection; null when the outbreak dies out before */
function spread({ profile, cases }: Recipe, rng: Rng): Person[] | null {
  const { R, k, w, f, mutation, reporting, genomeLength } = profiles[profile];
  const waiting: { parent: number; snps: readonly string[] }[][] = [[{ parent: -1, snps: [] }]];
  const people: Person[] = [];
  let reported = 0;
  for (let day = 0; day < waiting.length; day++) {
    for (const { parent, snps } of shuffled(rng, waiting[day] ?? [])) {
      const isReported = parent < 0 || rng.uniform() < reporting;
      people.push({ day, parent, snps, onset: day + drawDelay(f, rng), isReported });
      if (isReported && ++reported === cases) return people;
      for (let infectees = drawPoisson(rng, drawGamma(rng, k, R / k)); infectees > 0; infectees--) {
        const infectee = { parent: people.length - 1, snps: mutated(snps, drawPoisson(rng, mutation), genomeLength, rng) };
        (waiting[day + drawDelay(w, rng)] ??= []).push(infectee);
      }
    }
  }
  return null;
}

function listOf(people: readonly Person[], { profile, sensitivity }: Recipe, rng: Rng): Omit<KnownOutbreak, 'name'> {
  const { w, f, genomeLength } = profiles[profile];
  const reported = people.flatMap(({ isReported }, at) => (isReported ? [at] : []));
  const order = shuffled(rng.stream('order'), reported).sort((a, b) => people[a]!.onset - people[b]!.onset);
  const ids = new Map(shuffled(rng.stream('ids'), order).map((person, at) => [person, `C${String(at + 1).padStart(4, '0')}`]));
  const first = people[order[0]!]!.onset;
  return {
    truth: order.map((person) => ({ id: ids.get(person)!, infector: reportedAncestor(people, person, ids) })),
    input: {
      cases: order.map((person) => ({ id: ids.get(person)!, onset: people[person]!.onset - first, snps: people[person]!.snps })),
      contacts: contactsOf(people, order, sensitivity, rng.stream('contacts')).map(([a, b]) => ({ a: ids.get(a)!, b: ids.get(b)! })),
      generationTime: w,
      incubation: f,
      genomeLength,
    },
  };
}

function reportedAncestor(people: readonly Person[], person: number, ids: ReadonlyMap<number, string>): string | null {
  let ancestor = people[person]!.parent;
  while (ancestor >= 0 && !people[ancestor]!.isReported) ancestor = people[ancestor]!.parent;
  return ids.get(ancestor) ?? null;
}

function contactsOf(people: readonly Person[], order: readonly number[], sensitivity: number, rng: Rng): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  const direct = order.flatMap((person): [number, number][] => {
    const { parent } = people[person]!;
    return parent >= 0 && people[parent]!.isReported ? [[parent, person]] : [];
  });
  const isDirect = new Set(direct.map((pair) => pair.join()));
  for (const pair of direct) if (rng.uniform() < sensitivity) pairs.set(pair.join(), pair);
  for (let tried = 0; tried < order.length; tried++) {
    const at = rng.integer(0, order.length - 1);
    const isNear = rng.uniform() < NEAR_SHARE;
    const other = isNear ? at + Math.round(drawNormal(rng, 0, NEAR_SD)) : rng.integer(0, order.length - 1);
    if (other === at || order[other] === undefined) continue;
    const pair: [number, number] = [Math.min(order[at]!, order[other]), Math.max(order[at]!, order[other])];
    if (!isDirect.has(pair.join())) pairs.set(pair.join(), pair);
  }
  return shuffled(rng, [...pairs.values()]);
}

function mutated(snps: readonly string[], mutations: number, genomeLength: number, rng: Rng): readonly string[] {
  const byPosition = new Map(snps.map((snp) => [Number.parseInt(snp, 10), snp]));
  for (let left = mutations; left > 0; left--) {
    const position = rng.integer(1, genomeLength);
    byPosition.set(position, `${position}${'ACGT'[rng.integer(0, 3)]}`);
  }
  return [...byPosition.values()];
}

function drawDelay({ firstDay, mass }: DailyDelay, rng: Rng): number {
  return firstDay + pickWeighted(rng, mass);
}

/** Share of a gamma delay within half a day of each day from 1. */
function gamma(mean: number, sd: number, days: number): DailyDelay {
  const shape = { family: 'gamma', shape: (mean / sd) ** 2, scale: sd ** 2 / mean } as const;
  const mass = Array.from({ length: days }, (_, at) => delayCumulative(shape, at + 1.5) - delayCumulative(shape, at + 0.5));
  const total = mass.reduce((sum, share) => sum + share, 0);
  return { firstDay: 1, mass: mass.map((share) => share / total) };
}

const NEAR_SHARE = 0.5;
const NEAR_SD = 11;
