import { createRng, drawGamma } from '@firebreak/epi';
import { gammaCumulative } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mixtureMoments, mixtureQuantiles } from './gamma-mixture.ts';
import { DEFAULT_PROBABILITIES, drawSerialIntervals, estimateRt, estimateRtFromNowcast, estimateRtMixed, slidingWindows } from './index.ts';
import { drawSeries } from './nowcast-rt.ts';
import { quantileCurves } from './posterior.ts';

const cases = [1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1];
const serialInterval = { mean: 2.6, sd: 1.5 };
const curves = quantileCurves(DEFAULT_PROBABILITIES);

const component = fc.tuple(fc.double({ min: 0.5, max: 400, noNaN: true }), fc.double({ min: -4, max: 1, noNaN: true }));

test('a quantile is where the average of the distribution functions is the share', () => {
  const shared = fc.tuple(
    fc.double({ min: 0.5, max: 3000, noNaN: true }),
    fc.array(fc.double({ min: -2, max: 1, noNaN: true }), { minLength: 8, maxLength: 60 }),
  );
  const mixed = fc.oneof(
    fc.array(component, { minLength: 1, maxLength: 30 }),
    shared.map(([shape, logScales]) => logScales.map((logScale): [number, number] => [shape, logScale])),
  );
  fc.assert(
    fc.property(mixed, (list) => {
      const mixture = {
        count: list.length,
        shapes: Float64Array.from(list, ([shape]) => shape),
        scales: Float64Array.from(list, ([, logScale]) => Math.exp(logScale)),
      };
      mixtureQuantiles(mixture, DEFAULT_PROBABILITIES, curves).forEach((quantile, index) => {
        const share = list.reduce((sum, [shape, logScale]) => sum + gammaCumulative(quantile, shape, Math.exp(logScale)), 0) / list.length;
        expect(Math.abs(share - DEFAULT_PROBABILITIES[index]!)).toBeLessThan(1e-9);
      });
    }),
    { numRuns: 100 },
  );
});

test('two humps far apart: quantiles lie in the hump they belong to', () => {
  const mixture = { count: 2, shapes: Float64Array.of(1e4, 1e4), scales: Float64Array.of(1e-4, 1e-2) };
  const quantiles = mixtureQuantiles(mixture, DEFAULT_PROBABILITIES, curves);
  expect(quantiles[2]).toBeCloseTo(1, 1); // a quarter of all is the median of the lower hump, about 1
  expect(quantiles[4]! / 100).toBeCloseTo(1, 1);
});

test('moments by hand: two exponential distributions with means 1 and 3', () => {
  // variance: mean of the variances (1 + 9) / 2 = 5 and variance of the means 1
  const { mean, sd } = mixtureMoments({ count: 2, shapes: Float64Array.of(1, 1), scales: Float64Array.of(1, 3) });
  expect(mean).toBe(2);
  expect(sd).toBeCloseTo(Math.sqrt(6), 14);
});

test('one interval many times is that interval', () => {
  const known = estimateRt(cases, { serialInterval });
  const mixed = estimateRtMixed(cases, { serialInterval: { means: [2.6, 2.6, 2.6], sds: [1.5, 1.5, 1.5] } });
  expect(Array.from(mixed.mean)).toEqual(Array.from(known.mean, (mean) => expect.closeTo(mean, 12) as number));
  expect(mixed.quantiles).toEqual(known.quantiles);
  expect(Array.from(mixed.pooled)).toEqual(Array.from(known.mean, () => 3));
});

test('order of the intervals does not matter', () => {
  const drawn = { means: [2, 3, 4, 2.5], sds: [1, 1.2, 2, 0.7] };
  const turned = { means: drawn.means.toReversed(), sds: drawn.sds.toReversed() };
  const [one, other] = [drawn, turned].map((serialInterval) => estimateRtMixed(cases, { serialInterval }));
  one!.quantiles.forEach((column, index) =>
    column.forEach((value, window) => expect(other!.quantiles[index]![window]).toBeCloseTo(value, 9)),
  );
});

test('early windows pool only intervals whose mean they reach beyond', () => {
  const windows = slidingWindows(cases.length, 1);
  const { pooled } = estimateRtMixed(cases, { windows, serialInterval: { means: [2.5, 4.5, 20], sds: [1, 1, 5] } });
  // the first window ends on day 1, the second day of the series: 2 > 2.5 does not hold
  expect(Array.from(pooled.slice(0, 5))).toEqual([0, 1, 1, 2, 2]);
  expect(pooled[18]).toBe(2);
  expect(pooled[19]).toBe(3);
});

test('not knowing the interval widens the limits', () => {
  const uncertain = { mean: { mean: 2.6, sd: 1, min: 1.1, max: 4.1 }, sd: { mean: 1.5, sd: 0.5, min: 0.5, max: 2.5 } };
  const drawn = estimateRtMixed(cases, { serialInterval: drawSerialIntervals(uncertain, 200, createRng(1)) });
  const known = estimateRt(cases, { serialInterval });
  const width = ({ quantiles }: { quantiles: Float64Array[] }): number => quantiles[6]![4]! - quantiles[0]![4]!;
  expect(width(drawn)).toBeGreaterThan(width(known));
});

test('referee: random draws from each posterior, pooled, come to the same limits', () => {
  const drawn = { means: [2.1, 2.6, 3.4], sds: [1, 1.5, 1.2] };
  const windows = { from: [8], to: [14] };
  const mixed = estimateRtMixed(cases, { windows, serialInterval: drawn });
  const rng = createRng('pooled');
  const pool = drawn.means.flatMap((mean, index) => {
    const { shape, scale } = estimateRt(cases, { windows, serialInterval: { mean, sd: drawn.sds[index]! } });
    return Array.from({ length: 20_000 }, () => drawGamma(rng, shape[0]!, scale[0]!));
  });
  pool.sort((one, other) => one - other);
  // 60,000 draws: the standard error of a quantile is sqrt(p (1 - p) / 60,000) over a density of at least 0.2
  DEFAULT_PROBABILITIES.forEach((p, index) => {
    expect(Math.abs(pool[Math.floor(p * pool.length)]! - mixed.quantiles[index]![0]!)).toBeLessThan(0.02);
  });
});

test('a nowcast that is certain is the series itself', () => {
  const known = estimateRt(cases, { serialInterval });
  for (const nowcast of [
    { days: cases, rng: createRng(1), draws: 5 },
    { samples: [cases, cases] },
    { draws: 2, totals: [...cases, ...cases] },
    { draws: 1, totals: cases.slice(6), before: cases.slice(0, 6) },
    { days: cases.map((count) => ({ least: count, mass: [1] })), rng: createRng(1), draws: 3 },
  ]) {
    expect(estimateRtFromNowcast(nowcast, { serialInterval }).quantiles).toEqual(known.quantiles);
  }
});

test('what is not reported yet raises the last windows and widens them', () => {
  // of the last three days 1, 5 and 10 cases are missing on average (Poisson-like masses from the reported number on)
  const missing = (mean: number): number[] => Array.from({ length: 60 }, (_, n) => poisson(n, mean));
  const days = cases.map((count, day) => (day < 19 ? count : { least: count, mass: missing([1, 5, 10][day - 19]!) }));
  const nowcast = estimateRtFromNowcast({ days, rng: createRng('reports'), draws: 400 }, { serialInterval });
  const reported = estimateRt(cases, { serialInterval });
  const last = reported.mean.length - 1;
  expect(nowcast.mean[last]).toBeGreaterThan(1.3 * reported.mean[last]!);
  expect(nowcast.sd[last]! / nowcast.mean[last]!).toBeGreaterThan(0.9 * (reported.sd[last]! / reported.mean[last]!));
  expect(nowcast.mean[last - 3]).toBeCloseTo(reported.mean[last - 3]!, 12);
});

function poisson(n: number, mean: number): number {
  let mass = Math.exp(-mean);
  for (let k = 1; k <= n; k++) mass *= mean / k;
  return mass;
}

test('drawn series follow their distributions', () => {
  const series = drawSeries([3, { least: 2, mass: [0.5, 0, 0.5] }], 4000, createRng('draws'));
  expect(new Set(series.map((one) => one[0]))).toEqual(new Set([3]));
  expect(new Set(series.map((one) => one[1]))).toEqual(new Set([2, 4]));
  const share = series.filter((one) => one[1] === 2).length / 4000;
  expect(Math.abs(share - 0.5)).toBeLessThan(0.04); // five standard errors of sqrt(0.25 / 4000)
});

test('imported cases of a nowcast infect and are not explained', () => {
  const imported = cases.map((_, day) => (day % 3 === 0 ? 1 : 0));
  const known = estimateRt({ local: cases, imported }, { serialInterval });
  expect(estimateRtFromNowcast({ samples: [cases], imported }, { serialInterval }).quantiles).toEqual(known.quantiles);
});
