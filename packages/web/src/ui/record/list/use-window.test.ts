import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowOf } from './use-window.ts';

test('a list of 20,000 rows draws only what is in sight and a little around it', () => {
  // 32 px rows, 640 px high: 20 rows in sight, 12 on either side.
  expect(windowOf(32_000, 640, 20_000, 32)).toEqual({ first: 988, last: 1032 });
});

test('a list that became shorter than the scroll position draws nothing outside itself', () => {
  expect(windowOf(32_000, 640, 5, 32)).toEqual({ first: 5, last: 5 });
});

test('every row in sight is drawn, and never more than the list has', () => {
  fc.assert(
    fc.property(fc.nat(700_000), fc.integer({ min: 1, max: 3000 }), fc.nat(20_000), (top, height, rows) => {
      const { first, last } = windowOf(top, height, rows, 32);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThanOrEqual(rows);
      const firstInSight = Math.floor(top / 32);
      if (firstInSight < rows) {
        expect(first).toBeLessThanOrEqual(firstInSight);
        expect(last).toBeGreaterThan(firstInSight);
      }
    }),
  );
});
