/**
 * Breaks of the classes of a choropleth: b0 < b1 < … < bn make the classes [b0, b1), …, [bn-1, bn].
 *
 * Areas with the rate 0 are a class of their own (see `classOf`). The positive rates are parted into classes of about
 * equally many areas, and the breaks between are rounded to two significant digits so that a legend can be read aloud.
 *
 * @param rates rates per 100,000, any order; not finite and negative ones are left out
 * @param most classes at most (whole number, >= 1)
 * @returns n + 1 rising breaks, or none when no rate is positive
 */
export function classBreaks(rates: readonly number[], most: number): number[] {
  const positive = rates.filter((rate) => rate > 0 && Number.isFinite(rate)).toSorted((a, b) => a - b);
  const [least] = positive;
  const greatest = positive.at(-1);
  if (least === undefined || greatest === undefined) return [];
  const classes = Math.min(most, positive.length);
  const inner = Array.from({ length: classes - 1 }, (_, index) =>
    roundTo(positive[Math.floor(((index + 1) * positive.length) / classes)] ?? greatest),
  );
  const low = roundTo(least, Math.floor);
  const high = roundTo(greatest, Math.ceil);
  const breaks = [low, ...inner.filter((each) => each > low && each < high), high > low ? high : roundTo(low * 2, Math.ceil)];
  return [...new Set(breaks)].toSorted((a, b) => a - b);
}

/** Class of a rate: -1 for the rate 0, else 0 … n - 1; undefined where there is no rate. */
export function classOf(rate: number | undefined, breaks: readonly number[]): number | undefined {
  if (rate === undefined || !Number.isFinite(rate)) return undefined;
  if (rate <= 0) return NO_CASES;
  const above = breaks.findIndex((limit) => rate < limit);
  return Math.min(Math.max(above === -1 ? breaks.length - 2 : above - 1, 0), Math.max(breaks.length - 2, 0));
}

/** The class of areas where nobody was counted. */
export const NO_CASES = -1;

/** To two significant digits, towards the side told. */
function roundTo(value: number, round: (value: number) => number = Math.round): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  // The division is tidied, or 0.3 / 0.1 = 2.9999999999999996 would be rounded down.
  return Number((round(Number((value / unit).toPrecision(12))) * unit).toPrecision(2));
}
