import { requireFinite, requireNumber, requirePositive, requireProbability } from './argument-error.ts';

/** Which end of a distribution a probability is counted from: `lower` is P(X <= x), `upper` is P(X > x). */
export type Tail = 'lower' | 'upper';

/** Density of the normal distribution. */
export function normalDensity(x: number, mean = 0, sd = 1): number {
  return Math.exp(normalLogDensity(x, mean, sd));
}

export function normalLogDensity(x: number, mean = 0, sd = 1): number {
  const z = standardise(x, mean, sd);
  return -0.5 * z * z - HALF_LOG_2PI - Math.log(sd);
}

/** P(X <= x), exact in relative terms down to 1e-308 in the far tail. */
export function normalCumulative(x: number, mean = 0, sd = 1): number {
  return standardLower(standardise(x, mean, sd));
}

/** P(X > x). */
export function normalUpperTail(x: number, mean = 0, sd = 1): number {
  return standardLower(-standardise(x, mean, sd));
}

/**
 * The value below which the share `p` lies.
 *
 * @param p from 0 to 1; 0 and 1 give the infinite ends
 * @param tail `upper` when `p` is the share above: keeps digits where it is tiny
 */
export function normalQuantile(p: number, mean = 0, sd = 1, tail: Tail = 'lower'): number {
  requireProbability('p', p);
  requirePositive('sd', sd);
  requireFinite('mean', mean);
  const z = p <= 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
  return mean + sd * (tail === 'lower' ? z : -z);
}

function standardise(x: number, mean: number, sd: number): number {
  requireNumber('x', x);
  requireFinite('mean', mean);
  requirePositive('sd', sd);
  return (x - mean) / sd;
}

/** P(Z <= z) of the standard normal. */
function standardLower(z: number): number {
  if (z < -SERIES_TO) return millsTail(-z);
  return z > SERIES_TO ? 1 - millsTail(z) : 0.5 + centralArea(z);
}

/** P(0 < Z < z): phi(z) (z + z^3/3 + z^5/15 + ...), all terms of one sign. */
function centralArea(z: number): number {
  const square = z * z;
  let term = z;
  let sum = z;
  for (let odd = 3; ; odd += 2) {
    term *= square / odd;
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return sum * INVERSE_SQRT_2PI * Math.exp(-0.5 * square);
}

/** P(Z > z) for z above 2: phi(z) / (z + 1/(z + 2/(z + 3/...))), from the depth that z needs. */
function millsTail(z: number): number {
  if (z > 39) return 0; // below the smallest double
  const depth = Math.ceil(300 / (z * z)) + 16;
  let fraction = z;
  for (let step = depth; step >= 1; step--) fraction = z + step / fraction;
  return expOfHalfSquare(z) * (INVERSE_SQRT_2PI / fraction);
}

/** exp(-z^2 / 2) with z split in two, as the square alone would lose digits when z is large. */
function expOfHalfSquare(z: number): number {
  const head = Math.trunc(z * 16) / 16;
  return Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (z - head) * (z + head));
}

/** The z with P(Z > z) = p for p up to 1/2: a rough start and steps of third order. */
function upperQuantile(p: number): number {
  if (p === 0) return Infinity;
  if (p === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(p));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < MAX_STEPS; step++) {
    const tail = z > SERIES_TO ? millsTail(z) : 0.5 - centralArea(z);
    const newton = (tail - p) / (INVERSE_SQRT_2PI * expOfHalfSquare(z));
    const move = newton / (1 - 0.5 * z * newton);
    z += move;
    if (Math.abs(move) < 1e-6 * Math.max(1, z)) break; // the next error is of the order of its cube
  }
  return z;
}

const SERIES_TO = 2;
const MAX_STEPS = 12;
const HALF_LOG_2PI = 0.918938533204672742;
const INVERSE_SQRT_2PI = 0.398942280401432678;
