import { requireOpenProbability, requirePositive } from './argument-error.ts';
import { chebyshevSeries, chebyshevValue } from './chebyshev.ts';
import { gammaQuantile } from './gamma.ts';

/**
 * Quantile of the gamma distribution with scale 1 for one share and any shape: what to use when the same share is
 * asked for thousands of shapes, as for limits of Rt in every window of every series. Some fifty calls of
 * `gammaQuantile` go into it, each value then costs a few dozen multiplications.
 *
 * The cube root of quantile over shape (Wilson and Hilferty's transformation) is a smooth, almost straight function
 * of one over the root of the shape, so a Chebyshev series gives it for all shapes from 1 on with the accuracy of
 * `gammaQuantile` (2e-13 of the value, 1e-11 for shares below 1e-4); below 1 that function is called.
 *
 * @param p share below, strictly between 0 and 1
 * @returns quantile by shape (above 0)
 * @see Wilson & Hilferty 1931, PNAS 17:684, doi:10.1073/pnas.17.12.684
 * @example gammaQuantileCurve(0.5)(1) // 0.6931, the logarithm of 2
 */
export function gammaQuantileCurve(p: number): (shape: number) => number {
  requireOpenProbability('p', p);
  const series = chebyshevSeries((rootInverse) => Math.cbrt(gammaQuantile(p, rootInverse ** -2, 1) * rootInverse ** 2), 0, 1, {
    tolerance: 1e-15,
    maxNodes: 128,
  });
  return (shape) => {
    requirePositive('shape', shape);
    if (shape < 1) return gammaQuantile(p, shape, 1);
    const root = chebyshevValue(series, 1 / Math.sqrt(shape));
    return shape * root * root * root;
  };
}
