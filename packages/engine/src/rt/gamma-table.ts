import { incompleteGamma, logGammaKernel } from '@firebreak/epi/distribution/index';

/**
 * Distribution function of the gamma distribution with scale 1 as a function of log x, by Taylor polynomials around
 * evenly spaced points: what to use where one shape is asked for at thousands of points. Exact to about 1e-12.
 */
export interface GammaTable {
  shape: number;
  /** First point, as log x, and the distance between points. */
  from: number;
  step: number;
  points: number;
  /** `TERMS` coefficients for each point. */
  coefficients: Float64Array;
}

/**
 * @param from least log x that will be asked for
 * @param to greatest log x that will be asked for
 */
export function gammaTable(shape: number, from: number, to: number): GammaTable {
  const step = STEP / Math.sqrt(Math.max(1, shape)); // a fifth of a standard deviation of log x
  const points = Math.ceil((to - from) / step) + 1;
  const coefficients = new Float64Array(points * TERMS);
  const derivatives = new Float64Array(TERMS - 1);
  for (let point = 0; point < points; point++) {
    const x = Math.exp(from + point * step);
    derive(shape, x, derivatives);
    const place = point * TERMS;
    coefficients[place] = incompleteGamma(shape, x, 'lower');
    let factorial = 1;
    for (let order = 1; order < TERMS; order++) {
      factorial *= order;
      coefficients[place + order] = derivatives[order - 1]! / factorial;
    }
  }
  return { shape, from, step, points, coefficients };
}

/** Share below x, given log x; beyond the table it is computed afresh. */
export function shareFrom({ shape, from, step, points, coefficients }: GammaTable, logX: number): number {
  const point = Math.round((logX - from) / step);
  if (!(point >= 0 && point < points)) return incompleteGamma(shape, Math.exp(logX), 'lower');
  const distance = logX - (from + point * step);
  const place = point * TERMS;
  let sum = coefficients[place + TERMS - 1]!;
  for (let order = TERMS - 2; order >= 0; order--) sum = sum * distance + coefficients[place + order]!;
  return sum;
}

/**
 * Derivatives in log x of the density in log x, d = x^shape e^-x / Gamma(shape). As d' = d (shape - x), Leibniz's
 * rule gives each from those before; all derivatives of the factor are -x.
 */
function derive(shape: number, x: number, derivatives: Float64Array): void {
  derivatives[0] = shape * Math.exp(logGammaKernel(shape, x));
  for (let order = 1; order < derivatives.length; order++) {
    let value = derivatives[order - 1]! * (shape - x);
    let choose = 1;
    for (let taken = 1; taken < order; taken++) {
      choose = (choose * (order - taken)) / taken;
      value -= choose * derivatives[order - 1 - taken]! * x;
    }
    derivatives[order] = value;
  }
}

const TERMS = 11;
const STEP = 0.2;
