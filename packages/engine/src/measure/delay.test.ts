import { createRng, drawGamma, drawNormal, type Rng } from '@firebreak/epi';
import { delayCumulative, delayMoments } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitDelay, fitDelays } from './delay-fit.ts';
import { delayLikelihood } from './delay-likelihood.ts';
import { delayBetweenDays, exactDelay, intervalDelay, type DelayRecord } from './delay-record.ts';
import { delayShapes } from './delay-shape.ts';
import { correctForReportingDelay, reportedShareOf, truncatedDelayShares } from './truncation.ts';

const lognormal = (rng: Rng): number => Math.exp(drawNormal(rng, Math.log(5), 0.5));

test('exact lognormal delays are fitted by the mean and spread of their logarithms', () => {
  const logs = [0.5, 1, 1.5, 2, 1, 1.2];
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const sd = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
  const fit = fitDelay(
    logs.map((log) => exactDelay(Math.exp(log))),
    'lognormal',
  );
  expect(fit.parameters['meanLog']!.estimate).toBeCloseTo(mean, 6);
  expect(fit.parameters['sdLog']!.estimate).toBeCloseTo(sd, 6);
  expect(fit.parameters['meanLog']!.standardError).toBeCloseTo(sd / Math.sqrt(6), 5);
});

test('a gamma and a Weibull of shape 1 are both the exponential, and say the same of its delays', () => {
  // both families contain the exponential, whose mean is the mean of the delays
  const rng = createRng('exponential');
  const records = Array.from({ length: 400 }, () => exactDelay(drawGamma(rng, 1, 4)));
  const fits = fitDelays(records, { families: ['gamma', 'weibull'] });
  expect(Math.abs(fits[0]!.mean.estimate - fits[1]!.mean.estimate)).toBeLessThan(0.05);
  expect(fits[0]!.aic).toBeLessThanOrEqual(fits[1]!.aic);
});

test.each(['gamma', 'lognormal', 'weibull'] as const)('windows: the closed form of %s is the integral over both windows', (family) => {
  const shape = delayShapes[family];
  const unknowns = shape.start(5, 0.6);
  const distribution = shape.distribution(unknowns);
  const record = { startEarliest: 0, startLatest: 2.5, endEarliest: 3, endLatest: 4 };
  const steps = 20_000; // midpoint rule over the start of the shares between the ends
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const start = (2.5 * (step + 0.5)) / steps;
    sum += delayCumulative(distribution, 4 - start) - delayCumulative(distribution, Math.max(0, 3 - start));
  }
  expect(delayLikelihood([record], shape)(unknowns)).toBeCloseTo(Math.log((sum * 2.5) / steps), 7);
});

test('an exposure that may be after the onset counts only where it is before', () => {
  const shape = delayShapes.gamma;
  const unknowns = shape.start(2, 0.7);
  const wide = delayLikelihood([{ startEarliest: 0, startLatest: 9, endEarliest: 3, endLatest: 4 }], shape)(unknowns);
  const cut = delayLikelihood([{ startEarliest: 0, startLatest: 4, endEarliest: 3, endLatest: 4 }], shape)(unknowns);
  expect(wide).toBeCloseTo(cut, 9);
});

test('far in a tail, where differences lose all digits, the likelihood stays finite and smooth', () => {
  const likelihood = delayLikelihood([{ startEarliest: 0, startLatest: 1, endEarliest: 80, endLatest: 81 }], delayShapes.gamma);
  const [here, there] = [likelihood(delayShapes.gamma.start(5, 0.4)), likelihood(delayShapes.gamma.start(5.05, 0.4))];
  expect(here).toBeLessThan(-50);
  expect(there).toBeGreaterThan(here);
  expect(there - here).toBeLessThan(2);
});

const coverage = (draw: (rng: Rng) => number, record: (start: number, delay: number, rng: Rng) => DelayRecord, truth: number): number => {
  const rng = createRng('coverage');
  let held = 0;
  for (let outbreak = 0; outbreak < 60; outbreak++) {
    const records = Array.from({ length: 80 }, () => record(10 * rng.uniform(), draw(rng), rng));
    const { lower, upper } = fitDelay(records, 'lognormal', { shares: [0.5] }).quantiles[0]!;
    if (lower <= truth && truth <= upper) held++;
  }
  return held;
};

test('the median incubation is recovered from exact, daily and doubly censored records', () => {
  // 60 outbreaks: 57 +- 3 standard errors (5.1) of the 95 % limits hold the median of 5 days
  expect(coverage(lognormal, (_, delay) => exactDelay(delay), 5)).toBeGreaterThanOrEqual(52);
  expect(coverage(lognormal, (_, delay) => intervalDelay(Math.floor(delay), Math.floor(delay) + 1), 5)).toBeGreaterThanOrEqual(52);
  const twoWindows = (start: number, delay: number): DelayRecord => delayBetweenDays(Math.floor(start), Math.floor(start + delay));
  expect(coverage(lognormal, twoWindows, 5)).toBeGreaterThanOrEqual(52);
});

test('in a growing outbreak reports seen so far are too quick; truncation corrects for it', () => {
  const rng = createRng('truncated');
  const now = 30;
  const seen: DelayRecord[] = [];
  while (seen.length < 1500) {
    const onset = now + 8 * Math.log(rng.uniform()); // growth of 1/8 a day
    const delay = lognormal(rng);
    if (onset > 0 && onset + delay <= now)
      seen.push({ startEarliest: onset, startLatest: onset, endEarliest: onset + delay, endLatest: onset + delay, observedUntil: now });
  }
  const naive = fitDelay(
    seen.map(({ startEarliest, endEarliest }) => exactDelay(endEarliest - startEarliest)),
    'lognormal',
  );
  const corrected = fitDelay(seen, 'lognormal');
  const truth = 5 * Math.exp(0.5 ** 2 / 2); // 5.67
  expect(naive.mean.upper).toBeLessThan(truth);
  expect(corrected.mean.lower).toBeLessThan(truth);
  expect(corrected.mean.upper).toBeGreaterThan(truth);
});

test('another unit of time scales the delays and leaves the rest, and the order of the records is no matter', () => {
  const days = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 8, maxLength: 30 }).filter((list) => new Set(list).size > 3);
  fc.assert(
    fc.property(days, (list) => {
      const records = list.map((day) => intervalDelay(day, day + 1));
      const hours = list.map((day) => intervalDelay(24 * day, 24 * day + 24)).reverse();
      const [one, other] = [fitDelay(records, 'gamma'), fitDelay(hours, 'gamma')];
      expect(other.mean.estimate / one.mean.estimate).toBeCloseTo(24, 2);
      expect(other.parameters['shape']!.estimate / one.parameters['shape']!.estimate).toBeCloseTo(1, 3);
    }),
    { numRuns: 30 },
  );
});

test('whatever the windows, a fit has finite limits or a reason why there is none', () => {
  const record = fc
    .tuple(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 9, noNaN: true }),
      fc.double({ min: -5, max: 60, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
    )
    .map(([start, width, delay, window]) => ({
      startEarliest: start,
      startLatest: start + width,
      endEarliest: start + delay,
      endLatest: start + delay + window,
    }));
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), fc.constantFrom('gamma', 'lognormal', 'weibull'), (records, family) => {
      try {
        const fit = fitDelay(records, family);
        for (const { lower, upper } of [fit.mean, fit.sd, ...fit.quantiles]) expect(lower).toBeLessThanOrEqual(upper);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ArgumentError', argument: expect.stringMatching(/^records/) as string });
      }
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['one delay', [exactDelay(3)], 'EMPTY', 'records'],
  ['delays that are all the same', [exactDelay(3), exactDelay(3), exactDelay(3)], 'NO_INFORMATION', 'records'],
  ['an onset before the exposure', [exactDelay(3), exactDelay(-1)], 'INCONSISTENT', 'records[1].endLatest'],
  ['a delay of exactly nothing', [exactDelay(0), exactDelay(2)], 'INCONSISTENT', 'records[0].endLatest'],
  ['a window that runs backwards', [intervalDelay(3, 2), exactDelay(2)], 'INCONSISTENT', 'records[0].endLatest'],
  ['a date that is missing', [exactDelay(NaN), exactDelay(2)], 'NOT_A_NUMBER', 'records[0].endEarliest'],
  ['a report from the future', [{ ...exactDelay(5), observedUntil: 3 }, exactDelay(2)], 'INCONSISTENT', 'records[0].observedUntil'],
])('%s is refused by name', (_, records, code, argument) => {
  expect(() => fitDelay(records, 'gamma')).toThrow(expect.objectContaining({ code, argument }) as Error);
});

test('the share reported by now is the delay averaged over the hour of onset', () => {
  // exponential with mean 2 as gamma of shape 1: integral of 1 - e^(-x/2) over [3, 4] = 1 - 2 (e^-1.5 - e^-2)
  const delay = { family: 'gamma', shape: 1, scale: 2 } as const;
  expect(reportedShareOf(delay, 3)).toBeCloseTo(1 - 2 * (Math.exp(-1.5) - Math.exp(-2)), 12);
  expect(delayMoments(delay)).toEqual({ mean: 2, sd: 2 });
});

test('yesterday is multiplied up, long ago is left alone, today says nothing yet', () => {
  const delay = { family: 'gamma', shape: 4, scale: 1 } as const;
  const days = correctForReportingDelay([20, 18, 6, 2, 1], delay);
  expect(days.map(({ daysElapsed }) => daysElapsed)).toEqual([4, 3, 2, 1, 0]);
  expect(days[0]!.estimate!).toBeCloseTo(20 / days[0]!.reportedShare, 12);
  expect(days[0]!.lower!).toBeGreaterThanOrEqual(20);
  expect(days[4]).toMatchObject({ estimate: null, lower: null, upper: null });
  expect(correctForReportingDelay([20], delay, { lastDaysElapsed: 60 })[0]).toMatchObject({ lower: 20, upper: 20 });
});

test('the limits of a corrected day hold the truth as often as they say', () => {
  // totals uniform beforehand: 400 days of 0 to 60 cases, half reported; 380 +- 3 standard errors (13)
  const rng = createRng('corrected');
  const delay = { family: 'gamma', shape: 4, scale: 1 } as const;
  const reportedShare = reportedShareOf(delay, 3);
  let held = 0;
  for (let day = 0; day < 400; day++) {
    const total = rng.integer(0, 60);
    const reported = Array.from({ length: total }, () => rng.uniform()).filter((u) => u < reportedShare).length;
    const [corrected] = correctForReportingDelay([reported], delay, { lastDaysElapsed: 3 });
    if (corrected!.lower! <= total && total <= corrected!.upper!) held++;
  }
  expect(held).toBeGreaterThanOrEqual(367);
});

test('delays without a family: the reverse hazard counts each delay among those that could have been seen', () => {
  // delay 2 can be seen in three of them (watched for 2 days or more); one had it: F(1) = 2/3.
  // delay 1 can be seen in all with a delay of at most 1 and watched for 1: three, two had it: F(0) = 2/3 * 1/3
  const records = [
    { delay: 2, daysElapsed: 5 },
    { delay: 1, daysElapsed: 4 },
    { delay: 0, daysElapsed: 3 },
    { delay: 1, daysElapsed: 1 },
    { delay: 0, daysElapsed: 0 },
  ];
  const shares = truncatedDelayShares(records, 2);
  [2 / 9, 2 / 3, 1].forEach((share, delay) => expect(shares[delay]).toBeCloseTo(share, 12));
  expect(() => truncatedDelayShares(records, 9)).toThrow(expect.objectContaining({ code: 'NO_INFORMATION' }) as Error);
  expect(() => truncatedDelayShares([{ delay: 3, daysElapsed: 2 }], 1)).toThrow(expect.objectContaining({ code: 'INCONSISTENT' }) as Error);
});
