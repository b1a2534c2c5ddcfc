import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskyFactor, choleskyInverse, choleskySolve, inverseQuadratic } from './cholesky.ts';
import { findRoot } from './find-root.ts';
import { maximise } from './maximise.ts';

test('a system of equations is solved, and solved equations hold', () => {
  const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(numbers, fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 }), (cells, x) => {
      // M = B'B + I is symmetric and positive whatever B is
      const matrix = new Float64Array(9);
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) {
          for (let k = 0; k < 4; k++) matrix[i * 3 + j] = matrix[i * 3 + j]! + cells[k * 3 + i]! * cells[k * 3 + j]!;
        }
        matrix[i * 3 + i] = matrix[i * 3 + i]! + 1;
      }
      const right = x.map((_, i) => x.reduce((sum, value, j) => sum + matrix[i * 3 + j]! * value, 0));
      const factor = choleskyFactor(matrix, 3);
      choleskySolve(factor, right).forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 8));
      const inverse = choleskyInverse(factor);
      const quadratic = x.reduce((sum, value, i) => sum + value * x.reduce((inner, other, j) => inner + inverse[i * 3 + j]! * other, 0), 0);
      expect(inverseQuadratic(factor, Float64Array.from(x))).toBeCloseTo(quadratic, 8);
    }),
  );
});

test('a column that repeats another is left out and told', () => {
  // columns 1 and 2 are equal: [2 2; 2 2]
  const factor = choleskyFactor(Float64Array.of(2, 2, 2, 2), 2);
  expect(factor.aliased).toEqual([false, true]);
  const [x, left] = choleskySolve(factor, [6, 6]);
  expect(x).toBeCloseTo(3, 12);
  expect(left).toBe(0);
});

test('a root is found to the last digits, also at an end', () => {
  expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
  expect(findRoot((x) => Math.exp(x) - 1e-9, -50, 5)).toBeCloseTo(Math.log(1e-9), 12);
  expect(findRoot((x) => x, 0, 1)).toBe(0);
  expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow('No limit was found between -1 and 1');
});

test('the top of a hill and its curvature are found from far away', () => {
  // -(a - 3)^2 - 2 (b + 1)^2 + (a - 3)(b + 1): minus the second derivatives are [2 -1; -1 4], the inverse [4 1; 1 2] / 7
  const top = maximise(([a, b]) => -((a! - 3) ** 2) - 2 * (b! + 1) ** 2 + (a! - 3) * (b! + 1), [-20, 30]);
  expect(top.converged).toBe(true);
  expect(top.at[0]).toBeCloseTo(3, 6);
  expect(top.at[1]).toBeCloseTo(-1, 6);
  expect(top.covariance![0]![0]).toBeCloseTo(4 / 7, 4);
  expect(top.covariance![0]![1]).toBeCloseTo(1 / 7, 4);
});

test('a slope without a top is not called one', () => {
  expect(maximise(([a, b]) => a! + b!, [0, 0]).converged).toBe(false);
});
