import { createRng, drawNormal } from '@firebreak/epi';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestGrowthSplit, fitGrowth, fitGrowthSplit, type GrowthFit } from './index.ts';

const counts = fc
  .array(fc.integer({ min: 0, max: 500 }), { minLength: 4, maxLength: 60 })
  .filter((list) => list.filter((n) => n > 0).length >= 3);

/** Whether two fits say the same to the digits that rounding leaves. */
function expectSame(one: number | null, other: number | null): void {
  if (one === null || other === null) expect(one).toBe(other);
  else expect(Math.abs(one - other)).toBeLessThan(1e-8 * (1 + Math.abs(other)));
}

test('counts that double every day double every day', () => {
  const fit = fitGrowth({ counts: [1, 2, 4, 8, 16] });
  expect(fit.rate).toBeCloseTo(Math.LN2, 14);
  expect(fit.doublingTime?.days).toBeCloseTo(1, 14);
  expect(fit.halvingTime).toBeNull();
  expect(fit.trend).toBe('growing');
  // the line passes 1 in the middle of the first day: log count = log 2 (day - 1/2)
  expect(fit.intercept).toBeCloseTo(-Math.LN2 / 2, 14);
  expect(fit.rSquared).toBeCloseTo(1, 12);
});

test('by hand: three bins', () => {
  // logs 0, log 4, log 2 = 0, 2a, a with a = log 2; slope (a - 0) / 2, residuals a/2 · (-1, 2, -1) / ... :
  // mean a, line a/2, a, 3a/2; residuals -a/2, a, -a/2; squares 1.5 a²; sd sqrt(1.5) a on 1 degree of freedom;
  // standard error of the slope sqrt(1.5 / 2) a; t(0.975, 1) = 12.7062
  const a = Math.LN2;
  const fit = fitGrowth({ counts: [1, 4, 2] });
  expect(fit.rate).toBeCloseTo(a / 2, 13);
  expect(fit.residualSd).toBeCloseTo(Math.sqrt(1.5) * a, 13);
  expect(fit.upper! - fit.rate).toBeCloseTo(12.7062 * Math.sqrt(0.75) * a, 3);
  expect(fit.rSquared).toBeCloseTo(0.25, 13); // 0.5 a² of 2 a²
});

test('scale: twice the cases is no other growth', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 100 }), (list, factor) => {
      const [one, other] = [fitGrowth({ counts: list }), fitGrowth({ counts: list.map((n) => factor * n) })];
      for (const value of ['rate', 'lower', 'upper', 'residualSd'] as const) expectSame(other[value], one[value]);
      expectSame(other.intercept, one.intercept + Math.log(factor));
    }),
  );
});

test('shift and unit: empty bins before change nothing, and weeks grow seven times slower than days', () => {
  fc.assert(
    fc.property(counts, (list) => {
      const fit = fitGrowth({ counts: list });
      const shifted = fitGrowth({ counts: [0, 0, 0, ...list] });
      expectSame(shifted.rate, fit.rate);
      expectSame(shifted.intercept, fit.intercept);
      expect(shifted.emptyBins).toBe(fit.emptyBins + 3);
      expectSame(fitGrowth({ counts: list, intervalDays: 7 }).rate * 7, fit.rate);
      expectSame(fitGrowth({ counts: list, startDays: list.map((_, bin) => 100 + bin) }).rate, fit.rate);
    }),
  );
});

test('backwards, growth is decline with the same limits', () => {
  fc.assert(
    fc.property(counts, (list) => {
      const [fit, back] = [fitGrowth({ counts: list }), fitGrowth({ counts: list.toReversed() })];
      expectSame(back.rate, -fit.rate);
      expectSame(back.lower, fit.upper === null ? null : -fit.upper);
      if (Math.abs(fit.rate) > 1e-9 && fit.doublingTime && fit.doublingTime.days < 1e6) {
        expectSame(back.halvingTime!.days, fit.doublingTime.days);
        if (fit.doublingTime.upper !== Infinity) expectSame(back.halvingTime!.upper, fit.doublingTime.upper);
        else expect(back.halvingTime!.upper).toBe(Infinity);
      }
    }),
  );
});

test('no time is ever negative: where the limits of the rate include 0, it has no upper limit and the trend is unclear', () => {
  fc.assert(
    fc.property(counts, (list) => {
      const fit = fitGrowth({ counts: list });
      for (const time of [fit.doublingTime, fit.halvingTime]) {
        if (time === null) continue;
        expect(time.days).toBeGreaterThan(0);
        expect(time.lower).toBeLessThanOrEqual(time.days * (1 + 1e-12));
        expect(time.upper).toBeGreaterThanOrEqual(time.days * (1 - 1e-12));
        expect(time.upper === Infinity).toBe(fit.trend === 'unclear');
      }
    }),
  );
});

test('two bins give a rate and no limits; equal counts give no variation to explain', () => {
  expect(fitGrowth({ counts: [3, 0, 6] })).toMatchObject({
    lower: null,
    upper: null,
    trend: 'unclear',
    residualSd: null,
    adjustedRSquared: null,
    emptyBins: 1,
    doublingTime: { lower: null, upper: null },
    curve: { lower: null, upper: null },
  });
  expect(fitGrowth({ counts: [4, 4, 4, 4] })).toMatchObject({ rate: 0, doublingTime: null, halvingTime: null, rSquared: null });
});

test('the bin of the split is in both fits, each counting days from its own first case', () => {
  const { before, after } = fitGrowthSplit({ counts: [0, 1, 2, 4, 8, 4, 2, 1, 0] }, 4);
  expect(Array.from(before.curve.bin)).toEqual([1, 2, 3, 4]);
  expect(Array.from(after.curve.bin)).toEqual([4, 5, 6, 7]);
  expect(after.curve.day[0]).toBe(0.5);
  expect([before.rate, after.rate]).toEqual([expect.closeTo(Math.LN2, 12), expect.closeTo(-Math.LN2, 12)]);
  expect([before.emptyBins, after.emptyBins]).toEqual([1, 1]);
});

test('a split between two bins shares none', () => {
  const weeks = { counts: [1, 2, 4, 8, 4, 2, 1], intervalDays: 7 };
  const { before, after } = fitGrowthSplit(weeks, 24);
  expect([before.curve.bin.length, after.curve.bin.length]).toEqual([4, 3]);
});

test('referee: the best split is that of the best mean of the two fits, tried one by one', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 40 }), (list, windowDays) => {
      const split = attempt(() => bestGrowthSplit({ counts: list }, { windowDays }));
      const peak = list.indexOf(Math.max(...list));
      const tried = list.flatMap((_, bin) => {
        const fits = Math.abs(bin - peak) <= windowDays / 2 ? attempt(() => fitGrowthSplit({ counts: list }, bin)) : undefined;
        const score = fits && meanOf([fits.before, fits.after]);
        return score === undefined ? [] : [{ bin, score }];
      });
      expect(split?.candidates.map(({ bin }) => bin) ?? []).toEqual(tried.map(({ bin }) => bin));
      split?.candidates.forEach(({ meanAdjustedRSquared }, index) => expectSame(meanAdjustedRSquared, tried[index]!.score));
      if (split)
        expect(split.candidates.find(({ bin }) => bin === split.bin)!.meanAdjustedRSquared).toBe(
          Math.max(...split.candidates.map((candidate) => candidate.meanAdjustedRSquared)),
        );
    }),
    { numRuns: 200 },
  );
});

function meanOf(fits: GrowthFit[]): number | undefined {
  const known = fits.flatMap(({ adjustedRSquared }) => adjustedRSquared ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    expect(error).toBeInstanceOf(ArgumentError);
    return undefined;
  }
}

test('recovery: 95 % limits hold the known rate, and the split is found where growth turned', () => {
  const rng = createRng('growth');
  let held = 0;
  let found = 0;
  for (let run = 0; run < 1000; run++) {
    const stream = rng.stream(`run-${run}`);
    const noisy = (log: number): number => Math.exp(log + drawNormal(stream, 0, 0.2));
    const up = Array.from({ length: 15 }, (_, day) => noisy(1 + 0.18 * day));
    const down = Array.from({ length: 14 }, (_, day) => noisy(1 + 0.18 * 14 - 0.25 * (day + 1)));
    const fit = fitGrowth({ counts: up });
    if (fit.lower! <= 0.18 && 0.18 <= fit.upper!) held++;
    if (Math.abs(bestGrowthSplit({ counts: [...up, ...down] }, { windowDays: 16 }).bin - 14) <= 2) found++;
  }
  // binomial standard error 7 of 1000
  expect(held).toBeGreaterThan(922);
  expect(held).toBeLessThan(978);
  expect(found).toBeGreaterThan(900);
});

const refused: [string, () => unknown, string, string][] = [
  ['no bin', () => fitGrowth({ counts: [] }), 'EMPTY', 'counts'],
  ['one bin with cases', () => fitGrowth({ counts: [0, 5, 0] }), 'NO_INFORMATION', 'counts'],
  ['no case', () => fitGrowth({ counts: [0, 0, 0] }), 'NO_INFORMATION', 'counts'],
  ['a negative count', () => fitGrowth({ counts: [1, -2, 4] }), 'NEGATIVE', 'counts[1]'],
  ['a missing count', () => fitGrowth({ counts: [1, NaN, 4] }), 'NOT_A_NUMBER', 'counts[1]'],
  ['an infinite count', () => fitGrowth({ counts: [1, 2, Infinity] }), 'NOT_FINITE', 'counts[2]'],
  ['no width', () => fitGrowth({ counts: [1, 2, 3], intervalDays: 0 }), 'NOT_POSITIVE', 'intervalDays'],
  ['days missing', () => fitGrowth({ counts: [1, 2, 3], startDays: [0, 1] }), 'LENGTHS_DIFFER', 'startDays'],
  ['unsorted days', () => fitGrowth({ counts: [1, 2, 3], startDays: [0, 2, 1] }), 'INCONSISTENT', 'startDays[2]'],
  ['the same day twice', () => fitGrowth({ counts: [1, 2, 3], startDays: [0, 1, 1] }), 'INCONSISTENT', 'startDays[2]'],
  ['a level of 95', () => fitGrowth({ counts: [1, 2, 3] }, { level: 95 }), 'OUT_OF_RANGE', 'level'],
  ['a split on no day', () => fitGrowthSplit({ counts: [1, 2, 3] }, NaN), 'NOT_A_NUMBER', 'splitDay'],
  ['a split that leaves a side empty', () => fitGrowthSplit({ counts: [1, 2, 3] }, 2), 'NO_INFORMATION', 'counts'],
  ['no window', () => bestGrowthSplit({ counts: [1, 2, 3] }, { windowDays: 0 }), 'NOT_POSITIVE', 'windowDays'],
  ['a period too short to split', () => bestGrowthSplit({ counts: [1, 2] }), 'NO_INFORMATION', 'counts'],
];

test.each(refused)('%s is refused, with the argument and a remedy', (_, run, code, argument) => {
  expect(run).toThrow(ArgumentError);
  expect(run).toThrow(expect.objectContaining({ code, argument, remedy: expect.stringMatching(/.{10,}\.$/) as string }));
});

test('fuzz: a fit without anything that is not a number, or a coded error', () => {
  const wild = fc.oneof(fc.double(), fc.integer({ min: -1, max: 100 }), fc.constantFrom(0, NaN, 1e308, 5e-324));
  fc.assert(
    fc.property(fc.array(wild, { maxLength: 25 }), fc.option(wild, { nil: undefined }), (list, intervalDays) => {
      const fit = attempt(() => fitGrowth({ counts: list, intervalDays }));
      attempt(() => bestGrowthSplit({ counts: list, intervalDays }));
      if (fit === undefined) return;
      const { rate, lower, upper, intercept, residualSd, rSquared, adjustedRSquared } = fit;
      for (const value of [rate, lower, upper, intercept, residualSd, rSquared, adjustedRSquared]) expect(value).not.toBeNaN();
    }),
    { numRuns: 1000 },
  );
});

test('a million bins are one pass, for the best split too', () => {
  const counts = Float64Array.from({ length: 1_000_000 }, (_, bin) => 1 + (bin < 5e5 ? bin : 1e6 - bin));
  expect(Math.abs(bestGrowthSplit({ counts }).bin - 5e5)).toBeLessThan(1e5);
});
