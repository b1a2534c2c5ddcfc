import { NO_DAY } from '@firebreak/epi';
import { chainForest } from './chain-forest.ts';
import { chainStructure, type ChainStructure } from './chain-structure.ts';
import { dayBases, type RecordedGraph } from './recorded-graph.ts';

/**
 * Where each case and event stands in the timeline view: one row each, time to the right. Row r of every column
 * is the same node.
 */
export interface TimelineLayout {
  /** Number of the node in the graph. */
  node: Int32Array;
  /** Horizontal place: a day since 1970-01-01, `NO_DAY` when nothing in the chain has a date. */
  day: Int32Array;
  /** 1 when the day is the node's own, 0 when it was lent by its infector or its chain. */
  dated: Uint8Array;
  /** Chain of the row (position in `recordedChains(...).chains`), -1 for unlinked cases and events. */
  chain: Int32Array;
  generation: Int32Array;
  /** Row of the source the node hangs under, -1 for none. */
  parentRow: Int32Array;
  /** Row of each node of the graph, -1 for those not drawn (contacts, excluded persons). */
  rowOf: Int32Array;
  /** Links to draw: one per joining exposure, all of them, not only those to the parent. */
  linkSourceRow: Int32Array;
  linkTargetRow: Int32Array;
  /** Number of the exposure of each link in the graph. */
  linkExposure: Int32Array;
  /** First and last day drawn, `NO_DAY` when no node has one. */
  firstDay: number;
  lastDay: number;
}

/**
 * Lays out the timeline: chains by their first day, within a chain each infector directly above its infectees,
 * so links are short; unlinked cases at the end. The same records give the same layout, and a new infectee is
 * inserted without changing the order of the others.
 *
 * @param structure of the same graph, when it is at hand already
 */
export function timelineLayout(graph: RecordedGraph, structure: ChainStructure = chainStructure(graph)): TimelineLayout {
  const { parent, drawnDay, order } = chainForest(graph, structure);
  const rowOf = new Int32Array(graph.ids.length).fill(-1);
  order.forEach((node, row) => (rowOf[node] = row));
  const links = linksOf(structure);
  const day = order.map((node) => drawnDay[node]!);
  return {
    node: order,
    day,
    dated: Uint8Array.from(order, (node) => (graph.dayBasis[node] === NO_BASIS ? 0 : 1)),
    chain: order.map((node) => structure.chainOf[node]!),
    generation: order.map((node) => structure.generation[node]!),
    parentRow: order.map((node) => (parent[node]! < 0 ? -1 : rowOf[parent[node]!]!)),
    rowOf,
    linkSourceRow: links.map((exposure) => rowOf[graph.source[exposure]!]!),
    linkTargetRow: links.map((exposure) => rowOf[graph.target[exposure]!]!),
    linkExposure: links,
    ...daysSpanned(day),
  };
}

function linksOf({ joining }: ChainStructure): Int32Array {
  return Int32Array.from(joining.keys()).filter((exposure) => joining[exposure] === 1);
}

function daysSpanned(days: Int32Array): { firstDay: number; lastDay: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const day of days) {
    if (day === NO_DAY) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return first === Infinity ? { firstDay: NO_DAY, lastDay: NO_DAY } : { firstDay: first, lastDay: last };
}

const NO_BASIS = dayBases.indexOf('none');
