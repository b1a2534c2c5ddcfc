import { createRng, drawPoisson } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outbreakP } from './outbreak-p.ts';

const series = fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 30 });

/** Rising means by the formula of minima and maxima, and the ratio by its definition. */
function logRatio(counts: number[]): number {
  const n = counts.length;
  const average = (from: number, to: number): number => counts.slice(from, to + 1).reduce((sum, x) => sum + x, 0) / (to - from + 1);
  const mean = average(0, n - 1);
  return counts.reduce((sum, x, at) => {
    if (x === 0) return sum;
    let rising = 0;
    for (let from = 0; from <= at; from++) {
      let least = Infinity;
      for (let to = at; to < n; to++) least = Math.min(least, average(from, to));
      rising = Math.max(rising, least);
    }
    return sum + x * Math.log(rising / mean);
  }, 0);
}

test('by hand: three weeks that double', () => {
  // 1, 2, 4 rise, so the rising means are the counts; one mean is 7/3: log 1 + 2 log 2 + 4 log 4 - 7 log(7/3)
  const last = outbreakP({ counts: [1, 2, 4] }).at(-1)!;
  expect(last.logStatistic).toBeCloseTo(10 * Math.LN2 - 7 * Math.log(7 / 3), 12);
  expect(last.expected).toBeCloseTo(7 / 3, 12);
});

test('referee: pooling a count at a time is the regression by minima and maxima', () => {
  fc.assert(
    fc.property(series, (counts) => {
      outbreakP({ counts }).forEach(({ logStatistic }, at) => expect(logStatistic).toBeCloseTo(logRatio(counts.slice(0, at + 1)), 6));
    }),
  );
});

test('law: counts that never rise are no evidence, and a factor on all counts is a factor on it', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 2, max: 5 }), (counts, factor) => {
      const falling = outbreakP({ counts: counts.toSorted((a, b) => b - a) });
      for (const { logStatistic, alarm } of falling) {
        expect(logStatistic).toBeLessThan(1e-9);
        expect(alarm).toBe(false);
      }
      const plain = outbreakP({ counts }).at(-1)!.logStatistic;
      expect(outbreakP({ counts: counts.map((x) => factor * x) }).at(-1)!.logStatistic).toBeCloseTo(factor * plain, 5);
    }),
  );
});

test('law: the limit alarms and one case less does not', () => {
  fc.assert(
    fc.property(series, fc.constantFrom(2, 10, 100), (counts, k) => {
      const last = outbreakP({ counts }, { k, limits: true }).at(-1)!;
      if (last.upper === null) return;
      const alarms = (count: number): boolean => outbreakP({ counts: [...counts.slice(0, -1), count] }, { k }).at(-1)!.alarm;
      expect(alarms(last.upper)).toBe(true);
      expect(alarms(last.upper - 1)).toBe(false);
    }),
  );
});

test('edge: no case, one week, weeks without a count, numbers beyond all numbers', () => {
  expect(outbreakP({ counts: [0, 0, 0] }, { limits: true }).map(({ statistic, alarm }) => [statistic, alarm])).toEqual([
    [1, false],
    [1, false],
    [1, false],
  ]);
  expect(outbreakP({ counts: [7] }, { limits: true })[0]).toMatchObject({ statistic: 1, upper: null, alarm: false });
  expect(outbreakP({ counts: [1, null, 2, 4] }).at(-1)!.logStatistic).toBeCloseTo(
    outbreakP({ counts: [1, 2, 4] }).at(-1)!.logStatistic,
    12,
  );
  expect(outbreakP({ counts: [null, null] })).toMatchObject([{ expected: null, unjudged: 'missingCount' }, { statistic: 1 }]);
  const huge = outbreakP({ counts: [0, 1, 5000, 90_000] }).at(-1)!;
  expect(huge.statistic).toBe(Infinity);
  expect(huge.logStatistic).toBeGreaterThan(1000);
  expect(huge.alarm).toBe(true);
});

test('a limit above 100,000 cases is none', () => {
  // 99,990 cases a week: 10 more are nothing, so the limit lies above 100,000
  expect(outbreakP({ counts: [99_990, 99_990, 5] }, { limits: true }).at(-1)).toMatchObject({ upper: null, alarm: false });
});

test('a million weeks end', () => {
  const counts = Float64Array.from({ length: 1e6 }, (_, week) => week % 5);
  expect(outbreakP({ counts }, { from: 1e6 - 1 })).toHaveLength(1);
});

test('recovery: a steady season seldom alarms, a rising one soon', () => {
  const rng = createRng('outbreak-p');
  const firstAlarm = (mean: (week: number) => number): number => {
    const verdicts = outbreakP({ counts: Array.from({ length: 30 }, (_, week) => drawPoisson(rng, mean(week))) });
    const at = verdicts.findIndex(({ alarm }) => alarm);
    return at === -1 ? 30 : at;
  };
  const share = (mean: (week: number) => number, before: number): number =>
    Array.from({ length: 200 }, () => firstAlarm(mean)).filter((at) => at < before).length / 200;
  expect(share(() => 10, 30)).toBeLessThan(0.2);
  expect(share((week) => 10 * 1.05 ** week, 15)).toBeLessThan(share((week) => 10 * 1.1 ** week, 15));
  expect(share((week) => 10 * 1.2 ** week, 15)).toBeGreaterThan(0.97);
});
