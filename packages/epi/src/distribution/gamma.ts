import { ArgumentError, requireNumber, requirePositive, requireProbability } from './argument-error.ts';
import { incompleteGamma, logGammaKernel } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile, type Tail } from './normal.ts';

/** Density of the gamma distribution with mean shape * scale, 0 below 0. */
export function gammaDensity(x: number, shape: number, scale: number): number {
  return Math.exp(gammaLogDensity(x, shape, scale));
}

export function gammaLogDensity(x: number, shape: number, scale: number): number {
  requireGamma(x, shape, scale);
  if (x < 0 || x === Infinity) return -Infinity;
  if (x === 0) return shape < 1 ? Infinity : shape > 1 ? -Infinity : -Math.log(scale);
  return logGammaKernel(shape, x / scale) + Math.log(shape) - Math.log(x);
}

/** P(X <= x). */
export function gammaCumulative(x: number, shape: number, scale: number): number {
  requireGamma(x, shape, scale);
  return incompleteGamma(shape, x / scale, 'lower');
}

/** P(X > x), exact also where it is tiny. */
export function gammaUpperTail(x: number, shape: number, scale: number): number {
  requireGamma(x, shape, scale);
  return incompleteGamma(shape, x / scale, 'upper');
}

/**
 * Quantile of the gamma distribution.
 *
 * @param p from 0 to 1
 * @param tail `upper` when `p` is the share above
 */
export function gammaQuantile(p: number, shape: number, scale: number, tail: Tail = 'lower'): number {
  requireProbability('p', p);
  requirePositive('shape', shape);
  requirePositive('scale', scale);
  if (p === 0) return tail === 'lower' ? 0 : Infinity;
  if (p === 1) return tail === 'lower' ? Infinity : 0;
  return scale * standardQuantile(p, shape, tail);
}

/**
 * Steps of third order on the logarithm of the smaller tail as a function of log x, where both tails are
 * concave: no step can run away.
 */
function standardQuantile(p: number, shape: number, tail: Tail): number {
  const [small, smaller] = p <= 0.5 ? [p, tail] : ([1 - p, tail === 'lower' ? 'upper' : 'lower'] as const);
  let logX = startOf(small, shape, smaller);
  if (logX < LOG_SMALLEST) return Math.exp(logX); // below every double but the smallest: nothing to refine
  const sign = smaller === 'lower' ? 1 : -1;
  const logSmall = Math.log(small);
  for (let step = 0; step < MAX_STEPS; step++) {
    const x = Math.exp(logX);
    const mass = incompleteGamma(shape, x, smaller);
    if (mass === 0) {
      logX -= sign * 0.5; // fell off the end of the doubles: walk back
      continue;
    }
    const hazard = (sign * shape * Math.exp(logGammaKernel(shape, x))) / mass; // slope of log mass in log x
    const newton = (logSmall - Math.log(mass)) / hazard;
    const curvature = shape - x - hazard; // of log mass, divided by its slope
    const correction = 1 + 0.5 * newton * curvature;
    const move = newton / (correction > 0.5 ? (correction < 2 ? correction : 2) : 0.5);
    logX += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, move));
    if (Math.abs(move) < STEP_TOLERANCE) return Math.exp(logX);
  }
  throw new ArgumentError('NO_CONVERGENCE', 'shape', 'Use a shape between 1e-3 and 1e9.', shape);
}

/** Wilson and Hilferty's cube of a normal, or the first term of the series where that leaves the positive numbers. */
function startOf(p: number, shape: number, tail: Tail): number {
  const ninth = 1 / (9 * shape);
  const root = 1 - ninth + normalQuantile(p, 0, 1, tail) * Math.sqrt(ninth);
  const cube = root > 0 ? Math.log(shape) + 3 * Math.log(root) : -Infinity;
  if (tail === 'upper') return shape < 0.5 ? Math.log(Math.max(Math.exp(cube), -Math.log(p) * Math.min(1, shape) + 1e-3)) : cube;
  const series = (Math.log(p) + logGamma(shape + 1)) / shape;
  return shape < 1 || root < 0.3 ? series + Math.min(1, Math.exp(series) / (shape + 1)) : cube;
}

function requireGamma(x: number, shape: number, scale: number): void {
  requireNumber('x', x);
  requirePositive('shape', shape);
  requirePositive('scale', scale);
}

const LOG_SMALLEST = -700;
const LONGEST_STEP = 3;
const STEP_TOLERANCE = 2e-6;
const MAX_STEPS = 300;
