import { createRng, drawPoisson, type Rng } from '@firebreak/epi';
import { binomialMass } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialSumQuantiles, massOf } from './binomial-sum.ts';
import { discretisedSerialInterval, slidingWindows, wallingaTeunis } from './index.ts';

const flu = [1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1, 0, 2];
const shares = [0, 0.2, 0.4, 0.3, 0.1];
const eachDay = (days: number) => slidingWindows(days, 1);

test('by hand: one case, then one who may be infected by it, then two who may be infected by either', () => {
  // day 1: 1 case, day 2: 1 case, day 3: 2 cases; shares 1/2 after one day and 1/2 after two.
  // Day 2 was infected on day 1 for sure. On day 3 both earlier cases weigh 1/2: each of the two goes to either, 1 + 1 each.
  const { mean, sd, unattributed } = wallingaTeunis([0, 1, 1, 2], { serialInterval: { shares: [0, 0.5, 0.5] }, windows: eachDay(4) });
  expect(Array.from(mean)).toEqual([2, 1, 0]);
  expect(sd[0]).toBeCloseTo(Math.sqrt(2 * 0.5 * 0.5), 12);
  expect(unattributed).toBe(1); // the case of day 1, before whom there was nobody
});

test('nobody is lost: all who can be attributed are infected by somebody', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(counts, (list) => {
      const cases = [0, ...list];
      const cohorts = wallingaTeunis(cases, { serialInterval: { shares }, windows: eachDay(cases.length) });
      const infected = cohorts.mean.reduce((sum, mean, window) => sum + (Number.isNaN(mean) ? 0 : mean * cohorts.cases[window]!), 0);
      expect(infected).toBeCloseTo(cases.reduce((sum, count) => sum + count, 0) - cohorts.unattributed, 8);
    }),
  );
});

test('shift: empty days before change only the place', () => {
  const plain = wallingaTeunis([0, ...flu], { serialInterval: { shares } });
  const shifted = wallingaTeunis([0, 0, 0, 0, ...flu], { serialInterval: { shares } });
  expect(Array.from(shifted.mean.slice(3))).toEqual(Array.from(plain.mean));
  expect(Array.from(shifted.upper.slice(3))).toEqual(Array.from(plain.upper));
});

test('imported cases were infected by nobody here but infect', () => {
  const imported = flu.map((_, day) => (day === 10 ? 20 : 0));
  const plain = wallingaTeunis(flu, { serialInterval: { shares }, windows: eachDay(flu.length) });
  const mixed = wallingaTeunis({ local: flu, imported }, { serialInterval: { shares }, windows: eachDay(flu.length) });
  expect(mixed.cases[9]).toBe(plain.cases[9]! + 20);
  expect(mixed.mean[10]!).toBeLessThan(plain.mean[10]!); // those of day 11 share the cases after them
  expect(mixed.mean[3]).toBeCloseTo(plain.mean[3]!, 12); // those of day 4 infect up to day 8
});

test('a window without cases has nothing, and all empty windows neither', () => {
  const none = wallingaTeunis(new Float64Array(12), { serialInterval: { shares } });
  expect(Array.from(none.mean)).toEqual(Array.from(none.mean, () => NaN));
  expect(Array.from(none.cases)).toEqual(Array.from(none.cases, () => 0));
  expect(none.unattributed).toBe(0);
});

test('referee: simulated attributions have the mean, spread and limits that are computed', () => {
  const cases = [0, ...flu];
  const windows = { from: [5], to: [11] };
  const exact = wallingaTeunis(cases, { serialInterval: { shares }, windows });
  const rng = createRng('attribution');
  const draws = Array.from({ length: 4000 }, () => attribute(cases, rng, 5, 11) / exact.cases[0]!);
  draws.sort((one, other) => one - other);
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const sd = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length);
  expect(Math.abs(mean - exact.mean[0]!)).toBeLessThan((4 * sd) / Math.sqrt(4000));
  expect(sd / exact.sd[0]!).toBeCloseTo(1, 1);
  // whole numbers of infections: off by one at most
  expect(Math.abs(draws[100]! - exact.lower[0]!)).toBeLessThan(1.5 / exact.cases[0]!);
  expect(Math.abs(draws[3900]! - exact.upper[0]!)).toBeLessThan(1.5 / exact.cases[0]!);
});

/** Infectors drawn for every case; how many of them fell ill in the window. */
function attribute(cases: readonly number[], rng: Rng, from: number, to: number): number {
  let infected = 0;
  cases.forEach((count, day) => {
    const weights = cases.map((other, infector) => other * (shares[day - infector] ?? 0));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (let one = 0; one < (total > 0 ? count : 0); one++) {
      let rest = rng.uniform() * total;
      let infector = 0;
      while (rest >= weights[infector]! && infector < day - 1) rest -= weights[infector++]!;
      if (infector >= from && infector <= to) infected++;
    }
  });
  return infected;
}

test('sums of binomials: exact where narrow, and the expansion takes over without a step', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 4 }),
      (trials) => {
        const { least, mass } = massOf({ counts: trials.map(([n]) => n), shares: trials.map(([, q]) => q) });
        const direct = trials.reduce((sums, [n, q]) => convolved(sums, n, q), [1]);
        direct.forEach((probability, successes) => expect(mass[successes - least] ?? 0).toBeCloseTo(probability, 11));
      },
    ),
  );
  const sum = { counts: Array.from({ length: 30 }, (_, i) => 30 + i), shares: Array.from({ length: 30 }, (_, i) => 0.1 + i / 40) };
  const { least, mass } = massOf(sum);
  binomialSumQuantiles({ counts: [...sum.counts, 400], shares: [...sum.shares, 1] }, [0.025, 0.5, 0.975]).forEach((quantile, index) => {
    let below = 0;
    let place = 0;
    while ((below += mass[place]!) < [0.025, 0.5, 0.975][index]!) place++;
    expect(Math.abs(quantile - 400 - least - place)).toBeLessThanOrEqual(1);
  });
});

function convolved(sums: readonly number[], n: number, q: number): number[] {
  const result = Array.from({ length: sums.length + n }, () => 0);
  sums.forEach((probability, i) => {
    for (let k = 0; k <= n; k++) result[i + k] = result[i + k]! + probability * binomialMass(k, n, q);
  });
  return result;
}

test('the last windows fall to 0, and dividing by what is observed puts that right', () => {
  const steady = Array.from({ length: 40 }, () => 100);
  const settings = { serialInterval: { shares }, windows: eachDay(40) };
  const plain = wallingaTeunis(steady, settings);
  const corrected = wallingaTeunis(steady, { ...settings, correctFromShare: 0.15 });
  expect(plain.mean[20]).toBeCloseTo(1, 9);
  // days 38 and 37 see the shares of 1 day, and of 1 and 2 days
  expect(plain.mean[37]).toBeCloseTo(0.2, 9);
  expect(plain.observedShare[36]).toBeCloseTo(0.6, 9);
  expect(corrected.mean[37]).toBeCloseTo(1, 9);
  expect(corrected.mean[36]).toBeCloseTo(1, 9);
  expect(corrected.mean[38]).toBeNaN(); // nothing of day 39 can be seen
  expect(corrected.upper[37]! - corrected.lower[37]!).toBeGreaterThan(corrected.upper[35]! - corrected.lower[35]!);
  expect(corrected.mean.slice(10, 20)).toEqual(plain.mean.slice(10, 20));
  expect(corrected.upper[10]).toBeCloseTo(plain.upper[10]!, 9);
});

test('recovery: with the correction the cohort number of a growing outbreak is found while it still goes on', () => {
  const rng = createRng('cohort');
  const interval = discretisedSerialInterval(3, 1.2, 25);
  let [held, falls, sum] = [0, 0, 0];
  const runs = 300;
  for (let run = 0; run < runs; run++) {
    const { cases, offspring } = outbreak(rng.stream(`run-${run}`), 1.5, interval, 25);
    const settings = { serialInterval: { mean: 3, sd: 1.2 }, windows: { from: [18], to: [22] } };
    const corrected = wallingaTeunis(cases, { ...settings, correctFromShare: 0.1 });
    const plain = wallingaTeunis(cases, settings);
    const truth = [18, 19, 20, 21, 22].reduce((total, day) => total + offspring[day]!, 0) / corrected.cases[0]!;
    if (corrected.lower[0]! <= truth && truth <= corrected.upper[0]!) held++;
    if (plain.mean[0]! < 0.8 * truth) falls++;
    sum += corrected.mean[0]! / truth / runs;
  }
  expect(sum).toBeGreaterThan(0.95);
  expect(sum).toBeLessThan(1.05);
  expect(falls / runs).toBeGreaterThan(0.9); // what the correction is for
  expect(held / runs).toBeGreaterThan(0.9);
});

/** Cases by day of a branching outbreak, and the infections each day's cases cause in the end. */
function outbreak(rng: Rng, R: number, interval: Float64Array, days: number): { cases: number[]; offspring: number[] } {
  const cases = Array.from({ length: days }, (_, day): number => (day === 0 ? 30 : 0));
  const offspring = cases.map(() => 0);
  for (let day = 0; day < days; day++) {
    for (let k = 1; k < interval.length; k++) {
      const infected = drawPoisson(rng, R * interval[k]! * cases[day]!);
      offspring[day] = offspring[day]! + infected;
      if (day + k < days) cases[day + k] = cases[day + k]! + infected;
    }
  }
  return { cases, offspring };
}
