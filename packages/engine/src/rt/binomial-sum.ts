import { binomialLogMass, normalQuantile } from '@firebreak/epi/distribution/index';

/** Independent trials: of `counts[i]` each succeeds with probability `shares[i]`. */
export interface BinomialSum {
  counts: number[];
  shares: number[];
}

/** Mean, variance and the two cumulants after them. */
export function cumulantsOf({ counts, shares }: BinomialSum): [number, number, number, number] {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  counts.forEach((n, i) => {
    const q = shares[i]!;
    const variance = n * q * (1 - q);
    sums[0] += n * q;
    sums[1] += variance;
    sums[2] += variance * (1 - 2 * q);
    sums[3] += variance * (1 - 6 * q * (1 - q));
  });
  return sums;
}

/**
 * Quantiles of the number of successes: the smallest number that is reached or not exceeded with each probability.
 * Exact by adding up the distributions while they are narrow; by the expansion of Cornish and Fisher to the fourth
 * cumulant where the standard deviation is above 15, when its error is far below one success.
 *
 * @see Cornish & Fisher 1938, Revue de l'Institut International de Statistique 5:307, doi:10.2307/1400905
 */
export function binomialSumQuantiles(sum: BinomialSum, probabilities: readonly number[]): number[] {
  const cumulants = cumulantsOf(sum);
  if (cumulants[1] > WIDE) return probabilities.map((probability) => expandedQuantile(cumulants, probability));
  const { least, mass } = massOf(sum);
  return probabilities.map((probability) => {
    let below = 0;
    let place = 0;
    while (place < mass.length - 1 && (below += mass[place]!) < probability * (1 - ROUNDING)) place++;
    return least + place;
  });
}

/** Probabilities of `least`, `least` + 1, ... successes; what is beyond 12 standard deviations is left out. */
export function massOf({ counts, shares }: BinomialSum): { least: number; mass: Float64Array } {
  let least = 0;
  let mass: Float64Array = Float64Array.of(1);
  counts.forEach((n, i) => {
    const q = shares[i]!;
    if (q <= 0 || n === 0) return;
    if (q >= 1) {
      least += n;
      return;
    }
    const reach = DEVIATIONS * Math.sqrt(n * q * (1 - q)) + DEVIATIONS;
    const from = Math.max(0, Math.floor(n * q - reach));
    const to = Math.min(n, Math.ceil(n * q + reach));
    const one = Float64Array.from({ length: to - from + 1 }, (_, k) => Math.exp(binomialLogMass(from + k, n, q)));
    least += from;
    mass = convolve(mass, one);
  });
  return { least, mass };
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    const weight = a[i]!;
    if (weight < NEGLIGIBLE) continue;
    for (let j = 0; j < b.length; j++) result[i + j] = result[i + j]! + weight * b[j]!;
  }
  return result;
}

/** The number plus a uniform rounding of one half to either side is continuous: its variance is larger by 1/12. */
function expandedQuantile([mean, variance, third, fourth]: [number, number, number, number], probability: number): number {
  const sd = Math.sqrt(variance + 1 / 12);
  const [skew, excess] = [third / sd ** 3, (fourth - 1 / 120) / sd ** 4];
  const z = normalQuantile(probability);
  const w = z + (skew * (z * z - 1)) / 6 + (excess * (z ** 3 - 3 * z)) / 24 - (skew * skew * (2 * z ** 3 - 5 * z)) / 36;
  return Math.max(0, Math.ceil(mean + sd * w - 0.5));
}

const WIDE = 225;
const DEVIATIONS = 12;
const NEGLIGIBLE = 1e-30;
const ROUNDING = 1e-12;
