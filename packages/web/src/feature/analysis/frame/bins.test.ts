import { expect, test } from 'vitest';
import { binsOf } from './bins.ts';

// 2022-07-01 is a Friday and day 19174; its ISO week begins on Monday 27 June, day 19170.
test('days are put into whole ISO weeks; the last ones are incomplete until their Sunday has been reported', () => {
  const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]; // 1 to 12 July
  const bins = binsOf(19_174, days, 'week', 3, 'iso');
  expect(bins.starts).toEqual([19_170, 19_177, 19_184]);
  expect(bins.counts).toEqual([6, 49, 23]); // 1+2+3; 4+...+10; 11+12
  expect(bins.incomplete).toBe(2); // 12 July less 3 days is Saturday 9 July: the week to 10 July is not complete
});

test('days stay days', () => {
  expect(binsOf(10, [1, 0, 2], 'day', 1, 'iso')).toEqual({ starts: [10, 11, 12], counts: [1, 0, 2], incomplete: 1 });
});
