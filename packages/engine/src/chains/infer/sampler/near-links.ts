import { UNDECIDED } from '../model/decision-table.ts';
import { UNSEQUENCED, type ChainModel } from '../model/chain-model.ts';
import { groupedBySource } from '../model/grouped-links.ts';

/**
 * The candidate links that matter while days are drawn: both genomes known and as near as the nearest candidate. Grouped by
 * infectee, and again by infector. The others are left to the redrawing of single lines.
 */
export interface NearLinks {
  offset: Int32Array;
  source: Int32Array;
  /** Number of the link among all candidates. */
  link: Int32Array;
  /** Near links out of a case: `sourceOffset[j]` up to, but not with, `sourceOffset[j + 1]` of `bySource`. */
  sourceOffset: Int32Array;
  bySource: Int32Array;
  target: Int32Array;
}

export function nearLinks({ cases, links, genotype, decisions }: ChainModel): NearLinks {
  const kept: number[] = [];
  const offset = new Int32Array(cases + 1);
  for (let one = 0; one < cases; one++) {
    const usable = genotype[one] !== UNSEQUENCED && decisions.accepted[one] === UNDECIDED;
    const end = usable ? links.offset[one + 1]! : 0;
    for (let link = links.offset[one]!; link < end; link++)
      if (genotype[links.source[link]!] !== UNSEQUENCED && links.distance[link]! <= links.leastDistance[one]!) kept.push(link);
    offset[one + 1] = kept.length;
  }
  const link = Int32Array.from(kept);
  const source = link.map((at) => links.source[at]!);
  return { offset, source, link, target: link.map((at) => links.target[at]!), ...groupedBySource(source, cases) };
}
