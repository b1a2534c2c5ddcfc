import { ROOT, type WeightedLinks } from './weighted-links.ts';

/**
 * Every arborescence, one by one: the readable referee of the fast answers, for at most about seven cases.
 *
 * @param visit receives the chosen link of each case (reused between calls) and the weight of the tree
 */
export function forEachTree(links: WeightedLinks, visit: (chosen: Int32Array, weight: number) => void): void {
  const into = Array.from({ length: links.cases }, (_, node) =>
    Array.from(links.target.keys()).filter((link) => links.target[link] === node && links.weight[link]! > 0),
  );
  const chosen = new Int32Array(links.cases);
  const descend = (node: number, weight: number): void => {
    if (node === links.cases) {
      if (!hasCircle(links.source, chosen)) visit(chosen, weight);
      return;
    }
    for (const link of into[node]!) {
      chosen[node] = link;
      descend(node + 1, weight * links.weight[link]!);
    }
  };
  descend(0, 1);
}

function hasCircle(source: Int32Array, chosen: Int32Array): boolean {
  for (let start = 0; start < chosen.length; start++) {
    let node = start;
    for (let steps = 0; node !== ROOT; steps++) {
      if (steps > chosen.length) return true;
      node = source[chosen[node]!]!;
    }
  }
  return false;
}
