import { createRng, drawPoisson, type Rng } from '@firebreak/epi';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bernoulliBound, bernoulliRatio, poissonBound, poissonRatio, type ScanRates } from './likelihood.ts';
import type { FlatPlace, ScanPlaces } from './place.ts';
import { bernoulliModel, poissonModel, type BernoulliInput, type PoissonInput } from './spatial-model.ts';
import { spatialScan, type ScanResult, type SpatialScanSettings } from './spatial-scan.ts';

interface Town {
  places: FlatPlace[];
  population: number[];
  cases: number[];
}

/** Places at random on a square of 100 by 100, with cases at a rate of 1 in 100, or `risk` times that within 15 of the middle. */
function town(rng: Rng, size: number, risk = 1): Town {
  const places = Array.from({ length: size }, (_, index) => ({ id: `p${index}`, x: 100 * rng.uniform(), y: 100 * rng.uniform() }));
  const population = places.map(() => rng.integer(200, 2000));
  const cases = places.map(({ x, y }, place) => {
    const isInside = Math.sqrt((x - 50) ** 2 + (y - 50) ** 2) <= 15;
    return drawPoisson(rng, (population[place]! / 100) * (isInside ? risk : 1));
  });
  return { places, population, cases };
}

const scanTown = ({ places, population, cases }: Town, settings: Partial<SpatialScanSettings> = {}): ScanResult =>
  spatialScan({ model: 'poisson', places, population, cases }, { rng: createRng(1), replications: 99, ...settings });

test('four places on a line: the two with the cases are the cluster', () => {
  const places = [0, 1, 10, 11].map((x): FlatPlace => ({ id: `x${x}`, x, y: 0 }));
  const input: PoissonInput = { model: 'poisson', places, cases: [6, 4, 1, 1], population: [100, 100, 100, 100] };
  const [cluster] = spatialScan(input, { rng: createRng('line') }).clusters;
  // 10 of 12 cases where 6 are expected: 10 log(10/6) + 2 log(2/6)
  const statistic = 10 * Math.log(10 / 6) + 2 * Math.log(2 / 6);
  expect(cluster).toMatchObject({
    centre: 'x0',
    radius: 1,
    members: ['x0', 'x1'],
    observed: 10,
    expected: 6,
    rate: 'high',
    population: 200,
  });
  expect(cluster!.statistic).toBeCloseTo(statistic, 12);
  expect(cluster!.ratio).toBeCloseTo(10 / 6, 12);
  expect(cluster!.relativeRisk).toBeCloseTo(5, 12); // 10 in 200 against 2 in 200
});

test('cases and controls: the ratio of the Bernoulli model', () => {
  const places = [0, 1, 10, 11].map((x): FlatPlace => ({ id: `x${x}`, x, y: 0 }));
  const input: BernoulliInput = { model: 'bernoulli', places, cases: [3, 2, 0, 1], controls: [1, 2, 4, 3] };
  const [cluster] = spatialScan(input, { rng: createRng('line') }).clusters;
  // 5 of 8 inside, 1 of 8 outside, 6 of 16 in all
  const of = (p: number): number => p * Math.log(p) + (1 - p) * Math.log(1 - p);
  expect(cluster).toMatchObject({ members: ['x0', 'x1'], observed: 5, expected: 3, population: 8 });
  expect(cluster!.statistic).toBeCloseTo(8 * of(5 / 8) + 8 * of(1 / 8) - 16 * of(6 / 16), 12);
  expect(cluster!.relativeRisk).toBeCloseTo(5, 12);
});

test('degrees on the globe: one degree of a meridian is 6367 π / 180 km', () => {
  const places = [0, 1, 5, 6].map((latitude) => ({ id: `${latitude}`, latitude, longitude: 113 }));
  const [cluster] = spatialScan(
    { model: 'poisson', places, cases: [5, 5, 0, 1], population: [1, 1, 1, 1] },
    { rng: createRng('globe'), replications: 9 },
  ).clusters;
  expect(cluster!.members).toEqual(['0', '1']);
  expect(cluster!.radius).toBeCloseTo((6367 * Math.PI) / 180, 9);
});

/** The scan as one would write it down: every centre, every distance, every statistic. */
function readableLargest(input: PoissonInput | BernoulliInput, cases: readonly number[], rates: ScanRates, share: number): number {
  const model = input.model === 'poisson' ? poissonModel(input) : bernoulliModel(input);
  const places = input.places as readonly FlatPlace[];
  let largest = 0;
  for (const centre of places) {
    const apart = places.map(({ x, y }) => Math.sqrt((x - centre.x) ** 2 + (y - centre.y) ** 2));
    for (const radius of apart) {
      const inside = places.map((_, place) => place).filter((place) => apart[place]! <= radius * (1 + 1e-10));
      const sumOf = (values: ArrayLike<number>): number => inside.reduce((sum, place) => sum + values[place]!, 0);
      if (sumOf(model.expected) > share * model.all * (1 + 1e-9)) continue;
      const [observed, expected] = [sumOf(cases), sumOf(model.expected)];
      if (observed > expected ? rates === 'low' || observed < 2 : rates === 'high') continue;
      const ratio =
        input.model === 'poisson'
          ? poissonRatio(observed, expected, model.all)
          : bernoulliRatio(observed, sumOf(model.people), model.all, model.everybody);
      largest = Math.max(largest, ratio);
    }
  }
  return largest;
}

test('the fast scan equals the readable one, for the data and for every replication', () => {
  const scenario = fc.record({
    seed: fc.integer(),
    size: fc.integer({ min: 2, max: 25 }),
    rates: fc.constantFrom<ScanRates>('high', 'low', 'both'),
    share: fc.constantFrom(0.2, 0.5, 0.9),
    model: fc.constantFrom('poisson', 'bernoulli'),
  });
  fc.assert(
    fc.property(scenario, ({ seed, size, rates, share, model }) => {
      const { places, population, cases } = town(createRng(seed), size);
      // A coarse grid, so that many places are equally far
      const onGrid = places.map(({ id, x, y }) => ({ id, x: Math.round(x / 20), y: Math.round(y / 20) }));
      fc.pre(cases.reduce((sum, count) => sum + count, 0) >= 2);
      const input: PoissonInput | BernoulliInput =
        model === 'poisson'
          ? { model, places: onGrid, population, cases }
          : { model: 'bernoulli', places: onGrid, cases, controls: population.map((people) => Math.round(people / 20)) };
      const { clusters, simulation } = spatialScan(input, { rng: createRng(seed), replications: 30, rates, largestShare: share });
      expect(clusters[0]?.statistic ?? 0).toBeCloseTo(readableLargest(input, cases, rates, share), 8);
      if (clusters.length === 0) return;
      const spatial = input.model === 'poisson' ? poissonModel(input) : bernoulliModel(input);
      const [drawn, rng] = [new Int32Array(size), createRng(seed).stream('replications')];
      const readable = Array.from({ length: 30 }, () => {
        spatial.draw(drawn, rng);
        return readableLargest(input, [...drawn], rates, share);
      });
      readable.sort((a, b) => a - b).forEach((value, index) => expect(simulation.maxima[index]).toBeCloseTo(value, 8));
    }),
    { numRuns: 60 },
  );
});

test('the bounds without logarithms are never below the ratios', () => {
  const number = fc.integer({ min: 1, max: 2000 });
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(number, number, share, fc.double({ min: 0, max: 1, noNaN: true }), (all, others, share, part) => {
      const [cases, expected] = [Math.round(part * all), share * all];
      const ratio = poissonRatio(cases, expected, all);
      expect(poissonBound(cases, expected, all) * (1 + 1e-12) + 1e-12).toBeGreaterThanOrEqual(ratio);
      const everybody = all + others;
      const people = Math.min(everybody - 1, Math.max(1, Math.round(share * everybody)));
      const possible = Math.min(people, all, Math.max(cases, people - others));
      const bound = bernoulliBound(possible, people, all, everybody);
      expect(bound * (1 + 1e-9) + 1e-9).toBeGreaterThanOrEqual(bernoulliRatio(possible, people, all, everybody));
    }),
    { numRuns: 2000 },
  );
});

const anyTown = fc
  .record({ seed: fc.integer(), size: fc.integer({ min: 3, max: 30 }) })
  .map(({ seed, size }) => town(createRng(seed), size, 2));

test('the order of the places does not matter, nor where the map is, how it is scaled and turned', () => {
  fc.assert(
    fc.property(anyTown, fc.double({ min: 0.01, max: 100, noNaN: true }), (original, factor) => {
      const first = scanTown(original, { replications: 0 }).clusters;
      const reversed = {
        places: original.places.toReversed(),
        population: original.population.toReversed(),
        cases: original.cases.toReversed(),
      };
      const moved = original.places.map(({ id, x, y }) => ({ id, x: 7 - factor * y, y: factor * x - 3 }));
      for (const [other, scale] of [
        [reversed, 1],
        [{ ...original, places: moved }, factor],
      ] as const) {
        const second = scanTown(other, { replications: 0 }).clusters;
        expect(second.map(({ members }) => members.toSorted())).toEqual(first.map(({ members }) => members.toSorted()));
        second.forEach((cluster, index) => {
          expect(cluster.statistic).toBeCloseTo(first[index]!.statistic, 9);
          expect(cluster.radius / scale).toBeCloseTo(first[index]!.radius, 6);
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('ten times the population everywhere is the same question', () => {
  const here = town(createRng('scale'), 40, 2);
  const tenfold = { ...here, population: here.population.map((people) => 10 * people) };
  const [a, b] = [scanTown(here), scanTown(tenfold)];
  expect(b.clusters.map(({ members, p }) => [members, p])).toEqual(a.clusters.map(({ members, p }) => [members, p]));
});

test('clusters share no place, and come in the order of their statistics', () => {
  for (const secondary of ['bestOfCentre', 'everyCircle'] as const) {
    const { clusters } = scanTown(town(createRng('apart'), 80, 2), { rates: 'both', secondary, mostClusters: 20 });
    const members = clusters.flatMap((cluster) => cluster.members);
    expect(new Set(members).size).toBe(members.length);
    expect(clusters.length).toBeGreaterThan(2);
    clusters.slice(1).forEach(({ statistic, p }, index) => {
      expect(statistic).toBeLessThanOrEqual(clusters[index]!.statistic);
      expect(p!).toBeGreaterThanOrEqual(clusters[index]!.p!);
    });
  }
});

test('a planted cluster is found, and most of its places with it', () => {
  const rng = createRng('planted');
  const found = Array.from({ length: 30 }, (_, repeat) => {
    const here = town(rng.stream(`${repeat}`), 100, 2.5);
    const planted = here.places.filter(({ x, y }) => Math.sqrt((x - 50) ** 2 + (y - 50) ** 2) <= 15).map(({ id }) => id);
    const cluster = scanTown(here, { rng: rng.stream(`chance ${repeat}`) }).clusters[0]!;
    const hit = planted.filter((id) => cluster.members.includes(id)).length / planted.length;
    return cluster.p! <= 0.05 && hit >= 0.6;
  });
  expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(26);
});

test('without a cluster p-values are uniform: one in twenty is below 0.05', () => {
  const rng = createRng('null');
  const p = Array.from({ length: 300 }, (_, repeat) => {
    const here = town(rng.stream(`${repeat}`), 25);
    return scanTown(here, { rng: rng.stream(`chance ${repeat}`) }).clusters[0]!.p!;
  });
  // 300 draws: a share of 0.05 has a standard error of 0.0126, one of 0.5 of 0.029
  expect(p.filter((value) => value <= 0.05).length / 300).toBeGreaterThan(0.015);
  expect(p.filter((value) => value <= 0.05).length / 300).toBeLessThan(0.09);
  expect(p.filter((value) => value <= 0.5).length / 300).toBeGreaterThan(0.41);
  expect(p.filter((value) => value <= 0.5).length / 300).toBeLessThan(0.59);
});

test("Gumbel's p-value is near the rank's and goes on below it", () => {
  const weak = scanTown(town(createRng('gumbel'), 60, 1.5), { replications: 999 }).clusters;
  for (const { pRank, pGumbel } of weak) expect(Math.abs(pRank! - pGumbel!)).toBeLessThan(0.03);
  const strong = scanTown(town(createRng('gumbel'), 60, 6), { replications: 999, pValue: 'gumbel' }).clusters[0]!;
  expect(strong.pRank).toBe(0.001);
  expect(strong.p).toBe(strong.pGumbel);
  expect(strong.pGumbel!).toBeLessThan(1e-4);
});

test('a scan is cancelled between replications and keeps what is done', () => {
  const told: number[] = [];
  const settings = { progress: (done: number) => told.push(done), isCancelled: () => told.length >= 3, replications: 999 };
  const { simulation, clusters } = scanTown(town(createRng('cancel'), 30), settings);
  expect(simulation).toMatchObject({ replications: told.at(-1), requested: 999 });
  expect(told).toHaveLength(3);
  expect(clusters[0]!.p!).toBeGreaterThanOrEqual(1 / (1 + told.at(-1)!));
  expect(scanTown(town(createRng('cancel'), 30), { isCancelled: () => true }).clusters[0]!.p).toBeNull();
});

test('places at one point are one place; a single place and equal rates have no cluster', () => {
  const here = { places: [0, 1, 2].map((id) => ({ id: `${id}`, x: 5, y: 5 })), population: [10, 10, 10], cases: [9, 0, 0] };
  expect(scanTown(here).clusters).toEqual([]);
  expect(scanTown({ places: here.places.slice(0, 1), population: [10], cases: [9] }).clusters).toEqual([]);
  const even = { places: town(createRng(1), 4).places, population: [10, 10, 10, 10], cases: [3, 3, 3, 3] };
  expect(scanTown(even, { rates: 'both' }).clusters).toEqual([]);
});

const line: ScanPlaces = [0, 1, 2].map((x) => ({ id: `${x}`, x, y: 0 }));
const good: PoissonInput = { model: 'poisson', places: line, cases: [1, 2, 3], population: [9, 9, 9] };
const million = Array.from({ length: 1_000_000 }, (_, x) => ({ id: `${x}`, x, y: 0 }));
const refused: [string, () => unknown, Partial<ArgumentError>][] = [
  ['negative cases', () => scan({ ...good, cases: [1, -2, 3] }), { code: 'NEGATIVE', argument: 'cases[1]' }],
  ['a fraction of a case', () => scan({ ...good, cases: [1, 0.5, 3] }), { code: 'NOT_WHOLE', argument: 'cases[1]' }],
  ['NaN cases', () => scan({ ...good, cases: [1, NaN, 3] }), { code: 'NOT_A_NUMBER', argument: 'cases[1]' }],
  ['cases without people', () => scan({ ...good, population: [9, 0, 9] }), { code: 'INCONSISTENT', argument: 'population[1]' }],
  ['nobody at all', () => scan({ ...good, population: [0, 0, 0] }), { code: 'NO_INFORMATION', argument: 'population' }],
  ['too short a list', () => scan({ ...good, population: [9, 9] }), { code: 'LENGTHS_DIFFER', argument: 'population' }],
  ['one case', () => scan({ ...good, cases: [0, 1, 0] }), { code: 'NO_INFORMATION', argument: 'cases' }],
  ['no places', () => scan({ ...good, places: [], cases: [], population: [] }), { code: 'EMPTY', argument: 'places' }],
  [
    'NaN coordinates',
    () => scan({ ...good, places: line.map((place) => ({ ...place, x: NaN })) }),
    { code: 'NOT_A_NUMBER', argument: 'places[0].x' },
  ],
  [
    'a latitude beyond the pole',
    () => scan({ ...good, places: [0, 1, 91].map((latitude) => ({ id: `${latitude}`, latitude, longitude: 0 })) }),
    { code: 'OUT_OF_RANGE', argument: 'places[2].latitude' },
  ],
  [
    'an id given twice',
    () => scan({ ...good, places: [line[0]!, line[1]!, line[0]!] as FlatPlace[] }),
    { code: 'INCONSISTENT', argument: 'places[2].id' },
  ],
  ['a share of 50', () => scan(good, { largestShare: 50 }), { code: 'OUT_OF_RANGE', argument: 'largestShare' }],
  ['half a replication', () => scan(good, { replications: 0.5 }), { code: 'NOT_WHOLE', argument: 'replications' }],
  ['a million replications', () => scan(good, { replications: 1e6 }), { code: 'OUT_OF_RANGE', argument: 'replications' }],
  [
    'a million places',
    () => scan({ model: 'poisson', places: million, cases: million.map(() => 1), population: million.map(() => 9) }),
    { code: 'OUT_OF_RANGE', argument: 'places' },
  ],
];

function scan(input: PoissonInput, settings: Partial<SpatialScanSettings> = {}): ScanResult {
  return spatialScan(input, { rng: createRng(1), replications: 9, ...settings });
}

test.each(refused)('%s is refused with argument and remedy', (_, act, expected) => {
  expect(act).toThrow(expect.objectContaining(expected) as Error);
  expect(act).toThrow(ArgumentError);
});

test('whatever comes in: an answer without NaN, or an error that names its argument', () => {
  const number = fc.oneof(fc.integer({ min: -1, max: 50 }), fc.constantFrom(NaN, Infinity, 0.5, 1e300), fc.integer({ min: 0, max: 50 }));
  const place = fc.record({ x: number, y: number });
  const list = fc.array(fc.tuple(place, number, number), { maxLength: 8 });
  fc.assert(
    fc.property(list, (rows) => {
      const input: PoissonInput = {
        model: 'poisson',
        places: rows.map(([at], index) => ({ id: `${index}`, ...at })),
        cases: rows.map(([, cases]) => cases),
        population: rows.map(([, , people]) => people),
      };
      let result: ScanResult;
      try {
        result = scan(input, { rates: 'both' });
      } catch (error) {
        expect(error).toBeInstanceOf(ArgumentError);
        return;
      }
      for (const { statistic, p, expected, ratio, relativeRisk, radius } of result.clusters) {
        for (const value of [statistic, p, expected, ratio, relativeRisk, radius]) expect(value).not.toBeNaN();
      }
    }),
    { numRuns: 300 },
  );
});
