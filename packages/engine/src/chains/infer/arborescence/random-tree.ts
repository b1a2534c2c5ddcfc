import type { Rng } from '@firebreak/epi';
import { ROOT, type WeightedLinks } from './weighted-links.ts';

/**
 * Draws arborescences in proportion to their weight, each independent of the last: Wilson's walks. A walk from a
 * case steps to its infector in proportion to the weights until it meets the tree; circles on the way are erased.
 *
 * @returns a function that draws one tree: for each case the number of the chosen link. Every case needs a way to
 *   importation; see `linkMarginals`, which tells when there is none.
 * @see Wilson 1996, STOC '96, pages 296-303, doi:10.1145/237814.237880
 */
export function treeSampler(links: WeightedLinks, rng: Rng): () => Int32Array {
  const step = stepper(links);
  return () => {
    const chosen = new Int32Array(links.cases).fill(-1);
    const inTree = new Uint8Array(links.cases);
    for (let start = 0; start < links.cases; start++) {
      for (let node = start; node !== ROOT && inTree[node] === 0; node = links.source[chosen[node]!]!) chosen[node] = step(node, rng);
      for (let node = start; node !== ROOT && inTree[node] === 0; node = links.source[chosen[node]!]!) inTree[node] = 1;
    }
    return chosen;
  };
}

/** Draws a link into a node by its share of the weight. */
function stepper({ cases, target, weight }: WeightedLinks): (node: number, rng: Rng) => number {
  const linksInto: number[][] = Array.from({ length: cases }, () => []);
  const total = new Float64Array(cases);
  for (let link = 0; link < target.length; link++) {
    if (!(weight[link]! > 0)) continue;
    linksInto[target[link]!]!.push(link);
    total[target[link]!]! += weight[link]!;
  }
  return (node, rng) => {
    const into = linksInto[node]!;
    let left = rng.uniform() * total[node]!;
    for (const link of into) {
      left -= weight[link]!;
      if (left < 0) return link;
    }
    return into[into.length - 1]!;
  };
}
