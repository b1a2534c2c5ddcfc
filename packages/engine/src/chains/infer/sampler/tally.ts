import type { ChainModel } from '../model/chain-model.ts';

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
  /** Trees kept as samples: per case the nearest reported ancestor (or -1), generations and day of infection. */
  trees: { infector: Int32Array; generations: Uint8Array; day: Int32Array }[];
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
