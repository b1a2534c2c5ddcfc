/** Links by node: `out.link[out.start[n] .. out.start[n + 1])` leave node n, `into` likewise reach it. */
export interface NodeLinks {
  readonly out: LinkLists;
  readonly into: LinkLists;
}
interface LinkLists {
  readonly start: Int32Array;
  readonly link: Int32Array;
}

/** Sorts links by their two ends, in the order in which they are given. */
export function linksByNode(nodes: number, source: Int32Array, target: Int32Array): NodeLinks {
  return { out: listsBy(nodes, source), into: listsBy(nodes, target) };
}

/** Numbers of the links that leave or reach a node. */
export function linksAt({ start, link }: LinkLists, node: number): Int32Array {
  return link.subarray(start[node], start[node + 1]);
}

function listsBy(nodes: number, end: Int32Array): LinkLists {
  const start = new Int32Array(nodes + 1);
  for (const node of end) start[node + 1]!++;
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const link = new Int32Array(end.length);
  end.forEach((node, at) => (link[next[node]!++] = at));
  return { start, link };
}
