/**
 * x log(x / mean) + mean - x, without the cancellation of that formula where x is near the mean: half of a unit's
 * Poisson deviance, and the exponent of the Poisson, binomial and gamma densities.
 *
 * @param x at least 0
 * @param mean above 0
 * @see Loader 2000, Fast and accurate computation of binomial probabilities
 */
export function deviancePart(x: number, mean: number): number {
  if (x === 0) return mean;
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  // With v = (x - mean) / (x + mean), log(x / mean) = 2 (v + v^3/3 + v^5/5 + ...).
  const v = difference / (x + mean);
  const square = v * v;
  let power = 2 * x * v;
  let sum = difference * v;
  for (let odd = 3; odd < 1000; odd += 2) {
    power *= square;
    const next = sum + power / odd;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
