import { createRng } from '@firebreak/epi';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateRt, estimateRtFromNowcast, estimateRtMixed, rtEstimator, rtStatuses, slidingWindows, wallingaTeunis } from './index.ts';

const week = [1, 2, 3, 4, 5, 6, 7, 8];
const serialInterval = { mean: 2.6, sd: 1.5 };
const rt = (cases: ArrayLike<number>, settings: object = {}): unknown => estimateRt(cases, { serialInterval, ...settings });

const refused: [string, () => unknown, string, string][] = [
  ['no day', () => rt([]), 'OUT_OF_RANGE', 'days'],
  ['a negative count', () => rt([1, -2, 3, 4, 5, 6, 7, 8]), 'NEGATIVE', 'cases[1]'],
  ['a fractional count', () => rt([1, 2.5, 3, 4, 5, 6, 7, 8]), 'NOT_WHOLE', 'cases[1]'],
  ['a missing count', () => rt([1, NaN, 3, 4, 5, 6, 7, 8]), 'NOT_A_NUMBER', 'cases[1]'],
  ['nothing but missing counts', () => rt(week.map(() => NaN)), 'NOT_A_NUMBER', 'cases[0]'],
  ['an infinite count', () => rt([1, Infinity, 3, 4, 5, 6, 7, 8]), 'NOT_FINITE', 'cases[1]'],
  ['a null', () => rt([1, null as unknown as number, 3, 4, 5, 6, 7, 8], { allowFractions: true }), 'OUT_OF_RANGE', 'cases[1]'],
  ['more cases than people', () => rt([1, 1e12, 3, 4, 5, 6, 7, 8]), 'OUT_OF_RANGE', 'cases[1]'],
  [
    'imported cases of another length',
    () => estimateRt({ local: week, imported: [1] }, { serialInterval }),
    'LENGTHS_DIFFER',
    'cases.imported',
  ],
  [
    'a negative imported count',
    () => estimateRt({ local: week, imported: week.map((n) => -n) }, { serialInterval }),
    'NEGATIVE',
    'cases.imported[0]',
  ],
  ['a series shorter than its windows', () => rt([1, 2, 3]), 'OUT_OF_RANGE', 'width'],
  ['no window', () => rt(week, { windows: { from: [], to: [] } }), 'EMPTY', 'windows.from'],
  ['windows without an end', () => rt(week, { windows: { from: [1, 2], to: [3] } }), 'LENGTHS_DIFFER', 'windows.to'],
  ['a window on the first day', () => rt(week, { windows: { from: [0], to: [3] } }), 'OUT_OF_RANGE', 'windows.from[0]'],
  ['a window beyond the end', () => rt(week, { windows: { from: [1], to: [8] } }), 'OUT_OF_RANGE', 'windows.to[0]'],
  ['a window the wrong way round', () => rt(week, { windows: { from: [5], to: [3] } }), 'INCONSISTENT', 'windows.to[0]'],
  ['half a day', () => rt(week, { windows: { from: [1.5], to: [3] } }), 'NOT_WHOLE', 'windows.from[0]'],
  ['a prior without spread', () => rt(week, { prior: { mean: 5, sd: 0 } }), 'NOT_POSITIVE', 'prior.sd'],
  ['a prior too sharp', () => rt(week, { prior: { mean: 5, sd: 1e-6 } }), 'OUT_OF_RANGE', 'prior.sd'],
  ['a share of 1', () => rt(week, { probabilities: [0.5, 1] }), 'OUT_OF_RANGE', 'probabilities[1]'],
  ['mass on day 0', () => rt(week, { serialInterval: { shares: [0.1, 0.9] } }), 'OUT_OF_RANGE', 'serialInterval.shares[0]'],
  ['a series of another length than the estimator', () => rtEstimator(9, { serialInterval })(week), 'LENGTHS_DIFFER', 'cases'],
  ['no series', () => estimateRtMixed([], { serialInterval }), 'EMPTY', 'series'],
  ['series of unequal length', () => estimateRtMixed([week, [1, 2]], { serialInterval }), 'LENGTHS_DIFFER', 'series[1]'],
  ['no interval', () => estimateRtMixed(week, { serialInterval: { samples: [] } }), 'EMPTY', 'serialInterval.samples'],
  [
    'a mean without sd',
    () => estimateRtMixed(week, { serialInterval: { means: [3, 4], sds: [1] } }),
    'LENGTHS_DIFFER',
    'serialInterval.sds',
  ],
  [
    'a drawn mean below a day',
    () => estimateRtMixed(week, { serialInterval: { means: [0.9], sds: [1] } }),
    'OUT_OF_RANGE',
    'serialInterval.means[0]',
  ],
  ['a curve cut short', () => estimateRtFromNowcast({ draws: 3, totals: week }, { serialInterval }), 'LENGTHS_DIFFER', 'totals'],
  [
    'a mass of one half',
    () => estimateRtFromNowcast({ days: [1, { least: 0, mass: [0.5] }], rng: createRng(1) }, { serialInterval }),
    'INCONSISTENT',
    'days[1].mass',
  ],
  ['fractional cohorts', () => wallingaTeunis([1, 2.5, 3, 4, 5, 6, 7, 8], { serialInterval }), 'NOT_WHOLE', 'cases[1]'],
  ['a level of 95', () => wallingaTeunis(week, { serialInterval, level: 95 }), 'OUT_OF_RANGE', 'level'],
  ['a correction from 0', () => wallingaTeunis(week, { serialInterval, correctFromShare: 0 }), 'OUT_OF_RANGE', 'correctFromShare'],
];

test.each(refused)('%s is refused, with the argument and a remedy', (_, run, code, argument) => {
  expect(run).toThrow(ArgumentError);
  expect(run).toThrow(expect.objectContaining({ code, argument, remedy: expect.stringMatching(/.{10,}\.$/) as string }));
});

test('fractions are taken when they are asked for', () => {
  const halves = week.map((count) => count / 2);
  expect(estimateRt(halves, { serialInterval, allowFractions: true }).shape[0]).toBe(1 + (2 + 3 + 4 + 5 + 6 + 7 + 8) / 2);
});

const wild = fc.oneof(fc.double(), fc.integer({ min: -2, max: 30 }), fc.constantFrom(0, NaN, Infinity, -1, 1e300));
const anySeries = fc.oneof(
  fc.array(wild, { maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 8, maxLength: 30 }),
);
const anyInterval = fc.oneof(
  fc.record({ mean: wild, sd: wild }),
  fc.record({ mean: fc.double({ min: 1.001, max: 400, noNaN: true }), sd: fc.double({ min: 0.01, max: 400, noNaN: true }) }),
  fc.record({ shares: fc.array(wild, { maxLength: 6 }) }),
  fc.constant({ shares: [0, 0.5, 0.5] }),
);
const anyWindows = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  fc.record({
    from: fc.array(fc.integer({ min: -1, max: 31 }), { maxLength: 3 }),
    to: fc.array(fc.integer({ min: -1, max: 31 }), { maxLength: 3 }),
  }),
);

test('fuzz: whatever comes in, there is a result that says what it is, or a coded error', () => {
  let results = 0;
  fc.assert(
    fc.property(anySeries, anyInterval, anyWindows, fc.boolean(), (cases, serialInterval, windows, allowFractions) => {
      const estimates = answerOf(() => [
        estimateRt(cases, { serialInterval, windows, allowFractions }),
        estimateRtMixed([cases], { serialInterval, windows, allowFractions }),
      ]);
      for (const { status, mean, sd, quantiles } of estimates ?? []) {
        results++;
        status.forEach((code, window) => {
          const values = [mean[window]!, sd[window]!, ...quantiles.map((column) => column[window]!)];
          if (rtStatuses[code] === 'tooEarly') expect(values.every(Number.isNaN)).toBe(true);
          else
            expect(
              values.every((value) => Number.isFinite(value) && value >= 0),
              String(values),
            ).toBe(true);
        });
      }
      const cohorts = answerOf(() => wallingaTeunis(cases, { serialInterval, windows, correctFromShare: 0.3 }));
      cohorts?.mean.forEach((mean, window) => {
        if (cohorts.cases[window] === 0) expect(mean).toBeNaN();
        if (Number.isNaN(mean)) return;
        // The mean may lie outside the limits: a rare attribution far below moves the mean and no quantile.
        expect(cohorts.lower[window]).toBeGreaterThanOrEqual(0);
        expect(cohorts.upper[window]).toBeGreaterThanOrEqual(cohorts.lower[window]!);
      });
    }),
    { numRuns: 1500 },
  );
  expect(results).toBeGreaterThan(100);
});

/** The result, or nothing when a coded error was thrown; any other error fails the test. */
function answerOf<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(ArgumentError);
    return undefined;
  }
}

test('a million days are no trouble, and what would take hours is refused', () => {
  const cases = Float64Array.from({ length: 1_000_000 }, (_, day) => (day * 7919) % 50);
  const estimate = estimateRt(cases, { serialInterval: { mean: 5, sd: 2 }, windows: slidingWindows(1_000_000, 7), probabilities: [0.5] });
  expect(estimate.mean).toHaveLength(999_993);
  expect(estimate.mean.every(Number.isFinite)).toBe(true);
  const long = { serialInterval: { mean: 5e5, sd: 3e5 }, windows: { from: [1], to: [5] } };
  expect(() => estimateRt(cases, long)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE', argument: 'serialInterval' }));
});
