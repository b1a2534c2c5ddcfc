/** A smooth function on an interval as a sum of Chebyshev polynomials: as exact as the function, and cheap. */
export interface ChebyshevSeries {
  from: number;
  to: number;
  coefficients: Float64Array;
}

/**
 * Interpolates a smooth function at Chebyshev nodes, doubling their number until the last coefficients are
 * rounding errors, and leaves out what does not matter.
 *
 * @param f smooth on [from, to]; it is not called at the ends
 * @param tolerance coefficients below this share of the largest are rounding errors
 * @param maxNodes where doubling ends, whatever the coefficients are
 * @see Trefethen 2013, Approximation Theory and Approximation Practice, ch. 3 and 8
 */
export function chebyshevSeries(
  f: (x: number) => number,
  from: number,
  to: number,
  { tolerance = 2e-16, nodes = 32, maxNodes = 256 }: { tolerance?: number; nodes?: number; maxNodes?: number } = {},
): ChebyshevSeries {
  for (let count = nodes; ; count *= 2) {
    const coefficients = coefficientsOf(f, from, to, count);
    const kept = significant(coefficients, tolerance);
    if (kept < count - 2 || count * 2 > maxNodes) return { from, to, coefficients: coefficients.slice(0, kept) };
  }
}

/** Value of the series at a point of its interval, by Clenshaw's recurrence. */
export function chebyshevValue({ from, to, coefficients }: ChebyshevSeries, x: number): number {
  const twice = (4 * x - 2 * (from + to)) / (to - from);
  let next = 0;
  let afterNext = 0;
  for (let index = coefficients.length - 1; index > 0; index--) {
    const value = twice * next - afterNext + coefficients[index]!;
    afterNext = next;
    next = value;
  }
  return 0.5 * twice * next - afterNext + coefficients[0]!;
}

function coefficientsOf(f: (x: number) => number, from: number, to: number, count: number): Float64Array {
  const values = Float64Array.from({ length: count }, (_, node) => {
    const share = Math.cos((Math.PI * (node + 0.5)) / count);
    return f(0.5 * (from + to) + 0.5 * (to - from) * share);
  });
  return Float64Array.from({ length: count }, (_, degree) => {
    let sum = 0;
    for (let node = 0; node < count; node++) {
      sum += values[node]! * Math.cos((Math.PI * ((degree * (2 * node + 1)) % (4 * count))) / (2 * count));
    }
    return ((degree === 0 ? 1 : 2) * sum) / count;
  });
}

/** How many coefficients matter. */
function significant(coefficients: Float64Array, tolerance: number): number {
  let largest = 0;
  for (const value of coefficients) largest = Math.max(largest, Math.abs(value));
  let kept = coefficients.length;
  while (kept > 1 && Math.abs(coefficients[kept - 1]!) <= tolerance * largest) kept--;
  return kept;
}
