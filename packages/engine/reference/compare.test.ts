import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithReference } from './compare.ts';

const tolerance = { relative: 0.01, absolute: 0.5 };
const worst = (ours: unknown, theirs: unknown): number => compareWithReference(ours, theirs, tolerance).worst;

test('the deviation is measured against what the file allows', () => {
  // allowed at 100: 0.5 + 0.01 * 100 = 1.5
  expect(worst(101.5, 100)).toBe(1);
  expect(worst(98.5, 100)).toBe(1);
  expect(worst(103, 100)).toBe(2);
  expect(worst(-100, -100)).toBe(0);
  expect(worst(0.25, 0)).toBe(0.5);
});

test('without any tolerance only the same number passes', () => {
  const exact = { relative: 0, absolute: 0 };
  expect(compareWithReference(1, 1, exact).worst).toBe(0);
  expect(compareWithReference(1.0000001, 1, exact).worst).toBe(Infinity);
});

test('null is what is not a number, and nothing else', () => {
  expect(worst(NaN, null)).toBe(0);
  expect(worst(null, null)).toBe(0);
  expect(worst(0, null)).toBe(Infinity);
  expect(worst(NaN, 0)).toBe(Infinity);
  expect(worst(undefined, null)).toBe(Infinity);
});

test('infinite numbers travel as text', () => {
  expect(worst(Infinity, 'Infinity')).toBe(0);
  expect(worst(-Infinity, '-Infinity')).toBe(0);
  expect(worst(-Infinity, 'Infinity')).toBe(Infinity);
  expect(worst(1e308, 'Infinity')).toBe(Infinity);
});

test('a number and a list of one number are the same, a list of two is not', () => {
  expect(worst([3], 3)).toBe(0);
  expect(worst(3, [3])).toBe(0);
  expect(worst(Float64Array.of(3), 3)).toBe(0);
  expect(worst([3, 3], 3)).toBe(Infinity);
  expect(worst(3, [3, 3])).toBe(Infinity);
  expect(worst(3, [])).toBe(Infinity);
});

test('lists are compared place by place and the worst place is named', () => {
  const found = compareWithReference({ R: { mean: Float64Array.of(1, 2, 9), sd: 1 } }, { R: { mean: [1, 2, 3], sd: 1 } }, tolerance);
  expect(found.at).toBe('R.mean[2]');
  expect(found.compared).toBe(4);
  expect(found.worst).toBeCloseTo(6 / 0.53, 12);
});

test('what the reference asks for and we lack fails, what we have besides does not', () => {
  expect(compareWithReference({ a: 1 }, { a: 1, b: 2 }, tolerance)).toMatchObject({ worst: Infinity, at: 'b' });
  expect(worst({ a: 1, extra: 9 }, { a: 1 })).toBe(0);
  expect(worst(undefined, { a: 1 })).toBe(Infinity);
});

test('texts and truth values must be the same', () => {
  expect(worst('2026-03-01', '2026-03-01')).toBe(0);
  expect(worst('2026-03-01', '2026-03-02')).toBe(Infinity);
  expect(worst(true, true)).toBe(0);
  expect(worst(1, true)).toBe(Infinity);
  expect(worst('5', 5)).toBe(Infinity);
});

test('a list passes exactly when each of its numbers does', () => {
  const numbers = fc.array(fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: -1e3, max: 1e3, noNaN: true })), {
    minLength: 2,
  });
  fc.assert(
    fc.property(numbers, (pairs) => {
      const each = pairs.every(([a, b]) => Math.abs(a - b) <= 0.5 + 0.01 * Math.abs(b));
      expect(
        worst(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b),
        ) <= 1,
      ).toBe(each);
    }),
  );
});
