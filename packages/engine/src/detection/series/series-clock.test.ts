import { addDays, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { readDates, timeOf, yearsBack } from './series-clock.ts';

const date = (text: string): CalendarDate => parseCalendarDate(text) as CalendarDate;
const every = (first: string, length: number, days: number): CalendarDate[] =>
  Array.from({ length }, (_, index) => addDays(date(first), days * index));

test('weeks: the same date of an earlier year, moved to the nearest same weekday', () => {
  // 2016-02-29 is a Monday. 1 March 2015 is a Sunday, nearest Monday 2 March: 364 days; 2014: 3 March, 728 days;
  // 2013: 4 March, 1092 days; 29 February 2012 is a Wednesday, nearest Monday 27 February: 1463 days = 209 weeks.
  const dates = every('2010-01-04', 330, 7);
  const clock = readDates(dates, 52, 330, 'counts');
  const at = dates.indexOf(date('2016-02-29'));
  expect([1, 2, 3, 4].map((years) => at - yearsBack(clock, at, years))).toEqual([52, 104, 156, 209]);
});

test('days: 29 February becomes 1 March of a common year', () => {
  const dates = every('2014-01-01', 900, 1);
  const clock = readDates(dates, 365, 900, 'counts');
  const at = dates.indexOf(date('2016-02-29'));
  expect(dates[yearsBack(clock, at, 1)]).toBe('2015-03-01');
  expect(dates[yearsBack(clock, dates.indexOf(date('2016-03-01')), 1)]).toBe('2015-03-01');
});

test('months: twelve back, and time in lengths of the first month', () => {
  const dates = ['2023-11-01', '2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01'].map(date);
  const clock = readDates(dates, 12, 5, 'counts');
  expect(yearsBack(clock, 4, 2)).toBe(4 - 24);
  expect(timeOf(clock, 0)).toBe(1);
  expect(timeOf(clock, 2)).toBeCloseTo(1 + 61 / 30, 12);
});

test('without dates a year is so many steps', () => {
  const clock = readDates(undefined, 53, 10, 'counts');
  expect(yearsBack(clock, 200, 2)).toBe(94);
  expect(timeOf(clock, 7)).toBe(8);
});

test.each([
  ['a date twice', ['2026-01-05', '2026-01-05'], 'dates[1]', 'add its counts together'],
  ['unsorted dates', ['2026-01-12', '2026-01-05'], 'dates[1]', 'Sort the series'],
  ['a week left out', ['2026-01-05', '2026-01-19'], 'dates[1]', 'write the weeks between with the count 0, or null'],
  ['another weekday', ['2026-01-05', '2026-01-13'], 'dates[1]', 'Dates must go on by one week'],
  ['no date', ['2026-01-05', '2026-02-30'], 'dates[1]', 'year-month-day'],
])('%s is refused with its place and what to do', (_, dates, argument, remedy) => {
  expect(() => readDates(dates as CalendarDate[], 52, 2, 'counts')).toThrow(expect.objectContaining({ code: 'INCONSISTENT', argument }));
  expect(() => readDates(dates as CalendarDate[], 52, 2, 'counts')).toThrow(remedy);
});

test('dates of other steps than the calendar knows, or too few of them, are refused', () => {
  expect(() => readDates([date('2026-01-05')], 26, 1, 'counts')).toThrow('52 (weeks), 12 (months) or 365 (days)');
  expect(() => readDates([date('2026-01-05')], 52, 2, 'counts')).toThrow('Give one date for each of the 2 counts');
  expect(() => readDates([date('2026-01-31'), date('2026-02-28')], 12, 2, 'counts')).toThrow('such as the first');
});
