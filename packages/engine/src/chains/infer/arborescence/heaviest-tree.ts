import { ArgumentError } from '@firebreak/epi';
import { ROOT, type WeightedLinks } from './weighted-links.ts';

/**
 * The arborescence of the greatest weight, by Chu, Liu and Edmonds' algorithm: every case takes its heaviest link,
 * and as long as links close a circle the circle is contracted to one node. Time grows with links × depth of nested
 * circles, in practice with the links.
 *
 * Ties are decided for the link that stands first. Links of weight 0 are not used.
 *
 * @returns for each case the number of the chosen link
 * @throws ArgumentError NO_INFORMATION when some case cannot be reached from importation
 * @see Chu & Liu 1965, Scientia Sinica 14:1396; Edmonds 1967, J. Res. Nat. Bur. Standards 71B:233
 */
export function heaviestTree(links: WeightedLinks): Int32Array {
  const kept = Int32Array.from(links.weight.keys()).filter((link) => links.weight[link]! > 0 && links.source[link] !== links.target[link]);
  const level: Level = {
    nodes: links.cases,
    source: kept.map((link) => links.source[link]!),
    target: kept.map((link) => links.target[link]!),
    score: Float64Array.from(kept, (link) => Math.log(links.weight[link]!)),
  };
  return chooseLinks(level).map((link) => kept[link]!);
}

interface Level {
  nodes: number;
  source: Int32Array;
  target: Int32Array;
  /** Logarithm of weight, less what contraction has already counted. */
  score: Float64Array;
}

/** Contracts circles until none is left, then takes them apart again from the innermost choice outwards. */
function chooseLinks(first: Level): Int32Array {
  const levels: { level: Level; best: Int32Array; group: Int32Array; inner: Int32Array }[] = [];
  let level = first;
  let chosen = bestInto(level);
  for (;;) {
    const { group, groups, onCircle } = circlesOf(level, chosen);
    if (groups === level.nodes) break;
    const contracted = contract(level, chosen, group, groups, onCircle);
    levels.push({ level, best: chosen, group, inner: contracted.link });
    level = contracted.level;
    chosen = bestInto(level);
  }
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const { level: outer, best, inner } = levels[depth]!;
    const expanded = best.slice();
    for (const link of chosen) expanded[outer.target[inner[link]!]!] = inner[link]!;
    chosen = expanded;
  }
  return chosen;
}

/** The heaviest link into each node. */
function bestInto({ nodes, target, score }: Level): Int32Array {
  const best = new Int32Array(nodes).fill(-1);
  for (let link = 0; link < target.length; link++) {
    const to = target[link]!;
    if (best[to] === -1 || score[link]! > score[best[to]!]!) best[to] = link;
  }
  const lonely = best.indexOf(-1);
  if (lonely >= 0)
    throw new ArgumentError(
      'NO_INFORMATION',
      `links into case ${lonely}`,
      'Let every case be reached from importation, at least with a small weight.',
    );
  return best;
}

/** Numbers nodes so that each circle of chosen links is one number. */
function circlesOf({ nodes, source }: Level, chosen: Int32Array): { group: Int32Array; groups: number; onCircle: Uint8Array } {
  const visit = new Int32Array(nodes);
  const group = new Int32Array(nodes).fill(-1);
  const onCircle = new Uint8Array(nodes);
  let groups = 0;
  for (let start = 0; start < nodes; start++) {
    let node = start;
    while (node !== ROOT && visit[node] === 0) {
      visit[node] = start + 1;
      node = source[chosen[node]!]!;
    }
    if (node === ROOT || visit[node] !== start + 1 || group[node] !== -1) continue;
    for (let member = node; group[member] === -1; member = source[chosen[member]!]!) {
      group[member] = groups;
      onCircle[member] = 1;
    }
    groups++;
  }
  for (let node = 0; node < nodes; node++) if (group[node] === -1) group[node] = groups++;
  return { group, groups, onCircle };
}

/** One node per group. Entering a circle means giving up the chosen link into the node that is entered. */
function contract(
  { source, target, score }: Level,
  chosen: Int32Array,
  group: Int32Array,
  groups: number,
  onCircle: Uint8Array,
): { level: Level; link: Int32Array } {
  const groupOf = (node: number): number => (node === ROOT ? ROOT : group[node]!);
  const link = Int32Array.from(target.keys()).filter((at) => groupOf(source[at]!) !== group[target[at]!]);
  return {
    link,
    level: {
      nodes: groups,
      source: link.map((at) => groupOf(source[at]!)),
      target: link.map((at) => group[target[at]!]!),
      score: Float64Array.from(link, (at) => score[at]! - (onCircle[target[at]!] === 1 ? score[chosen[target[at]!]!]! : 0)),
    },
  };
}
