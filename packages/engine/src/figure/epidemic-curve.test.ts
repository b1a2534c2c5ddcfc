import { caseClasses, lineListOf, parseCalendarDate, type CalendarDate, type LineListRow } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveIntervals, epidemicCurve, reportingDelayQuantile } from './epidemic-curve.ts';

const march = (day: number): CalendarDate => parseCalendarDate(`2026-03-${String(day).padStart(2, '0')}`)!;
const aCase = (onset?: number, report?: number, more: Partial<LineListRow> = {}): LineListRow => ({
  id: 'x',
  caseClass: 'confirmed',
  onset: onset === undefined ? null : march(onset),
  report: report === undefined ? null : march(report),
  ...more,
});
const daily = { interval: 'day', asOf: march(10), reportFallback: true, reportingDelayDays: null } as const;

test('three days of an outbreak, a day without cases included', () => {
  const curve = epidemicCurve(lineListOf([aCase(8), aCase(8, 9, { caseClass: 'suspected' }), aCase(10)]), daily);
  expect(curve.bins.map(({ label, total }) => [label, total])).toEqual([
    ['2026-03-08', 2],
    ['2026-03-09', 0],
    ['2026-03-10', 1],
  ]);
  expect(curve.classes).toEqual(['confirmed', 'confirmedNoSymptoms', 'probable', 'suspected', 'notClassified']);
  expect(curve.bins[0]?.byOnset).toEqual([1, 0, 0, 1, 0]);
});

test('a case without onset stands on its report date and is counted apart, or not drawn at all', () => {
  const list = lineListOf([aCase(8), aCase(undefined, 9), aCase()]);
  expect(epidemicCurve(list, daily)).toMatchObject({ denominator: 3, byOnset: 1, byReport: 1, undated: 1 });
  expect(epidemicCurve(list, daily).bins[1]).toMatchObject({ byOnset: [0, 0, 0, 0, 0], byReport: [1, 0, 0, 0, 0], total: 1 });
  expect(epidemicCurve(list, { ...daily, reportFallback: false })).toMatchObject({ byOnset: 1, byReport: 0, undated: 2 });
});

test('excluded persons are not part of the curve', () => {
  expect(epidemicCurve(lineListOf([aCase(8), aCase(8, 8, { caseClass: 'notACase' })]), daily)).toMatchObject({
    denominator: 1,
    byOnset: 1,
    excluded: 1,
  });
});

test('the days within the reporting delay are marked as incomplete', () => {
  const curve = epidemicCurve(lineListOf([aCase(6), aCase(10)]), { ...daily, reportingDelayDays: 3 });
  expect(curve.incompleteFrom).toBe('2026-03-08'); // the last three days: 8, 9, 10
  expect(curve.bins.map((bin) => bin.incomplete)).toEqual([false, false, true, true, true]);
});

test('Sunday 8 March closes its ISO week and opens its MMWR week', () => {
  const list = lineListOf([aCase(7), aCase(8), aCase(9)]); // Saturday, Sunday, Monday
  const weeks = (interval: 'isoWeek' | 'mmwrWeek') =>
    epidemicCurve(list, { ...daily, interval }).bins.map(({ label, from, to, total }) => [label, from, to, total]);
  expect(weeks('isoWeek')).toEqual([
    ['2026-W10', '2026-03-02', '2026-03-08', 2],
    ['2026-W11', '2026-03-09', '2026-03-15', 1],
  ]);
  expect(weeks('mmwrWeek')).toEqual([
    ['2026-W09', '2026-03-01', '2026-03-07', 1],
    ['2026-W10', '2026-03-08', '2026-03-14', 2],
  ]);
});

test('a date after today is counted as such, also in the week that is not over', () => {
  const curve = epidemicCurve(lineListOf([aCase(9), aCase(12)]), { ...daily, interval: 'isoWeek' });
  expect(curve).toMatchObject({ byOnset: 1, afterAsOf: 1 });
});

test('an onset mistyped as 1900 does not draw 46,000 days', () => {
  const curve = epidemicCurve(lineListOf([aCase(9), { ...aCase(), onset: parseCalendarDate('1900-03-09')! }]), { ...daily, maxBins: 60 });
  expect(curve.bins).toHaveLength(60);
  expect(curve).toMatchObject({ byOnset: 1, beforeFrom: 1 });
});

test('an outbreak without cases has an empty curve, with a first day a flat one', () => {
  expect(epidemicCurve(lineListOf([]), daily).bins).toEqual([]);
  expect(epidemicCurve(lineListOf([]), { ...daily, from: march(9) }).bins.map((bin) => bin.total)).toEqual([0, 0]);
});

test('nobody is lost: every case is drawn, undated, before or after', () => {
  const day = fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined });
  const row = fc.tuple(day, day, fc.constantFrom(...caseClasses)).map(([onset, report, caseClass]) => aCase(onset, report, { caseClass }));
  const settings = fc.record({
    interval: fc.constantFrom(...curveIntervals),
    asOf: fc.integer({ min: 1, max: 31 }).map(march),
    reportFallback: fc.boolean(),
    reportingDelayDays: fc.constant(2),
    maxBins: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(row), settings, (rows, chosen) => {
      const curve = epidemicCurve(lineListOf(rows), chosen);
      expect(curve.byOnset + curve.byReport + curve.undated + curve.beforeFrom + curve.afterAsOf).toBe(curve.denominator);
      expect(curve.denominator + curve.excluded).toBe(rows.length);
      expect(curve.bins.reduce((sum, bin) => sum + bin.total, 0)).toBe(curve.byOnset + curve.byReport);
      for (const bin of curve.bins) expect([...bin.byOnset, ...bin.byReport].reduce((sum, count) => sum + count, 0)).toBe(bin.total);
    }),
  );
});

test('nine of ten cases were reported within four days', () => {
  // Delays 0 1 1 2 2 2 3 3 4 9: the ninth of ten is 4. One has no onset, one was reported before it.
  const delays = [0, 1, 1, 2, 2, 2, 3, 3, 4, 9].map((delay) => aCase(5, 5 + delay));
  const list = lineListOf([...delays, aCase(undefined, 9), aCase(9, 5)]);
  expect(reportingDelayQuantile(list, 0.9)).toBe(4);
  expect(reportingDelayQuantile(list, 1)).toBe(9);
  expect(reportingDelayQuantile(lineListOf([aCase(5)]), 0.9)).toBeNull();
  expect(() => reportingDelayQuantile(list, 0)).toThrow(RangeError);
});
