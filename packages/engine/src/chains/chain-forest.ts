import { NO_DAY } from '@firebreak/epi';
import type { ChainStructure } from './chain-structure.ts';
import { ROLE_EVENT, type RecordedGraph } from './recorded-graph.ts';

/** Each chain as trees: every node hangs under at most one of its recorded sources, so it can be drawn once. */
export interface ChainForest {
  /** The source each node hangs under, -1 for roots and for nodes in no chain. */
  parent: Int32Array;
  /** The day a node is drawn at: its own, else that of its parent, else the first of its chain; `NO_DAY` when none. */
  drawnDay: Int32Array;
  /** Cases and events in drawing order: chain by chain, parents before children, those in no chain last. */
  order: Int32Array;
}

/**
 * Hangs every node under the most certain of its sources, then the latest, then the one with the smallest id; and
 * orders siblings and chains by day, then id.
 *
 * The order of two nodes depends on their own records and those above them, never on later or lower cases: a new
 * infectee is inserted under its infector and the others keep their order.
 */
export function chainForest(graph: RecordedGraph, structure: ChainStructure): ChainForest {
  const parent = parentsOf(graph, structure);
  const drawnDay = drawnDays(graph, structure, parent);
  return { parent, drawnDay, order: drawingOrder(graph, structure, parent, drawnDay) };
}

function parentsOf(graph: RecordedGraph, { into, strong }: ChainStructure): Int32Array {
  const parent = new Int32Array(graph.ids.length).fill(-1);
  for (let node = 0; node < parent.length; node++) {
    let best = -1;
    for (let at = into.offset[node]!; at < into.offset[node + 1]!; at++) {
      const edge = into.edge[at]!;
      if (!mayHang(graph, strong.group, into.neighbour[at]!, node)) continue;
      if (best < 0 || compareSources(graph, edge, best) < 0) best = edge;
    }
    if (best >= 0) parent[node] = graph.source[best]!;
  }
  return parent;
}

/** On a cycle only the earlier node may carry the later, or the cycle would have no top. */
function mayHang({ day }: RecordedGraph, group: Int32Array, source: number, target: number): boolean {
  if (group[source] !== group[target]) return true;
  return day[source]! < day[target]! || (day[source] === day[target] && source < target);
}

function compareSources({ certainty, day, source }: RecordedGraph, a: number, b: number): number {
  return certaintyRank(certainty[b]!) - certaintyRank(certainty[a]!) || day[source[b]!]! - day[source[a]!]! || source[a]! - source[b]!;
}

/** `certainties` runs low, medium, high, unknown; unknown ranks below low. */
function certaintyRank(index: number): number {
  return (index + 1) % 4;
}

function drawnDays(graph: RecordedGraph, { chains, chainOf, strong }: ChainStructure, parent: Int32Array): Int32Array {
  const firstDay = chains.map((members) =>
    members.reduce((first, node) => (graph.day[node] === NO_DAY ? first : Math.min(first, graph.day[node]!)), Infinity),
  );
  const drawn = graph.day.slice();
  // Parents first: a parent is in a group of higher number, or earlier in its own.
  const undated = Int32Array.from(graph.day.keys()).filter((node) => graph.day[node] === NO_DAY && chainOf[node]! >= 0);
  undated.sort((a, b) => strong.group[b]! - strong.group[a]! || a - b);
  for (const node of undated) {
    const above = parent[node]! < 0 ? NO_DAY : drawn[parent[node]!]!;
    const first = firstDay[chainOf[node]!]!;
    drawn[node] = above !== NO_DAY ? above : first === Infinity ? NO_DAY : first;
  }
  return drawn;
}

function drawingOrder(graph: RecordedGraph, structure: ChainStructure, parent: Int32Array, day: Int32Array): Int32Array {
  const drawn = Int32Array.from(graph.role.keys()).filter((node) => graph.role[node]! <= ROLE_EVENT);
  const byDay = (a: number, b: number): number => (day[a] === NO_DAY ? LAST : day[a]!) - (day[b] === NO_DAY ? LAST : day[b]!) || a - b;
  const earliest = structure.chains.map((members) => members.reduce((first, node) => (byDay(node, first) < 0 ? node : first)));
  const rank = new Int32Array(structure.chains.length);
  // Ranked by the earliest member, not by the chain's id: a newcomer may have the smallest id, hardly the first day.
  Array.from(earliest.keys())
    .sort((a, b) => byDay(earliest[a]!, earliest[b]!))
    .forEach((chain, position) => (rank[chain] = position));
  const rankOf = (node: number): number => (structure.chainOf[node]! < 0 ? LAST : rank[structure.chainOf[node]!]!);
  const siblings = drawn.slice().sort(byDay);
  const roots = siblings.filter((node) => parent[node] === -1).sort((a, b) => rankOf(a) - rankOf(b) || byDay(a, b));
  return depthFirst(roots, siblings, parent);
}

/** Parents before children; children in the order of `siblings`, which is pushed backwards so the first is popped first. */
function depthFirst(roots: Int32Array, siblings: Int32Array, parent: Int32Array): Int32Array {
  const firstChild = new Int32Array(parent.length).fill(-1);
  const nextSibling = new Int32Array(parent.length).fill(-1);
  for (const node of siblings) {
    const above = parent[node]!;
    if (above < 0) continue;
    nextSibling[node] = firstChild[above]!; // the list of children is kept last first
    firstChild[above] = node;
  }
  const order = new Int32Array(siblings.length);
  const stack = new Int32Array(siblings.length);
  let placed = 0;
  for (const root of roots) {
    let height = 0;
    stack[height++] = root;
    while (height > 0) {
      const node = stack[--height]!;
      order[placed++] = node;
      for (let child = firstChild[node]!; child >= 0; child = nextSibling[child]!) stack[height++] = child;
    }
  }
  return order;
}

const LAST = 2_147_483_647;
