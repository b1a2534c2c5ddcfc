import { addDays, createRng, dayOf, drawPoisson, parseCalendarDate, type CalendarDate, type Rng } from '@firebreak/epi';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseGrid, type ScanCase } from './case-grid.ts';
import { circlesOf, membersOf, type Circles } from './circle.ts';
import type { SpaceTimeSettings } from './cylinder-scan.ts';
import { expectedGrid } from './expected-grid.ts';
import { poissonRatio, type ScanRates } from './likelihood.ts';
import { permutedDates } from './permute-dates.ts';
import { distancesOf, type FlatPlace } from './place.ts';
import {
  overWholeStudy,
  spaceTimePermutation,
  spaceTimeScan,
  temporalScan,
  type PermutationInput,
  type SpaceTimePoissonInput,
} from './space-time-scan.ts';
import type { ScanResult } from './spatial-scan.ts';
import { periodBounds } from './study-period.ts';

const date = (text: string): CalendarDate => parseCalendarDate(text)!;
const first = date('2026-03-01');
const settings = (more: Partial<SpaceTimeSettings> = {}): SpaceTimeSettings => ({ rng: createRng(1), replications: 99, ...more });

/** Two far pairs of places over ten days, one case a day in each, and six more in the first pair on the last two days. */
const pairs: FlatPlace[] = [0, 1, 50, 51].map((x) => ({ id: `x${x}`, x, y: 0 }));
const outbreak: ScanCase[] = [
  ...pairs.flatMap(({ id }) => Array.from({ length: 10 }, (_, day) => ({ place: id, date: addDays(first, day) }))),
  ...[8, 9].flatMap((day) => ['x0', 'x1'].map((place, row) => ({ place, date: addDays(first, day), count: 2 - row }))),
];
const input: PermutationInput = { places: pairs, study: { first, last: addDays(first, 9) }, cases: outbreak };

test('two days of the first pair stand out against people; against what places and days have by themselves only the first place', () => {
  const poisson = spaceTimeScan({ ...input, population: [5, 5, 5, 5] }, settings()).clusters[0]!;
  // 46 cases; 10 of them in half the people and a fifth of the time, where 4.6 are expected
  expect(poisson).toMatchObject({
    centre: 'x0',
    members: ['x0', 'x1'],
    from: '2026-03-09',
    to: '2026-03-10',
    observed: 10,
    population: 10,
  });
  expect(poisson.expected).toBeCloseTo(4.6, 12);
  expect(poisson.statistic).toBeCloseTo(10 * Math.log(10 / 4.6) + 36 * Math.log(36 / 41.4), 12);
  expect(poisson.relativeRisk).toBeCloseTo(10 / 4.6 / (36 / 41.4), 12);
  const permutation = spaceTimePermutation(input, settings({ largestShare: 0.6 })).clusters[0]!;
  // 14 of 46 cases are of x0 and 14 of these two days; both places together, 10 for 7.9, stand out less
  expect(permutation).toMatchObject({ members: ['x0'], from: '2026-03-09', observed: 6, population: null, relativeRisk: null });
  expect(permutation.expected).toBeCloseTo((14 * 14) / 46, 12);
  expect(permutation.statistic).toBeCloseTo(poissonRatio(6, (14 * 14) / 46, 46), 12);
});

test('a prospective scan sees only what is alive, and tells how often chance gives it', () => {
  const ended = { ...input, study: { first, last: addDays(first, 13) } };
  const alive = spaceTimeScan({ ...ended, population: [5, 5, 5, 5] }, settings({ isProspective: true })).clusters;
  expect(alive.every(({ to }) => to === addDays(first, 13))).toBe(true);
  const [cluster] = spaceTimeScan({ ...input, population: [5, 5, 5, 5] }, settings({ isProspective: true })).clusters;
  expect(cluster).toMatchObject({ from: '2026-03-09', to: '2026-03-10' });
  expect(cluster!.recurrence).toBeCloseTo(1 / cluster!.p!, 12);
  expect(spaceTimeScan({ ...input, population: [5, 5, 5, 5] }, settings()).clusters[0]!.recurrence).toBeNull();
});

test('all places together: the two days', () => {
  const [cluster] = temporalScan({ ...input, population: [5, 5, 5, 5] }, settings()).clusters;
  expect(cluster).toMatchObject({ centre: 'all', from: '2026-03-09', to: '2026-03-10', observed: 14 });
  expect(cluster!.expected).toBeCloseTo(9.2, 12); // a fifth of 46
  expect(cluster!.members).toHaveLength(4);
});

test('weeks are counted back from the last day; months and years from the first', () => {
  const datesOf = (bounds: Int32Array): string[] => [...bounds].map((day) => addDays(date('1970-01-01'), day));
  expect(datesOf(periodBounds({ first, last: date('2026-03-17'), length: 7 }))).toEqual([
    '2026-03-01',
    '2026-03-04',
    '2026-03-11',
    '2026-03-18',
  ]);
  expect(datesOf(periodBounds({ first: date('2026-01-31'), last: date('2026-04-10'), unit: 'month' }))).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-11',
  ]);
  expect(datesOf(periodBounds({ first: date('2020-02-29'), last: date('2021-12-31'), unit: 'year' }))).toEqual([
    '2020-02-29',
    '2021-02-28',
    '2022-01-01',
  ]);
});

test('people change in a straight line between counts, and every stratum keeps its rate', () => {
  const places: FlatPlace[] = [
    { id: 'a', x: 0, y: 0 },
    { id: 'b', x: 1, y: 0 },
  ];
  const bounds = periodBounds({ first: date('2026-01-01'), last: date('2026-01-20'), length: 10 });
  const cases: ScanCase[] = [
    { place: 'a', date: date('2026-01-05'), count: 6, stratum: 'old' },
    { place: 'b', date: date('2026-01-05'), count: 4, stratum: 'young' },
  ];
  const census = [
    // a: 100 old at first, 200 twenty days later: 125 and 175 on average in the halves; b: 150 throughout
    { place: 'a', date: date('2026-01-01'), people: 100, stratum: 'old' },
    { place: 'a', date: date('2026-01-21'), people: 200, stratum: 'old' },
    { place: 'b', date: date('2026-01-11'), people: 150, stratum: 'old' },
    { place: 'b', date: date('2026-01-11'), people: 80, stratum: 'young' },
  ];
  const { expected, people } = expectedGrid(places, bounds, cases, census);
  expect([...people]).toEqual([150, 230]);
  // 6 old cases over 125 + 175 + 150 + 150 = 600; 4 young cases over 80 + 80, all in b
  [1.25, 1.75, 1.5 + 2, 1.5 + 2].forEach((value, cell) => expect(expected[cell]).toBeCloseTo(value, 12));
});

test('over the whole study places have their cases, average people and standardised expected cases', () => {
  const whole = overWholeStudy({ ...input, census: pairs.map(({ id }, index) => ({ place: id, date: first, people: 10 + index })) });
  expect([...(whole.cases as Int32Array)]).toEqual([14, 12, 10, 10]);
  expect(Array.from(whole.population)).toEqual([10, 11, 12, 13]);
  [10, 11, 12, 13].forEach((people, place) => expect(whole.expected![place]).toBeCloseTo((46 * people) / 46, 12));
});

test('permuted dates keep the cases of every place and of every day', () => {
  const grid = caseGrid(pairs, input.study, outbreak);
  const drawn = new Int32Array(grid.cases.length);
  permutedDates(grid)(drawn, createRng(5));
  const sums = (cells: Int32Array): number[][] => [
    pairs.map((_, row) => cells.subarray(row * 10, row * 10 + 10).reduce((sum, count) => sum + count, 0)),
    Array.from({ length: 10 }, (_, day) => cells.reduce((sum, count, cell) => sum + (cell % 10 === day ? count : 0), 0)),
  ];
  expect(sums(drawn)).toEqual(sums(grid.cases));
  expect([...drawn]).not.toEqual([...grid.cases]);
});

/** Places at random, with a case in each now and then over `days` days. */
function scattered(rng: Rng, size: number, days: number): PermutationInput {
  const places = Array.from({ length: size }, (_, index) => ({ id: `p${index}`, x: rng.integer(0, 9), y: rng.integer(0, 9) }));
  const cases = places.flatMap(({ id }) =>
    Array.from({ length: days }, (_, day) => ({ place: id, date: addDays(first, day), count: drawPoisson(rng, 0.4) })),
  );
  return { places, study: { first, last: addDays(first, days - 1) }, cases };
}

type Readable = Required<Pick<SpaceTimeSettings, 'isProspective' | 'longestPeriods' | 'rates'>>;

/** All circles and all stretches of time, one after the other. */
function readableLargest(scan: PermutationInput, expected: Float64Array, weight: number[], more: Readable): number {
  const grid = caseGrid(scan.places, scan.study, scan.cases);
  const circles = circlesOf(distancesOf(scan.places), weight, 0.5);
  const statistics = stretches(grid.periods, more).flatMap(([from, to]) =>
    allCircles(circles).map((members) => {
      const periods = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      const cells = members.flatMap((place) => periods.map((period) => place * grid.periods + period));
      const [observed, expects] = [grid.cases, expected].map((values) => cells.reduce((sum, cell) => sum + values[cell]!, 0));
      const isWanted = observed! > expects! ? more.rates !== 'low' && observed! >= 2 : more.rates !== 'high';
      return isWanted ? poissonRatio(observed!, expects!, grid.all) : 0;
    }),
  );
  return Math.max(0, ...statistics);
}

function stretches(periods: number, { isProspective, longestPeriods }: Readable): [number, number][] {
  const all = Array.from({ length: periods * periods }, (_, cell): [number, number] => [Math.floor(cell / periods), cell % periods]);
  return all.filter(([from, to]) => to >= from && to - from < longestPeriods && (!isProspective || to === periods - 1));
}

function allCircles(circles: Circles): number[][] {
  return Array.from({ length: circles.places }, (_, centre) => centre).flatMap((centre) =>
    Array.from({ length: circles.start[centre + 1]! - circles.start[centre]! }, (_, index) => circles.start[centre]! + index)
      .filter((end) => circles.order[end]! >= 0)
      .map((end) => membersOf(circles, centre, end)),
  );
}

test('the fast scan equals the readable one, replications too', () => {
  const scenario = fc.record({
    seed: fc.integer(),
    size: fc.integer({ min: 2, max: 8 }),
    days: fc.integer({ min: 2, max: 14 }),
    isProspective: fc.boolean(),
    rates: fc.constantFrom<ScanRates>('high', 'low', 'both'),
  });
  fc.assert(
    fc.property(scenario, ({ seed, size, days, isProspective, rates }) => {
      const scan = scattered(createRng(seed), size, days);
      fc.pre(scan.cases.reduce((sum, { count = 1 }) => sum + count, 0) >= 2);
      const longestPeriods = Math.max(1, Math.floor(days / 2));
      const population = scan.places.map((_, index) => 100 + index);
      const poisson: SpaceTimePoissonInput = { ...scan, population };
      const result = spaceTimeScan(poisson, settings({ isProspective, rates, replications: 5 }));
      const grid = caseGrid(scan.places, scan.study, scan.cases);
      const total = population.reduce((sum, people) => sum + people, 0);
      const expected = Float64Array.from(grid.cases, (_, cell) => (grid.all * population[Math.floor(cell / days)]!) / total / days);
      const readable = readableLargest(scan, expected, population, { isProspective, longestPeriods, rates });
      expect(result.clusters[0]?.statistic ?? 0).toBeCloseTo(readable, 8);
      // A replication is a data set too: scanned as data it gives the same maximum
      if (result.clusters.length === 0) return;
      const permutation = spaceTimePermutation(scan, settings({ isProspective, rates, replications: 1 }));
      if (permutation.clusters.length === 0) return;
      const [drawn, rng] = [new Int32Array(grid.cases.length), createRng(1).stream('replications')];
      permutedDates(grid)(drawn, rng);
      const again = Array.from(drawn, (count, cell) => ({
        place: scan.places[Math.floor(cell / days)]!.id,
        date: addDays(first, cell % days),
        count,
      }));
      const scanned = spaceTimePermutation({ ...scan, cases: again }, settings({ isProspective, rates, replications: 0 }));
      expect(permutation.simulation.maxima[0]).toBeCloseTo(scanned.clusters[0]?.statistic ?? 0, 8);
    }),
    { numRuns: 60 },
  );
});

test('moving the calendar moves the dates and nothing else', () => {
  const scan = scattered(createRng('moved'), 12, 20);
  const days = 3650;
  const later = {
    ...scan,
    study: { first: addDays(scan.study.first, days), last: addDays(scan.study.last, days) },
    cases: scan.cases.map((one) => ({ ...one, date: addDays(one.date, days) })),
  };
  const [a, b] = [scan, later].map((one) => spaceTimePermutation(one, settings()).clusters);
  const back = b!.map((cluster) => ({ ...cluster, from: addDays(cluster.from!, -days), to: addDays(cluster.to!, -days) }));
  expect(back).toEqual(a);
});

test('clusters share no place at the same time', () => {
  const { clusters } = spaceTimePermutation(scattered(createRng('apart'), 25, 20), settings({ mostClusters: 30, replications: 9 }));
  expect(clusters.length).toBeGreaterThan(5);
  clusters.forEach((a, index) => {
    for (const b of clusters.slice(index + 1)) {
      const together = a.members.some((member) => b.members.includes(member));
      expect(together && dayOf(a.from!) <= dayOf(b.to!) && dayOf(b.from!) <= dayOf(a.to!)).toBe(false);
    }
  });
});

test('a cluster in space and time is found, and p-values are uniform without one', () => {
  const rng = createRng('recovery');
  let [found, small] = [0, 0];
  for (let repeat = 0; repeat < 60; repeat++) {
    const quiet = scattered(rng.stream(`${repeat}`), 20, 12);
    small += spaceTimePermutation(quiet, settings({ rng: rng.stream(`p${repeat}`), replications: 39 })).clusters[0]!.p! <= 0.1 ? 1 : 0;
    const extra = ['p0', 'p1'].map((place) => ({ place, date: addDays(first, 11), count: 9 }));
    const close = quiet.places.map((place, index) => (index < 2 ? { id: place.id, x: 50 + index, y: 50 } : place)) as FlatPlace[];
    const [cluster] = spaceTimePermutation(
      { ...quiet, places: close, cases: [...quiet.cases, ...extra] },
      settings({ replications: 99 }),
    ).clusters;
    found += cluster!.p! <= 0.05 && cluster!.members.includes('p0') && cluster!.to === addDays(first, 11) ? 1 : 0;
  }
  expect(found).toBeGreaterThanOrEqual(54);
  // 60 draws of a share of 0.1: 6, standard deviation 2.3
  expect(small).toBeGreaterThanOrEqual(1);
  expect(small).toBeLessThanOrEqual(13);
});

const poisson = (more: object): ScanResult =>
  spaceTimeScan({ ...input, population: [5, 5, 5, 5], ...more } as SpaceTimePoissonInput, settings());
const refused: [string, () => unknown, Partial<ArgumentError>][] = [
  [
    'an unknown place',
    () => poisson({ cases: [...outbreak, { place: 'x9', date: first }] }),
    { code: 'INCONSISTENT', argument: 'cases[44].place' },
  ],
  [
    'a day outside the study',
    () => poisson({ cases: [{ place: 'x0', date: date('2025-03-01') }] }),
    { code: 'OUT_OF_RANGE', argument: 'cases[0].date' },
  ],
  ['half a case', () => poisson({ cases: [{ place: 'x0', date: first, count: 0.5 }] }), { code: 'NOT_WHOLE', argument: 'cases[0].count' }],
  [
    'a study that ends before it begins',
    () => poisson({ study: { first, last: addDays(first, -1) } }),
    { code: 'INCONSISTENT', argument: 'study.last' },
  ],
  ['no cases', () => poisson({ cases: [] }), { code: 'NO_INFORMATION', argument: 'cases' }],
  ['cases where nobody lives', () => poisson({ population: [0, 5, 5, 5] }), { code: 'INCONSISTENT', argument: 'population[0]' }],
  [
    'four centuries of days',
    () => poisson({ study: { first: date('1800-01-01'), last: date('2199-12-31') } }),
    { code: 'OUT_OF_RANGE', argument: 'study.length' },
  ],
  [
    'no time at all',
    () => spaceTimeScan({ ...input, population: [5, 5, 5, 5] }, settings({ longestPeriods: 0 })),
    { code: 'OUT_OF_RANGE', argument: 'longestPeriods' },
  ],
  [
    'a stratum without people',
    () => poisson({ population: undefined, census: pairs.map(({ id }) => ({ place: id, date: first, people: 9, stratum: 'old' })) }),
    { code: 'INCONSISTENT', argument: 'census' },
  ],
  [
    'NaN people',
    () => poisson({ population: undefined, census: [{ place: 'x0', date: first, people: NaN }] }),
    { code: 'NOT_A_NUMBER', argument: 'census[0].people' },
  ],
];

test.each(refused)('%s is refused with argument and remedy', (_, act, expected) => {
  expect(act).toThrow(expect.objectContaining(expected) as Error);
  expect(act).toThrow(ArgumentError);
});
