import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from './geojson.ts';
import { type AreaGeometry, boundsOf, cornersOf, middleOf, widened } from './geometry.ts';

const square = (west: number, south: number, size: number): Position[][] => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];

test('an archipelago is named on its main island', () => {
  const islands: AreaGeometry = { type: 'MultiPolygon', coordinates: [square(0, 0, 1), square(10, 10, 4)] };
  expect(middleOf(islands)).toEqual({ longitude: 12, latitude: 12 });
});

test('the middle of an L lies nearer its thick end', () => {
  // Square 2×2 (middle 1,1; area 4) and square 1×1 east of it (middle 2.5,0.5; area 1): x = (4·1 + 2.5) / 5, y = (4·1 + 0.5) / 5.
  const ring = [
    [0, 0],
    [3, 0],
    [3, 1],
    [2, 1],
    [2, 2],
    [0, 2],
    [0, 0],
  ];
  const middle = middleOf({ type: 'Polygon', coordinates: [ring] });
  expect(middle?.longitude).toBeCloseTo(1.3, 12);
  expect(middle?.latitude).toBeCloseTo(0.9, 12);
});

test('the box holds every corner; nothing has no box', () => {
  expect(boundsOf([])).toBeUndefined();
  expect(boundsOf(cornersOf({ type: 'Polygon', coordinates: square(113, 22, 2) }))).toEqual([113, 22, 115, 24]);
});

test('a single place gets a box wide enough to look at', () => {
  expect(widened([113, 23, 113, 23], 0.1, 0.02)).toEqual([112.99, 22.99, 113.01, 23.01]);
});

test('a widened box holds the box and stays on earth', () => {
  const number = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
  fc.assert(
    fc.property(number(180), number(180), number(85), number(85), (x1, x2, y1, y2) => {
      const box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)] as const;
      const [west, south, east, north] = widened(box, 0.1, 0.01);
      expect(west <= box[0] && south <= box[1] && east >= box[2] && north >= box[3]).toBe(true);
      expect(west >= -180 && east <= 180 && south >= -85 && north <= 85).toBe(true);
    }),
  );
});
