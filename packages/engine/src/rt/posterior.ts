import { ArgumentError, gammaQuantileCurve, requireOpenProbability, requirePositive } from '@firebreak/epi/distribution/index';

/** What is believed of Rt before the data: a gamma distribution. */
export interface RtPrior {
  mean: number;
  sd: number;
}

/** Wide, and high on purpose: an epidemic is called over only when the data say so. Cori et al. 2013. */
export const DEFAULT_PRIOR: RtPrior = { mean: 5, sd: 5 };

/** Shares at which quantiles are given: median, quartiles, limits of 90 and 95 %. */
export const DEFAULT_PROBABILITIES: readonly number[] = [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975];

/** A prior as shape and scale of its gamma distribution. */
export function readPrior({ mean, sd }: RtPrior): { shape: number; scale: number } {
  requirePositive('prior.mean', mean);
  requirePositive('prior.sd', sd);
  const [shape, scale] = [(mean / sd) ** 2, sd ** 2 / mean];
  if (shape >= LEAST_SHAPE && shape <= LARGEST_SHAPE && scale > 0 && scale < Infinity) return { shape, scale };
  throw new ArgumentError('OUT_OF_RANGE', 'prior.sd', 'Give one between a 1,000th and 30 times the mean of the prior.', sd);
}

/** Quantiles of gamma distributions at given shares; the curves are kept from call to call. */
export function quantileCurves(probabilities: readonly number[]): ((shape: number) => number)[] {
  if (probabilities.length > MOST_CURVES) {
    throw new ArgumentError('OUT_OF_RANGE', 'probabilities', `Give at most ${MOST_CURVES} of them.`, probabilities.length);
  }
  return probabilities.map((probability, index) => {
    requireOpenProbability(`probabilities[${index}]`, probability);
    const curve = curves.get(probability) ?? gammaQuantileCurve(probability);
    if (curves.size < MOST_CURVES) curves.set(probability, curve);
    return curve;
  });
}

/**
 * Quantiles of scale 1 at given shares by shape, those of a shape together. Counts repeat from window to window and
 * from series to series, so what was computed is kept.
 */
export function quantileTable(curves: readonly ((shape: number) => number)[]): (shape: number) => Float64Array {
  const known = new Map<number, Float64Array>();
  return (shape) => {
    const found = known.get(shape);
    if (found !== undefined) return found;
    const quantiles = Float64Array.from(curves, (curve) => curve(shape));
    if (known.size < MOST_SHAPES) known.set(shape, quantiles);
    return quantiles;
  };
}

/** Remembered results of a function without side effects: they change how fast an answer comes, never the answer. */
const curves = new Map<number, (shape: number) => number>();
const MOST_CURVES = 100;
const MOST_SHAPES = 10_000;
const LEAST_SHAPE = 1e-3;
const LARGEST_SHAPE = 1e6;
