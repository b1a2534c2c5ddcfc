import { createRng, drawPoisson } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialFamily, poissonFamily, quasiPoissonFamily } from './family.ts';
import { fitGeneralisedLinearModel, nullDeviance } from './generalised-linear-model.ts';
import { fitNegativeBinomialModel } from './negative-binomial-model.ts';

/** A design with an intercept and one group indicator. */
const twoGroups = (first: readonly number[], second: readonly number[]): { response: number[]; design: Float64Array; columns: number } => ({
  response: [...first, ...second],
  design: Float64Array.from([...first.flatMap(() => [1, 0]), ...second.flatMap(() => [1, 1])]),
  columns: 2,
});

test('with two wards the coefficients are the log mean and the log ratio of means', () => {
  // means 3 and 6: log 3 and log 2; variance of the log ratio 1/9 + 1/18
  const fit = fitGeneralisedLinearModel({ ...twoGroups([2, 3, 4], [5, 6, 7]), family: poissonFamily, tolerance: 1e-12 });
  expect(fit.coefficients[0]).toBeCloseTo(Math.log(3), 12);
  expect(fit.coefficients[1]).toBeCloseTo(Math.log(2), 12);
  expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 9 + 1 / 18), 6); // weights of the last step but one, as in R;
  expect(fit.converged).toBe(true);
});

test('a cohort by logistic regression gives the log odds ratio of its table', () => {
  // 3 of 4 exposed and 1 of 4 unexposed fell ill: odds ratio 9, variance 1/3 + 1 + 1 + 1/3
  const fit = fitGeneralisedLinearModel({ ...twoGroups([1, 0, 0, 0], [1, 1, 1, 0]), family: binomialFamily, tolerance: 1e-12 });
  expect(fit.coefficients[1]).toBeCloseTo(Math.log(9), 10);
  expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(8 / 3), 6);
});

test('quasi-Poisson scales the standard errors by what the counts vary more', () => {
  // residuals of 1, 5 about 3 and 2, 10 about 6: chi-square 4/3 + 4/3 + 16/6 + 16/6 = 8 over 2 degrees of freedom
  const groups = twoGroups([1, 5], [2, 10]);
  const poisson = fitGeneralisedLinearModel({ ...groups, family: poissonFamily });
  const quasi = fitGeneralisedLinearModel({ ...groups, family: quasiPoissonFamily });
  expect(quasi.dispersion).toBeCloseTo(4, 10);
  expect(quasi.standardErrors[0]! / poisson.standardErrors[0]!).toBeCloseTo(2, 10);
  expect(quasi.logLikelihood).toBeUndefined();
});

test('the offset is population: twice the people, twice the cases, the same rate', () => {
  const cases = [4, 8, 3, 6];
  const offset = [100, 200, 100, 200].map(Math.log);
  const fit = fitGeneralisedLinearModel({
    response: cases,
    design: new Float64Array(4).fill(1),
    columns: 1,
    offset,
    family: poissonFamily,
  });
  expect(Math.exp(fit.coefficients[0]!)).toBeCloseTo(21 / 600, 8);
  expect(nullDeviance({ response: cases, design: new Float64Array(4).fill(1), columns: 1, offset, family: poissonFamily })).toBeCloseTo(
    fit.deviance,
    8,
  );
});

const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 6, maxLength: 40 }).filter((list) => list.some((count) => count > 0));

test('leverages add up to the number of coefficients, and fitted counts to the counts', () => {
  fc.assert(
    fc.property(counts, (response) => {
      const design = Float64Array.from(response.flatMap((_, week) => [1, week / 10]));
      const fit = fitGeneralisedLinearModel({ response, design, columns: 2, family: poissonFamily, tolerance: 1e-12, maxIterations: 100 });
      expect(fit.hat.reduce((sum, value) => sum + value, 0)).toBeCloseTo(2, 6);
      const sum = response.reduce((total, value) => total + value, 0);
      expect(fit.fitted.reduce((total, value) => total + value, 0) / sum).toBeCloseTo(1, 5);
    }),
  );
});

test('a weight of two is two observations, and the order of the weeks is no matter', () => {
  const response = [3, 7, 2, 9];
  const design = Float64Array.from([1, 0, 1, 1, 1, 2, 1, 3]);
  const weighted = fitGeneralisedLinearModel({ response, design, columns: 2, weights: [1, 2, 1, 1], family: poissonFamily });
  const repeated = fitGeneralisedLinearModel({
    response: [9, 7, 3, 7, 2],
    design: Float64Array.from([1, 3, 1, 1, 1, 0, 1, 1, 1, 2]),
    columns: 2,
    family: poissonFamily,
  });
  repeated.coefficients.forEach((value, index) => expect(weighted.coefficients[index]).toBeCloseTo(value, 7));
});

test('a column twice is fitted once', () => {
  const fit = fitGeneralisedLinearModel({
    response: [1, 2, 4],
    design: Float64Array.from([1, 0, 0, 1, 1, 1, 1, 2, 2]),
    columns: 3,
    family: poissonFamily,
  });
  expect(fit.aliased).toEqual([false, false, true]);
  expect(fit.standardErrors[2]).toBe(Infinity);
  expect(fit.residualDegrees).toBe(1);
});

test('an exposure that separates ill from well has no finite odds ratio, and says so', () => {
  expect(fitGeneralisedLinearModel({ ...twoGroups([0, 0, 0], [1, 1, 1]), family: binomialFamily }).separated).toBe(true);
  expect(fitGeneralisedLinearModel({ ...twoGroups([0, 1, 0], [1, 1, 0]), family: binomialFamily }).separated).toBe(false);
});

test('the dispersion of superspreading is recovered', () => {
  const rng = createRng('glm');
  const response = Array.from({ length: 4000 }, () => {
    const shared = -Math.log(1 - rng.uniform()); // exponential: negative binomial with k = 1
    return drawPoisson(rng, 5 * shared);
  });
  const fit = fitNegativeBinomialModel({ response, design: new Float64Array(4000).fill(1), columns: 1 });
  expect(Math.abs(fit.k - 1) / fit.kStandardError).toBeLessThan(3);
  expect(Math.exp(fit.coefficients[0]!)).toBeCloseTo(response.reduce((a, b) => a + b, 0) / 4000, 6);
  const even = fitNegativeBinomialModel({ response: [3, 3, 3, 3], design: new Float64Array(4).fill(1), columns: 1 });
  expect(even.k).toBe(Infinity);
});

test.each([
  ['no observation', { response: [], design: new Float64Array(0), columns: 1 }, 'EMPTY', 'response'],
  ['a short design', { response: [1, 2], design: new Float64Array(3), columns: 2 }, 'LENGTHS_DIFFER', 'design'],
  ['a negative count', { response: [1, -2], design: new Float64Array(2).fill(1), columns: 1 }, 'NEGATIVE', 'response[1]'],
  ['a count that is no number', { response: [NaN, 2], design: new Float64Array(2).fill(1), columns: 1 }, 'NOT_A_NUMBER', 'response[0]'],
  ['a missing cell', { response: [1, 2], design: Float64Array.of(1, NaN), columns: 1 }, 'NOT_A_NUMBER', 'design[1][0]'],
  ['a negative weight', { response: [1, 2], design: Float64Array.of(1, 1), columns: 1, weights: [1, -1] }, 'NEGATIVE', 'weights[1]'],
])('%s is refused by name', (_, input, code, argument) => {
  expect(() => fitGeneralisedLinearModel({ ...input, family: poissonFamily })).toThrow(
    expect.objectContaining({ code, argument }) as Error,
  );
});
