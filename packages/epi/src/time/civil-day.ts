/**
 * A day as a whole number: days since 1970-01-01 in the proleptic Gregorian calendar, negative before it.
 * No clock and no time zone: the day somebody fell ill is the day on the wall calendar of that person.
 */
export type Day = number;

/** "No date" in a column of days. The lowest 32-bit integer, about 5.9 million years ago, so no real day equals it. */
export const NO_DAY: Day = -2_147_483_648;

/** Year, month (1–12) and day of the month (1–31). */
export interface CivilDate {
  year: number;
  month: number;
  dayOfMonth: number;
}

/**
 * Day number of a Gregorian date.
 *
 * The year is shifted to begin on 1 March, so the leap day is the last day of the year and the days before
 * month m (March = 0) are floor((153 m + 2) / 5). Whole 400-year cycles have 146,097 days.
 *
 * @param date a valid Gregorian date; validity is not checked here (see `parseCalendarDate`)
 * @returns days since 1970-01-01 (whole number)
 * @see Richards 2013, "Calendars", Explanatory Supplement to the Astronomical Almanac, 3rd ed., ch. 15
 * @example dayOfCivil({ year: 1970, month: 1, dayOfMonth: 1 }) // 0
 */
export function dayOfCivil({ year, month, dayOfMonth }: CivilDate): Day {
  const shiftedYear = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const cycle = Math.floor(shiftedYear / 400);
  const yearOfCycle = shiftedYear - cycle * 400;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * DAYS_PER_CYCLE + dayOfCycle - DAYS_BEFORE_1970;
}

/**
 * The Gregorian date of a day number; the inverse of `dayOfCivil`.
 *
 * @param day days since 1970-01-01 (whole number)
 */
export function civilOfDay(day: Day): CivilDate {
  const shifted = day + DAYS_BEFORE_1970;
  const cycle = Math.floor(shifted / DAYS_PER_CYCLE);
  const dayOfCycle = shifted - cycle * DAYS_PER_CYCLE;
  const yearOfCycle = yearOfCycleAt(dayOfCycle);
  const daysBefore = 365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - daysBefore;
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Leap year of the Gregorian rule: every fourth, but of the centuries only every fourth. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Takes out the leap days passed so far (one in 1,461 days, but not in 36,524), then divides by 365. */
function yearOfCycleAt(dayOfCycle: number): number {
  const leapDays =
    Math.floor(dayOfCycle / DAYS_PER_FOUR_YEARS_LESS_ONE) -
    Math.floor(dayOfCycle / DAYS_PER_CENTURY) +
    Math.floor(dayOfCycle / (DAYS_PER_CYCLE - 1));
  return Math.floor((dayOfCycle - leapDays) / 365);
}

const DAYS_PER_CYCLE = 146_097;
const DAYS_PER_CENTURY = 36_524;
const DAYS_PER_FOUR_YEARS_LESS_ONE = 1_460;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;
