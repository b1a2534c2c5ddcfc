interface ExposureKeys {
  source: Int32Array;
  target: Int32Array;
  day: Int32Array;
  ids: readonly string[];
  /** Number of nodes: sources and targets are below it. */
  nodes: number;
}

/**
 * The order of exposures by source, target, day and id, in time linear in nodes and exposures: two passes of
 * counting sort, then each short run of one pair is sorted by itself.
 *
 * @returns positions of the exposures in that order
 */
export function exposureOrder(keys: ExposureKeys): Int32Array {
  const unordered = keys.source.map((_, at) => at);
  const byTarget = countingSort(unordered, keys.target, keys.nodes);
  const order = countingSort(byTarget, keys.source, keys.nodes);
  sortRuns(order, keys);
  return order;
}

/** Stable: what has the same key keeps its order. */
function countingSort(order: Int32Array, key: Int32Array, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const at of order) next[key[at]! + 1]!++;
  for (let value = 0; value < keys; value++) next[value + 1]! += next[value]!;
  const sorted = new Int32Array(order.length);
  for (const at of order) sorted[next[key[at]!]!++] = at;
  return sorted;
}

function sortRuns(order: Int32Array, { source, target, day, ids }: ExposureKeys): void {
  const samePair = (a: number, b: number): boolean => source[a] === source[b] && target[a] === target[b];
  const compare = (a: number, b: number): number => day[a]! - day[b]! || (ids[a]! < ids[b]! ? -1 : 1);
  let start = 0;
  for (let at = 1; at <= order.length; at++) {
    if (at < order.length && samePair(order[start]!, order[at]!)) continue;
    if (at - start > 1) order.subarray(start, at).sort(compare);
    start = at;
  }
}
