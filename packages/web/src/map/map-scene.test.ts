import { expect, test } from 'vitest';
import type { AreaCollection } from './geometry.ts';
import { mapScene, symbolRadius } from './map-scene.ts';

const box = (code: string, west: number): AreaCollection['features'][number] => ({
  type: 'Feature',
  properties: { code, name: code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 23],
        [west + 1, 23],
        [west + 1, 24],
        [west, 24],
        [west, 23],
      ],
    ],
  },
});
const boundary: AreaCollection = {
  type: 'FeatureCollection',
  features: [box('440100', 113), box('440300', 114), box('440400', 115), box('', 116)],
};
const cities = [
  { code: '440100', name: '广州市', count: 170, population: 18_676_605 },
  { code: '440300', name: '深圳市', count: 0, population: 17_560_061 },
  { code: '440400', name: '珠海市', count: 3 },
];

test('a city is filled by its rate, one without cases is its own class, one without residents gets a circle', () => {
  const scene = mapScene(cities, boundary, [], 0);
  expect(scene.shapes.map(({ rateClass }) => rateClass)).toEqual([0, -1, undefined, undefined]);
  expect(scene.symbols).toEqual([{ value: cities[2], place: { latitude: 23.5, longitude: 115.5 } }]);
});

test('streets without boundary are circles at their place; a street without a place is told, not dropped', () => {
  const streets = [
    { code: '440105012', name: '凤阳街道', count: 30, latitude: 23.085, longitude: 113.285 },
    { code: '440105013', name: '瑞宝街道', count: 7 },
    { code: '440105014', name: '江海街道', count: 0 },
  ];
  const scene = mapScene(streets, undefined, [], 0);
  expect(scene.symbols.map(({ value }) => value.code)).toEqual(['440105012']);
  expect(scene.notDrawn.map(({ code }) => code)).toEqual(['440105013']);
  expect(scene.shapes).toEqual([]);
});

test('nobody is lost: every area with cases is filled, a circle, or told', () => {
  const scene = mapScene([...cities, { code: 'x', name: 'x', count: 1 }], boundary, [], 0);
  const filled = scene.shapes.filter(({ rateClass }) => rateClass !== undefined && rateClass >= 0).map(({ value }) => value?.code);
  expect(new Set([...filled, ...scene.symbols.map(({ value }) => value.code), ...scene.notDrawn.map(({ code }) => code)])).toEqual(
    new Set(['440100', '440400', 'x']),
  );
});

test('points are drawn where the viewer may see them', () => {
  const point = { id: 'C1', latitude: 23.08, longitude: 113.28, style: 'confirmed', label: 'C1' };
  expect(mapScene([], undefined, [point], 0).points[0]).toEqual(point);
  expect(mapScene([], undefined, [point], 500).points[0]).not.toMatchObject({ latitude: 23.08, longitude: 113.28 });
});

test('with nothing to show there is no view', () => {
  expect(mapScene([], undefined, [], 0).bounds).toBeUndefined();
});

test('four times the cases is twice the radius', () => {
  expect(symbolRadius(100, 100) / symbolRadius(25, 100)).toBe(2);
  expect(symbolRadius(0, 100)).toBe(0);
});

test('a cluster lies inside of the view, wherever its circle reaches', () => {
  const circle = { id: '1', latitude: 23.1, longitude: 113.3, radiusKm: 20, label: '1', isStrong: true };
  const street = { code: 'x', name: 'x', count: 1, latitude: 23.1, longitude: 113.3 };
  const { bounds, circles } = mapScene([street], undefined, [], 0, [circle]);
  expect(circles[0]?.circle).toBe(circle);
  expect(bounds?.[3]).toBeGreaterThan(23.1 + 20 / 111.2); // a degree of latitude is 111.1 km at this radius
});
