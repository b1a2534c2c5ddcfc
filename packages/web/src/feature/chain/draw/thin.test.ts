import { expect, test } from 'vitest';
import { dashedLegs, linesAsBoxes, thinElbows, thinPoints } from './thin.ts';

test('thirty cases on one pixel are one dot', () => {
  const thirty = Array.from({ length: 30 }, (_, at) => [100.1, 50 + at / 100]).flat();
  expect(thinPoints(thirty)).toEqual([100.1, 50]);
  expect(thinPoints([100, 50, 101, 50])).toHaveLength(4); // a pixel apart: both seen
});

test('legs that fall on the same row of pixels are drawn once, stems of nothing not at all', () => {
  // two children of one source: the second leg lies on the first; both stems are shorter than a pixel
  expect(thinElbows([10, 20, 40, 20.3, 10, 20, 40, 20.4], 1)).toEqual([10, 20.3, 40, 20.3]);
});

test('what is apart stays: a leg per row, a stem per column', () => {
  expect(thinElbows([10, 20, 40, 30], 1)).toEqual([10, 30, 40, 30, 10, 20, 10, 30]);
  expect(thinElbows([10, 20, 40, 30, 60, 20, 90, 30], 1)).toHaveLength(16);
});

test('a leg of twenty pixels is three strokes, the last cut short, also when it runs backwards in time', () => {
  expect(dashedLegs([30, 0, 50, 40], [5, 4])).toEqual([30, 40, 35, 40, 39, 40, 44, 40, 48, 40, 50, 40]);
  expect(dashedLegs([50, 0, 30, 40], [5, 4])).toEqual(dashedLegs([30, 0, 50, 40], [5, 4]));
});

test('a line across and a line down become boxes around them', () => {
  expect(linesAsBoxes([30, 40, 10, 40, 5, 9, 5, 2], 2)).toEqual([10, 39, 20, 2, 4, 2, 2, 7]);
});
