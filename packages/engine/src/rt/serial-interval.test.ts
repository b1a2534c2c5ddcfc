import { createRng } from '@firebreak/epi';
import { ArgumentError, gammaCumulative } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discretisedSerialInterval, drawSerialIntervals, estimateRt, overallInfectivity, serialIntervalMoments } from './index.ts';

const mean = fc.double({ min: 1.2, max: 20, noNaN: true });
const spread = fc.double({ min: 0.1, max: 1.5, noNaN: true });

test('shares add up to one, keep the mean, and rounding to days adds at most a quarter to the variance', () => {
  // a time between two whole days is split between them in proportion, which moves no mean and adds f (1 - f)
  fc.assert(
    fc.property(mean, spread, (mean, spread) => {
      const sd = spread * (mean - 1);
      const shares = discretisedSerialInterval(mean, sd, 2000);
      const moments = serialIntervalMoments(shares);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(moments.mean).toBeCloseTo(mean, 6);
      expect(moments.sd ** 2).toBeGreaterThan(sd ** 2 - 1e-6);
      expect(moments.sd ** 2).toBeLessThan(sd ** 2 + 0.25 + 1e-6);
      expect(shares[0]).toBe(0);
    }),
  );
});

test('referee: the share of a day is a difference of averages of the distribution function', () => {
  fc.assert(
    fc.property(mean, spread, fc.integer({ min: 1, max: 30 }), (mean, spread, k) => {
      const sd = spread * (mean - 1);
      const [shape, scale] = [((mean - 1) / sd) ** 2, sd ** 2 / (mean - 1)];
      const average = (from: number): number => averageOf((x) => (x <= 0 ? 0 : gammaCumulative(x, shape, scale)), from);
      expect(discretisedSerialInterval(mean, sd, k + 1)[k]).toBeCloseTo(average(k - 1) - average(k - 2), 5);
    }),
    { numRuns: 50 },
  );
});

/** Average of a function from `from` to `from` + 1 by the midpoint rule. */
function averageOf(f: (x: number) => number, from: number): number {
  let sum = 0;
  for (let i = 0; i < 2000; i++) sum += f(from + (i + 0.5) / 2000) / 2000;
  return sum;
}

test('a longer list has the same shares at its beginning', () => {
  expect(discretisedSerialInterval(8.4, 3.8, 200).slice(0, 30)).toEqual(discretisedSerialInterval(8.4, 3.8, 30));
});

test('infectivity by hand: two cases on day 0 and one on day 2, half infecting after one day and half after two', () => {
  expect(overallInfectivity([2, 0, 1, 0], [0, 0.5, 0.5])).toEqual(Float64Array.of(0, 1, 1, 0.5));
  expect(overallInfectivity({ local: [0, 0, 1, 0], imported: [2, 0, 0, 0] }, [0, 0.5, 0.5])).toEqual(Float64Array.of(0, 1, 1, 0.5));
});

test('drawn intervals stay within their limits and are the same for the same seed', () => {
  const uncertain = { mean: { mean: 2.6, sd: 1, min: 1, max: 4.2 }, sd: { mean: 1.5, sd: 0.5, min: 0.5, max: 2.5 } };
  const drawn = drawSerialIntervals(uncertain, 2000, createRng('flu'));
  expect(Math.min(...drawn.means)).toBeGreaterThan(1);
  expect(Math.max(...drawn.means)).toBeLessThanOrEqual(4.2);
  expect(Math.min(...drawn.sds)).toBeGreaterThanOrEqual(0.5);
  expect(Math.max(...drawn.sds)).toBeLessThanOrEqual(2.5);
  // the limits are symmetric about the mean: so is the distribution, with a standard error of about 0.8 / sqrt(2000)
  expect(drawn.means.reduce((sum, value) => sum + value, 0) / 2000).toBeCloseTo(2.6, 1);
  expect(drawSerialIntervals(uncertain, 2000, createRng('flu'))).toEqual(drawn);
});

const refused: [string, () => unknown, string, string][] = [
  ['mean of a day or less', () => discretisedSerialInterval(1, 1, 10), 'OUT_OF_RANGE', 'serialInterval.mean'],
  ['mean that is not a number', () => discretisedSerialInterval(NaN, 1, 10), 'NOT_A_NUMBER', 'serialInterval.mean'],
  ['no spread', () => discretisedSerialInterval(3, 0, 10), 'NOT_POSITIVE', 'serialInterval.sd'],
  ['next to no spread', () => discretisedSerialInterval(3, 1e-6, 10), 'OUT_OF_RANGE', 'serialInterval.sd'],
  ['no days', () => discretisedSerialInterval(3, 1, 0), 'OUT_OF_RANGE', 'days'],
  ['half a day', () => discretisedSerialInterval(3, 1, 2.5), 'OUT_OF_RANGE', 'days'],
  ['no shares', () => overallInfectivity([1, 2], []), 'EMPTY', 'shares'],
  ['a share of 0 days', () => overallInfectivity([1, 2], [0.5, 0.5]), 'OUT_OF_RANGE', 'shares[0]'],
  [
    'shares that do not add up',
    () => estimateRt(week, { serialInterval: { shares: [0, 0.5, 0.4] } }),
    'INCONSISTENT',
    'serialInterval.shares',
  ],
  ['a negative share', () => overallInfectivity([1, 2], [0, 1.5, -0.5]), 'NEGATIVE', 'shares[2]'],
  ['a share that is not a number', () => overallInfectivity([1, 2], [0, NaN]), 'NOT_A_NUMBER', 'shares[1]'],
  ['no draws', () => drawSerialIntervals({ mean: wide, sd: wide }, 0, createRng(1)), 'OUT_OF_RANGE', 'draws'],
  [
    'a mean that may be half a day',
    () => drawSerialIntervals({ mean: { ...wide, min: 0.5 }, sd: wide }, 9, createRng(1)),
    'OUT_OF_RANGE',
    'mean.min',
  ],
  [
    'limits the wrong way round',
    () => drawSerialIntervals({ mean: wide, sd: { ...wide, max: 1 } }, 9, createRng(1)),
    'INCONSISTENT',
    'sd.min',
  ],
  [
    'limits hardly ever reached',
    () => drawSerialIntervals({ mean: { mean: 3, sd: 1, min: 3, max: 3.0001 }, sd: wide }, 9, createRng(1)),
    'OUT_OF_RANGE',
    'mean.sd',
  ],
];
const week = [1, 2, 3, 4, 5, 6, 7, 8];
const wide = { mean: 3, sd: 1, min: 1.5, max: 5 };

test.each(refused)('%s is refused, with the argument and a remedy', (_, run, code, argument) => {
  expect(run).toThrow(ArgumentError);
  expect(run).toThrow(expect.objectContaining({ code, argument, remedy: expect.stringMatching(/.{10,}\.$/) as string }));
});
