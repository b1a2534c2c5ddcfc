/**
 * Edges grouped by node (compressed sparse rows): those of node v are at positions `offset[v]` up to, but not
 * with, `offset[v + 1]` of `neighbour` and `edge`.
 */
export interface Adjacency {
  offset: Int32Array;
  /** The node at the other end. */
  neighbour: Int32Array;
  /** The number of the edge. */
  edge: Int32Array;
}

/**
 * Groups edges by the node in `at`; within a node they keep their order.
 *
 * @param nodes number of nodes
 * @param at the end to group by
 * @param other the other end
 * @param keep 1 for edges to use
 */
export function adjacencyBy(nodes: number, at: Int32Array, other: Int32Array, keep: Uint8Array): Adjacency {
  const offset = new Int32Array(nodes + 1);
  for (let edge = 0; edge < at.length; edge++) if (keep[edge] === 1) offset[at[edge]! + 1]!++;
  for (let node = 0; node < nodes; node++) offset[node + 1]! += offset[node]!;
  const next = offset.slice();
  const neighbour = new Int32Array(offset[nodes]!);
  const edges = new Int32Array(offset[nodes]!);
  for (let edge = 0; edge < at.length; edge++) {
    if (keep[edge] !== 1) continue;
    const slot = next[at[edge]!]!++;
    neighbour[slot] = other[edge]!;
    edges[slot] = edge;
  }
  return { offset, neighbour, edge: edges };
}
