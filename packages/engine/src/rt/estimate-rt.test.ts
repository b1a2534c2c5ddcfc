import { createRng, drawPoisson, type Rng } from '@firebreak/epi';
import { gammaQuantile } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addUp, runningSum, sumBetween } from './exact-sum.ts';
import {
  consecutiveWindows,
  DEFAULT_PROBABILITIES,
  discretisedSerialInterval,
  estimateRt,
  overallInfectivity,
  rtEstimator,
  rtRows,
  rtStatuses,
  serialIntervalMoments,
  slidingWindows,
  type CoriEstimate,
  type RtSettings,
} from './index.ts';

const flu: RtSettings = { serialInterval: { mean: 2.6, sd: 1.5 } };
const counts = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 8, maxLength: 60 });

test('referee: the estimator is the readable formula, window by window', () => {
  fc.assert(
    fc.property(counts, fc.double({ min: 1.3, max: 12, noNaN: true }), fc.integer({ min: 1, max: 7 }), (cases, mean, width) => {
      const serialInterval = { mean, sd: 0.6 * mean };
      const estimate = estimateRt(cases, { serialInterval, windows: slidingWindows(cases.length, width) });
      const shares = discretisedSerialInterval(mean, 0.6 * mean, cases.length);
      const lambda = overallInfectivity(cases, shares);
      for (let window = 0; window < estimate.from.length; window++) {
        const [from, to] = [window + 1, window + width];
        if (to + 1 <= serialIntervalMoments(shares).mean) {
          expect(estimate.mean[window]).toBeNaN();
          continue;
        }
        const shape = 1 + cases.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
        const scale = 1 / (1 / 5 + lambda.slice(from, to + 1).reduce((sum, value) => sum + value, 0));
        expect(estimate.mean[window]! / (shape * scale)).toBeCloseTo(1, 11);
        expect(estimate.sd[window]! / (Math.sqrt(shape) * scale)).toBeCloseTo(1, 11);
        DEFAULT_PROBABILITIES.forEach((p, index) => {
          expect(estimate.quantiles[index]![window]! / gammaQuantile(p, shape, scale)).toBeCloseTo(1, 11);
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('shift: days without cases before the first change nothing but the place of the windows', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 10 }), (cases, days) => {
      const series = { local: [0, ...cases.slice(1)], imported: [cases[0]!, ...cases.slice(1).map(() => 0)] };
      const pad = (list: number[]): number[] => [...Array.from({ length: days }, () => 0), ...list];
      const settings = { serialInterval: { shares: [0, 0.3, 0.4, 0.2, 0.1] } };
      const [plain, shifted] = [
        estimateRt(series, settings),
        estimateRt({ local: pad(series.local), imported: pad(series.imported) }, settings),
      ];
      expect(Array.from(shifted.mean.slice(days))).toEqual(Array.from(plain.mean));
      expect(Array.from(shifted.quantiles[0]!.slice(days))).toEqual(Array.from(plain.quantiles[0]!));
    }),
  );
});

test('scale: more of everything leaves the ratio of cases to infectivity and narrows the limits', () => {
  const cases = [4, 3, 5, 8, 6, 9, 12, 10, 15, 14, 18];
  const few = estimateRt(cases, flu);
  const many = estimateRt(
    cases.map((count) => 1000 * count),
    flu,
  );
  for (let window = 0; window < few.mean.length; window++) {
    const ratio = few.localCases[window]! / few.infectivity[window]!;
    expect(many.mean[window]! / ratio).toBeCloseTo(1, 3);
    expect(many.sd[window]! / many.mean[window]!).toBeLessThan(few.sd[window]! / few.mean[window]! / 25);
  }
});

test('neighbouring windows add up: cases and infectivity of the whole are those of its parts', () => {
  const cases = Array.from({ length: 40 }, (_, day) => (day * 7) % 23);
  const parts = estimateRt(cases, { ...flu, windows: { from: [5, 15], to: [14, 30] } });
  const whole = estimateRt(cases, { ...flu, windows: { from: [5], to: [30] } });
  expect(whole.localCases[0]).toBe(parts.localCases[0]! + parts.localCases[1]!);
  expect(whole.infectivity[0]).toBeCloseTo(parts.infectivity[0]! + parts.infectivity[1]!, 10);
});

test('imported cases infect but are infected by nobody here', () => {
  const local = estimateRt({ local: [0, 2, 3, 4, 5, 6, 7, 8, 9], imported: [3, 0, 0, 0, 0, 0, 0, 0, 0] }, flu);
  const mixed = estimateRt({ local: [0, 2, 3, 1, 5, 6, 7, 8, 9], imported: [3, 0, 0, 3, 0, 0, 0, 0, 0] }, flu);
  expect(Array.from(mixed.infectivity)).toEqual(Array.from(local.infectivity));
  expect(mixed.shape[0]).toBe(local.shape[0]! - 3);
});

test('the cases of the first day are imported, whichever list they stand in', () => {
  const one = estimateRt([3, 2, 3, 4, 5, 6, 7, 8, 9], flu);
  const other = estimateRt({ local: [1, 2, 3, 4, 5, 6, 7, 8, 9], imported: [2, 0, 0, 0, 0, 0, 0, 0, 0] }, flu);
  expect(Array.from(other.mean)).toEqual(Array.from(one.mean));
});

test('no case at all leaves the prior, and says so', () => {
  const rows = rtRows(estimateRt(new Float64Array(20), flu));
  expect(rows.map(({ status }) => status)).toEqual(rows.map(() => 'priorOnly'));
  // gamma with mean 5 and standard deviation 5 is exponential: median 5 log 2
  expect(rows[0]!.mean).toBe(5);
  expect(rows[0]!.quantiles[3]).toBeCloseTo(5 * Math.LN2, 12);
});

test('one case: what it could have infected is counted, and the estimate called imprecise', () => {
  // infectivity of the first week by hand: the shares of 1 to 7 days, 0.2332 + 0.3586 + ... = 0.9998 - 0.0068 of days 8 on
  const rows = rtRows(estimateRt([1, ...Array.from({ length: 14 }, () => 0)], flu));
  expect(rows[0]).toMatchObject({ from: 1, to: 7, status: 'imprecise', localCases: 0 });
  expect(rows[0]!.infectivity).toBeCloseTo(0.2332 + 0.3586 + 0.1981 + 0.1033 + 0.0529 + 0.0268 + 0.0135, 3);
  expect(rows[0]!.mean).toBeCloseTo(1 / (0.2 + rows[0]!.infectivity), 12);
});

test('cases that nobody can have infected are pointed out', () => {
  const rows = rtRows(estimateRt([0, 0, 0, 4, 0, 0, 0, 0], { ...flu, windows: { from: [3], to: [3] } }));
  expect(rows[0]).toMatchObject({ status: 'unexplained', localCases: 4, infectivity: 0 });
});

test('windows that end within a mean serial interval have no estimate, and rows say null', () => {
  const estimate = estimateRt([5, 3, 4, 6, 8, 9], { serialInterval: { mean: 4, sd: 1 }, windows: slidingWindows(6, 1) });
  // to + 1 must exceed the mean of what is left of the interval within six days, just below 4
  expect(rtRows(estimate).map(({ status }) => status === 'tooEarly')).toEqual([true, true, false, false, false]);
  expect(rtRows(estimate)[0]).toMatchObject({ mean: null, sd: null, quantiles: DEFAULT_PROBABILITIES.map(() => null) });
});

test('an estimator gives for every series what a fresh one gives', () => {
  const estimate = rtEstimator(12, flu);
  const series = [0, 1, 2].map((seed) => Array.from({ length: 12 }, (_, day) => ((day + seed) * 5) % 11));
  const [first, second, third] = series.map((cases) => estimate(cases));
  expect(first).toEqual(estimateRt(series[0]!, flu));
  expect(second).toEqual(estimateRt(series[1]!, flu));
  expect(third).toEqual(estimateRt(series[2]!, flu));
});

test('weeks side by side end on the last day', () => {
  expect(consecutiveWindows(17, 7)).toEqual({ from: Int32Array.of(3, 10), to: Int32Array.of(9, 16) });
  expect(slidingWindows(9)).toEqual({ from: Int32Array.of(1, 2), to: Int32Array.of(7, 8) });
});

test('after a large wave small infectivity is not lost in the running sum', () => {
  const values = Float64Array.from({ length: 300 }, (_, day) => (day < 100 ? 1e9 + day / 7 : 1e-7 / (day + 1)));
  const sum = runningSum(values);
  const direct = values.slice(200, 207).reduce((total, value) => total + value, 0);
  expect(sumBetween(sum, 200, 206) / direct).toBeCloseTo(1, 12);
  addUp(values.fill(1), sum);
  expect(sumBetween(sum, 0, 299)).toBe(300);
});

/** Cases of a renewal process: Poisson with mean R times infectivity, after some imported on day 0. */
export function renewal(rng: Rng, rates: readonly number[], shares: Float64Array, imported: number): number[] {
  const cases = [imported];
  for (let day = 1; day < rates.length; day++) {
    let lambda = 0;
    for (let k = 1; k <= day; k++) lambda += cases[day - k]! * (shares[k] ?? 0);
    cases.push(drawPoisson(rng, rates[day]! * lambda));
  }
  return cases;
}

/** Share of outbreaks whose 95 % limits hold the truth, in the window `window`. */
function coverage(estimates: readonly CoriEstimate[], window: number, truth: number): number {
  const held = estimates.filter(({ quantiles }) => quantiles[0]![window]! <= truth && truth <= quantiles[6]![window]!);
  return held.length / estimates.length;
}

test('recovery: 95 % limits hold the known Rt in 95 of 100 simulated outbreaks, before and after it changes', () => {
  const rng = createRng('rt-recovery');
  const rates = Array.from({ length: 40 }, (_, day) => (day < 20 ? 1.6 : 0.7));
  const shares = discretisedSerialInterval(2.6, 1.5, 40);
  const windows = { from: [6, 12, 20, 30], to: [12, 19, 26, 39] };
  const estimates = Array.from({ length: 1000 }, (_, run) =>
    estimateRt(renewal(rng.stream(`run-${run}`), rates, shares, 20), { ...flu, windows }),
  );
  // binomial: 0.95 of 1000 with a standard error of 0.007; four of them to each side
  [1.6, 1.6, 0.7, 0.7].forEach((truth, window) => {
    expect(coverage(estimates, window, truth)).toBeGreaterThan(0.92);
    expect(coverage(estimates, window, truth)).toBeLessThan(0.98);
  });
  const means = estimates.map(({ mean }) => mean[1]!);
  expect(means.reduce((sum, mean) => sum + mean, 0) / 1000).toBeCloseTo(1.6, 1);
});

test('every status has a number, in the order of the list', () => {
  expect(rtStatuses.indexOf('estimated')).toBe(0);
  expect(rtStatuses).toHaveLength(5);
});
