import { ArgumentError, requireNumber, requirePositive, requireProbability } from './argument-error.ts';
import { incompleteBeta, logBetaKernel } from './incomplete-beta.ts';
import { logBeta } from './log-gamma.ts';
import { normalQuantile, type Tail } from './normal.ts';

/** Density of the beta distribution, 0 outside [0, 1]. */
export function betaDensity(x: number, a: number, b: number): number {
  return Math.exp(betaLogDensity(x, a, b));
}

export function betaLogDensity(x: number, a: number, b: number): number {
  requireBeta(x, a, b);
  if (x < 0 || x > 1) return -Infinity;
  if (x === 0 || x === 1) return endOf(x === 0 ? a : b, x === 0 ? b : a);
  return logBetaKernel(x, 1 - x, a, b) - Math.log(x) - Math.log1p(-x);
}

/** P(X <= x). */
export function betaCumulative(x: number, a: number, b: number): number {
  requireBeta(x, a, b);
  return incompleteBeta(x, 1 - x, a, b, 'lower');
}

/** P(X > x). */
export function betaUpperTail(x: number, a: number, b: number): number {
  requireBeta(x, a, b);
  return incompleteBeta(x, 1 - x, a, b, 'upper');
}

/**
 * Quantile of the beta distribution.
 *
 * @param p from 0 to 1
 * @param tail `upper` when `p` is the share above
 */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  const logit = betaLogitQuantile(p, a, b, tail);
  return 1 / (1 + Math.exp(-logit));
}

/**
 * The quantile as log(x / (1 - x)), which keeps the digits of 1 - x where x is near 1.
 *
 * Steps of third order on the logarithm of the smaller tail as a function of the logit, in which it is concave.
 */
export function betaLogitQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  requireProbability('p', p);
  requirePositive('a', a);
  requirePositive('b', b);
  if (p === 0 || p === 1) return (p === 0) === (tail === 'lower') ? -Infinity : Infinity;
  const [small, smaller] = p <= 0.5 ? [p, tail] : ([1 - p, tail === 'lower' ? 'upper' : 'lower'] as const);
  return smaller === 'lower' ? lowerLogit(small, a, b) : -lowerLogit(small, b, a); // 1 - X is beta with a and b exchanged
}

function lowerLogit(p: number, a: number, b: number): number {
  let logit = startOf(p, a, b);
  const logP = Math.log(p);
  if (logit < LOGIT_OF_SMALLEST) return logit; // below every double but the smallest: nothing to refine
  for (let step = 0; step < MAX_STEPS; step++) {
    const odds = Math.exp(-Math.abs(logit));
    const [x, y] = logit > 0 ? [1 / (1 + odds), odds / (1 + odds)] : [odds / (1 + odds), 1 / (1 + odds)];
    const mass = incompleteBeta(x, y, a, b, 'lower');
    if (mass === 0) {
      logit += 1 + 0.1 * Math.abs(logit); // fell off the end of the doubles: walk back
      continue;
    }
    const slope = Math.exp(logBetaKernel(x, y, a, b)) / mass;
    if (slope < SMALLEST_SLOPE) {
      logit -= 1 + 0.1 * Math.abs(logit); // far above, where the mass is flat
      continue;
    }
    const newton = (logP - Math.log(mass)) / slope;
    const correction = 1 + 0.5 * newton * (a * y - b * x - slope);
    const move = newton / Math.min(2, Math.max(0.5, correction));
    logit += Math.max(-STEP_LIMIT, Math.min(STEP_LIMIT + Math.abs(logit), move));
    if (Math.abs(move) < STEP_TOLERANCE) return logit;
  }
  throw new ArgumentError('NO_CONVERGENCE', 'a', 'Use parameters of a beta distribution between 1e-3 and 1e9.', a);
}

/** Carter's normal approximation of the logit for large parameters, else the first term of the series. */
function startOf(p: number, a: number, b: number): number {
  const series = (Math.log(p) + Math.log(a) + logBeta(a, b)) / a;
  if (a < 1.5 || b < 1.5) return series < -1 ? series : 0;
  const z = normalQuantile(p, 0, 1, 'upper');
  const lambda = (z * z - 3) / 6;
  const [s, t] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const h = 2 / (s + t);
  const w = (z * Math.sqrt(h + lambda)) / h - (t - s) * (lambda + 5 / 6 - 2 / (3 * h));
  const normal = Math.log(a / b) - 2 * w;
  return Number.isFinite(normal) ? normal : series;
}

function endOf(own: number, other: number): number {
  return own < 1 ? Infinity : own > 1 ? -Infinity : Math.log(other);
}

function requireBeta(x: number, a: number, b: number): void {
  requireNumber('x', x);
  requirePositive('a', a);
  requirePositive('b', b);
}

const LOGIT_OF_SMALLEST = -690;
const STEP_LIMIT = 5;
const STEP_TOLERANCE = 2e-6;
const SMALLEST_SLOPE = 1e-280;
const MAX_STEPS = 300;
