import { ArgumentError } from './argument-error.ts';

/**
 * Logarithm of the gamma function, log((x - 1)!) for whole x. Relative error near 1e-15, also beside its zeros
 * at 1 and 2.
 *
 * @param x above 0; Infinity gives Infinity
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new ArgumentError(Number.isNaN(x) ? 'NOT_A_NUMBER' : 'NOT_POSITIVE', 'x', 'Give a number above 0.', x);
  if (x >= STIRLING_FROM) return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingSeries(x);
  if (x < 0.5) return logGammaNearTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - Math.log(x);
  let product = 1;
  let rest = x;
  while (rest > 2.5) {
    rest -= 1;
    product *= rest;
  }
  return Math.log(product) + logGammaNearTwo(rest - 2);
}

/** Log of n!. */
export function logFactorial(n: number): number {
  return logGamma(n + 1);
}

/** Log of the number of ways to choose `k` of `n`. */
export function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** Logarithm of the beta function. The large parts of its three logarithms are taken out before they cost digits. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const sum = small + large;
  const growth = -(large - 0.5) * Math.log1p(small / large) + stirlingSeries(large) - stirlingSeries(sum); // of log Gamma
  if (small < STIRLING_FROM) return logGamma(small) + growth - small * Math.log(sum) + small;
  return growth + (small - 0.5) * Math.log(small / sum) - 0.5 * Math.log(sum) + HALF_LOG_2PI + stirlingSeries(small);
}

/**
 * Error of Stirling's formula, log x! - (x + 1/2) log x + x - log(2 pi) / 2: what keeps the densities of large
 * counts exact to the last digits.
 *
 * @see Loader 2000, Fast and accurate computation of binomial probabilities
 */
export function stirlingError(x: number): number {
  if (x >= STIRLING_FROM) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_2PI;
}

/** log Gamma(2 + d) for |d| <= 0.5, by its Taylor series about 2. */
function logGammaNearTwo(d: number): number {
  let sum = 0;
  for (let index = ZETA_MINUS_ONE.length - 1; index >= 0; index--) sum = ZETA_MINUS_ONE[index]! / (index + 2) - d * sum;
  return d * (ONE_MINUS_EULER + d * sum);
}

/** 1/(12x) - 1/(360x^3) + ...: Bernoulli numbers over 2k(2k-1)x^(2k-1). */
function stirlingSeries(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (let index = STIRLING.length - 1; index >= 0; index--) sum = sum * square + STIRLING[index]!;
  return sum / x;
}

const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156, -3617 / 122_400];
const STIRLING_FROM = 10;
const HALF_LOG_2PI = 0.918938533204672742;
const ONE_MINUS_EULER = 0.42278433509846714;
/** Riemann's zeta(k) - 1 for k = 2, 3, ... */
const ZETA_MINUS_ONE = [
  0.64493406684822644, 0.20205690315959429, 0.082323233711138192, 0.036927755143369926, 0.01734306198444914, 0.0083492773819228268,
  0.0040773561979443394, 0.0020083928260822144, 9.9457512781808534e-4, 4.9418860411946456e-4, 2.460865533080483e-4, 1.2271334757848915e-4,
  6.1248135058704829e-5, 3.0588236307020493e-5, 1.5282259408651872e-5, 7.6371976378997623e-6, 3.8172932649998399e-6, 1.908212716553939e-6,
  9.5396203387279612e-7, 4.7693298678780646e-7, 2.3845050272773299e-7, 1.1921992596531107e-7, 5.960818905125948e-8, 2.980350351465228e-8,
  1.4901554828365042e-8, 7.4507117898354295e-9, 3.7253340247884571e-9, 1.8626597235130491e-9, 9.3132743241966819e-10,
];
