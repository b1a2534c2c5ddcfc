import { expect, test } from 'vitest';
import { ArgumentError } from '../distribution/argument-error.ts';
import { dailySeries, type CalendarDate } from './index.ts';

const days = (...dates: string[]): CalendarDate[] => dates as CalendarDate[];

test('rows in any order make a series from the first day to the last', () => {
  expect(dailySeries(days('2024-03-01', '2024-02-28', '2024-02-29'), [3, 1, 2])).toEqual({
    from: '2024-02-28',
    to: '2024-03-01',
    counts: Float64Array.of(1, 2, 3),
  });
});

test('a file that lists only days with cases is filled up when that is asked for', () => {
  expect(dailySeries(days('2026-01-01', '2026-01-04'), [1, 4], { gaps: 'zero' }).counts).toEqual(Float64Array.of(1, 0, 0, 4));
});

const refused: [string, CalendarDate[], number[], string, string][] = [
  ['no row', [], [], 'EMPTY', 'dates'],
  ['a count without a date', days('2026-01-01'), [1, 2], 'LENGTHS_DIFFER', 'counts'],
  ['a day twice', days('2026-01-01', '2026-01-02', '2026-01-01'), [1, 2, 3], 'INCONSISTENT', 'dates[2]'],
  ['a missing day', days('2026-01-01', '2026-01-03'), [1, 2], 'INCONSISTENT', 'dates'],
  ['30 February', days('2026-02-30'), [1], 'OUT_OF_RANGE', 'dates[0]'],
  ['a negative count', days('2026-01-01'), [-1], 'NEGATIVE', 'counts[0]'],
  ['a missing count', days('2026-01-01'), [NaN], 'NOT_A_NUMBER', 'counts[0]'],
];

test.each(refused)('%s is refused, with the argument and a remedy', (_, dates, counts, code, argument) => {
  const run = () => dailySeries(dates, counts);
  expect(run).toThrow(ArgumentError);
  expect(run).toThrow(expect.objectContaining({ code, argument, remedy: expect.stringMatching(/.{10,}\.$/) as string }));
});

test('the message of a missing day names it', () => {
  expect(() => dailySeries(days('2026-01-01', '2026-01-03'), [1, 2])).toThrow('2026-01-02');
});
