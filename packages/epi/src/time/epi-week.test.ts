import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_DAY, LAST_DAY, dayOf, parseCalendarDate } from './calendar-date.ts';
import { civilOfDay } from './civil-day.ts';
import { epiWeek, formatWeek, isoWeek, mmwrWeek, startOfWeek, weekSystems } from './epi-week.ts';

const day = (text: string): number => {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new Error(`${text} should be a date`);
  return dayOf(date);
};
const weekOf = (text: string, system: 'iso' | 'mmwr'): string => formatWeek(epiWeek(day(text), system));

test('around New Year an ISO week belongs to the year that has its Thursday', () => {
  // Examples listed for ISO 8601 week dates; weekdays checked on a printed calendar.
  expect(weekOf('2005-01-01', 'iso')).toBe('2004-W53'); // a Saturday
  expect(weekOf('2007-12-31', 'iso')).toBe('2008-W01'); // a Monday
  expect(weekOf('2008-12-29', 'iso')).toBe('2009-W01'); // a Monday
  expect(weekOf('2010-01-03', 'iso')).toBe('2009-W53'); // a Sunday
  expect(weekOf('2020-12-31', 'iso')).toBe('2020-W53'); // a Thursday
  expect(weekOf('2021-01-03', 'iso')).toBe('2020-W53');
  expect(weekOf('2021-01-04', 'iso')).toBe('2021-W01');
});

test('around New Year an MMWR week belongs to the year that has its Wednesday', () => {
  // CDC's list of MMWR weeks: week 1 of 2020 ends on Saturday 4 January; 2020 has 53 weeks, the last ends on
  // 2 January 2021; 2014 has 53 weeks, the last ends on 3 January 2015.
  expect(weekOf('2019-12-29', 'mmwr')).toBe('2020-W01');
  expect(weekOf('2020-01-04', 'mmwr')).toBe('2020-W01');
  expect(weekOf('2020-01-05', 'mmwr')).toBe('2020-W02');
  expect(weekOf('2021-01-02', 'mmwr')).toBe('2020-W53');
  expect(weekOf('2021-01-03', 'mmwr')).toBe('2021-W01');
  expect(weekOf('2015-01-03', 'mmwr')).toBe('2014-W53');
  expect(weekOf('2015-01-04', 'mmwr')).toBe('2015-W01');
});

test('a Sunday ends an ISO week and begins an MMWR week', () => {
  const sunday = day('2026-03-01');
  expect(startOfWeek(sunday, 'iso')).toBe(day('2026-02-23'));
  expect(startOfWeek(sunday, 'mmwr')).toBe(sunday);
  expect(startOfWeek(day('1861-11-24'), 'mmwr')).toBe(day('1861-11-24')); // also a Sunday, long before 1970
});

test('all seven days of a week carry its number, and the next week another', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), fc.constantFrom(...weekSystems), (anyDay, system) => {
      const start = startOfWeek(anyDay, system);
      for (let offset = 0; offset < 7; offset++) expect(epiWeek(start + offset, system)).toEqual(epiWeek(start, system));
      expect(epiWeek(start + 7, system)).not.toEqual(epiWeek(start, system));
    }),
  );
});

test('week 1 has at least four days of its year, whatever the system', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1801, max: 2198 }), fc.constantFrom(...weekSystems), (year, system) => {
      const fourth = day(`${year}-01-04`);
      expect(epiWeek(fourth, system)).toEqual({ year, week: 1 });
      const daysInside = Array.from({ length: 7 }, (_, offset) => civilOfDay(startOfWeek(fourth, system) + offset).year === year);
      expect(daysInside.filter(Boolean).length).toBeGreaterThanOrEqual(4);
    }),
  );
});

test('isoWeek and mmwrWeek differ on Sundays only in the middle of a year', () => {
  expect(isoWeek(day('2026-07-12'))).toEqual({ year: 2026, week: 28 });
  expect(mmwrWeek(day('2026-07-12'))).toEqual({ year: 2026, week: 28 });
  expect(isoWeek(day('2026-07-11'))).toEqual({ year: 2026, week: 28 });
  expect(mmwrWeek(day('2026-07-11'))).toEqual({ year: 2026, week: 27 });
});
