import { addDays, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import { ArgumentError } from '@firebreak/epi/distribution/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayEvidence } from './delay-evidence.ts';
import { hazardShares } from './reported-share.ts';
import { reportedByDay, reportingTriangle, reportingTriangleOfCounts, type ReportedEvent } from './reporting-triangle.ts';

const date = (text: string): CalendarDate => parseCalendarDate(text)!;
const first = date('2026-03-01');
const event = (day: number, delay: number, count?: number): ReportedEvent => ({
  event: addDays(first, day),
  report: addDays(first, day + delay),
  ...(count === undefined ? {} : { count }),
});

test('cases fall into the row of their day and the column of their delay', () => {
  const records = [event(0, 0), event(0, 2), event(0, 9), event(1, 1, 3), event(2, 0), event(2, 1)];
  const triangle = reportingTriangle(records, { now: date('2026-03-03'), maxDelay: 2 });
  // 10 March and 4 March are after now: the case with delay 9 and the last one are not known yet
  expect([...triangle.counts]).toEqual([1, 0, 1, 0, 3, 0, 1, 0, 0]);
  expect(triangle).toMatchObject({ first, days: 3, longer: 0, later: 2, earlier: 0 });
  expect([...reportedByDay(triangle)]).toEqual([2, 3, 1]);
});

test('longer delays are counted in the last column and told', () => {
  const triangle = reportingTriangle([event(0, 0), event(0, 5, 2)], { now: addDays(first, 6), maxDelay: 3 });
  expect([...triangle.counts.subarray(0, 4)]).toEqual([1, 0, 0, 2]);
  expect(triangle.longer).toBe(2);
});

test('events before the first day are left out and told', () => {
  const triangle = reportingTriangle([event(0, 0), event(3, 0)], { now: addDays(first, 4), maxDelay: 1, first: addDays(first, 2) });
  expect(triangle).toMatchObject({ days: 3, earlier: 1 });
});

test('a table of counts is the same triangle as its pairs', () => {
  const rows = [[2, 1, 1], [3, 1], [4]];
  const records = rows.flatMap((row, day) => row.map((count, delay) => event(day, delay, count)));
  expect(reportingTriangleOfCounts(rows, { first, maxDelay: 2 })).toEqual(
    reportingTriangle(records, { now: addDays(first, 2), maxDelay: 2 }),
  );
});

test('reverse-time hazards use only the days old enough: 1/4 of those within 2 days, 2/7 of those within 1', () => {
  const triangle = reportingTriangleOfCounts([[2, 1, 1], [3, 1], [4]], { first, maxDelay: 2 });
  const { share, logVariance } = hazardShares(delayEvidence(triangle));
  expect([...share]).toEqual([(3 / 4) * (5 / 7), 3 / 4, 1]);
  // Σ g / (N (1 - g)): 1/4 / (4 · 3/4) = 1/12, and 2/7 / (7 · 5/7) = 2/35 more
  expect(logVariance[1]).toBeCloseTo(1 / 12, 12);
  expect(logVariance[0]).toBeCloseTo(1 / 12 + 2 / 35, 12);
});

test('a window by event leaves out days of event, a window by report lets it reach back with the delay', () => {
  const rows = [[9, 9, 9], [1, 1, 1], [1, 1, 1], [3, 1], [4]];
  const triangle = reportingTriangleOfCounts(rows, { first, maxDelay: 2 });
  expect([...delayEvidence(triangle, { windowDays: 2 }).upTo]).toEqual([8, 6, 3]);
  expect([...delayEvidence(triangle, { windowDays: 1, windowBy: 'report' }).upTo]).toEqual([7, 6, 6]);
});

test('the order of records does not matter, nor the day the calendar begins', () => {
  const record = fc.record({ day: fc.integer({ min: 0, max: 20 }), delay: fc.integer({ min: 0, max: 12 }) });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 60 }), fc.integer({ min: -9000, max: 9000 }), (list, shift) => {
      const records = list.map(({ day, delay }) => event(day, delay));
      const settings = { now: addDays(first, 40), maxDelay: 7, first };
      const counts = [...reportingTriangle(records, settings).counts];
      expect([...reportingTriangle(records.toReversed(), settings).counts]).toEqual(counts);
      const moved = records.map(({ event, report }) => ({ event: addDays(event, shift), report: addDays(report, shift) }));
      const movedSettings = { now: addDays(settings.now, shift), maxDelay: 7, first: addDays(first, shift) };
      expect([...reportingTriangle(moved, movedSettings).counts]).toEqual(counts);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(list.length);
    }),
  );
});

const refused: [string, () => unknown, Partial<ArgumentError>][] = [
  [
    'a report before the event',
    () => reportingTriangle([event(2, 1), event(2, -1)], { now: addDays(first, 9), maxDelay: 3 }),
    { code: 'INCONSISTENT', argument: 'records[1].report' },
  ],
  [
    'a negative count',
    () => reportingTriangle([event(0, 0, -1)], { now: first, maxDelay: 3 }),
    { code: 'NEGATIVE', argument: 'records[0].count' },
  ],
  [
    'a fraction of a case',
    () => reportingTriangle([event(0, 0, 1.5)], { now: first, maxDelay: 3 }),
    { code: 'NOT_WHOLE', argument: 'records[0].count' },
  ],
  [
    'NaN cases',
    () => reportingTriangle([event(0, 0, NaN)], { now: first, maxDelay: 3 }),
    { code: 'NOT_A_NUMBER', argument: 'records[0].count' },
  ],
  ['no records', () => reportingTriangle([], { now: first, maxDelay: 3 }), { code: 'EMPTY', argument: 'records' }],
  [
    'a date that is none',
    () => reportingTriangle([{ event: 'yesterday' as CalendarDate, report: first }], { now: first, maxDelay: 3 }),
    { code: 'NOT_A_NUMBER', argument: 'records[0].event' },
  ],
  [
    'a missing date',
    () => reportingTriangle([{ event: first, report: null as unknown as CalendarDate }], { now: first, maxDelay: 3 }),
    { code: 'NOT_A_NUMBER', argument: 'records[0].report' },
  ],
  [
    'a now before all reports',
    () => reportingTriangle([event(5, 0)], { now: first, maxDelay: 3 }),
    { code: 'NO_INFORMATION', argument: 'records' },
  ],
  ['no delay', () => reportingTriangle([event(0, 0)], { now: first, maxDelay: 0 }), { code: 'OUT_OF_RANGE', argument: 'maxDelay' }],
  [
    'a mistyped century',
    () => reportingTriangle([{ event: date('1826-03-01'), report: first }], { now: first, maxDelay: 900 }),
    { code: 'OUT_OF_RANGE', argument: 'first' },
  ],
  [
    'a report after the last row',
    () => reportingTriangleOfCounts([[1], [1, 1]], { first, maxDelay: 3 }),
    { code: 'INCONSISTENT', argument: 'rows[1][1]' },
  ],
];

test.each(refused)('%s is refused with argument and remedy', (_, act, expected) => {
  let caught: unknown;
  try {
    act();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(ArgumentError);
  expect(caught).toMatchObject(expected);
  expect((caught as ArgumentError).remedy.length).toBeGreaterThan(20);
});

test('a million records make a triangle', () => {
  const dates = Array.from({ length: 213 }, (_, day) => addDays(first, day));
  const records = Array.from({ length: 1_000_000 }, (_, n) => ({ event: dates[n % 200]!, report: dates[(n % 200) + (n % 13)]! }));
  const triangle = reportingTriangle(records, { now: addDays(first, 230), maxDelay: 20 });
  expect(reportedByDay(triangle).reduce((sum, count) => sum + count, 0)).toBe(1_000_000);
});

test('whatever comes in: a triangle that holds every case, or an error that names its argument', () => {
  const day = fc.oneof(
    fc.integer({ min: 0, max: 40 }).map((days) => addDays(first, days)),
    fc.constantFrom('', '2026-02-30', null, undefined, '1826-01-01').map((text) => text as CalendarDate),
  );
  const count = fc.oneof(fc.integer({ min: -1, max: 9 }), fc.constantFrom(NaN, 0.5, Infinity, undefined));
  const record = fc
    .record({ event: day, report: day, count })
    .map(({ count, ...dates }): ReportedEvent => (count === undefined ? dates : { ...dates, count }));
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), fc.integer({ min: -2, max: 50 }), (records, maxDelay) => {
      let triangle;
      try {
        triangle = reportingTriangle(records, { now: addDays(first, 30), maxDelay });
      } catch (error) {
        expect(error).toBeInstanceOf(ArgumentError);
        return;
      }
      const all = records.reduce((sum, { count = 1 }) => sum + count, 0);
      const known = triangle.counts.reduce((sum, cases) => sum + cases, 0);
      expect(known + triangle.later + triangle.earlier).toBe(all);
    }),
    { numRuns: 500 },
  );
});
