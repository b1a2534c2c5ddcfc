import type { ChainModel } from '../model/chain-model.ts';
import { newTally, type Tally } from '../sampler/tally.ts';

/** Adds up what the chains have seen, in the order of the chains. */
export function mergeTallies(model: ChainModel, tallies: readonly Tally[]): Tally {
  const sum = newTally(model);
  for (const tally of tallies) {
    sum.sweeps += tally.sweeps;
    for (const name of columns) addTo(sum[name], tally[name]);
    for (const [key, value] of tally.distant) sum.distant.set(key, (sum.distant.get(key) ?? 0) + value);
    sum.trace.push(...tally.trace);
    sum.trees.push(...tally.trees);
  }
  return sum;
}

/** Root mean square difference of the probabilities of links (and importations) that either chain puts above 0.02. */
export function chainDifference(model: ChainModel, one: Tally, other: Tally): number {
  let [squares, count] = [0, 0];
  const compare = (a: number, b: number): void => {
    if (a + b <= 2 * NOTEWORTHY) return;
    squares += (a - b) ** 2;
    count++;
  };
  for (let at = 0; at < model.cases; at++) {
    compare(one.outside[at]! / one.terms[at]!, other.outside[at]! / other.terms[at]!);
    for (let link = model.links.offset[at]!; link < model.links.offset[at + 1]!; link++)
      compare(one.link[link]! / one.terms[at]!, other.link[link]! / other.terms[at]!);
  }
  return count === 0 ? 0 : Math.sqrt(squares / count);
}

function addTo(sum: Float64Array, more: Float64Array): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += more[at]!;
}

const columns = ['link', 'outside', 'terms', 'generations', 'day', 'infectiousness', 'infectiousnessSquare'] as const;
const NOTEWORTHY = 0.02;
