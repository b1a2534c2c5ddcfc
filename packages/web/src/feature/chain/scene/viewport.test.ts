import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canPan,
  clamp,
  columnToPixel,
  fitViewport,
  focusOn,
  pan,
  pixelToColumn,
  pixelToRow,
  reveal,
  rowToPixel,
  zoom,
} from './viewport.ts';

const threeMonths = { firstColumn: 20_000, lastColumn: 20_090, rows: 20_000 };
const household = { firstColumn: 20_000, lastColumn: 20_009, rows: 5 };

test('twenty thousand cases fit in one plot, first onset left, last onset right', () => {
  const view = fitViewport(threeMonths, 1000, 600);
  expect(columnToPixel(view, 20_000)).toBeGreaterThan(0);
  expect(columnToPixel(view, 20_090)).toBeLessThan(1000);
  expect(view.pixelsPerRow).toBeCloseTo(600 / 20_000, 12);
});

test('a household of five keeps lines of text instead of being stretched over the screen', () => {
  expect(fitViewport(household, 1000, 600).pixelsPerRow).toBe(24);
});

test('zooming keeps the case under the pointer, away from the edges', () => {
  const start = zoom(fitViewport(threeMonths, 1000, 600), threeMonths, 40, 500, 300);
  const centre = focusOn(start, threeMonths, 20_045, 10_000);
  const x = 470;
  const y = 260;
  const before = { column: pixelToColumn(centre, x), row: pixelToRow(centre, y) };
  const closer = zoom(centre, threeMonths, 1.3, x, y);
  expect(pixelToColumn(closer, x)).toBeCloseTo(before.column, 9);
  expect(pixelToRow(closer, y)).toBeCloseTo(before.row, 9);
});

test('nobody gets lost: whatever is done, the scene stays in the plot', () => {
  const act = fc.oneof(
    fc.record({
      kind: fc.constant('pan' as const),
      a: fc.double({ min: -5000, max: 5000, noNaN: true }),
      b: fc.double({ min: -5000, max: 5000, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('zoom' as const),
      a: fc.double({ min: 0.1, max: 10, noNaN: true }),
      b: fc.double({ min: 0, max: 600, noNaN: true }),
    }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let view = fitViewport(threeMonths, 1000, 600);
      for (const { kind, a, b } of acts) view = kind === 'pan' ? pan(view, threeMonths, a, b) : zoom(view, threeMonths, a, b, b);
      expect(view.top).toBeGreaterThanOrEqual(0);
      expect(pixelToRow(view, view.height)).toBeLessThanOrEqual(threeMonths.rows + 1e-6);
      expect(pixelToColumn(view, 0)).toBeGreaterThanOrEqual(threeMonths.firstColumn - 0.75 - 1e-6);
      expect(pixelToColumn(view, view.width)).toBeLessThanOrEqual(threeMonths.lastColumn + 0.75 + 1e-6);
    }),
  );
});

test('shrinking never goes below the whole scene, enlarging never above a readable row', () => {
  const whole = fitViewport(threeMonths, 1000, 600);
  expect(zoom(whole, threeMonths, 0.01, 500, 300)).toEqual(whole);
  expect(zoom(whole, threeMonths, 1e6, 500, 300).pixelsPerRow).toBe(32);
});

test('a case chosen by keyboard outside the plot is brought inside with a margin', () => {
  const view = focusOn(fitViewport(threeMonths, 1000, 600), threeMonths, 20_010, 100);
  const moved = reveal(view, threeMonths, 20_010, 5000);
  expect(rowToPixel(moved, 5000)).toBeCloseTo(560, 6);
  expect(reveal(moved, threeMonths, 20_010, 5000)).toEqual(moved);
});

test('when a scene is smaller than the plot the wheel stays with the page', () => {
  const view = fitViewport(household, 1000, 600);
  expect(canPan(view, household, 0, -50)).toBe(false);
  expect(clamp(view, household)).toEqual(view);
  expect(canPan(focusOn(fitViewport(threeMonths, 1000, 600), threeMonths, 20_010, 100), threeMonths, 0, -50)).toBe(true);
});
