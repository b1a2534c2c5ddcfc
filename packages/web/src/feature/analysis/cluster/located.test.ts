import { expect, test } from 'vitest';
import type { AreaCells } from '../frame/area-series.ts';
import { leastRadius, locatedCases, usualModel } from './located.ts';

const area = (code: string, place: number | null, population: number | null) => ({
  code,
  name: code,
  population,
  latitude: place,
  longitude: place === null ? null : 113,
  placedBy: place === null ? null : ('area' as const),
  contacts: 3,
});
const answer: AreaCells = {
  day: '2022-07-12',
  areas: [area('a', 23, 1000), area('b', 23.1, null), area('c', null, 5000)],
  caseClasses: ['confirmed'],
  cells: { area: [0, 1, 2], elapsed: [0, 2, 1], caseClass: [0, 0, 0], count: [4, 2, 1] },
};

test('an area without a place is left out and its cases are told; so is one without residents where the model needs them', () => {
  const permutation = locatedCases(answer, ['confirmed'], 'permutation');
  expect(permutation).toMatchObject({ first: 19_183, counted: 6, notLocated: 1 });
  expect(permutation?.places.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(permutation?.cases).toEqual([
    [0, 0, 4],
    [2, 0, 0],
  ]);
  expect(locatedCases(answer, ['confirmed'], 'poisson')).toMatchObject({ counted: 4, notLocated: 3 });
  expect(locatedCases(answer, ['suspected'], 'poisson')).toBeUndefined();
});

test('cases are compared with residents only where they are known everywhere', () => {
  expect(usualModel(answer)).toBe('permutation');
  expect(usualModel({ ...answer, cells: { ...answer.cells, area: [0, 0, 2] } })).toBe('poisson');
});

test('a circle about one area reaches a quarter of the way to the next', () => {
  const places = locatedCases(answer, ['confirmed'], 'permutation')?.places ?? [];
  expect(leastRadius(places)).toBeCloseTo(0.25 * 11.1, 6); // 0.1 degree of latitude
});
