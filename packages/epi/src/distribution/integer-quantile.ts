/**
 * The smallest whole number whose cumulative probability reaches `p`.
 *
 * A cumulative probability that equals `p` but for rounding counts as reaching it, or `quantile(cumulative(x))`
 * would now and then be x + 1.
 *
 * @param start a guess, doubled or halved away from until it brackets the answer
 */
export function integerQuantile(p: number, cumulative: (x: number) => number, start: number, sd: number, least = 0): number {
  const wanted = p * (1 - FUZZ);
  const reaches = (x: number): boolean => cumulative(x) >= wanted;
  let high = Math.max(least, Math.floor(start));
  let stride = Math.max(1, Math.floor(sd / 16));
  if (reaches(high)) {
    let low = high;
    while (low > least && reaches(low)) {
      high = low;
      low = Math.max(least, low - stride);
      stride *= 2;
    }
    return reaches(low) ? low : firstBetween(low, high, reaches);
  }
  let low = high;
  while (!reaches(high)) {
    low = high;
    high += stride;
    stride *= 2;
  }
  return firstBetween(low, high, reaches);
}

/** Halves (low, high] where low does not reach and high does. */
function firstBetween(low: number, high: number, reaches: (x: number) => boolean): number {
  let [below, at] = [low, high];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (reaches(middle)) at = middle;
    else below = middle;
  }
  return at;
}

const FUZZ = 64 * Number.EPSILON;
