import { deviancePart } from './deviance-part.ts';
import { logGamma, stirlingError } from './log-gamma.ts';
import { normalCumulative, normalDensity, type Tail } from './normal.ts';

/**
 * Regularised incomplete gamma function: P(a, x) for the lower tail, Q(a, x) = 1 - P for the upper, each exact in
 * relative terms where it is small. Holds for shapes from 1e-3 to 1e9: the prefactor is in deviance form, which
 * does not lose digits for large shapes, and the number of terms grows with the root of the shape.
 *
 * @param a shape, above 0 (not checked here)
 * @param x at least 0
 * @see Gautschi 1979, ACM TOMS 5:466, doi:10.1145/355853.355863
 */
export function incompleteGamma(a: number, x: number, tail: Tail): number {
  if (x <= 0) return tail === 'lower' ? 0 : 1;
  if (x === Infinity) return tail === 'lower' ? 1 : 0;
  if (a > UNIFORM_FROM) return uniformTail(a, x, tail);
  if (x < a + 1) {
    const lower = Math.exp(logGammaKernel(a, x)) * lowerSeries(a, x);
    return tail === 'lower' ? lower : smallShapeUpper(a, x, lower);
  }
  const upper = Math.exp(logGammaKernel(a, x)) * upperFraction(a, x);
  return tail === 'upper' ? upper : 1 - upper;
}

/** Temme's uniform expansion with its first correction, whose next term is below 1e-10 from a = 1e9 on. */
function uniformTail(a: number, x: number, tail: Tail): number {
  const z = Math.sign(x - a) * Math.sqrt(2 * deviancePart(a, x));
  const [eta, mu] = [z / Math.sqrt(a), (x - a) / a];
  const correction = Math.abs(mu) < 1e-4 ? -1 / 3 + eta / 12 : 1 / mu - 1 / eta;
  const part = (normalDensity(z) / Math.sqrt(a)) * correction;
  return tail === 'upper' ? normalCumulative(-z) + part : normalCumulative(z) - part;
}

/** log of x^a e^-x / Gamma(a + 1): the Poisson probability of a events when x are expected. */
export function logGammaKernel(a: number, x: number): number {
  if (x === 0 || x === Infinity) return -Infinity;
  if (a < DEVIANCE_FROM) return a * Math.log(x) - x - logGamma(a + 1);
  return -deviancePart(a, x) - stirlingError(a) - 0.5 * Math.log(2 * Math.PI * a);
}

/** 1 + x/(a+1) + x^2/((a+1)(a+2)) + ... */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let denominator = a + 1; term > sum * EPSILON; denominator++) {
    term *= x / denominator;
    sum += term;
  }
  return sum;
}

/** a / (x + 1 - a - 1(1 - a) / (x + 3 - a - 2(2 - a) / ...)), by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; ; step++) {
    const numerator = -step * (step - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < EPSILON) return a * fraction;
  }
}

/**
 * 1 - P where P is near 1 although x < a + 1: small shapes, whose whole mass lies near 0. There
 * Q = 1 - x^a / Gamma(a + 1) + x^a sum of (-x)^n / ((a + n) n! Gamma(a)), with the first difference by expm1.
 */
function smallShapeUpper(a: number, x: number, lower: number): number {
  if (a > 1 || lower < 0.5) return 1 - lower;
  const logPower = a * Math.log(x) - logGamma(a + 1);
  let term = 1;
  let sum = 0;
  for (let n = 1; n < MAX_ALTERNATING; n++) {
    term *= -x / n;
    const part = (a * term) / (a + n);
    sum += part;
    if (Math.abs(part) < EPSILON * Math.abs(sum)) break;
  }
  return -Math.expm1(logPower) - Math.exp(logPower) * sum;
}

const UNIFORM_FROM = 1e9;
const EPSILON = 1.2e-16;
const TINY = 1e-300;
const DEVIANCE_FROM = 1.5;
const MAX_ALTERNATING = 200;
