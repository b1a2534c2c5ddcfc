/**
 * Rows ordered by place and, within a place, by start. Two stable counting sorts, first by slice of time and then by place, so
 * the work grows with the number of rows; only what fell into one slice out of order is sorted by comparing.
 *
 * @param rows rows to order (left as it is)
 * @returns the rows in order, and where the rows of each place begin (one more entry than places)
 */
export function orderByPlaceAndStart(
  rows: Int32Array,
  { place, start, places }: { place: ArrayLike<number>; start: ArrayLike<number>; places: number },
): { order: Int32Array; offsets: Int32Array } {
  const { first, width, slices } = slicesOf(rows, start);
  const keys = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) keys[i] = Math.floor((start[rows[i]!]! - first) / width);
  const inTime = countingSort(rows, keys, slices).order;
  for (let i = 0; i < rows.length; i++) keys[i] = place[inTime[i]!]!;
  const { order, offsets } = countingSort(inTime, keys, places);
  for (let at = 0; at < places; at++) straighten(order.subarray(offsets[at], offsets[at + 1]), start);
  return { order, offsets };
}

/** Slices of at least a minute, few enough for the table of their counts. */
function slicesOf(rows: Int32Array, start: ArrayLike<number>): { first: number; width: number; slices: number } {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < rows.length; i++) {
    const minute = start[rows[i]!]!;
    if (minute < first) first = minute;
    if (minute > last) last = minute;
  }
  if (!(last > first)) return { first, width: 1, slices: 1 };
  const width = Math.max(1, (last - first) / MOST_SLICES);
  return { first, width, slices: Math.floor((last - first) / width) + 1 };
}

/** Stable: equal keys keep their order. */
export function countingSort(rows: Int32Array, keys: Int32Array, size: number): { order: Int32Array; offsets: Int32Array } {
  const offsets = new Int32Array(size + 1);
  for (let i = 0; i < keys.length; i++) offsets[keys[i]! + 1]!++;
  for (let key = 0; key < size; key++) offsets[key + 1] = offsets[key + 1]! + offsets[key]!;
  const next = offsets.slice();
  const order = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) order[next[keys[i]!]!++] = rows[i]!;
  return { order, offsets };
}

/** Sorts what is not in order yet; nothing to do when starts are whole minutes within two years. */
function straighten(part: Int32Array, start: ArrayLike<number>): void {
  for (let i = 1; i < part.length; i++) {
    if (start[part[i]!]! < start[part[i - 1]!]!) {
      part.sort((one, other) => start[one]! - start[other]!);
      return;
    }
  }
}

const MOST_SLICES = 2 ** 20;
