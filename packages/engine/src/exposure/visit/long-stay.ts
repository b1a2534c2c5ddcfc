/**
 * Length above which stays are kept apart, in minutes.
 *
 * Whoever looks up who was at a place from minute a to z reads all ordinary stays that start from a minus their longest
 * length to z, and every long stay of the place. A few stays of days would make all of that reading long; so the length is
 * the power of two for which least is read: (ordinary stays) x length + (long stays) x span of all starts.
 */
export function longestOrdinaryStay(rows: Int32Array, { start, end }: { start: ArrayLike<number>; end: ArrayLike<number> }): number {
  const counts = new Float64Array(CLASSES);
  let [first, last, longest] = [Infinity, -Infinity, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const from = start[row]!;
    const length = end[row]! - from;
    if (from < first) first = from;
    if (from > last) last = from;
    if (length > longest) longest = length;
    counts[classOf(length)]!++;
  }
  let [best, least, ordinary] = [longest, Infinity, 0];
  for (let size = 0; size < CLASSES; size++) {
    ordinary += counts[size]!;
    const length = Math.min(2 ** size, longest);
    const read = ordinary * length + (rows.length - ordinary) * Math.max(last - first, longest);
    if (read < least) [best, least] = [length, read];
  }
  return best;
}

const classOf = (minutes: number): number => (minutes <= 1 ? 0 : Math.min(CLASSES - 1, Math.ceil(Math.log2(minutes))));

/** Up to 2^24 minutes, 32 years; what is longer shares the last class and its own length. */
const CLASSES = 25;
