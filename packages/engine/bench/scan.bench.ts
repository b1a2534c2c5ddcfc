import { existsSync, readFileSync } from 'node:fs';
import { addDays, createRng, drawPoisson, parseCalendarDate } from '@firebreak/epi';
import { spaceTimePermutation, spatialScan, type FlatPlace, type PoissonInput } from '@firebreak/engine/scan/index';
import type { BenchRow } from '../../../scripts/bench.ts';
import type { RTiming } from './r-timing.ts';
import { rTimingTold } from './r-timing-told.ts';
import { bestSeconds, rowsBesideR } from './timing.ts';

export const name = 'engine';

export function* rows(): Iterable<BenchRow> {
  yield* leukaemia();
  yield* surveillance();
}

/** Upstate New York 1978-82, 281 tracts: its data may not be copied, so without them a made-up state of that size. */
function* leukaemia(): Iterable<BenchRow> {
  const file = new URL('../../../../shared/reference/scan/ny-leukemia.json', import.meta.url);
  const [input, what] = existsSync(file) ? [newYork(file), 'New York leukaemia'] : [state(), 'a made-up state of 281 tracts'];
  const run = (): unknown => spatialScan(input, { rng: createRng('bench') });
  const seconds = bestSeconds(run, 9);
  const processor = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(processor);
  const note = `best of 9, one thread, circles found included; ${((user + system) / 1e6).toFixed(2)} s of processor time`;
  const work = `spatial scan, ${what}, 999 replications`;
  yield* rowsBesideR({ work, ours: seconds, unit: 's', limit: 0.25, note }, { stated: 2.5, timed: spatialEpi(input) });
  yield { work: `${work}, against SaTScan (C++)`, ours: seconds, unit: 's', peer: 0.27, note: 'peer as measured for the project' };
}

function spatialEpi({ places, cases, population }: PoissonInput): RTiming | undefined {
  const column = (values: ArrayLike<number>): string => `c(${Array.from(values).join(',')})`;
  const flat = places as readonly FlatPlace[];
  const geo = `cbind(${column(flat.map(({ x }) => x))}, ${column(flat.map(({ y }) => y))})`;
  const setup = `geo <- ${geo}; cases <- ${column(cases)}; population <- ${column(population)}; expected <- population * sum(cases) / sum(population)`;
  return rTimingTold('SpatialEpi', 'kulldorff(geo, cases, population, expected, 0.5, 999, 0.05, FALSE)', setup);
}

/** A city that is scanned every morning: 150 places, 28 days, about 800 cases. */
function* surveillance(): Iterable<BenchRow> {
  const rng = createRng('city');
  const first = parseCalendarDate('2026-03-01');
  if (first === undefined) return;
  const places = Array.from({ length: 150 }, (_, id) => ({ id: `${id}`, x: rng.uniform(), y: rng.uniform() }));
  const cases = places.flatMap(({ id }) =>
    Array.from({ length: 28 }, (_, day) => ({ place: id, date: addDays(first, day), count: drawPoisson(rng, 0.19) })),
  );
  const input = { places, study: { first, last: addDays(first, 27) }, cases };
  const prospective = bestSeconds(() => spaceTimePermutation(input, { rng, isProspective: true, longestPeriods: 7 }), 3);
  yield { work: 'prospective permutation scan, 150 places, 28 days, 999 replications', ours: prospective, unit: 's', note: 'best of 3' };
  const retrospective = bestSeconds(() => spaceTimePermutation(input, { rng }), 1);
  yield { work: 'the same, retrospective, stretches up to 14 days', ours: retrospective, unit: 's', note: 'one run' };
}

function newYork(file: URL): PoissonInput {
  const { input } = JSON.parse(readFileSync(file, 'utf8')) as { input: Record<'x_km' | 'y_km' | 'cases' | 'population', number[]> };
  const places = input.x_km.map((x, index) => ({ id: `${index}`, x, y: input.y_km[index] ?? 0 }));
  return { model: 'poisson', places, cases: input.cases, population: input.population };
}

function state(): PoissonInput {
  const rng = createRng('state');
  const places = Array.from({ length: 281 }, (_, id) => ({ id: `${id}`, x: rng.uniform(), y: rng.uniform() }));
  const population = places.map(() => rng.integer(1000, 6500));
  return { model: 'poisson', places, population, cases: population.map((people) => drawPoisson(rng, people / 1900)) };
}
