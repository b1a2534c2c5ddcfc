import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawBeta, drawExponential, drawGamma, drawNegativeBinomial, drawNormal, drawPoisson } from './draw.ts';
import { portableExp, portableLog } from './portable-math.ts';
import { createRng, type Rng } from './rng.ts';
import { pickOne, pickWeighted, shuffled } from './shuffle.ts';

const DRAWS = 40_000;

/** Mean and variance of many draws from one seed. */
function moments(draw: (rng: Rng) => number): { mean: number; variance: number } {
  const rng = createRng('moments');
  const values = Array.from({ length: DRAWS }, () => draw(rng));
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (DRAWS - 1) };
}

/** Five standard errors: the seed is fixed, so a right sampler passes always and a wrong one hardly ever. */
const near = (mean: number, variance: number): [number, number] => {
  const margin = 5 * Math.sqrt(variance / DRAWS);
  return [mean - margin, mean + margin];
};

test.each([
  ['normal', (rng: Rng) => drawNormal(rng, 5, 2), 5, 4],
  ['exponential', (rng: Rng) => drawExponential(rng, 3), 3, 9],
  ['gamma, shape above 1', (rng: Rng) => drawGamma(rng, 4, 1.5), 6, 9],
  ['gamma, shape below 1', (rng: Rng) => drawGamma(rng, 0.3, 2), 0.6, 1.2],
  ['beta', (rng: Rng) => drawBeta(rng, 7, 3), 0.7, 0.21 / 11], // a b / ((a + b)^2 (a + b + 1))
  ['poisson, small mean', (rng: Rng) => drawPoisson(rng, 2.5), 2.5, 2.5],
  ['poisson, large mean', (rng: Rng) => drawPoisson(rng, 70), 70, 70],
  ['negative binomial', (rng: Rng) => drawNegativeBinomial(rng, 2, 0.5), 2, 2 + 4 / 0.5],
])('%s draws have the mean and variance of the textbook', (_, draw, mean, variance) => {
  const seen = moments(draw);
  const [low, high] = near(mean, variance);
  expect(seen.mean).toBeGreaterThan(low);
  expect(seen.mean).toBeLessThan(high);
  expect(seen.variance / variance).toBeGreaterThan(0.85);
  expect(seen.variance / variance).toBeLessThan(1.15);
});

test('most cases infect nobody when few infect many', () => {
  // P(0) = (1 + mean / k)^-k = (1 + 2 / 0.1)^-0.1 = 21^-0.1 = 0.7375
  const rng = createRng('superspreading');
  const nobody = Array.from({ length: DRAWS }, () => drawNegativeBinomial(rng, 2, 0.1)).filter((infected) => infected === 0).length;
  expect(nobody / DRAWS).toBeCloseTo(0.7375, 1);
});

test('Poisson draws are counted as often as the formula says on both sides of the change of method', () => {
  // P(10 | mean 10) = e^-10 10^10 / 10! = 0.12511
  const tenOfTen = (mean: number): number => {
    const rng = createRng('poisson');
    return Array.from({ length: DRAWS }, () => drawPoisson(rng, mean)).filter((count) => count === 10).length / DRAWS;
  };
  expect(Math.abs(tenOfTen(9.999_999) - 0.12511)).toBeLessThan(0.0085); // five standard errors: 5 sqrt(.125 * .875 / 40000)
  expect(Math.abs(tenOfTen(10) - 0.12511)).toBeLessThan(0.0085);
});

test('no mean means no events, and a nonsense parameter is refused', () => {
  const rng = createRng(1);
  expect(drawPoisson(rng, 0)).toBe(0);
  expect(drawNegativeBinomial(rng, 0, 1)).toBe(0);
  expect(() => drawPoisson(rng, -1)).toThrow(RangeError);
  expect(() => drawPoisson(rng, NaN)).toThrow(RangeError);
  expect(() => drawGamma(rng, 0, 1)).toThrow(RangeError);
  expect(() => drawExponential(rng, 0)).toThrow(RangeError);
});

test('the portable logarithm and exponential agree with the built-in ones to the last places', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      expect(Math.abs(portableLog(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))));
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(portableExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-15);
    }),
  );
  expect([portableLog(0), portableLog(-1), portableLog(1), portableExp(0), portableExp(-800), portableExp(800)]).toEqual([
    -Infinity,
    NaN,
    0,
    1,
    0,
    Infinity,
  ]);
});

test('shuffling a ward list loses nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (names, seed) => {
      expect(shuffled(createRng(seed), names).sort()).toEqual(names.slice().sort());
    }),
  );
});

test('every order of three is as likely as every other', () => {
  const rng = createRng('orders');
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 6000; draw++) {
    const order = shuffled(rng, ['a', 'b', 'c']).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // 1000 expected each; five standard deviations of a binomial: 5 sqrt(6000 * 1/6 * 5/6) = 144
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(144);
});

test('picking follows the weights and never takes what has none', () => {
  const rng = createRng('weights');
  const picks = Array.from({ length: 4000 }, () => pickWeighted(rng, [0, 1, 3, 0]));
  expect(new Set(picks)).toEqual(new Set([1, 2]));
  // Expected 3000; five standard deviations: 5 sqrt(4000 * .75 * .25) = 137
  expect(Math.abs(picks.filter((pick) => pick === 2).length - 3000)).toBeLessThan(137);
  expect(() => pickWeighted(rng, [0, 0])).toThrow(RangeError);
  expect(() => pickOne(rng, [])).toThrow(RangeError);
  expect(['x', 'y']).toContain(pickOne(rng, ['x', 'y']));
});
