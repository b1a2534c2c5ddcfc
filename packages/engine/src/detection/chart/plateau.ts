/** Means that never fall, fitted to counts as they come: their plateaus, and how much likelier they are than one mean. */
export interface Plateaus {
  add: (count: number) => void;
  /** Counts added so far. */
  count: () => number;
  /** Mean of all counts. */
  mean: () => number;
  /** log of the Poisson likelihood ratio of the rising means against one mean; 0 for no cases. */
  logRatio: () => number;
  /** The same if this count were added. */
  logRatioWith: (count: number) => number;
}

/**
 * Isotonic regression by pooling adjacent violators, a count at a time: a count below the plateau before it is
 * pooled with that, and the pool again, so each count is pooled at most once.
 *
 * Of plateau sums S_b over n_b weeks with total S over n: log ratio = sum S_b log(S_b / n_b) - S log(S / n).
 *
 * @see Barlow, Bartholomew, Bremner & Brunk 1972, Statistical Inference under Order Restrictions
 */
export function plateaus(capacity: number): Plateaus {
  const sums = new Float64Array(capacity);
  const weeks = new Int32Array(capacity);
  /** Sum of S_b log(S_b / n_b) of the plateaus up to each. */
  const parts = new Float64Array(capacity + 1);
  let [top, total, count] = [0, 0, 0];

  /** Where a new count ends up: how many plateaus stay, and sum and length of the last. */
  const pooled = (added: number): { stay: number; sum: number; length: number } => {
    let [stay, sum, length] = [top, added, 1];
    while (stay > 0 && sum * weeks[stay - 1]! <= sums[stay - 1]! * length) {
      stay--;
      sum += sums[stay]!;
      length += weeks[stay]!;
    }
    return { stay, sum, length };
  };
  const ratio = (part: number, sum: number, n: number): number => Math.max(0, part - logPart(sum, n));

  return {
    add: (added) => {
      const { stay, sum, length } = pooled(added);
      [sums[stay], weeks[stay], parts[stay + 1]] = [sum, length, parts[stay]! + logPart(sum, length)];
      [top, total, count] = [stay + 1, total + added, count + 1];
    },
    count: () => count,
    mean: () => total / count,
    logRatio: () => ratio(parts[top]!, total, count),
    logRatioWith: (added) => {
      const { stay, sum, length } = pooled(added);
      return ratio(parts[stay]! + logPart(sum, length), total + added, count + 1);
    },
  };
}

function logPart(sum: number, length: number): number {
  return sum === 0 ? 0 : sum * Math.log(sum / length);
}
