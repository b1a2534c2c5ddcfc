import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chebyshevSeries, chebyshevValue } from './chebyshev.ts';
import { gammaQuantileCurve, gammaQuantile } from './index.ts';

test('shape 1 is the exponential distribution', () => {
  // quantile -log(1 - p)
  expect(gammaQuantileCurve(0.5)(1)).toBeCloseTo(Math.LN2, 14);
  expect(gammaQuantileCurve(0.975)(1)).toBeCloseTo(-Math.log(0.025), 13);
});

test('the curve of a share is the quantile to the last digits, whatever the shape', () => {
  for (const p of [1e-8, 1e-4, 0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975, 0.9999, 1 - 1e-8]) {
    const curve = gammaQuantileCurve(p);
    fc.assert(
      fc.property(fc.double({ min: Math.log(0.01), max: Math.log(1e7), noNaN: true }), (logShape) => {
        const shape = Math.exp(logShape);
        const quantile = gammaQuantile(p, shape, 1);
        expect(Math.abs(curve(shape) - quantile)).toBeLessThanOrEqual((p < 1e-4 ? 1e-11 : 2e-13) * quantile);
      }),
      { numRuns: 60 },
    );
  }
});

test('shares and shapes that have no quantile are refused', () => {
  expect(() => gammaQuantileCurve(0)).toThrow('p is out of its range');
  expect(() => gammaQuantileCurve(NaN)).toThrow('p is not a number');
  expect(() => gammaQuantileCurve(0.5)(-1)).toThrow('shape is not above 0');
});

test('a Chebyshev series is as exact as its function and as short as it may be', () => {
  const series = chebyshevSeries(Math.exp, -1, 3);
  for (let x = -1; x <= 3; x += 0.01) expect(Math.abs(chebyshevValue(series, x) / Math.exp(x) - 1)).toBeLessThan(2e-14);
  // x^3 = (T3 + 3 T1) / 4 on [-1, 1]
  const cubic = chebyshevSeries((x) => x ** 3, -1, 1, { tolerance: 1e-14 });
  expect(cubic.coefficients).toHaveLength(4);
  expect(cubic.coefficients[3]).toBeCloseTo(0.25, 14);
  expect(cubic.coefficients[1]).toBeCloseTo(0.75, 14);
});
