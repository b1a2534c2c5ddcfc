import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classBreaks, classOf, NO_CASES } from './class-break.ts';

test('eight districts fall into four classes of two, with breaks one can read aloud', () => {
  // By hand: sorted 1.04 2 | 3 4.36 | 5 6 | 7 8.91; breaks at the 3rd, 5th, 7th value; ends rounded outwards.
  expect(classBreaks([1.04, 2, 3, 4.36, 5, 6, 7, 8.91], 4)).toEqual([1, 3, 5, 7, 9]);
});

test('an area without residents known has no class; an area without cases has its own', () => {
  const breaks = classBreaks([1, 2, 3], 3);
  expect(classOf(undefined, breaks)).toBeUndefined();
  expect(classOf(0, breaks)).toBe(NO_CASES);
});

test('where nobody fell ill there are no classes', () => {
  expect(classBreaks([0, 0], 5)).toEqual([]);
  expect(classBreaks([], 5)).toEqual([]);
});

test('one affected area makes one class that holds it', () => {
  expect(classBreaks([0, 7.3], 5)).toEqual([7.3, 15]);
  expect(classOf(7.3, [7.3, 15])).toBe(0);
});

test('every rate lies inside its class, breaks rise, and a higher rate never has a lower class', () => {
  const rate = fc.double({ min: 1e-6, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(fc.array(rate, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (rates, most) => {
      const breaks = classBreaks(rates, most);
      expect(breaks.length - 1).toBeGreaterThanOrEqual(1);
      expect(breaks.length - 1).toBeLessThanOrEqual(most);
      for (const [index, limit] of breaks.entries()) if (index > 0) expect(limit).toBeGreaterThan(breaks[index - 1] ?? Number.NaN);
      let before = 0;
      for (const each of rates.toSorted((a, b) => a - b)) {
        const found = classOf(each, breaks) ?? Number.NaN;
        expect(each).toBeGreaterThanOrEqual((breaks[found] ?? Number.NaN) * (1 - 1e-9));
        expect(each).toBeLessThanOrEqual((breaks[found + 1] ?? Number.NaN) * (1 + 1e-9));
        expect(found).toBeGreaterThanOrEqual(before);
        before = found;
      }
    }),
  );
});
