import { chainForest } from './chain-forest.ts';
import { chainStructure, type ChainStructure } from './chain-structure.ts';
import type { RecordedGraph } from './recorded-graph.ts';

/** Where each member of a chain stands in the tree by generation. Position p of every column is the same node. */
export interface TreeLayout {
  /** Number of the node in the graph; parents before children. */
  node: Int32Array;
  /** Generation: events stand with the generation that brought the infection (0 when nobody is known to have). */
  x: Float32Array;
  /** Vertical place in rows: leaves one row apart, a parent in the middle of its children. */
  y: Float32Array;
  /** Chain of the node (position in `recordedChains(...).chains`). */
  chain: Int32Array;
  /** Position of the source the node hangs under, -1 for none. */
  parent: Int32Array;
  /** Rows in all. */
  height: number;
}

/** Lays out every chain as a tree by generation, one chain below the other, in the order of the timeline. */
export function treeLayout(graph: RecordedGraph, structure: ChainStructure = chainStructure(graph)): TreeLayout {
  const { parent, order } = chainForest(graph, structure);
  const node = order.filter((member) => structure.chainOf[member]! >= 0);
  const positionOf = new Int32Array(graph.ids.length).fill(-1);
  node.forEach((member, position) => (positionOf[member] = position));
  const parentPosition = node.map((member) => (parent[member]! < 0 ? -1 : positionOf[parent[member]!]!));
  const { y, height } = rowsOf(parentPosition);
  return {
    node,
    x: Float32Array.from(node, (member) => structure.generation[member]!),
    y,
    chain: node.map((member) => structure.chainOf[member]!),
    parent: parentPosition,
    height,
  };
}

/** Leaves take the next row in drawing order; from the end back, each parent takes the middle of its outer children. */
function rowsOf(parent: Int32Array): { y: Float32Array; height: number } {
  const first = new Float32Array(parent.length).fill(-1);
  const last = new Float32Array(parent.length).fill(-1);
  const hasChild = new Uint8Array(parent.length);
  for (const above of parent) if (above >= 0) hasChild[above] = 1;
  const y = new Float32Array(parent.length);
  let height = 0;
  for (let position = 0; position < parent.length; position++) if (hasChild[position] === 0) y[position] = height++;
  for (let position = parent.length - 1; position >= 0; position--) {
    if (hasChild[position] === 1) y[position] = (first[position]! + last[position]!) / 2;
    const above = parent[position]!;
    if (above < 0) continue;
    first[above] = y[position]!; // children are met last to first
    if (last[above] === -1) last[above] = y[position]!;
  }
  return { y, height };
}
