import { civilOfDay, dayOfCivil, daysInMonth, type Day } from './civil-day.ts';

/**
 * A date of the wall calendar as ISO text `YYYY-MM-DD`, years 1800 to 2199: sorts as text, travels as JSON and
 * carries no time zone. Made only by `parseCalendarDate`, `calendarDate` and `addDays`, so a value of this type
 * is a date that exists.
 */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };
declare const calendarDateBrand: unique symbol;

export const FIRST_YEAR = 1800;
export const LAST_YEAR = 2199;
/** Day number of 1800-01-01. */
export const FIRST_DAY: Day = dayOfCivil({ year: FIRST_YEAR, month: 1, dayOfMonth: 1 });
/** Day number of 2199-12-31. */
export const LAST_DAY: Day = dayOfCivil({ year: LAST_YEAR, month: 12, dayOfMonth: 31 });

/**
 * Reads exactly `YYYY-MM-DD`: four, two and two ASCII digits, a date that exists, a year from 1800 to 2199.
 *
 * @returns the date, or undefined for anything else (other orders, spaces, times, 29 February of a common year)
 * @example parseCalendarDate('2026-02-29') // undefined
 */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const dayOfMonth = digits(text, 8, 10);
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR) || !(month >= 1 && month <= 12)) return undefined;
  if (!(dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month))) return undefined;
  return text as CalendarDate;
}

export function isCalendarDate(text: string): text is CalendarDate {
  return parseCalendarDate(text) !== undefined;
}

/** Days since 1970-01-01 of a date. */
export function dayOf(date: CalendarDate): Day {
  return dayOfCivil({ year: digits(date, 0, 4), month: digits(date, 5, 7), dayOfMonth: digits(date, 8, 10) });
}

/**
 * The date of a day number.
 *
 * @throws RangeError when the day is not a whole number from 1800-01-01 to 2199-12-31
 */
export function calendarDate(day: Day): CalendarDate {
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) {
    throw new RangeError(`Day ${day} is not a whole number between ${FIRST_DAY} (1800-01-01) and ${LAST_DAY} (2199-12-31).`);
  }
  const { year, month, dayOfMonth } = civilOfDay(day);
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as CalendarDate;
}

/**
 * The date so many days later (earlier when negative).
 *
 * @throws RangeError when the result leaves the years 1800 to 2199 or `days` is not a whole number
 * @example addDays('2024-02-28', 2) // '2024-03-01'
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return calendarDate(dayOf(date) + days);
}

/** Days from the first date to the second: 0 on the same day, negative when the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayOf(to) - dayOf(from);
}

/** Order of two dates for sorting: negative, zero or positive. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Value of the digits of `text` in [from, to), NaN when one of them is not an ASCII digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

const ZERO = 48;
const HYPHEN = 45;
