import { requireCount, requireNumber, requireProbability } from './argument-error.ts';
import { deviancePart } from './deviance-part.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { integerQuantile } from './integer-quantile.ts';
import { stirlingError } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

/** P(X = count) in `trials` trials of success probability `p`. */
export function binomialMass(count: number, trials: number, p: number): number {
  return Math.exp(binomialLogMass(count, trials, p));
}

export function binomialLogMass(count: number, trials: number, p: number): number {
  requireBinomial(count, trials, p);
  return Number.isInteger(count) ? rawBinomialLogMass(count, trials, p, 1 - p) : -Infinity;
}

/** P(X <= count). */
export function binomialCumulative(count: number, trials: number, p: number): number {
  requireBinomial(count, trials, p);
  const whole = Math.floor(count);
  if (whole < 0) return 0;
  return whole >= trials ? 1 : incompleteBeta(p, 1 - p, whole + 1, trials - whole, 'upper');
}

/** P(X > count). */
export function binomialUpperTail(count: number, trials: number, p: number): number {
  requireBinomial(count, trials, p);
  const whole = Math.floor(count);
  if (whole < 0) return 1;
  return whole >= trials ? 0 : incompleteBeta(p, 1 - p, whole + 1, trials - whole, 'lower');
}

/** Smallest count with P(X <= count) >= share. */
export function binomialQuantile(share: number, trials: number, p: number): number {
  requireProbability('share', share);
  requireBinomial(0, trials, p);
  if (share === 0 || p === 0) return 0;
  if (share === 1 || p === 1) return trials;
  const sd = Math.sqrt(trials * p * (1 - p));
  const start = Math.min(trials, trials * p + sd * normalQuantile(share));
  return Math.min(
    trials,
    integerQuantile(share, (count) => binomialCumulative(Math.min(count, trials), trials, p), start, sd),
  );
}

/** Without checks, and for numbers that need not be whole: what other densities are made of. */
export function rawBinomialLogMass(x: number, n: number, p: number, q: number): number {
  if (x < 0 || x > n) return -Infinity;
  if (p === 0 || q === 0) return (p === 0 ? x === 0 : x === n) ? 0 : -Infinity;
  if (x === 0) return n * (p < 0.1 ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < 0.1 ? Math.log1p(-q) : Math.log(p));
  const series = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  return series - deviancePart(x, n * p) - deviancePart(n - x, n * q) - 0.5 * Math.log(2 * Math.PI * x * ((n - x) / n));
}

function requireBinomial(count: number, trials: number, p: number): void {
  requireNumber('count', count);
  requireCount('trials', trials);
  requireProbability('p', p);
}
