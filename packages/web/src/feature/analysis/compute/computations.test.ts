import { expect, test } from 'vitest';
import { attackRateTable, type AttackRateQuestion } from './attack-rate-analysis.ts';
import { clusterAnalysis } from './cluster-analysis.ts';
import { delayAnalysis } from './delay-analysis.ts';
import { failureOf } from './failure.ts';
import { growthAnalysis } from './growth-analysis.ts';
import { nowcastAnalysis } from './nowcast-analysis.ts';
import { rtAnalysis } from './rt-analysis.ts';
import { surveillanceAnalysis } from './surveillance-analysis.ts';
import { twoByTwoAnalysis } from './two-by-two-analysis.ts';

// Oswego 1940, vanilla ice cream (Gross 1976): 43 of 54 who ate it fell ill, 3 of 21 who did not.
const supper = { exposedCases: 43, exposedNonCases: 11, unexposedCases: 3, unexposedNonCases: 18 };

test('a cohort has a ratio of risks, a case-control study only one of odds', () => {
  const asked = { table: supper, level: 0.95, riskLimits: 'wald', oddsLimits: 'wald' } as const;
  const cohort = twoByTwoAnalysis({ ...asked, design: 'cohort' });
  expect(cohort.riskRatio?.estimate).toBeCloseTo(43 / 54 / (3 / 21), 10);
  expect(cohort.shares.map((share) => [share?.numerator, share?.denominator])).toEqual([
    [43, 54],
    [3, 21],
  ]);
  const study = twoByTwoAnalysis({ ...asked, design: 'caseControl' });
  expect([study.riskRatio, study.riskDifference, study.numberNeeded]).toEqual([null, null, null]);
  expect(study.oddsRatio?.estimate).toBeCloseTo((43 * 18) / (11 * 3), 10);
  expect(study.shares.map((share) => share?.denominator)).toEqual([46, 29]);
});

const questionnaire: AttackRateQuestion = {
  groups: ['confirmed', 'suspected', 'contact'],
  persons: [50, 9, 30],
  ill: ['confirmed'],
  well: ['contact'],
  level: 0.95,
  questions: [
    {
      source: 'kept',
      name: 'vanilla',
      kind: 'yesNo',
      answers: [
        { value: 'yes', persons: [43, 9, 11] },
        { value: 'no', persons: [3, 0, 18] },
      ],
      other: [0, 0, 0],
    },
    { source: 'setting', name: 'setting', kind: 'listed', answers: [{ value: 'market', persons: [20, 0, 5] }], other: [0, 0, 0] },
  ],
};

test('a table of attack rates counts who answered; who did not is missing, and groups not asked for are left out', () => {
  const [vanilla] = attackRateTable(questionnaire);
  expect(vanilla?.table).toEqual(supper);
  expect(vanilla?.missing).toBe(5); // 50 + 30 less the 75 who answered
  expect(vanilla?.riskRatio).toMatchObject({ limits: 'score' });
  expect(vanilla?.riskRatio?.estimate).toBeCloseTo(5.574, 3);
});

test('of recorded exposures, who has none recorded counts as not exposed', () => {
  const market = attackRateTable(questionnaire).find(({ value }) => value === 'market');
  expect(market).toMatchObject({
    table: { exposedCases: 20, exposedNonCases: 5, unexposedCases: 30, unexposedNonCases: 25 },
    missing: 0,
  });
});

test('nobody to compare is no fault', () => {
  expect(attackRateTable({ ...questionnaire, ill: [], well: [] })[0]).toMatchObject({ riskRatio: null, exposedAttackRate: null });
});

const cells = (rows: [elapsed: number, delay: number, count: number, caseClass?: number][]) => ({
  elapsed: rows.map(([elapsed]) => elapsed),
  delay: rows.map(([, delay]) => delay),
  caseClass: rows.map(([, , , caseClass = 0]) => caseClass),
  count: rows.map(([, , count]) => count),
});

test('delays are counted by whole days, without backwards ones and other classes', () => {
  const rows = cells([
    [20, 1, 6],
    [20, 2, 3],
    [20, 5, 1],
    [20, -2, 4],
    [20, 9, 7, 1],
  ]);
  const found = delayAnalysis({ cells: rows, classes: [0], truncated: false, level: 0.95 });
  expect(found?.cases).toBe(10);
  expect(found?.observed.slice(0, 6)).toEqual([0, 6, 3, 0, 0, 1]);
  expect([found?.observedMedian, found?.observedNinety]).toEqual([1, 2]); // 5 of 10 within 1 day, 9 of 10 within 2
  const [best, ...others] = found?.fits ?? [];
  expect(others.every(({ aic }) => aic >= (best?.aic ?? Infinity))).toBe(true);
  // What the fit expects of each day adds up to the cases, but for those of longer delays.
  expect(best?.expected.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(9);
  expect(best?.expected.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(10);
});

test('in a growing outbreak the correction makes delays longer', () => {
  const rows = cells([
    [1, 0, 20],
    [1, 1, 20],
    [4, 0, 6],
    [4, 2, 6],
    [4, 4, 4],
    [12, 3, 2],
    [12, 6, 2],
  ]);
  const mean = (truncated: boolean) => delayAnalysis({ cells: rows, classes: [0], truncated, level: 0.95 })?.fits[0]?.mean.estimate ?? 0;
  expect(mean(true)).toBeGreaterThan(mean(false));
});

test('delays that are all alike are shown without a fit; no case is no answer', () => {
  expect(delayAnalysis({ cells: cells([[9, 2, 8]]), classes: [0], truncated: false, level: 0.95 })?.fits.length).toBeLessThanOrEqual(3);
  expect(delayAnalysis({ cells: cells([[9, 2, 3]]), classes: [0], truncated: false, level: 0.95 })?.fits).toEqual([]);
  expect(delayAnalysis({ cells: cells([]), classes: [0], truncated: false, level: 0.95 })).toBeNull();
});

test('a case found before it fell ill is known on the day of onset', () => {
  const rows = cells([
    [0, -3, 2],
    [10, 0, 30],
    [10, 1, 30],
    [10, 2, 30],
    [1, 0, 5],
  ]);
  const found = nowcastAnalysis({ cells: rows, classes: [0], today: 19_185, maxDelay: 3, method: 'bayesTruncated', level: 0.95 });
  const today = found?.days.at(-1);
  expect(today).toMatchObject({ day: 19_185, reported: 2 });
  expect(today?.upper).toBeGreaterThan(2); // two thirds of its cases are still to be reported
  expect(found?.days.find(({ day }) => day === 19_175)).toMatchObject({ reported: 90, median: 90, reportedShare: 1 });
  expect(found?.week?.reported).toBe(7);
  expect(found?.week?.lower).toBeGreaterThanOrEqual(7);
});

test('the same question gives the same nowcast', () => {
  const asked = {
    cells: cells([
      [5, 1, 9],
      [2, 1, 4],
    ]),
    classes: [0],
    today: 19_185,
    maxDelay: 4,
    method: 'bayesTruncated',
    level: 0.9,
  } as const;
  expect(nowcastAnalysis(asked)).toEqual(nowcastAnalysis(asked));
});

test('cases that replace themselves have an Rt of 1; imported ones are not explained', () => {
  const steady = Array.from({ length: 40 }, () => 200);
  const none = steady.map(() => 0);
  const asked = { serialInterval: { mean: 3, sd: 1.5 }, windowDays: 7, prior: { mean: 5, sd: 5 }, level: 0.95 };
  const local = rtAnalysis({ ...asked, local: steady, imported: none, withCohort: true });
  expect(local.cori.at(-1)?.median).toBeCloseTo(1, 1);
  expect(local.cohort.find(({ to }) => to === 20)?.mean).toBeCloseTo(1, 1);
  const half = rtAnalysis({ ...asked, local: steady.map(() => 100), imported: steady.map(() => 100), withCohort: false });
  expect(half.cori.at(-1)?.median).toBeCloseTo(0.5, 1);
  expect(half.cohort).toEqual([]);
});

test('within a serial interval of the first day nothing is said', () => {
  const local = [5, 4, 3, 4, 6, 5, 4, 3, 4, 5];
  const { cori } = rtAnalysis({
    local,
    imported: local.map(() => 0),
    serialInterval: { mean: 5, sd: 1 },
    windowDays: 1,
    prior: { mean: 5, sd: 5 },
    level: 0.95,
    withCohort: false,
  });
  expect(cori[0]).toMatchObject({ to: 1, status: 'tooEarly', median: null, lower: null, upper: null });
  expect(cori.at(-1)?.median).toBeGreaterThan(0);
});

test('doubling every day is a doubling time of one day, and a turn parts two lines', () => {
  const rise = growthAnalysis({ counts: [1, 2, 4, 8, 16], intervalDays: 1, level: 0.95, split: 'none' });
  expect(rise.lines[0]?.doublingTime?.days).toBeCloseTo(1, 10);
  const turn = growthAnalysis({ counts: [1, 2, 4, 8, 16, 8, 4, 2, 1], intervalDays: 1, level: 0.95, split: 'best' });
  expect(turn.splitBin).toBe(4);
  expect(turn.lines.map(({ trend }) => trend)).toEqual(['growing', 'declining']);
  expect(turn.lines[1]).toMatchObject({ from: 4, to: 8 });
});

test('left to the curve, a rise and fall is two lines, a rise alone is one, and what is too short to be parted is one', () => {
  const linesOf = (...counts: number[]) => growthAnalysis({ counts, intervalDays: 1, level: 0.95, split: 'turned' }).lines;
  // Doubling each day for four days, then halving: by hand, one day each way.
  const [rise, fall] = linesOf(1, 2, 4, 8, 16, 8, 4, 2, 1);
  expect(rise?.doublingTime?.days).toBeCloseTo(1, 10);
  expect(fall?.halvingTime?.days).toBeCloseTo(1, 10);
  expect(linesOf(1, 2, 4, 8, 16, 32, 64, 128)).toHaveLength(1);
  expect(linesOf(3, 6, 12)).toHaveLength(1);
});

test('nine cases against a limit of 4.4 alarm; incomplete days are not judged; each series has its own verdict', () => {
  const counts = [2, 1, 0, 3, 1, 2, 1, 9, 0]; // the example of the engine's `ears`
  const asked = { starts: counts.map((_, at) => 19_000 + at), unit: 'day', method: 'C1', baseline: 7, incomplete: 1 } as const;
  const { bins, latest } = surveillanceAnalysis({ ...asked, series: [counts, counts.map(() => 0), [2, 1, 0, 3, 1, 2, 1, 3, 0]] });
  expect(bins[7]).toMatchObject({ observed: 9, alarm: true });
  expect(bins[7]?.upper).toBeCloseTo(4.4, 1);
  expect(bins[8]).toMatchObject({ unjudged: 'incomplete', alarm: false });
  expect(bins[0]?.unjudged).toBe('shortHistory');
  expect(latest.map((bin) => bin?.alarm)).toEqual([true, false, false]);
});

test('a method that needs years says that the history is too short, and does not fail', () => {
  const counts = [2, 1, 0, 3, 1, 2, 1, 9];
  for (const method of ['farringtonFlexible', 'farrington', 'rki', 'cusum', 'glr', 'outbreakP', 'bayes', 'C3'] as const) {
    const { bins } = surveillanceAnalysis({
      series: [counts],
      starts: counts.map((_, at) => 19_000 + 7 * at),
      unit: 'week',
      method,
      baseline: 4,
      incomplete: 0,
    });
    expect(bins, method).toHaveLength(8);
  }
});

test('the place with five times the cases of the others is the cluster; the same question gives the same p', () => {
  const places = Array.from({ length: 9 }, (_, at) => ({
    id: String(at),
    latitude: 23 + 0.1 * Math.floor(at / 3),
    longitude: 113 + 0.1 * (at % 3),
    population: 10_000,
    contacts: 50,
  }));
  const cases = places.map((_, at) => (at === 4 ? [10, 10, 5] : [2, 2, 1]));
  const asked = { places, cases, first: 19_000, largestShare: 0.5, replications: 99, prospective: false };
  for (const model of ['poisson', 'bernoulli'] as const) {
    const found = clusterAnalysis({ ...asked, model });
    expect(found.clusters[0], model).toMatchObject({ centre: '4', observed: 25, p: 0.01 }); // the least p that 99 replications give
    expect(clusterAnalysis({ ...asked, model }).clusters[0]?.p).toBe(found.clusters[0]?.p);
  }
  // In time a cluster lasts half of the period at most: here one day of three.
  const inTime = clusterAnalysis({ ...asked, model: 'spaceTimePoisson' }).clusters[0];
  expect(inTime).toMatchObject({ centre: '4', observed: 10 });
  expect(inTime?.p).toBeLessThanOrEqual(0.05);
  // Every place has the same share of each day: nothing stands out against place and time themselves.
  expect(clusterAnalysis({ ...asked, model: 'permutation' }).clusters[0]?.p ?? 1).toBeGreaterThan(0.05);
});

test('what an engine refuses is told by its code, anything else as a fault', () => {
  const refused = (() => {
    try {
      return rtAnalysis({
        local: [1, 2],
        imported: [0, 0],
        serialInterval: { mean: 0.5, sd: 1 },
        windowDays: 1,
        prior: { mean: 5, sd: 5 },
        level: 0.95,
        withCohort: false,
      });
    } catch (error) {
      return failureOf(error);
    }
  })();
  expect(refused).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'serialInterval.mean' });
  expect(failureOf(new Error('boom'))).toEqual({ code: 'FAULT', argument: '', message: 'boom' });
});
