import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridIndex } from './grid-index.ts';

const even = { x: 1, y: 1 };

test('a finger between two cases takes the nearer one, and nothing when both are too far', () => {
  const index = gridIndex([0, 10, 100], [0, 0, 50]);
  expect(index.nearest(6, 0, 8, even)).toBe(1);
  expect(index.nearest(4, 0, 8, even)).toBe(0);
  expect(index.nearest(50, 25, 8, even)).toBe(-1);
});

test('distance counts in pixels: ten rows of one pixel are nearer than one day of twenty pixels', () => {
  const index = gridIndex([0, 1], [10, 0]);
  expect(index.nearest(0, 0, 30, { x: 20, y: 1 })).toBe(0);
  expect(index.nearest(0, 0, 30, { x: 1, y: 20 })).toBe(1);
});

test('a case that is filtered out cannot be touched', () => {
  const index = gridIndex([0, 2], [0, 0]);
  expect(index.nearest(0, 0, 5, even, (point) => point !== 0)).toBe(1);
});

test('an empty outbreak and cases without a date have nothing to touch', () => {
  expect(gridIndex([], []).nearest(0, 0, 10, even)).toBe(-1);
  expect(gridIndex([NaN], [0]).nearest(0, 0, 10, even)).toBe(-1);
});

test('finds what looking at every point finds', () => {
  const place = fc.double({ min: -50, max: 150, noNaN: true });
  const points = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(
      points,
      place,
      place,
      fc.double({ min: 0, max: 80, noNaN: true }),
      fc.double({ min: 0.05, max: 20, noNaN: true }),
      (list, x, y, radius, scaleY) => {
        const found = gridIndex(
          list.map(([px]) => px),
          list.map(([, py]) => py),
        ).nearest(x, y, radius, { x: 1, y: scaleY });
        const distance = (point: number): number => Math.hypot(list[point]![0] - x, (list[point]![1] - y) * scaleY);
        const nearest = Math.min(...list.map((_, point) => distance(point)));
        if (found === -1) expect(nearest).toBeGreaterThanOrEqual(radius - 1e-9);
        else expect(distance(found)).toBeCloseTo(nearest, 9);
      },
    ),
  );
});
