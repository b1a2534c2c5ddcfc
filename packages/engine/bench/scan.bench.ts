import { existsSync, readFileSync } from 'node:fs';
import { addDays, createRng, drawPoisson, parseCalendarDate } from '@firebreak/epi';
import { spaceTimePermutation, spatialScan, type PoissonInput } from '@firebreak/engine/scan/index';
import type { BenchRow } from '../../../scripts/bench.ts';

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
  const seconds = best(run, 7);
  const work = `spatial scan, ${what}, 999 replications`;
  yield { work, ours: seconds, unit: 's', limit: 0.25, note: 'best of 7, one thread, circles found included' };
  yield { work: `${work}, against SaTScan (C++)`, ours: seconds, unit: 's', peer: 0.27, note: 'peer as measured for the project' };
  yield { work: `${work}, against SpatialEpi and smerc`, ours: seconds, unit: 's', peer: 2.5, note: 'peers as measured for the project' };
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
  const prospective = best(() => spaceTimePermutation(input, { rng, isProspective: true, longestPeriods: 7 }), 3);
  yield { work: 'prospective permutation scan, 150 places, 28 days, 999 replications', ours: prospective, unit: 's', note: 'best of 3' };
  const retrospective = best(() => spaceTimePermutation(input, { rng }), 1);
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

function best(run: () => unknown, runs: number): number {
  const seconds = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  });
  return Math.min(...seconds);
}
