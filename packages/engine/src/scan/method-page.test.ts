import { addDays, createRng, type CalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import type { FlatPlace } from './place.ts';
import { spaceTimePermutation, spaceTimeScan } from './space-time-scan.ts';
import { spatialScan } from './spatial-scan.ts';
import { workedExample } from '../../reference/worked-example.ts';

/** Equal to the digits the page gives. */
const expectNear = (ours: number, page: number): void => expect(Math.abs(ours / page - 1)).toBeLessThan(6e-4);

const placesAt = (x: number[]): FlatPlace[] => x.map((value, index) => ({ id: `${index}`, x: value, y: 0 }));
const settings = { rng: createRng('page'), replications: 99 };

test('four places on a line in docs/method/spatial-scan.md', () => {
  type Input = Record<'x' | 'cases' | 'population', number[]>;
  const { input, result } = workedExample<Input, { members: string[]; statistic: number; relativeRisk: number }>(
    'docs/method/spatial-scan.md',
  );
  const { cases, population } = input;
  const [cluster] = spatialScan({ model: 'poisson', places: placesAt(input.x), cases, population }, settings).clusters;
  expect(cluster!.members).toEqual(result.members);
  expectNear(cluster!.statistic, result.statistic);
  expectNear(cluster!.relativeRisk!, result.relativeRisk);
});

interface Cylinder {
  members: string[];
  from: string;
  to: string;
  expected: number;
  statistic: number;
}

test('the last two days of the first pair in docs/method/space-time-scan.md', () => {
  type Extra = { place: string; day: number; count: number };
  type Input = { x: number[]; population: number[]; first: CalendarDate; days: number; daily: number; extra: Extra[] };
  const { input, result } = workedExample<Input, Cylinder>('docs/method/space-time-scan.md');
  const { first, days, daily, extra, population } = input;
  const places = placesAt(input.x);
  const regular = places.flatMap(({ id }) => Array.from({ length: days }, (_, day) => ({ place: id, day, count: daily })));
  const cases = [...regular, ...extra].map(({ place, day, count }) => ({ place, date: addDays(first, day), count }));
  const study = { first, last: addDays(first, days - 1) };
  const [cluster] = spaceTimeScan({ places, study, cases, population }, settings).clusters;
  expect(cluster).toMatchObject({ members: result.members, from: result.from, to: result.to });
  expectNear(cluster!.expected, result.expected);
  expectNear(cluster!.statistic, result.statistic);
});

test('five cases on the last day in docs/method/space-time-permutation.md', () => {
  type Input = { x: number[]; first: CalendarDate; counts: number[][] };
  const { input, result } = workedExample<Input, Cylinder>('docs/method/space-time-permutation.md');
  const { first, counts } = input;
  const cases = counts.flatMap((row, place) => row.map((count, day) => ({ place: `${place}`, date: addDays(first, day), count })));
  const study = { first, last: addDays(first, counts[0]!.length - 1) };
  const [cluster] = spaceTimePermutation({ places: placesAt(input.x), study, cases }, settings).clusters;
  expect(cluster).toMatchObject({ members: result.members, from: result.from, to: result.to });
  expectNear(cluster!.expected, result.expected);
  expectNear(cluster!.statistic, result.statistic);
});
