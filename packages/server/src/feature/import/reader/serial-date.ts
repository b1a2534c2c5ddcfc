/**
 * The date of an Excel serial number, with time to the second where it has a fraction.
 *
 * System 1900: 1 is 1900-01-01, and 60 is 1900-02-29, a day that never was, so serials above 60 are one too high.
 * System 1904 (old Excel for Mac): 0 is 1904-01-01.
 *
 * @returns `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`; undefined for 60 in system 1900 and outside the years 1900–9999
 * @see ECMA-376 part 1, 18.17.4.1
 */
export function dateOfSerial(serial: number, date1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < (date1904 ? 0 : 1) || serial >= LAST_SERIAL) return undefined;
  const seconds = Math.round((serial % 1) * SECONDS_PER_DAY);
  const whole = Math.floor(serial) + (seconds === SECONDS_PER_DAY ? 1 : 0);
  if (!date1904 && whole === LEAP_BUG) return undefined;
  const days = date1904 ? whole + DAYS_TO_1904 : whole - (whole > LEAP_BUG ? 1 : 0) - 1;
  const instant = new Date(Date.UTC(1900, 0, 1) + days * SECONDS_PER_DAY * 1000 + (seconds % SECONDS_PER_DAY) * 1000);
  const text = instant.toISOString();
  return seconds % SECONDS_PER_DAY === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

const SECONDS_PER_DAY = 86_400;
const LEAP_BUG = 60;
/** Days from 1900-01-01 to 1904-01-01. */
const DAYS_TO_1904 = 1460;
/** 9999-12-31 is serial 2,958,465. */
const LAST_SERIAL = 2_958_466;
