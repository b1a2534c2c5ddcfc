import { createRng, drawNormal, drawPoisson } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cusum } from './cusum.ts';
import { cusumTransformations, stabilised, transformations } from './cusum-transformation.ts';

test('by hand: three counts that stand out a little are an alarm together', () => {
  // mean 4, sd 2: z = 1.5 each; the sum grows by 1.5 - 1.04 = 0.46 a week and reaches 2.26 in the fifth
  const verdicts = cusum({ counts: [7, 7, 7, 7, 7, 4] }, { mean: 4 });
  verdicts.slice(0, 5).forEach(({ cusum: sum }, week) => expect(sum).toBeCloseTo(0.46 * (week + 1), 12));
  expect(verdicts.map(({ alarm }) => alarm)).toEqual([false, false, false, false, true, false]);
  // first week: 2 * (2.26 + 1.04) + 4 = 10.6, rounded up
  expect(verdicts[0]!.upper).toBe(11);
});

test('the sum is not set back by an alarm; it falls when the counts do', () => {
  const verdicts = cusum({ counts: [40, 9, 4, 4] }, { mean: 4 });
  expect(verdicts.map(({ alarm }) => alarm)).toEqual([true, true, true, true]);
  expect(verdicts[3]!.cusum).toBeCloseTo(verdicts[2]!.cusum - 1.04, 12);
});

test('a sum that just reaches the limit alarms', () => {
  // two cases, one of them normal: 1, 2, 3
  const verdicts = cusum({ counts: [2, 2, 2] }, { mean: 1, transformation: 'none', k: 1, h: 3 });
  expect(verdicts.map(({ alarm }) => alarm)).toEqual([false, false, true]);
  expect(verdicts.map(({ upper }) => upper)).toEqual([4, 3, 2]);
});

test('law: the limit of a week is the count that reaches the decision limit, for every transformation', () => {
  const settings = fc.record({
    transformation: fc.constantFrom(...cusumTransformations),
    mean: fc.double({ min: 0.5, max: 80, noNaN: true }),
    distance: fc.double({ min: 0.1, max: 6, noNaN: true }),
    alpha: fc.double({ min: 0.01, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(settings, ({ transformation, mean, distance, alpha }) => {
      const { standardised, limit } = transformations[transformation];
      const count = limit(distance, mean, alpha);
      if (transformation === 'standard') {
        expect(standardised(count, mean, alpha)).toBeGreaterThanOrEqual(distance - 1e-9);
        expect(standardised(count - 1, mean, alpha)).toBeLessThan(distance + 1e-9);
      } else if (transformation !== 'rossi' || standardised(count, mean, alpha) > 0) {
        expect(standardised(count, mean, alpha)).toBeCloseTo(distance, 6);
      }
    }),
  );
});

test('the scale of negative binomial counts is the integral of (t + alpha t^2)^(-1/3)', () => {
  // by the rule of rectangles in u = t^(2/3), where the integrand is 3/2 (1 + alpha u^(3/2))^(-1/3)
  const integral = (x: number, alpha: number): number => {
    const [steps, end] = [200_000, x ** (2 / 3)];
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += 1.5 * (1 + alpha * (((step + 0.5) / steps) * end) ** 1.5) ** (-1 / 3);
    return (sum * end) / steps;
  };
  for (const [x, alpha] of [
    [3, 0.1],
    [50, 0.4],
    [1000, 2],
    [0.2, 1e-5],
  ] as const)
    expect(stabilised(x, alpha)).toBeCloseTo(integral(x, alpha), 6);
  expect(stabilised(0, 0.3)).toBe(0);
  expect(stabilised(8, 0)).toBeCloseTo(6, 12); // 3/2 * 8^(2/3)
});

test('law: weeks before, with their average, change nothing else', () => {
  const counts = [3, 5, 4, 8, 9, 12, 3];
  const plain = cusum({ counts }, { mean: 4 });
  const after = cusum({ counts: [4, 4, 4, 4, ...counts] }, { from: 4 });
  expect(after.map(({ cusum: sum }) => sum)).toEqual(plain.map(({ cusum: sum }) => sum));
});

test('a week without a count leaves the sum as it is, and has no verdict', () => {
  const [, gap, next] = cusum({ counts: [9, null, 4] }, { mean: 4 });
  expect(gap).toMatchObject({ observed: null, alarm: false, unjudged: 'missingCount' });
  expect(next!.cusum).toBeCloseTo(gap!.cusum - 1.04, 12);
});

test('a mean that cannot be known is asked for', () => {
  expect(() => cusum({ counts: [1, 2, 3] })).toThrow(expect.objectContaining({ code: 'NO_INFORMATION', argument: 'from' }));
  expect(() => cusum({ counts: [0, 0, 3] }, { from: 2 })).toThrow('begin later, or give the mean');
  expect(() => cusum({ counts: [1, 2, 3] }, { mean: [1, 2] })).toThrow(
    expect.objectContaining({ code: 'LENGTHS_DIFFER', argument: 'mean' }),
  );
});

test('recovery: with the default k and h a false alarm comes every 500 weeks, and a shift of 2 k is found within 7', () => {
  // the reason for k = 1.04 and h = 2.26: average run lengths 500 and 7 for normal counts (Rossi et al. 1999, table 1)
  const rng = createRng('cusum-run-length');
  const runLength = (shift: number): number => {
    const counts = Array.from({ length: 6000 }, () => Math.round(drawNormal(rng, 1e8 + shift * 1e4, 1e4)));
    return cusum({ counts }, { mean: 1e8 }).findIndex(({ alarm }) => alarm) + 1;
  };
  const average = (shift: number, runs: number): number =>
    Array.from({ length: runs }, () => runLength(shift)).reduce((sum, n) => sum + n, 0) / runs;
  // the standard deviation of a run length is its mean: 300 runs give 500 +- 29
  expect(Math.abs(average(0, 300) / 500 - 1)).toBeLessThan(0.2);
  expect(average(2.08, 60)).toBeLessThan(7);
});

test('recovery: a seasonal mean is found from the weeks before', () => {
  const rng = createRng('cusum-season');
  const mean = (week: number): number => 20 * Math.exp(0.5 * Math.cos((2 * Math.PI * (week - 8)) / 52));
  const counts = Array.from({ length: 520 }, (_, week) => drawPoisson(rng, mean(week)));
  const verdicts = cusum({ counts }, { mean: 'seasonal', from: 416 });
  for (const { at, expected } of verdicts) expect(expected! / mean(at)).toBeCloseTo(1, 0.5);
  expect(Math.max(...verdicts.map(({ at, expected }) => Math.abs(expected! / mean(at) - 1)))).toBeLessThan(0.06);
});
