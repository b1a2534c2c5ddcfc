import { createRng, drawNegativeBinomial, drawPoisson } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glr } from './glr.ts';
import type { GlrSettings } from './glr-settings.ts';

const series = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 3, maxLength: 25 });
const means = fc.double({ min: 0.5, max: 15, noNaN: true });

test('by hand: a Poisson week of 12 where 4 are normal', () => {
  // 12 log(12/4) - 12 + 4 = 5.183: above 5
  const [verdict] = glr({ counts: [12] }, { mean: 4 });
  expect(verdict!.statistic).toBeCloseTo(12 * Math.log(3) - 8, 12);
  expect(verdict!.alarm).toBe(true);
});

test('by hand: a week without a case is worth its mean when a decrease is looked for', () => {
  const verdicts = glr({ counts: [0, 0, 0] }, { mean: 2, direction: 'decrease' });
  expect(verdicts.map(({ statistic }) => statistic)).toEqual([2, 4, 6]);
  expect(verdicts.map(({ alarm }) => alarm)).toEqual([false, false, true]);
});

test('an estimated ratio that just reaches the threshold alarms; a known one has to exceed it', () => {
  const estimated = glr({ counts: [0, 0] }, { mean: 2, direction: 'decrease', threshold: 4 });
  expect(estimated.map(({ alarm }) => alarm)).toEqual([false, true]);
  const known = { counts: [9] };
  const settings = { mean: 4, logRatio: 0.5 };
  const { statistic } = glr(known, settings)[0]!;
  expect(glr(known, { ...settings, threshold: statistic })[0]!.alarm).toBe(false);
  expect(glr(known, { ...settings, threshold: statistic * 0.999 })[0]!.alarm).toBe(true);
});

test('by hand: a negative binomial week', () => {
  // the likeliest mean is 12 itself: 12 log 3 - (12 + 1/0.5) log((1 + 6) / (1 + 2))
  const [verdict] = glr({ counts: [12] }, { mean: 4, alpha: 0.5 });
  expect(verdict!.statistic).toBeCloseTo(12 * Math.log(3) - 14 * Math.log(7 / 3), 10);
});

test('by hand: an epidemic share of the week before', () => {
  // week 1: normal 4, before 10, count 24: likeliest lambda 2; 24 log(24/4) - 20. Week 0 has nothing before it.
  const verdicts = glr({ counts: [10, 24] }, { mean: 4, change: 'epidemic', threshold: 100 });
  expect(verdicts[0]!.statistic).toBe(0);
  expect(verdicts[1]!.statistic).toBeCloseTo(24 * Math.log(6) - 20, 9);
});

test('law: the estimated ratio is at least as likely as any known one', () => {
  fc.assert(
    fc.property(
      series,
      means,
      fc.constantFrom(0, 0.1, 0.6),
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      (counts, mean, alpha, logRatio) => {
        const best = glr({ counts }, { mean, alpha, threshold: 1e6 });
        const known = glr({ counts }, { mean, alpha, logRatio, threshold: 1e6 });
        best.forEach(({ statistic }, week) => expect(statistic).toBeGreaterThanOrEqual(known[week]!.statistic - 1e-9));
      },
    ),
  );
});

test('law: negative binomial charts become Poisson charts as alpha goes to 0', () => {
  fc.assert(
    fc.property(
      series,
      means,
      fc.constantFrom<GlrSettings>({}, { direction: 'decrease' }, { change: 'epidemic' }, { logRatio: 0.5 }),
      (counts, mean, settings) => {
        const poisson = glr({ counts }, { ...settings, mean, threshold: 1e6 });
        const near = glr({ counts }, { ...settings, mean, alpha: 1e-9, threshold: 1e6 });
        poisson.forEach(({ statistic }, week) => expect(near[week]!.statistic).toBeCloseTo(statistic, 3));
      },
    ),
  );
});

test('law: the limit alarms and one case less does not (one more, for a decrease)', () => {
  const settings = fc.constantFrom<GlrSettings>(
    {},
    { alpha: 0.3 },
    { direction: 'decrease' },
    { change: 'epidemic' },
    { alpha: 0.2, change: 'epidemic', window: 5 },
  );
  fc.assert(
    fc.property(series, means, settings, (counts, mean, given) => {
      const all = { ...given, mean, threshold: 4, limits: true };
      const last = glr({ counts }, all).at(-1)!;
      const alarms = (count: number): boolean => glr({ counts: [...counts.slice(0, -1), count] }, all).at(-1)!.alarm;
      if (last.upper === null) return;
      expect(alarms(last.upper)).toBe(true);
      if (given.direction === 'decrease') expect(alarms(last.upper + 1)).toBe(false);
      else if (last.upper > 0) expect(alarms(last.upper - 1)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('law: after an alarm the chart begins anew, as if there had been nothing before', () => {
  fc.assert(
    fc.property(series, series, means, fc.constantFrom(0, 0.2), (before, after, mean, alpha) => {
      const all = glr({ counts: [...before, 1000, ...after] }, { mean, alpha });
      const alone = glr({ counts: after }, { mean, alpha });
      expect(all[before.length]!.alarm).toBe(true);
      expect(all.slice(before.length + 1).map(({ statistic }) => statistic)).toEqual(alone.map(({ statistic }) => statistic));
    }),
  );
});

test('law: a window as long as the series is no window (negative binomial), and a window never finds more', () => {
  fc.assert(
    fc.property(series, means, (counts, mean) => {
      const all = glr({ counts }, { mean, alpha: 0.2, threshold: 1e6 });
      const wide = glr({ counts }, { mean, alpha: 0.2, threshold: 1e6, window: 30 });
      const narrow = glr({ counts }, { mean, alpha: 0.2, threshold: 1e6, window: 3 });
      all.forEach(({ statistic }, week) => {
        expect(wide[week]!.statistic).toBeCloseTo(statistic, 9);
        expect(narrow[week]!.statistic).toBeLessThanOrEqual(statistic + 1e-9);
      });
    }),
  );
});

test('weeks without a count are passed over', () => {
  const known = glr({ counts: [3, 7, 9] }, { mean: 4 });
  const gaps = glr({ counts: [3, null, 7, null, 9] }, { mean: [4, 4, 4, 4, 4] });
  expect(gaps.filter(({ observed }) => observed !== null).map(({ statistic }) => statistic)).toEqual(
    known.map(({ statistic }) => statistic),
  );
  expect(gaps[1]).toMatchObject({ unjudged: 'missingCount', alarm: false });
  expect(glr({ counts: [null, null] }, { mean: 2 }).map(({ unjudged }) => unjudged)).toEqual(['missingCount', 'missingCount']);
});

test('what cannot be is refused with what to do', () => {
  expect(() => glr({ counts: [1, 2, 3] })).toThrow(expect.objectContaining({ code: 'NO_INFORMATION', argument: 'from' }));
  expect(() => glr({ counts: [1] }, { mean: 1, change: 'epidemic', direction: 'decrease' })).toThrow('leave out direction');
  expect(() => glr({ counts: [1] }, { mean: 1, logRatio: 0 })).toThrow(expect.objectContaining({ argument: 'logRatio' }));
  expect(() => glr({ counts: new Float64Array(1e6) }, { mean: 1 })).toThrow('for 1000000 weeks give a window');
  expect(() => glr({ counts: [1] }, { mean: 1, window: 2, leastWeeks: 3 })).toThrow(expect.objectContaining({ argument: 'window' }));
});

test('a million weeks with a window end', () => {
  const counts = Float64Array.from({ length: 1e6 }, (_, week) => week % 3);
  expect(glr({ counts }, { mean: 1, window: 5 })).toHaveLength(1e6);
});

test('recovery: the mean and the dispersion before are found, and larger shifts are found sooner', () => {
  const rng = createRng('glr');
  const mean = (week: number): number => 10 * Math.exp(0.4 * Math.sin((2 * Math.PI * week) / 52));
  const counts = (factor: number): number[] =>
    Array.from({ length: 400 }, (_, week) => drawNegativeBinomial(rng, mean(week) * (week >= 350 ? factor : 1), 5));
  const fitted = glr({ counts: counts(1) }, { from: 350 });
  for (const { at, expected } of fitted) expect(Math.abs(expected! / mean(at) - 1)).toBeLessThan(0.2);
  const delay = (factor: number): number => {
    const delays = Array.from({ length: 40 }, () => glr({ counts: counts(factor) }, { from: 350 }).findIndex(({ alarm }) => alarm));
    return delays.reduce((sum, weeks) => sum + (weeks === -1 ? 50 : weeks), 0) / delays.length;
  };
  const delays = [1, 1.5, 2, 4].map(delay);
  delays.slice(1).forEach((weeks, index) => expect(weeks).toBeLessThan(delays[index]!));
  expect(delays[0]).toBeGreaterThan(25);
  expect(delays[3]).toBeLessThan(3);
});

test('recovery: a refitted mean follows a lasting change, so the alarms end', () => {
  const rng = createRng('glr-refit');
  const counts = Array.from({ length: 420 }, (_, week) => drawPoisson(rng, week < 300 ? 10 : 14));
  const alarms = (refit: boolean): number =>
    glr({ counts }, { mean: { harmonics: 0, refit }, alpha: 0, from: 300 }).filter(({ alarm }) => alarm).length;
  expect(alarms(true)).toBeLessThan(alarms(false));
});
