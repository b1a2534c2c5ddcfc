import { ArgumentError, requireCount, requireProbability } from './argument-error.ts';
import { rawBinomialLogMass } from './binomial.ts';
import { integerQuantile } from './integer-quantile.ts';

/**
 * P(X = count): `draws` people are taken without returning them from `marked` and `others`, and `count` of them
 * are marked.
 */
export function hypergeometricMass(count: number, marked: number, others: number, draws: number): number {
  return Math.exp(hypergeometricLogMass(count, marked, others, draws));
}

/** As three binomial probabilities, whose large factorials cancel. @see Loader 2000 */
export function hypergeometricLogMass(count: number, marked: number, others: number, draws: number): number {
  requireHypergeometric(marked, others, draws);
  const { least, most } = hypergeometricSupport(marked, others, draws);
  if (!Number.isInteger(count) || count < least || count > most) return -Infinity;
  const total = marked + others;
  if (draws === 0 || draws === total) return 0;
  const [p, q] = [draws / total, (total - draws) / total];
  return rawBinomialLogMass(count, marked, p, q) + rawBinomialLogMass(draws - count, others, p, q) - rawBinomialLogMass(draws, total, p, q);
}

/** P(X <= count). */
export function hypergeometricCumulative(count: number, marked: number, others: number, draws: number): number {
  return tailOf(count, marked, others, draws, 'lower');
}

/** P(X > count). */
export function hypergeometricUpperTail(count: number, marked: number, others: number, draws: number): number {
  return tailOf(count, marked, others, draws, 'upper');
}

/** Smallest count with P(X <= count) >= p. */
export function hypergeometricQuantile(p: number, marked: number, others: number, draws: number): number {
  requireProbability('p', p);
  requireHypergeometric(marked, others, draws);
  const { least, most } = hypergeometricSupport(marked, others, draws);
  if (p === 0) return least;
  if (p === 1) return most;
  const share = marked / (marked + others);
  const sd = Math.sqrt(draws * share * (1 - share));
  const cumulative = (count: number): number => tailOf(count, marked, others, draws, 'lower');
  return Math.min(most, integerQuantile(p, cumulative, draws * share, sd, least));
}

/** The fewest and the most marked people that can be among those drawn. */
export function hypergeometricSupport(marked: number, others: number, draws: number): { least: number; most: number } {
  return { least: Math.max(0, draws - others), most: Math.min(draws, marked) };
}

function tailOf(count: number, marked: number, others: number, draws: number, tail: 'lower' | 'upper'): number {
  if (Number.isNaN(count)) throw new ArgumentError('NOT_A_NUMBER', 'count', 'Give a number.', count);
  requireHypergeometric(marked, others, draws);
  const { least, most } = hypergeometricSupport(marked, others, draws);
  const whole = Math.floor(count);
  if (whole < least) return tail === 'lower' ? 0 : 1;
  if (whole >= most) return tail === 'lower' ? 1 : 0;
  const mode = ((draws + 1) * (marked + 1)) / (marked + others + 2);
  // Sum away from the mode, where the terms fall, so that what is summed is the smaller tail.
  const below = whole < mode;
  const sum = below ? fallingSum(whole, -1, marked, others, draws) : fallingSum(whole + 1, 1, marked, others, draws);
  return below === (tail === 'lower') ? sum : 1 - sum;
}

/** Sum of the probabilities from `from` outwards, by the ratio of neighbours. */
function fallingSum(from: number, direction: 1 | -1, marked: number, others: number, draws: number): number {
  let term = hypergeometricMass(from, marked, others, draws);
  let sum = term;
  for (let count = from; term > sum * 1e-17; count += direction) {
    term *=
      direction === 1
        ? ((marked - count) * (draws - count)) / ((count + 1) * (others - draws + count + 1))
        : (count * (others - draws + count)) / ((marked - count + 1) * (draws - count + 1));
    sum += term;
  }
  return sum;
}

function requireHypergeometric(marked: number, others: number, draws: number): void {
  requireCount('marked', marked);
  requireCount('others', others);
  requireCount('draws', draws);
  if (draws > marked + others) throw new ArgumentError('OUT_OF_RANGE', 'draws', 'Draw at most as many as there are.', draws);
}
