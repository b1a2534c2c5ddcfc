import { addDays, parseCalendarDate, type CalendarDate } from '@firebreak/epi';

/**
 * Reads a date as people type it: `2026-07-12`, `20260712`, `7-12`, `0712`, `12 Jul`, `7月12日`, `-1` (yesterday), `0` (today).
 * A date without a year is the last such day not after `today`.
 *
 * @returns the date, or undefined for what is no date
 */
export function typedDate(text: string, today: string): CalendarDate | undefined {
  const typed = text.trim();
  const day = parseCalendarDate(today);
  if (day === undefined) return undefined;
  if (/^(0|-\d{1,3})$/.test(typed)) return addDays(day, Number(typed));
  if (/^\d{8}$/.test(typed)) return whole(typed.slice(0, 4), typed.slice(4, 6), typed.slice(6));
  if (/^\d{4}$/.test(typed)) return lastSuch(typed.slice(0, 2), typed.slice(2), today);
  const named = /^(\d{1,2})\s*([A-Za-z]{3})[a-z]*\.?(?:\s+(\d{4}))?$/.exec(typed);
  if (named !== null) return ofNamedMonth(named[1] ?? '', named[2] ?? '', named[3], today);
  const parts = typed
    .replace(/[年月/.]/g, '-')
    .replace(/日$/, '')
    .split('-');
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 3) return whole(first, second, third);
  return parts.length === 2 ? lastSuch(first, second, today) : undefined;
}

function ofNamedMonth(dayOfMonth: string, name: string, year: string | undefined, today: string): CalendarDate | undefined {
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  return year === undefined ? lastSuch(String(month), dayOfMonth, today) : whole(year, String(month), dayOfMonth);
}

/** The last such day of a year not after today; 29 February goes back to the last leap year. */
function lastSuch(month: string, dayOfMonth: string, today: string): CalendarDate | undefined {
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear; year > thisYear - LONGEST_GAP_OF_LEAP_DAYS - 1; year--) {
    const date = whole(String(year), month, dayOfMonth);
    if (date !== undefined && date <= today) return date;
  }
  return undefined;
}

const whole = (year: string, month: string, dayOfMonth: string): CalendarDate | undefined =>
  parseCalendarDate(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Years without 29 February around a century that is no leap year. */
const LONGEST_GAP_OF_LEAP_DAYS = 8;
