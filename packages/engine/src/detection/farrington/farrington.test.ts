import { createRng, drawNegativeBinomial } from '@firebreak/epi';
import { expect, test } from 'vitest';
import type { CountSeries } from '../series/count-series.ts';
import { reasonOf } from '../series/verdict.ts';
import { farrington } from './farrington.ts';
import { farringtonFlexible } from './farrington-flexible.ts';
import { farringtonFlexiblePanel } from './farrington-flexible-panel.ts';
import { noufailySettings, thresholdMethods, type FarringtonFlexibleSettings } from './flexible-settings.ts';

/** Weekly counts with a season, of some size and overdispersion. */
function seasonal(name: string, weeks: number, mean: number, growth = 0): number[] {
  const rng = createRng(name);
  return Array.from({ length: weeks }, (_, week) =>
    drawNegativeBinomial(rng, mean * Math.exp(0.7 * Math.sin((2 * Math.PI * week) / 52) + growth * week), 3),
  );
}

const variants: FarringtonFlexibleSettings[] = [
  {},
  { reweight: false, power: '1/2', alpha: 0.01 },
  { trend: false, power: 'none' },
  ...thresholdMethods.map((threshold) => ({ ...noufailySettings, threshold })),
  { ...noufailySettings, periods: 5, trendPValue: 0.05, years: 3 },
];

test('referee: the panel says of each series what the series alone says', () => {
  const [series, weeks] = [6, 330];
  const counts = Float64Array.from(
    Array.from({ length: series }, (_, index) => seasonal(`panel-${index}`, weeks, 0.3 * 4 ** index)).flat(),
  );
  counts[2 * weeks + 200] = NaN;
  const settings = { ...noufailySettings, from: 250 };
  const panel = farringtonFlexiblePanel({ counts, series, weeks }, settings);
  for (let index = 0; index < series; index++) {
    const alone = farringtonFlexible({ counts: counts.slice(index * weeks, (index + 1) * weeks) }, settings);
    alone.forEach((verdict, week) => {
      const place = index * panel.weeks + week;
      expect(reasonOf(panel.reason[place]!)).toBe(verdict.unjudged);
      expect(panel.alarm[place] === 1).toBe(verdict.alarm);
      for (const name of ['expected', 'upper', 'score', 'pValue', 'dispersion', 'trend', 'error'] as const) {
        expect(panel[name][place]).toBe(verdict[name] ?? NaN);
      }
    });
  }
  expect(panel.reason.filter((code) => code === 0).length).toBeGreaterThan(200);
});

test('law: the same weeks later in time are judged the same', () => {
  const counts = seasonal('shift', 320, 6);
  for (const settings of variants) {
    const plain = farringtonFlexible({ counts }, { ...settings, from: 290 });
    const shifted = farringtonFlexible({ counts: [...seasonal('before', 70, 50), ...counts] }, { ...settings, from: 360 });
    plain.forEach((verdict, index) => {
      expect(shifted[index]!.alarm).toBe(verdict.alarm);
      expect(shifted[index]!.expected).toBeCloseTo(verdict.expected!, 7);
      expect(shifted[index]!.score).toBeCloseTo(verdict.score!, 6);
    });
  }
  const [original, later] = [
    farrington({ counts }, { from: 290 }),
    farrington({ counts: [...Array.from({ length: 70 }, () => 3), ...counts] }, { from: 360 }),
  ];
  original.forEach(({ expected, upper }, index) => {
    expect(later[index]!.expected).toBeCloseTo(expected!, 7);
    if (upper !== null) expect(later[index]!.upper).toBeCloseTo(upper, 6);
  });
});

test('law: all counts times ten make expectation, dispersion and limit ten times, where counts vary more than Poisson', () => {
  // to four digits: the start (count + 0.1) is not to scale, and the dispersion keeps a trace of it (weights of the last step)
  const counts = seasonal('scale', 320, 30);
  for (const reweight of [false, true]) {
    const settings = { trend: false, power: 'none', reweight, errors: 'fromModel', from: 300 } as const;
    const plain = farringtonFlexible({ counts }, settings);
    const scaled = farringtonFlexible({ counts: counts.map((count) => 10 * count) }, settings);
    plain.forEach(({ expected, dispersion, upper }, index) => {
      expect(dispersion).toBeGreaterThan(1);
      expect(scaled[index]!.expected! / expected!).toBeCloseTo(10, 2);
      expect(scaled[index]!.dispersion! / dispersion!).toBeCloseTo(10, 2);
      expect(scaled[index]!.upper! / upper!).toBeCloseTo(10, 2);
    });
  }
});

test('law: a larger count this week never has a smaller score, and changes nothing of what was expected', () => {
  const counts = seasonal('larger', 320, 6);
  const judge = (last: number, settings: FarringtonFlexibleSettings) =>
    farringtonFlexible({ counts: [...counts, last] }, { ...settings, fewCases: { cases: 0, weeks: 4 }, from: 320 })[0]!;
  for (const settings of variants) {
    const scores = [0, 1, 5, 20, 100].map((last) => judge(last, settings).score!);
    scores.slice(1).forEach((score, index) => expect(score).toBeGreaterThanOrEqual(scores[index]!));
    expect(judge(0, settings).expected).toBe(judge(100, settings).expected);
    expect(judge(1000, settings).alarm).toBe(true);
    expect(judge(0, settings).alarm).toBe(false);
  }
});

test('a population that doubles doubles what is expected, when counts are taken per population', () => {
  const counts = seasonal('population', 320, 6);
  const judge = (now: number) =>
    farringtonFlexible(
      { counts, population: counts.map((_, week) => (week === 319 ? now : 1000)) },
      { populationOffset: true, from: 319 },
    )[0]!;
  expect(judge(2000).expected! / judge(1000).expected!).toBeCloseTo(2, 8);
  const original = (now: number) =>
    farrington({ counts, population: counts.map((_, week) => (week === 319 ? now : 1000)) }, { populationOffset: true, from: 319 })[0]!;
  expect(original(2000).expected! / original(1000).expected!).toBeCloseTo(2, 8);
});

test('a past outbreak weighs less, so the limit rises less', () => {
  const counts = seasonal('outbreak', 320, 6);
  const calm = farringtonFlexible({ counts }, { from: 319 })[0]!.upper!;
  counts[319 - 104] = 90;
  const [reweighted, plain] = [true, false].map((reweight) => farringtonFlexible({ counts }, { reweight, from: 319 })[0]!.upper!);
  expect(plain).toBeGreaterThan(1.5 * calm);
  expect(reweighted! - calm).toBeLessThan(0.35 * (plain! - calm));
});

test('weeks that cannot be judged say why', () => {
  const reasonsOf = (counts: CountSeries['counts'], settings: FarringtonFlexibleSettings, from: number) =>
    farringtonFlexible({ counts }, { ...settings, from }).map(({ unjudged }) => unjudged);
  const counts: (number | null)[] = seasonal('why', 300, 20);
  // 5 years and 3 weeks: the first week with a whole window in each year is 263
  expect(reasonsOf(counts, {}, 262).slice(0, 2)).toEqual(['shortHistory', null]);
  expect(reasonsOf([...counts.slice(0, 299), null], {}, 299)).toEqual(['missingCount']);
  expect(
    reasonsOf(
      Array.from({ length: 300 }, () => null),
      {},
      299,
    ),
  ).toEqual(['missingBaseline']);
  expect(reasonsOf([...Array.from({ length: 296 }, () => 0), 0, 1, 2, 1], { ...noufailySettings }, 299)).toEqual(['noBaselineCases']);
  expect(reasonsOf([...seasonal('few', 296, 20), 0, 1, 2, 1], {}, 299)).toEqual(['fewCases']);
  expect(farringtonFlexible({ counts: Array.from({ length: 40 }, () => 3) }).every(({ unjudged }) => unjudged === 'shortHistory')).toBe(
    true,
  );
});

test('an outbreak after years without a case is not expected away', () => {
  // 35 reference weeks of 0: the fit ends before 25 steps and expects next to nothing, so five cases alarm
  const [verdict] = farrington({ counts: [...Array.from({ length: 320 }, () => 0), 5] }, { from: 320 });
  expect(verdict!.expected).toBeLessThan(1e-6);
  expect(verdict!.alarm).toBe(true);
});

test('the original method uses windows as far as they are there, and tells how many weeks that is', () => {
  const counts = seasonal('partial', 300, 8);
  const verdicts = farrington({ counts }, {});
  expect(verdicts[48]).toMatchObject({ unjudged: 'shortHistory', referenceWeeks: 0 });
  expect(verdicts[299]!.referenceWeeks).toBe(35);
  // five years before week 258 is week -2: of its window from -5 to 1 two weeks are there, and 4 * 7 of the other years
  expect(verdicts[258]!.referenceWeeks).toBe(30);
});

test('a long run tells how far it is and can be stopped; what was not reached says so', () => {
  const counts = seasonal('stop', 300, 8);
  const shares: number[] = [];
  const verdicts = farringtonFlexible(
    { counts },
    { from: 280, onProgress: (share) => shares.push(share), cancelled: () => shares.length === 5 },
  );
  expect(shares).toEqual([0.05, 0.1, 0.15, 0.2, 0.25]);
  expect(verdicts.map(({ unjudged }) => unjudged === 'cancelled')).toEqual(Array.from({ length: 20 }, (_, index) => index >= 5));
  expect(farrington({ counts }, { from: 280, cancelled: () => true }).every(({ unjudged }) => unjudged === 'cancelled')).toBe(true);
});
