import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisStep, axisTop, curveBars, peakOf, type Curve } from './curve-bars.ts';

const curve = (change: Partial<Curve>): Curve => ({
  unit: 'day',
  from: '2026-03-01',
  to: '2026-03-03',
  starts: ['2026-03-01', '2026-03-02', '2026-03-03'],
  series: [],
  onReportDate: 0,
  withoutDate: 0,
  denominator: 0,
  incompleteBars: 0,
  asOf: '2026-03-03T08:00:00Z',
  day: '2026-03-03',
  area: '440100',
  ...change,
});

test('the surest class stands at the foot, classes nobody has are left out, excluded persons are no cases', () => {
  const bars = curveBars(
    curve({
      series: [
        { caseClass: 'suspected', counts: [1, 0, 2] },
        { caseClass: 'probable', counts: [0, 0, 0] },
        { caseClass: 'notACase', counts: [5, 5, 5] },
        { caseClass: 'confirmed', counts: [2, 3, 0] },
      ],
    }),
  );
  expect(bars.series.map(({ caseClass }) => caseClass)).toEqual(['confirmed', 'suspected']);
  expect(bars.totals).toEqual([3, 3, 2]);
  expect(bars.total).toBe(8);
});

test('every case is a box below sixty in a bar, from sixty on bars are whole', () => {
  const highest = (count: number): boolean => curveBars(curve({ series: [{ caseClass: 'confirmed', counts: [count, 0, 0] }] })).unitBoxes;
  expect(highest(59)).toBe(true);
  expect(highest(60)).toBe(false);
});

test('the last days are those that reports have not reached', () => {
  expect(curveBars(curve({ incompleteBars: 2 })).firstIncomplete).toBe(1);
  expect(curveBars(curve({ incompleteBars: 9 })).firstIncomplete).toBe(0);
  expect(curveBars(curve({ incompleteBars: 0 })).firstIncomplete).toBe(3);
});

test('a bar of a week runs for seven days', () => {
  const { days } = curveBars(curve({ unit: 'week', starts: ['2026-03-02'] }));
  expect(days).toEqual([{ first: 20_514, last: 20_520 }]); // 2026-03-02 is 20,514 days after 1970-01-01
});

test('names the peak, the first of equal ones, and none in an empty outbreak', () => {
  expect(peakOf(curveBars(curve({ series: [{ caseClass: 'confirmed', counts: [1, 4, 4] }] })))).toEqual({
    first: 20_514,
    last: 20_514,
    count: 4,
  });
  expect(peakOf(curveBars(curve({})))).toBeUndefined();
});

test('the axis of counts always has room for the highest bar, and less than twice of it', () => {
  expect([axisTop(0), axisTop(5), axisTop(11), axisTop(47), axisTop(173)]).toEqual([5, 5, 12, 50, 200]);
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 1_000_000 }), (highest) => {
      expect(axisTop(highest)).toBeGreaterThanOrEqual(highest);
      expect(axisTop(highest)).toBeLessThan(2 * highest);
    }),
  );
});

test('lines of the axis stand at whole numbers', () => {
  expect([5, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100].map(axisStep)).toEqual([1, 3, 3, 4, 5, 6, 8, 10, 12, 16, 20]);
});
