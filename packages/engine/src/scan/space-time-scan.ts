import { daysBetween } from '@firebreak/epi';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import { caseGrid, type CaseGrid, type ScanCase } from './case-grid.ts';
import { amountsOf, MOST_DRAWN, requireCases, sum } from './counts.ts';
import { scanSpaceTime, type SpaceTimeSettings } from './cylinder-scan.ts';
import { multinomial } from './draw-cases.ts';
import { expectedGrid, type CensusCount, type ExpectedGrid } from './expected-grid.ts';
import { permutedDates } from './permute-dates.ts';
import type { ScanPlaces } from './place.ts';
import type { PoissonInput } from './spatial-model.ts';
import type { ScanResult } from './spatial-scan.ts';
import type { StudyPeriod } from './study-period.ts';

/** Cases in places and time. */
export interface PermutationInput {
  places: ScanPlaces;
  study: StudyPeriod;
  cases: readonly ScanCase[];
}

/** Cases in places and time, among people who do not change (`population`, by place) or do (`census`). */
export type SpaceTimePoissonInput = PermutationInput &
  ({ population: ArrayLike<number>; census?: undefined } | { census: readonly CensusCount[]; population?: undefined });

/**
 * Space-time scan for cases among people: is there a place and a stretch of time with more cases than people and
 * time would have?
 *
 * @throws ArgumentError as `spatialScan`, and for cases outside the places or the study
 * @see Kulldorff 2001, J R Stat Soc A 164:61, doi:10.1111/1467-985X.00186
 */
export function spaceTimeScan(input: SpaceTimePoissonInput, settings: SpaceTimeSettings): ScanResult {
  const grid = caseGrid(input.places, input.study, input.cases);
  const { expected, people } = expectedIn(input, grid);
  requireExpected(grid, expected);
  const draw = multinomial(expected, grid.all);
  const weight = overPeriods(expected, grid.periods);
  return scanSpaceTime({ places: input.places, grid, expected, weight, people, draw }, settings);
}

/**
 * Space-time permutation scan: are there more cases here and now than this place and these days have by themselves?
 * Needs no population: the cases expected are those of the place times those of the period over all cases.
 *
 * @see Kulldorff et al. 2005, PLoS Med 2:e59, doi:10.1371/journal.pmed.0020059
 */
export function spaceTimePermutation(input: PermutationInput, settings: SpaceTimeSettings): ScanResult {
  const grid = caseGrid(input.places, input.study, input.cases);
  requireCases(grid.all, MOST_DRAWN);
  const byPlace = overPeriods(grid.cases, grid.periods);
  const byPeriod = overPlaces(grid.cases, grid.periods);
  const expected = Float64Array.from(
    grid.cases,
    (_, cell) => (byPlace[Math.floor(cell / grid.periods)]! * byPeriod[cell % grid.periods]!) / grid.all,
  );
  const draw = permutedDates(grid);
  return scanSpaceTime({ places: input.places, grid, expected, weight: byPlace, people: null, draw }, settings);
}

/**
 * Temporal scan: is there a stretch of time with more cases than people would have, all places together?
 *
 * @returns at most one cluster, whose centre is `all` and whose members are the places
 * @see Naus 1965, J Am Stat Assoc 60:532; Kulldorff 1997, doi:10.1080/03610929708831995
 */
export function temporalScan(input: SpaceTimePoissonInput, settings: SpaceTimeSettings): ScanResult {
  const grid = caseGrid(input.places, input.study, input.cases);
  const { expected, people } = expectedIn(input, grid);
  requireExpected(grid, expected);
  const together = { ...grid, cases: Int32Array.from(overPlaces(grid.cases, grid.periods)) };
  const ofAll = overPlaces(expected, grid.periods);
  const result = scanSpaceTime(
    {
      places: [{ id: 'all', x: 0, y: 0 }],
      grid: together,
      expected: ofAll,
      weight: Float64Array.of(1),
      people: Float64Array.of(sum(people)),
      draw: multinomial(ofAll, grid.all),
    },
    { ...settings, largestShare: 1 },
  );
  const members = input.places.map(({ id }) => id);
  return { ...result, clusters: result.clusters.map((cluster) => ({ ...cluster, members })) };
}

/**
 * What a scan of space alone needs, from dated cases and people that change or differ by stratum: cases, average
 * people and standardised expected cases of each place over the whole study.
 *
 * @example spatialScan(overWholeStudy({ places, study, cases, census }), { rng })
 */
export function overWholeStudy(input: SpaceTimePoissonInput): PoissonInput {
  const { first, last } = input.study;
  const grid = caseGrid(input.places, { first, last, length: daysBetween(first, last) + 1 }, input.cases);
  const { expected, people } = expectedIn(input, grid);
  return { model: 'poisson', places: input.places, cases: grid.cases, population: people, expected };
}

/** Expected cases by place and period, and people by place. */
function expectedIn(input: SpaceTimePoissonInput, { bounds, periods, all }: CaseGrid): ExpectedGrid {
  if (input.census !== undefined) return expectedGrid(input.places, bounds, input.cases, input.census);
  const people = amountsOf('population', input.population, input.places.length);
  const days = bounds.at(-1)! - bounds[0]!;
  const perDay = all / sum(people) / days;
  const daysIn = (period: number): number => bounds[period + 1]! - bounds[period]!;
  const expected = Float64Array.from(
    { length: people.length * periods },
    (_, cell) => people[Math.floor(cell / periods)]! * perDay * daysIn(cell % periods),
  );
  return { expected, people };
}

/** Sums of each period over all places. */
function overPlaces(cells: ArrayLike<number>, periods: number): Float64Array {
  const sums = new Float64Array(periods);
  for (let cell = 0; cell < cells.length; cell++) sums[cell % periods]! += cells[cell]!;
  return sums;
}

/** Sums of each place over all periods. */
function overPeriods(cells: ArrayLike<number>, periods: number): Float64Array {
  const sums = new Float64Array(cells.length / periods);
  for (let cell = 0; cell < cells.length; cell++) sums[Math.floor(cell / periods)]! += cells[cell]!;
  return sums;
}

function requireExpected({ cases, periods }: CaseGrid, expected: Float64Array): void {
  const cell = cases.findIndex((count, index) => count > 0 && !(expected[index]! > 0));
  if (cell < 0) return;
  throw new ArgumentError(
    'INCONSISTENT',
    `population[${Math.floor(cell / periods)}]`,
    `There are cases of this place in period ${cell % periods} but no people they could come from; correct one or the other.`,
    expected[cell],
  );
}
