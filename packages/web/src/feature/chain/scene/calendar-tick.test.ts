import { calendarDate, dayOf, parseCalendarDate } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { calendarTicks } from './calendar-tick.ts';

const day = (text: string): number => dayOf(parseCalendarDate(text)!);
const datesOf = (from: string, to: string, pixelsPerDay: number): string[] =>
  calendarTicks(day(from), day(to), pixelsPerDay, 60).map((tick) => calendarDate(tick.day));

test('names every day when there is room', () => {
  expect(datesOf('2026-02-27', '2026-03-02', 60)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
});

test('then Mondays, then first days of months, of quarters, of years', () => {
  expect(datesOf('2026-02-26', '2026-03-12', 10)).toEqual(['2026-03-02', '2026-03-09']); // Mondays
  expect(datesOf('2025-12-15', '2026-03-01', 3)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(datesOf('2025-11-15', '2026-07-01', 0.7)).toEqual(['2026-01-01', '2026-04-01', '2026-07-01']);
  expect(datesOf('1999-11-15', '2002-07-01', 0.1)).toEqual(['2000-01-01', '2001-01-01', '2002-01-01']);
});

test('marks where a month or a year begins', () => {
  const major = calendarTicks(day('2026-02-27'), day('2026-03-02'), 60, 60).filter((tick) => tick.major);
  expect(major.map((tick) => calendarDate(tick.day))).toEqual(['2026-03-01']);
});
