import { IMPORTED } from '../model/decision-table.ts';
import type { ChainModel } from '../model/chain-model.ts';
import { contactOfPair, type LinkEvidence } from '../model/infection-kernel.ts';
import type { ModelParameters } from '../model/parameters.ts';
import { forEachForest, plainOutlook, type World } from './enumerate-outbreak.ts';

/** Probability of each infector, nearest in the list, by case; and what all trees weigh together, to be compared between parameters. */
export interface SharedPosterior {
  infectors: Map<number, number>[];
  total: number;
}

/**
 * Exact posterior of the infectors from dates and contacts where unreported persons may have several children and stand in lines of
 * any length: every forest of nearest reported ancestors, every way in which unreported persons stand between, every day. Written
 * from the model, with nothing of the sampler: a person infected on day t with the reported descendants K next below has children who
 * divide K among them, each a case of K or an unreported person with a part of K below. For five cases or so, parameters held.
 */
export function enumerateShared(model: ChainModel, parameters: ModelParameters, evidence: LinkEvidence): SharedPosterior {
  const world = plainOutlook(model, parameters);
  const infectors = model.ids.map(() => new Map<number, number>());
  let total = 0;
  forEachForest(model.cases, (ancestor) => {
    const weight = new Forest(model, parameters, evidence, world, ancestor).weight();
    total += weight;
    ancestor.forEach((one, at) => infectors[at]!.set(one, (infectors[at]!.get(one) ?? 0) + weight));
  });
  for (const row of infectors) for (const [infector, weight] of row) row.set(infector, weight / total);
  return { infectors, total };
}

/** All trees in which every case has a given nearest reported ancestor. Sets of cases are numbers, a bit for each. */
class Forest {
  readonly #model: ChainModel;
  readonly #parameters: ModelParameters;
  readonly #evidence: LinkEvidence;
  readonly #world: World;
  /** Cases next below each case, and below the outside. */
  readonly #below: readonly number[];
  readonly #fromOutside: number;
  readonly #known = new Map<string, number>();

  constructor(model: ChainModel, parameters: ModelParameters, evidence: LinkEvidence, world: World, ancestor: readonly number[]) {
    [this.#model, this.#parameters, this.#evidence, this.#world] = [model, parameters, evidence, world];
    const belowOf = (person: number): number => ancestor.reduce((set, one, at) => (one === person ? set | (1 << at) : set), 0);
    this.#below = ancestor.map((_, one) => belowOf(one));
    this.#fromOutside = belowOf(IMPORTED);
  }

  weight(): number {
    const imports = (set: number): number => {
      let sum = 0;
      for (let day = 0; day < this.#model.days; day++) sum += this.#unreported(set, day) + (isOne(set) ? this.#case(caseOf(set), day) : 0);
      return this.#parameters.importRate * sum;
    };
    return partitions(this.#fromOutside, imports, () => 1);
  }

  /** A case infected on a day, with everybody below. */
  #case(one: number, day: number): number {
    const { windowWeight, windowOffset, firstDay } = this.#model;
    const at = windowOffset[one]! + day - firstDay[one]!;
    if (at < windowOffset[one]! || at >= windowOffset[one + 1]! || day > this.#parameters.lastDay) return 0;
    return windowWeight[at]! * this.#children(one, this.#below[one]!, day);
  }

  /** An unreported person infected on a day, with these cases next below. */
  #unreported(set: number, day: number): number {
    const unlisted = this.#world.one(day) / this.#world.offspring(day, 1);
    return unlisted * this.#children(UNREPORTED, set, day);
  }

  #children(person: number, set: number, day: number): number {
    const key = `${person} ${set} ${day}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = partitions(
      set,
      (part) => this.#step(person, part, day),
      (number) => this.#world.offspring(day, number),
    );
    this.#known.set(key, value);
    return value;
  }

  /** One child, on any later day, who is the one case of a set or an unreported person above all of it. */
  #step(person: number, set: number, from: number): number {
    const { generation, days } = this.#model;
    const tie = isOne(set) ? this.#tie(person, caseOf(set)) : 0;
    let sum = 0;
    for (let lag = 1; lag < generation.length && from + lag < days; lag++) {
      const direct = tie === 0 ? 0 : tie * this.#case(caseOf(set), from + lag);
      sum += generation[lag]! * (direct + this.#unreported(set, from + lag));
    }
    return sum;
  }

  /** What is recorded of a link to a case: with backward tracing, that it did not name an unreported infector. */
  #tie(person: number, one: number): number {
    if (person !== UNREPORTED) return contactOfPair(this.#model, this.#evidence, person, one);
    return this.#model.backwardTracing ? this.#parameters.unrecorded : 1;
  }
}

/** Sum over all ways to divide a set of the product of the weights of its parts, times a weight of their number. */
function partitions(set: number, weigh: (part: number) => number, ofNumber: (parts: number) => number): number {
  const descend = (rest: number, parts: number, weight: number): number => {
    if (weight === 0) return 0;
    if (rest === 0) return weight * ofNumber(parts);
    const lowest = rest & -rest;
    const others = rest ^ lowest;
    let sum = 0;
    // Every set of others joins the lowest one left.
    for (let joined = others; ; joined = (joined - 1) & others) {
      sum += descend(others ^ joined, parts + 1, weight * weigh(lowest | joined));
      if (joined === 0) return sum;
    }
  };
  return descend(set, 0, 1);
}

const isOne = (set: number): boolean => (set & (set - 1)) === 0;
const caseOf = (set: number): number => 31 - Math.clz32(set);
const UNREPORTED = -2;
