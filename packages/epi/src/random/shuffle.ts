import type { Rng } from './rng.ts';

/** A copy in random order, every order equally likely (Fisher & Yates). */
export function shuffled<Item>(rng: Rng, items: readonly Item[]): Item[] {
  const order = items.slice();
  for (let last = order.length - 1; last > 0; last--) {
    const other = rng.integer(0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/**
 * One item, all equally likely.
 *
 * @throws RangeError when there is none
 */
export function pickOne<Item>(rng: Rng, items: readonly Item[]): Item {
  if (items.length === 0) throw new RangeError('Nothing can be picked from an empty list.');
  return items[rng.integer(0, items.length - 1)]!;
}

/**
 * One index, likely in proportion to its weight.
 *
 * @param weights numbers >= 0, at least one above 0
 * @throws RangeError when no weight is above 0
 */
export function pickWeighted(rng: Rng, weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  if (!(total > 0)) throw new RangeError('Nothing can be picked: no weight is above 0.');
  let rest = rng.uniform() * total;
  let last = 0;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    if (weight > 0) last = index;
    if (rest < weight) return index;
    rest -= weight;
  }
  return last; // rounding used up the total: the last that can be picked
}
