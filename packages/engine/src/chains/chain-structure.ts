import { adjacencyBy, type Adjacency } from './adjacency.ts';
import { connectedComponents } from './components.ts';
import { generationsOf } from './generations.ts';
import { joiningExposures, ROLE_CASE, ROLE_EVENT, type RecordedGraph } from './recorded-graph.ts';
import { strongComponents, type StrongComponents } from './strong-components.ts';

/** Who is in which chain, and in which generation. Everything about chains is read off from this. */
export interface ChainStructure {
  /** 1 for exposures that join two cases or events. */
  joining: Uint8Array;
  /** Joining exposures leaving each node. */
  out: Adjacency;
  /** Joining exposures reaching each node. */
  into: Adjacency;
  /** Number of the smallest node of each node's component; contacts and excluded persons stand alone. */
  component: Int32Array;
  /** Nodes of each chain in order; chains in the order of their smallest member. */
  chains: readonly Int32Array[];
  /** Chain of each node, -1 for a node in none. */
  chainOf: Int32Array;
  strong: StrongComponents;
  /** Generation of each node (see `generationsOf`). */
  generation: Int32Array;
}

/** Finds chains, cycles and generations of a recorded graph, in time linear in nodes and exposures. */
export function chainStructure(graph: RecordedGraph): ChainStructure {
  const nodes = graph.ids.length;
  const joining = joiningExposures(graph);
  const out = adjacencyBy(nodes, graph.source, graph.target, joining);
  const into = adjacencyBy(nodes, graph.target, graph.source, joining);
  const component = connectedComponents(nodes, graph.source, graph.target, joining);
  const chains = chainsOf(graph, component);
  const strong = strongComponents(out);
  return {
    joining,
    out,
    into,
    component,
    chains,
    chainOf: chainOfNodes(nodes, chains),
    strong,
    generation: generationsOf(graph.role, out, strong),
  };
}

/** Components of two or more nodes with a case among them. Events joined only to events carry nobody's infection. */
function chainsOf({ role }: RecordedGraph, component: Int32Array): Int32Array[] {
  const size = new Int32Array(component.length);
  const cases = new Int32Array(component.length);
  component.forEach((root, node) => {
    if (role[node]! > ROLE_EVENT) return;
    size[root]!++;
    if (role[node] === ROLE_CASE) cases[root]!++;
  });
  const members = new Map<number, Int32Array>();
  const filled = new Int32Array(component.length);
  component.forEach((root, node) => {
    if (role[node]! > ROLE_EVENT || size[root]! < 2 || cases[root] === 0) return;
    const list = members.get(root) ?? new Int32Array(size[root]!);
    if (filled[root] === 0) members.set(root, list);
    list[filled[root]!++] = node;
  });
  return [...members.values()]; // nodes come in order, so roots do too
}

function chainOfNodes(nodes: number, chains: readonly Int32Array[]): Int32Array {
  const chainOf = new Int32Array(nodes).fill(-1);
  chains.forEach((members, chain) => members.forEach((node) => (chainOf[node] = chain)));
  return chainOf;
}
