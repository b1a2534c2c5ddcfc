/**
 * Connected components of a graph, directions ignored: union-find with path halving, in almost linear time.
 *
 * @param nodes number of nodes
 * @param from one end of each edge
 * @param to other end of each edge
 * @param keep 1 for edges to use
 * @returns for each node the smallest number of a node of its component, whatever the order of the edges
 * @see Tarjan & van Leeuwen 1984, J. ACM 31:245, doi:10.1145/62.2160
 */
export function connectedComponents(nodes: number, from: Int32Array, to: Int32Array, keep: Uint8Array): Int32Array {
  const parent = new Int32Array(nodes).map((_, node) => node);
  for (let edge = 0; edge < from.length; edge++) {
    if (keep[edge] === 1) join(parent, from[edge]!, to[edge]!);
  }
  for (let node = 0; node < nodes; node++) parent[node] = parent[parent[node]!]!; // a parent is smaller, so already at its root
  return parent;
}

/** The smaller root stays root, so a component is named by its smallest node. */
function join(parent: Int32Array, a: number, b: number): void {
  const rootA = find(parent, a);
  const rootB = find(parent, b);
  if (rootA < rootB) parent[rootB] = rootA;
  else parent[rootA] = rootB;
}

function find(parent: Int32Array, node: number): number {
  let at = node;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}
