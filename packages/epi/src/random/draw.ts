import { portableExp, portableLog } from './portable-math.ts';
import type { Rng } from './rng.ts';

/**
 * One draw from a normal distribution, by Marsaglia's polar method.
 *
 * @param sd standard deviation (>= 0)
 * @see Marsaglia & Bray 1964, SIAM Review 6:260, doi:10.1137/1006063
 */
export function drawNormal(rng: Rng, mean: number, sd: number): number {
  for (;;) {
    const x = 2 * rng.uniform() - 1;
    const y = 2 * rng.uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return mean + sd * x * Math.sqrt((-2 * portableLog(square)) / square);
  }
}

/** One draw from an exponential distribution with this mean (> 0), by inversion. */
export function drawExponential(rng: Rng, mean: number): number {
  requirePositive('mean', mean);
  return -mean * portableLog(1 - rng.uniform()); // 1 - u is in (0, 1]: never the logarithm of 0
}

/**
 * One draw from a gamma distribution with mean shape * scale.
 *
 * @param shape > 0; below 1 a draw of shape + 1 is scaled by u^(1/shape)
 * @param scale > 0
 * @see Marsaglia & Tsang 2000, ACM TOMS 26:363, doi:10.1145/358407.358414
 */
export function drawGamma(rng: Rng, shape: number, scale: number): number {
  requirePositive('shape', shape);
  requirePositive('scale', scale);
  if (shape >= 1) return scale * drawStandardGamma(rng, shape);
  const boost = portableExp(portableLog(1 - rng.uniform()) / shape);
  return scale * boost * drawStandardGamma(rng, shape + 1);
}

/**
 * One draw from a beta distribution with mean a / (a + b): the share of one gamma draw in the sum of two.
 *
 * @param a > 0
 * @param b > 0
 * @returns a share in [0, 1]; with shapes far below 1 it may round to either end
 * @see Devroye 1986, Non-Uniform Random Variate Generation, chapter IX.4
 */
export function drawBeta(rng: Rng, a: number, b: number): number {
  const one = drawGamma(rng, a, 1);
  return one / (one + drawGamma(rng, b, 1));
}

/**
 * One draw from a negative binomial distribution by mean and dispersion: a Poisson draw whose mean is gamma.
 * Variance mean + mean^2 / k. The number of people a case infects, when some infect many.
 *
 * @param mean >= 0
 * @param k dispersion (> 0; small: few cases cause most infections)
 * @see Lloyd-Smith et al. 2005, Nature 438:355, doi:10.1038/nature04153
 */
export function drawNegativeBinomial(rng: Rng, mean: number, k: number): number {
  requirePositive('k', k);
  return mean === 0 ? 0 : drawPoisson(rng, drawGamma(rng, k, mean / k));
}

/**
 * One draw from a Poisson distribution.
 *
 * @param mean >= 0, finite
 * @returns a whole number >= 0
 */
export function drawPoisson(rng: Rng, mean: number): number {
  if (!(mean >= 0) || mean === Infinity) throw new RangeError(`A Poisson mean is a number of at least 0; got ${mean}.`);
  return mean < SMALL_POISSON_MEAN ? drawSmallPoisson(rng, mean) : drawLargePoisson(rng, mean);
}

/** Multiplies uniforms until they fall below exp(-mean). @see Knuth, TAOCP vol. 2, §3.4.1 */
function drawSmallPoisson(rng: Rng, mean: number): number {
  const limit = portableExp(-mean);
  let product = rng.uniform();
  let count = 0;
  while (product > limit) {
    product *= rng.uniform();
    count++;
  }
  return count;
}

/** Transformed rejection with squeeze. @see Hörmann 1993, Insurance: Math. and Economics 12:39, algorithm PTRS */
function drawLargePoisson(rng: Rng, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  const logScale = portableLog(1.1239 + 1.1328 / (b - 3.4));
  const logMean = portableLog(mean);
  for (;;) {
    const u = rng.uniform() - 0.5;
    const v = 1 - rng.uniform();
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= squeeze) return count;
    if (count < 0 || (edge < 0.013 && v > edge)) continue;
    const density = count * logMean - mean - logFactorial(count);
    if (portableLog(v) + logScale - portableLog(a / (edge * edge) + b) <= density) return count;
  }
}

function drawStandardGamma(rng: Rng, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(rng, 0, 1);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (portableLog(1 - rng.uniform()) < 0.5 * x * x + d - d * v + d * portableLog(v)) return d * v;
  }
}

/** log n!: summed for small n, else Stirling's series with three terms (error below 1e-10 from n = 16). */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return portableLog(product);
  }
  const series = 1 / (12 * n) - 1 / (360 * n * n * n) + 1 / (1260 * n * n * n * n * n);
  return n * portableLog(n) - n + 0.5 * portableLog(2 * Math.PI * n) + series;
}

function requirePositive(name: string, value: number): void {
  if (!(value > 0) || value === Infinity) throw new RangeError(`The ${name} of a distribution is a number above 0; got ${value}.`);
}

const SMALL_POISSON_MEAN = 10;
