import { ArgumentError } from './argument-error.ts';

/**
 * Digamma, the derivative of log gamma: by recurrence to 12 and the asymptotic series from there.
 *
 * @param x above 0
 */
export function digamma(x: number): number {
  requirePositiveArgument(x);
  let shifted = x;
  let sum = 0;
  while (shifted < SERIES_FROM) {
    sum -= 1 / shifted;
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  return sum + Math.log(shifted) - 0.5 / shifted - square * polynomial(DIGAMMA_SERIES, square);
}

/**
 * Trigamma, the second derivative of log gamma.
 *
 * @param x above 0
 */
export function trigamma(x: number): number {
  requirePositiveArgument(x);
  let shifted = x;
  let sum = 0;
  while (shifted < SERIES_FROM) {
    sum += 1 / (shifted * shifted);
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  return sum + 1 / shifted + 0.5 * square + (square / shifted) * polynomial(TRIGAMMA_SERIES, square);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let index = coefficients.length - 1; index >= 0; index--) sum = sum * x + coefficients[index]!;
  return sum;
}

function requirePositiveArgument(x: number): void {
  if (!(x > 0)) throw new ArgumentError(Number.isNaN(x) ? 'NOT_A_NUMBER' : 'NOT_POSITIVE', 'x', 'Give a number above 0.', x);
}

const SERIES_FROM = 12;
/** Bernoulli numbers B2k / 2k, and B2k. */
const DIGAMMA_SERIES = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12];
const TRIGAMMA_SERIES = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6];
