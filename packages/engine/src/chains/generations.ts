import type { Adjacency } from './adjacency.ts';
import { ROLE_CASE } from './recorded-graph.ts';
import type { StrongComponents } from './strong-components.ts';

/**
 * Generation (代际) of each node: the number of cases on the longest directed path that ends there, itself
 * counted when it is a case. A case with no recorded source is generation 1; an event adds no generation of its
 * own, so those infected at it come one after the cases that brought it there.
 *
 * Nodes on a cycle have no order among them and share a generation, as if the cycle were one case.
 *
 * @param role of each node (see `RecordedGraph`)
 * @returns a whole number per node: 1 or more for a case, 0 or more for an event
 */
export function generationsOf(role: Uint8Array, out: Adjacency, strong: StrongComponents): Int32Array {
  const members = membersByGroup(strong);
  const hasCase = new Uint8Array(strong.count);
  for (let node = 0; node < role.length; node++) if (role[node] === ROLE_CASE) hasCase[strong.group[node]!] = 1;
  const casesBefore = new Int32Array(strong.count);
  // Arrows lead to lower numbers, so from the highest down every source is done before its targets.
  for (let group = strong.count - 1; group >= 0; group--) {
    const generation = casesBefore[group]! + hasCase[group]!;
    for (let at = members.offset[group]!; at < members.offset[group + 1]!; at++) {
      passOn(members.node[at]!, generation, out, strong.group, casesBefore);
    }
  }
  return strong.group.map((group) => casesBefore[group]! + hasCase[group]!);
}

function passOn(node: number, generation: number, out: Adjacency, group: Int32Array, casesBefore: Int32Array): void {
  for (let at = out.offset[node]!; at < out.offset[node + 1]!; at++) {
    const next = group[out.neighbour[at]!]!;
    if (next !== group[node] && casesBefore[next]! < generation) casesBefore[next] = generation;
  }
}

/** Nodes of each group, one group after the other, in the order of their numbers. */
export function membersByGroup({ group, count }: StrongComponents): { offset: Int32Array; node: Int32Array } {
  const offset = new Int32Array(count + 1);
  for (const number of group) offset[number + 1]!++;
  for (let number = 0; number < count; number++) offset[number + 1]! += offset[number]!;
  const next = offset.slice();
  const nodes = new Int32Array(group.length);
  for (let node = 0; node < group.length; node++) nodes[next[group[node]!]!++] = node;
  return { offset, node: nodes };
}
