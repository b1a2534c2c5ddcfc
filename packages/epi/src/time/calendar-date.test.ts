import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIRST_DAY,
  LAST_DAY,
  addDays,
  calendarDate,
  compareDates,
  dayOf,
  daysBetween,
  parseCalendarDate,
  type CalendarDate,
} from './calendar-date.ts';
import { civilOfDay, dayOfCivil } from './civil-day.ts';

const date = (text: string): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} should be a date`);
  return parsed;
};
const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

/** Julian day number in integer arithmetic (Fliegel & Van Flandern 1968, CACM 11:657); 1970-01-01 is 2440588. */
function julianDay(year: number, month: number, day: number): number {
  const a = Math.trunc((month - 14) / 12);
  return (
    day -
    32075 +
    Math.trunc((1461 * (year + 4800 + a)) / 4) +
    Math.trunc((367 * (month - 2 - a * 12)) / 12) -
    Math.trunc((3 * Math.trunc((year + 4900 + a) / 100)) / 4)
  );
}

test('the count of days begins on 1 January 1970', () => {
  expect(dayOf(date('1970-01-01'))).toBe(0);
  expect(dayOf(date('1969-12-31'))).toBe(-1);
  // 30 years with 7 leap days (1972 ... 1996): 30 * 365 + 7
  expect(dayOf(date('2000-01-01'))).toBe(10957);
});

test('every date is the day that the published Julian day formula gives', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const { year, month, dayOfMonth } = civilOfDay(day);
      expect(julianDay(year, month, dayOfMonth) - 2440588).toBe(day);
    }),
  );
});

test('walking through four centuries day by day never skips or repeats a date', () => {
  const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let day = FIRST_DAY;
  for (let year = 1800; year <= 2199; year++) {
    const leap = new Set([1800, 1900, 2100]).has(year) ? false : year % 4 === 0;
    monthLengths.forEach((length, month) => {
      const days = length + (month === 1 && leap ? 1 : 0);
      for (let dayOfMonth = 1; dayOfMonth <= days; dayOfMonth++) {
        if (dayOfCivil({ year, month: month + 1, dayOfMonth }) !== day) throw new Error(`${year}-${month + 1}-${dayOfMonth}`);
        day++;
      }
    });
  }
  expect(day - 1).toBe(LAST_DAY);
});

test('a date survives the way to a number and back', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const text = calendarDate(day);
      expect(parseCalendarDate(text)).toBe(text);
      expect(dayOf(text)).toBe(day);
    }),
  );
});

test('only dates that exist are read', () => {
  for (const text of ['2026-02-13', '2024-02-29', '2000-02-29', '1861-10-30', '1800-01-01', '2199-12-31']) {
    expect(parseCalendarDate(text)).toBe(text);
  }
  const wrong = ['2026-13-02', '2026-02-29', '1900-02-29', '2100-02-29', '2026-00-10', '2026-04-31', '2026-01-00'];
  const foreign = [
    '2026-1-2',
    '26-01-02',
    '02/01/2026',
    ' 2026-01-02',
    '2026-01-02T00:00',
    '20260102',
    '２０２６-01-02',
    '',
    '1799-12-31',
    '2200-01-01',
    '+026-01-02',
    '2026-01-0x',
  ];
  for (const text of [...wrong, ...foreign]) expect(parseCalendarDate(text), text).toBeUndefined();
});

test('fourteen days of quarantine cross a leap day and a New Year', () => {
  expect(addDays(date('2024-02-20'), 14)).toBe('2024-03-05'); // 29 days in February 2024
  expect(addDays(date('2023-02-20'), 14)).toBe('2023-03-06');
  expect(addDays(date('2025-12-25'), 14)).toBe('2026-01-08');
  expect(addDays(date('2024-03-01'), -1)).toBe('2024-02-29');
});

test('days between two dates undo the days that were added', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      expect(daysBetween(calendarDate(a), calendarDate(b))).toBe(b - a);
      expect(addDays(calendarDate(a), b - a)).toBe(calendarDate(b));
      expect(Math.sign(compareDates(calendarDate(a), calendarDate(b)))).toBe(Math.sign(a - b));
    }),
  );
});

test('a day outside 1800 to 2199 is refused, not wrapped around', () => {
  expect(() => addDays(date('2199-12-31'), 1)).toThrow(RangeError);
  expect(() => addDays(date('1800-01-01'), -1)).toThrow(RangeError);
  expect(() => calendarDate(0.5)).toThrow(RangeError);
  expect(() => calendarDate(NaN)).toThrow(RangeError);
});
