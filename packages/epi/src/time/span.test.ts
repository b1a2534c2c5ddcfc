import { expect, test } from 'vitest';
import { lastDays, spanBefore, spanContains, spanDays, spanOverlap } from './span.ts';

test('the last seven days end today and the seven before them end the day before they begin', () => {
  const week = lastDays(100, 7);
  expect(week).toEqual({ from: 94, to: 100 });
  expect(spanDays(week)).toBe(7);
  expect(spanBefore(week)).toEqual({ from: 87, to: 93 });
});

test('both ends of a span belong to it', () => {
  const stay = { from: 10, to: 12 };
  expect([9, 10, 12, 13].map((day) => spanContains(stay, day))).toEqual([false, true, true, false]);
  expect(spanDays({ from: 12, to: 10 })).toBe(0);
});

test('two stays overlap on the days both people were there', () => {
  expect(spanOverlap({ from: 1, to: 5 }, { from: 5, to: 9 })).toEqual({ from: 5, to: 5 });
  expect(spanOverlap({ from: 1, to: 4 }, { from: 5, to: 9 })).toBeUndefined();
});

test('a span of no days cannot be asked for', () => {
  expect(() => lastDays(100, 0)).toThrow(RangeError);
  expect(() => lastDays(100, 1.5)).toThrow(RangeError);
});
