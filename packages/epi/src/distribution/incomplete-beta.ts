import { deviancePart } from './deviance-part.ts';
import { logBeta, stirlingError } from './log-gamma.ts';
import type { Tail } from './normal.ts';

/**
 * Regularised incomplete beta function I_x(a, b) (lower) or its complement (upper), each exact in relative terms
 * where it is small. Takes x and 1 - x apart, as one of them loses its digits when the other is near 1.
 *
 * @param x in [0, 1]
 * @param y 1 - x
 * @see Didonato & Morris 1992, ACM TOMS 18:360, doi:10.1145/131766.131776
 */
export function incompleteBeta(x: number, y: number, a: number, b: number, tail: Tail): number {
  if (x <= 0) return tail === 'lower' ? 0 : 1;
  if (y <= 0) return tail === 'lower' ? 1 : 0;
  const swapped = x * (a + b + 2) > a + 1;
  const kernel = Math.exp(logBetaKernel(x, y, a, b));
  const part = kernel * (swapped ? fraction(y, x, b, a) : fraction(x, y, a, b));
  return swapped === (tail === 'lower') ? 1 - part : part;
}

/** log of x^a y^b / B(a, b). */
export function logBetaKernel(x: number, y: number, a: number, b: number): number {
  if (a < DEVIANCE_FROM || b < DEVIANCE_FROM) return a * logOf(x, y) + b * logOf(y, x) - logBeta(a, b);
  const sum = a + b;
  const deviance = deviancePart(a, sum * x) + deviancePart(b, sum * y);
  const series = stirlingError(sum) - stirlingError(a) - stirlingError(b);
  return series - deviance + 0.5 * Math.log((a / sum) * b) - HALF_LOG_2PI;
}

/** log x, from 1 - x where x is near 1. */
function logOf(x: number, complement: number): number {
  return x < 0.5 ? Math.log(x) : Math.log1p(-complement);
}

/**
 * The continued fraction of I_x(a, b) B(a, b) / (x^a y^b), by Lentz's method. In this form no difference of near
 * equals is taken, also when a is large and x near 1.
 */
function fraction(x: number, y: number, a: number, b: number): number {
  const lambda = a < b ? a - (a + b) * x : (a + b) * y - b;
  let value = (a / (a + 1)) * (lambda + 1);
  let c = value;
  let d = 0;
  for (let n = 1; n < MAX_STEPS; n++) {
    const double = a + 2 * n;
    const alpha = ((a + n - 1) / (double - 1)) * ((a + b + n - 1) / (double - 1)) * n * (b - n) * x * x;
    const beta = n + (n * (b - n) * x) / (double - 1) + ((a + n) / (double + 1)) * (lambda + 1 + n * (1 + y));
    d = 1 / guard(beta + alpha * d);
    c = guard(beta + alpha / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < EPSILON) break;
  }
  return 1 / value;
}

function guard(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

const HALF_LOG_2PI = 0.918938533204672742;
const DEVIANCE_FROM = 2;
const EPSILON = 1.2e-16;
const TINY = 1e-300;
const MAX_STEPS = 1_000_000;
