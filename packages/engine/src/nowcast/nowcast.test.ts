import { addDays, createRng, parseCalendarDate } from '@firebreak/epi';
import { ArgumentError, negativeBinomialMass, normalCumulative, poissonMass } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bayesDay } from './bayes.ts';
import { betaNegativeBinomial } from './beta-negative-binomial.ts';
import { drawNowcast, drawPredictive } from './draw-nowcast.ts';
import { nowcast, nowcastMethods, type Nowcast, type NowcastSettings } from './nowcast.ts';
import { predictiveMean, predictiveQuantile } from './predictive.ts';
import { delayPosterior, shareBetas } from './reported-share.ts';
import { reportingTriangleOfCounts, type ReportingTriangle } from './reporting-triangle.ts';

const first = parseCalendarDate('2026-03-01')!;
const triangleOf = (rows: number[][], maxDelay: number, from = first): ReportingTriangle =>
  reportingTriangleOfCounts(rows, { first: from, maxDelay });

/** 25 days of about 30 cases, of which 40, 30, 20 and 10 of 100 are reported after 0, 1, 2 and 3 days. */
const steady = Array.from({ length: 25 }, (_, day) => [12, 9, 6, 3].slice(0, 25 - day));
const methods = nowcastMethods.map((method): NowcastSettings => ({ method }));

test('a known share gives the textbook distribution: negative binomial with a gamma prior, Poisson with a Poisson one', () => {
  const known = { mean: 0.25, a: 2.5e12, b: 7.5e12 }; // a beta without width
  // gamma mean 8, variance 16: shape 4, rate 1/2; missing of 3 reported: size 7, mean 7 · 0.75 / (0.5 + 0.25) = 7
  const gamma = bayesDay(3, known, { kind: 'poissonGamma', mean: 8, variance: 16 }, 10_000);
  for (const k of [0, 1, 7, 20]) expect(gamma.mass[k]).toBeCloseTo(negativeBinomialMass(k, 7, 7), 8);
  const poisson = bayesDay(3, known, { kind: 'poisson', mean: 8 }, 10_000);
  for (const k of [0, 1, 6, 15]) expect(poisson.mass[k]).toBeCloseTo(poissonMass(k, 6), 8);
});

test('a uniform prior over a beta share is beta negative binomial, and ends at its largest total', () => {
  const beta = { mean: 0.6, a: 12, b: 8 };
  const mixed = bayesDay(4, beta, { kind: 'uniform', largest: 2000 }, 10_000);
  const closed = betaNegativeBinomial(4, beta, 2000);
  closed.mass.forEach((probability, k) => expect(mixed.mass[k] ?? 0).toBeCloseTo(probability, 9));
  expect(mixed.mass[0]).toBeCloseTo((12 * 13 * 14 * 15 * 16) / (20 * 21 * 22 * 23 * 24), 9);
  const short = bayesDay(4, beta, { kind: 'uniform', largest: 6 }, 10_000);
  expect(short.mass).toHaveLength(3);
});

test('an improper prior with little reported says how much lies beyond the largest total', () => {
  const { mass, remainder } = betaNegativeBinomial(0, { mean: 2.1 / 361.6, a: 2.1, b: 359.5 }, 600);
  const within = mass.reduce((sum, probability) => sum + probability, 0);
  expect(within + remainder).toBeCloseTo(1, 9);
  expect(within).toBeCloseTo(0.873, 3); // surveillance 1.20.3 on HUS data, now 2011-06-02, last day
  expect(predictiveQuantile({ least: 0, mass, remainder }, 0.975)).toBeNull();
});

test('the beta that stands for a product of betas gives the distribution of sampled products', () => {
  // Few cases, so that the delays are badly known: the worst case for the shape.
  const posterior = delayPosterior({ exactly: Float64Array.of(1, 3, 2, 4), upTo: Float64Array.of(1, 5, 9, 11) }, 0.1, true);
  const rng = createRng('products');
  const prior = { kind: 'poissonGamma', mean: 20, variance: 400 } as const;
  const beta = shareBetas(posterior)[0]!;
  const ours = bayesDay(1, beta, prior, 10_000);
  const source = nowcast(triangleOf(steady, 3), { prior });
  const day = { ...source.days.at(-1)!, reported: 1 };
  const { totals } = drawNowcast({ ...source, posterior, days: [day] }, rng, 100_000);
  const sorted = totals.toSorted();
  for (const share of [0.025, 0.25, 0.5, 0.75, 0.975]) {
    const sampled = sorted[Math.floor(share * sorted.length)]!;
    expect(Math.abs(predictiveQuantile(ours, share)! - sampled), `${share}`).toBeLessThanOrEqual(1 + 0.02 * sampled);
  }
});

test('steady reporting is seen through: every day about 30 cases, by every method', () => {
  for (const settings of methods) {
    const { days, delay } = nowcast(triangleOf(steady, 3), settings);
    expect(days).toHaveLength(25);
    expect(days.slice(0, 22).every(({ estimate, reportedShare }) => estimate === 30 && reportedShare === 1)).toBe(true);
    if (settings.method === 'bayesTruncated' || settings.method === 'lawless') {
      [0.4, 0.7, 0.9, 1].forEach((share, index) => expect(delay[index]!.share).toBeCloseTo(share, 2));
      days.slice(22).forEach(({ estimate }) => expect(Math.abs(estimate! - 30)).toBeLessThan(1));
    }
  }
});

test('taking recent delays for all delays gives fewer cases when a day weighs much: the correction is the default', () => {
  const growing = Array.from({ length: 20 }, (_, day) => [4, 3, 2, 1].map((part) => part * 2 ** Math.floor(day / 3)).slice(0, 20 - day));
  const corrected = nowcast(triangleOf(growing, 3)).days.at(-1)!;
  const naive = nowcast(triangleOf(growing, 3), { method: 'bayesUntruncated' }).days.at(-1)!;
  expect(corrected.reportedShare).toBeCloseTo(0.4, 2);
  expect(naive.reportedShare).toBeGreaterThan(0.45);
  expect(naive.median!).toBeLessThan(corrected.median!);
  expect(nowcast(triangleOf(growing, 3)).method).toBe('bayesTruncated');
});

test("Lawless' limits contain both the missing reports and the estimated delays", () => {
  const day = nowcast(triangleOf(steady, 3), { method: 'lawless' }).days.at(-1)!;
  // F(0) = 0.9 · (7/9) · (4/7) = 0.4. N: 22 · 30 = 660, 23 · 27 = 621, 24 · 21 = 504; hazards 1/10, 2/9, 3/7.
  const logVariance = 0.1 / (660 * 0.9) + 2 / 9 / (621 * (7 / 9)) + 3 / 7 / (504 * (4 / 7));
  const sd = Math.sqrt((12 * 0.6) / 0.16 + 900 * logVariance);
  const cut = normalCumulative(11.5, 30, sd);
  const cumulative = (total: number): number => (normalCumulative(total + 0.5, 30, sd) - cut) / (1 - cut);
  expect(cumulative(day.upper! - 1)).toBeLessThanOrEqual(0.975);
  expect(cumulative(day.upper!)).toBeGreaterThan(0.975);
  expect(cumulative(day.lower! - 1)).toBeLessThanOrEqual(0.025);
  expect(cumulative(day.lower!)).toBeGreaterThan(0.025);
  expect(day.predictive!.mass.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
});

test('with nothing reported Lawless has an estimate of 0 and no limits; the Bayesian methods have some', () => {
  const rows = steady.with(24, [0]);
  expect(nowcast(triangleOf(rows, 3), { method: 'lawless' }).days.at(-1)).toMatchObject({ estimate: 0, lower: null, upper: null });
  const source = nowcast(triangleOf(rows, 3));
  // Exponential prior with mean m and share p: geometric with q = (1 - p) / (1 + 1/m), and q^(upper + 1) < 0.025 first
  const { prior } = source;
  const [mean, p] = [prior?.kind === 'poissonGamma' ? prior.mean : NaN, source.days.at(-1)!.reportedShare];
  const upper = Math.ceil(Math.log(0.025) / Math.log((1 - p) / (1 + 1 / mean)) - 1);
  expect(source.days.at(-1)).toMatchObject({ lower: 0, upper });
});

const row = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 });
const rows = fc
  .array(row, { minLength: 5, maxLength: 30 })
  .filter((list) => list.some((cells, day) => cells.slice(0, list.length - day).some((count) => count > 0)))
  .map((list) => list.map((cells, day) => cells.slice(0, Math.max(1, list.length - day))));

test('any triangle gives distributions that add up to 1 and limits about the median, or null: never NaN', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(...nowcastMethods), (list, method) => {
      const { days, delay } = nowcast(triangleOf(list, 4), { method });
      let shorter = 0;
      for (const { share, lower, upper } of delay) {
        expect(share >= shorter && share <= 1 && lower <= upper).toBe(true);
        shorter = share;
      }
      for (const { predictive, reported, median, lower, upper } of days) {
        if (predictive === null) continue;
        expect(predictive.least).toBeGreaterThanOrEqual(reported);
        expect(predictive.mass.reduce((sum, p) => sum + p, 0) + predictive.remainder).toBeCloseTo(1, 6);
        expect(predictive.mass.every((p) => p >= 0)).toBe(true);
        expect(lower ?? Infinity).toBeLessThanOrEqual(median ?? Infinity);
        expect(median ?? Infinity).toBeLessThanOrEqual(upper ?? Infinity);
      }
    }),
    { numRuns: 200 },
  );
});

test('moving the calendar moves the dates and nothing else', () => {
  const [here, there] = [first, addDays(first, 3650)].map((from) => nowcast(triangleOf(steady, 3, from)));
  const without = ({ days }: Nowcast): unknown => days.map((day) => ({ ...day, date: null }));
  expect(without(there!)).toEqual(without(here!));
  expect(there!.days[0]!.date).toBe(addDays(first, 3650));
});

test('more reports never make a day smaller', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.double({ min: 4, max: 60, noNaN: true }), (reported, a) => {
      const prior = { kind: 'poissonGamma', mean: 50, variance: 3000 } as const;
      const [fewer, more] = [reported, reported + 1].map((n) => bayesDay(n, { mean: a / (a + 20), a, b: 20 }, prior, 100_000));
      expect(predictiveMean(more!)).toBeGreaterThan(predictiveMean(fewer!));
    }),
    { numRuns: 30 },
  );
});

test('drawn curves have the distribution of each day, the same for the same seed', () => {
  for (const method of ['bayesTruncated', 'bayesUntruncated', 'lawless'] as const) {
    const source = nowcast(triangleOf(steady, 3), { method, lastDays: 3 });
    const { totals } = drawNowcast(source, createRng(7), 20_000);
    expect([...drawNowcast(source, createRng(7), 3).totals]).toEqual([...totals.subarray(0, 9)]);
    source.days.forEach(({ predictive }, index) => {
      const day = totals.filter((_, at) => at % 3 === index).sort();
      for (const share of [0.1, 0.5, 0.9]) {
        expect(Math.abs(day[Math.floor(share * day.length)]! - predictiveQuantile(predictive!, share)!)).toBeLessThanOrEqual(1);
      }
    });
  }
});

test('a draw from a single day follows its probabilities', () => {
  const rng = createRng('one day');
  const draws = Array.from({ length: 40_000 }, () => drawPredictive({ least: 5, mass: Float64Array.of(0.5, 0, 0.5), remainder: 0 }, rng));
  expect(draws.filter((total) => total === 6)).toHaveLength(0);
  expect(draws.filter((total) => total === 5).length / 40_000).toBeCloseTo(0.5, 1);
});

const refused: [string, () => unknown, Partial<ArgumentError>][] = [
  ['an empty triangle', () => nowcast(triangleOf([[0], [0]], 1)), { code: 'NO_INFORMATION', argument: 'triangle' }],
  ['days too young for the delay', () => nowcast(triangleOf([[1, 1], [1]], 5)), { code: 'NO_INFORMATION', argument: 'maxDelay' }],
  ['a window below the delay', () => nowcast(triangleOf(steady, 3), { windowDays: 2 }), { code: 'INCONSISTENT', argument: 'windowDays' }],
  ['a level of 95', () => nowcast(triangleOf(steady, 3), { level: 95 }), { code: 'OUT_OF_RANGE', argument: 'level' }],
  [
    'a prior without width',
    () => nowcast(triangleOf(steady, 3), { prior: { kind: 'poissonGamma', mean: 3, variance: 0 } }),
    { code: 'NOT_POSITIVE', argument: 'prior.variance' },
  ],
  ['a NaN prior', () => nowcast(triangleOf(steady, 3), { prior: { kind: 'poisson', mean: NaN } }), { argument: 'prior.mean' }],
  ['no prior for delays', () => nowcast(triangleOf(steady, 3), { delayConcentration: 0 }), { argument: 'delayConcentration' }],
  [
    'a largest total below the reported',
    () => nowcast(triangleOf(steady, 3), { largest: 20 }),
    { code: 'OUT_OF_RANGE', argument: 'largest' },
  ],
];

test.each(refused)('%s is refused with argument and remedy', (_, act, expected) => {
  expect(act).toThrow(expect.objectContaining(expected) as Error);
  expect(act).toThrow(ArgumentError);
});
