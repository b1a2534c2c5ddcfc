import { type SwabPlace } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { findPlaces, placesOf, swabsPerTubeOf } from './find-place.ts';

const place = (id: string, name: string, address: string | null = null): SwabPlace => ({
  id,
  name,
  kind: null,
  address,
  area: '440105',
  areaName: 'A',
});
const places = [place('1', '南洲市场', '南洲路 1 号'), place('2', '南洲市场二楼'), place('3', 'Cold store 7')];
const idsOf = (text: string) => findPlaces(places, text).map(({ id }) => id);

test('a place is found by a part of its name or address, however it is spaced', () => {
  expect(idsOf('南洲路1号')).toEqual(['1']);
  expect(idsOf('coldSTORE')).toEqual(['3']);
  expect(idsOf('石牌')).toEqual([]);
});

test('a name that is the text itself goes before names that hold it', () => {
  expect(idsOf('南洲市场')).toEqual(['1']);
  expect(idsOf('南洲')).toEqual(['1', '2']);
});

test('lists of two areas bring each place once, and the strictest rule', () => {
  const list = (of: readonly SwabPlace[], swabsPerTube?: number) => ({
    places: of,
    ...(swabsPerTube === undefined ? {} : { swabsPerTube }),
  });
  const lists = [list(places.slice(0, 2), 5), list(places.slice(1), 3)];
  expect(placesOf(lists)).toHaveLength(3);
  expect(swabsPerTubeOf(lists)).toBe(3);
  // A list that was read before the rule came along knows single tubes.
  expect(swabsPerTubeOf([...lists, list([])])).toBe(1);
});
