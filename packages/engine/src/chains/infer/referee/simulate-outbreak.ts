import { drawGamma, drawPoisson, pickWeighted, shuffled, type Rng } from '@firebreak/epi';
import type { InferenceInput } from '../input/inference-input.ts';

/** What the simulator needs; the same meanings as in the model. */
export interface SimulationParameters {
  reporting: number;
  reproduction: number;
  dispersion: number;
  mutation: number;
  sensitivity: number;
  noise: number;
  /** Of direct pairs with a record, the share that each type of contact recorded. */
  typeShares: readonly number[];
  importRate: number;
  generation: readonly number[];
  incubation: readonly number[];
  genomeLength: number;
  /** Every case is asked who infected it; a list in which one names somebody who is not in it is not what tracing leaves. */
  backwardTracing?: boolean;
  /** Days from 0; nobody is imported or falls ill later. */
  days: number;
}

export interface SimulatedOutbreak {
  input: InferenceInput;
  /** Nearest reported ancestor of each case (number in the list), or -1. */
  infector: number[];
  /** Day of infection of each case, from day 0 of the simulation. */
  day: number[];
}

interface Person {
  day: number;
  parent: number;
  snps: readonly string[];
  onset: number | null;
}

/**
 * A whole outbreak from the model, person by person: importations at a constant rate, a gamma-distributed number infected,
 * Poisson mutations, reporting by chance. Nothing is shared with the sampler but the definitions.
 *
 * @returns null when more than `most` persons would be infected, or a case names an infector who is not in the list
 */
export function simulateOutbreak(parameters: SimulationParameters, rng: Rng, most: number): SimulatedOutbreak | null {
  const people = spread(parameters, rng, most);
  if (people === null) return null;
  const reported = shuffled(
    rng,
    people.flatMap(({ onset }, at) => (onset === null ? [] : [at])),
  );
  if (parameters.backwardTracing === true && namesUnreported(people, reported, parameters, rng)) return null;
  const number = new Map(reported.map((person, at) => [person, at]));
  const ancestor = (person: number): number => {
    let node = people[person]!.parent;
    while (node >= 0 && !number.has(node)) node = people[node]!.parent;
    return node < 0 ? -1 : number.get(node)!;
  };
  const contacts = reported.flatMap((a, at) =>
    reported.slice(at + 1).flatMap((b, further) => {
      const direct = people[a]!.parent === b || people[b]!.parent === a;
      return recordedTypes(direct, parameters, rng).map((type) => ({
        a: `case-${at}`,
        b: `case-${at + 1 + further}`,
        type: `type-${type}`,
      }));
    }),
  );
  return {
    input: {
      cases: reported.map((person, at) => ({ id: `case-${at}`, onset: people[person]!.onset, snps: people[person]!.snps })),
      contacts,
      generationTime: { firstDay: 0, mass: parameters.generation },
      incubation: { firstDay: 0, mass: parameters.incubation },
      genomeLength: parameters.genomeLength,
      asOf: parameters.days - 1,
      ...(parameters.backwardTracing === true ? { backwardTracing: true } : {}),
    },
    infector: reported.map(ancestor),
    day: reported.map((person) => people[person]!.day),
  };
}

/** Whether a case whose infector is not in the list names them: it does as often as a direct pair is recorded. */
function namesUnreported(people: readonly Person[], reported: readonly number[], { sensitivity }: SimulationParameters, rng: Rng): boolean {
  return reported.some((person) => {
    const { parent } = people[person]!;
    return parent >= 0 && people[parent]!.onset === null && rng.uniform() < sensitivity;
  });
}

/** Types that recorded a pair: a direct one by its own, if at all, and by each other as any pair is. */
function recordedTypes(direct: boolean, { sensitivity, noise, typeShares }: SimulationParameters, rng: Rng): number[] {
  if (direct && rng.uniform() >= sensitivity) return [];
  const own = !direct ? NONE : typeShares.length === 1 ? 0 : pickWeighted(rng, typeShares);
  return typeShares.flatMap((_, type) => (type === own || rng.uniform() < noise ? [type] : []));
}

const NONE = -1;

function spread(parameters: SimulationParameters, rng: Rng, most: number): Person[] | null {
  const { days, reproduction, dispersion, generation, incubation, reporting, importRate, mutation, genomeLength } = parameters;
  const people: Person[] = [];
  const add = (day: number, parent: number, snps: readonly string[]): void => {
    const onset = day + pickWeighted(rng, incubation);
    people.push({ day, parent, snps, onset: rng.uniform() < reporting && onset < days ? onset : null });
  };
  for (let day = 0; day < days; day++)
    for (let n = drawPoisson(rng, importRate); n > 0; n--) add(day, -1, mutated([], importedDifferences(rng), genomeLength, rng));
  for (let at = 0; at < people.length; at++) {
    if (people.length > most) return null;
    const { day, snps } = people[at]!;
    const infected = drawPoisson(rng, drawGamma(rng, dispersion, reproduction / dispersion));
    for (let n = 0; n < infected; n++) {
      const later = day + pickWeighted(rng, generation);
      if (later < days) add(later, at, mutated(snps, drawPoisson(rng, mutation), genomeLength, rng));
    }
  }
  return people;
}

/** Geometric with mean 10, as the model assumes. */
function importedDifferences(rng: Rng): number {
  let count = 0;
  while (rng.uniform() < 10 / 11) count++;
  return count;
}

/** Each mutation at a position of its own chance, `T` for one that is not yet, back to the reference for one that is. */
function mutated(snps: readonly string[], count: number, genomeLength: number, rng: Rng): string[] {
  const set = new Set(snps);
  for (let n = 0; n < count; n++) {
    const snp = `${rng.integer(1, genomeLength)}T`;
    if (!set.delete(snp)) set.add(snp);
  }
  return [...set];
}
