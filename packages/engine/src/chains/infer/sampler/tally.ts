import type { ChainModel } from '../model/chain-model.ts';
import { OUTSIDE, type TreeState } from './tree-state.ts';

/** Sums over the sweeps of one chain: everything a result is made of. */
export interface Tally {
  sweeps: number;
  /** Sums of the exact conditional probability of each candidate link, of links beyond the candidates, and of importation. */
  link: Float64Array;
  distant: Map<number, number>;
  outside: Float64Array;
  /** Number of conditionals summed per case. */
  terms: Float64Array;
  /** Sums of the probability of 1, 2, 3, 4 or more generations since the nearest reported ancestor: case i at `i * 4`. */
  generations: Float64Array;
  /** How often each possible day was the day of infection, in the order of the model's windows. */
  day: Float64Array;
  /** Sums of the mean and mean square of R_j given the tree, and of the number infected that are in the list. */
  infectiousness: Float64Array;
  infectiousnessSquare: Float64Array;
  offspring: Float64Array;
  /** One row of parameter values per kept sweep. */
  trace: number[][];
  /** Trees kept as samples: per case the nearest reported ancestor (or -1), generations and day of infection; and the parameters. */
  trees: { infector: Int32Array; generations: Uint8Array; day: Int32Array; parameters: readonly number[] }[];
}

export function newTally({ cases, links, windowWeight }: ChainModel): Tally {
  const column = (length: number): Float64Array => new Float64Array(length);
  return {
    sweeps: 0,
    link: column(links.source.length),
    distant: new Map(),
    outside: column(cases),
    terms: column(cases),
    generations: column(4 * cases),
    day: column(windowWeight.length),
    infectiousness: column(cases),
    infectiousnessSquare: column(cases),
    offspring: column(cases),
    trace: [],
    trees: [],
  };
}

/**
 * Counts a share of a case's conditional for an infector, reported or not: what is told is the nearest reported ancestor.
 *
 * @param tellsGenerations false where only some states are counted: generations are taken from conditionals of every case alike
 */
export function countShare(
  tally: Tally,
  model: ChainModel,
  tree: TreeState,
  one: number,
  source: number,
  generations: number,
  share: number,
  tellsGenerations = true,
): void {
  let person = source;
  let steps = generations;
  for (; person >= tree.cases; person = tree.parent[person]!) steps++;
  if (person === OUTSIDE) {
    tally.outside[one]! += share;
    return;
  }
  if (tellsGenerations) tally.generations[4 * one + Math.min(steps, 4) - 1]! += share;
  const { offset, source: sources } = model.links;
  let low = offset[one]!;
  let high = offset[one + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sources[middle]!;
    if (found === person) {
      tally.link[middle]! += share;
      return;
    }
    if (found < person) low = middle + 1;
    else high = middle - 1;
  }
  const key = one * model.cases + person;
  tally.distant.set(key, (tally.distant.get(key) ?? 0) + share);
}
