import { dateOfSerial } from '../../reader/index.ts';
import { isMissing, isUnknownWord } from './missing.ts';
import { bad, leftOut, missing, value, type Parsed } from './parsed.ts';

/** `roc`: year of the Republic of China (民國), month, day, without the word that says so. */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'roc'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** First and last calendar date that may be true, both included. */
export interface Plausible {
  readonly from: string;
  readonly to: string;
}
export const defaultPlausible: Plausible = { from: '1900-01-01', to: '2099-12-31' };

export interface DateReading {
  /** Order of dates such as 3/4/2026 in this column; undefined where nothing decides. */
  readonly order: DateOrder | undefined;
  readonly plausible: Plausible;
  readonly date1904: boolean;
  /** Time zone in which an instant falls on a date (IANA name). */
  readonly zone: string;
  /** With day numbers instead of dates: the calendar date of day 0. */
  readonly dayZero?: string;
}

/**
 * Reads a calendar date in any of the ways people write it: ISO dates and instants, 2022/7/12, 2022年7月12日,
 * 20220712, 民國111年7月12日, day/month/year in the order of the column, names of months, Excel serials. Years of two digits, days that
 * never were and dates outside the plausible range are errors; 1900-01-01 and the like are placeholders.
 *
 * @returns the date as `YYYY-MM-DD`
 */
export function parseDate(text: string, reading: DateReading): Parsed<string> {
  const trimmed = toHalfWidth(text.trim());
  if (isMissing(trimmed) || isUnknownWord(trimmed)) return missing;
  const read = readDate(trimmed, reading);
  return typeof read === 'string' ? judge(read, reading.plausible) : read;
}

function readDate(text: string, reading: DateReading): string | Parsed<string> {
  const serial = /^\d+(\.\d+)?$/u.test(text) ? ofDigits(text, reading) : undefined;
  if (serial !== undefined) return serial;
  const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/u.test(text) ? ofInstant(text, reading.zone) : undefined;
  if (instant !== undefined) return instant;
  return ofParts(withoutTime(text), reading.order) ?? bad('DATE_NOT_A_DATE');
}

function ofParts(text: string, order: DateOrder | undefined): string | Parsed<string> | undefined {
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?$/u.exec(text);
  if (yearFirst) return calendar(yearFirst[1], yearFirst[2], yearFirst[3]);
  const republic = ofRepublic(text, order);
  if (republic !== undefined) return republic;
  const yearLast = splitNumeric(text);
  if (yearLast) return inOrder(yearLast, order, text);
  if (/^\d{1,2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号號]?$/u.test(text)) return bad('DATE_TWO_DIGIT_YEAR');
  return ofMonthName(text);
}

/**
 * A date of the calendar of Taiwan, whose year 1 (元年) is 1912: always where it says 民國, and where nothing but three numbers stand in the
 * order that was chosen. A year of three digits that nobody said anything about may be a slip, and is not guessed at.
 */
function ofRepublic(text: string, order: DateOrder | undefined): string | Parsed<string> | undefined {
  const match = /^((?:中[華华])?民[國国]\s*)?(\d{1,3}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?$/u.exec(text);
  if (!match) return undefined;
  const [, word, year = '', month, day] = match;
  if (word !== undefined || order === 'roc') return calendar(yearOfRepublic(year), month, day);
  return year.length === 3 ? bad('DATE_YEAR_OF_REPUBLIC') : undefined;
}

const yearOfRepublic = (year: string): number => BEFORE_REPUBLIC + (year === '元' ? 1 : Number(year));
/** 民國元年 is 1912. */
const BEFORE_REPUBLIC = 1911;

/** The three numbers of `3/4/2026`: first, second, year. */
export function splitNumeric(text: string): { a: number; b: number; year: string } | undefined {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(withoutTime(toHalfWidth(text.trim())));
  return match ? { a: Number(match[1]), b: Number(match[2]), year: match[3] as string } : undefined;
}

function inOrder(
  { a, b, year }: { a: number; b: number; year: string },
  order: DateOrder | undefined,
  text: string,
): Parsed<string> | string {
  const dayFirst = calendar(year, b, a);
  const monthFirst = calendar(year, a, b);
  if (typeof dayFirst !== 'string' && typeof monthFirst !== 'string') return bad('DATE_NOT_A_DATE');
  if (order === 'dmy' || order === 'mdy') {
    const chosen = order === 'dmy' ? dayFirst : monthFirst;
    return typeof chosen === 'string' ? chosen : bad('DATE_WRONG_ORDER', { order: order === 'dmy' ? 'D/M/Y' : 'M/D/Y' });
  }
  if (typeof dayFirst === 'string' && typeof monthFirst === 'string') {
    if (dayFirst === monthFirst) return dayFirst;
    return order === 'ymd' || order === 'roc'
      ? bad('DATE_NOT_A_DATE')
      : bad('DATE_AMBIGUOUS', { first: dayFirst, second: monthFirst, text });
  }
  return typeof dayFirst === 'string' ? dayFirst : monthFirst;
}

/** Eight digits are year, month and day, as are six or seven in the calendar of Taiwan; fewer are an Excel serial or, where the column counts days, a day number. */
function ofDigits(text: string, reading: DateReading): string | Parsed<string> {
  if (/^\d{8}$/u.test(text)) return calendar(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8));
  if (reading.order === 'roc' && /^\d{6,7}$/u.test(text))
    return calendar(yearOfRepublic(text.slice(0, -4)), text.slice(-4, -2), text.slice(-2));
  const number = Number(text);
  if (reading.dayZero !== undefined && Number.isInteger(number) && number < FIRST_SERIAL) return plusDays(reading.dayZero, number);
  if (number < FIRST_SERIAL || number > LAST_SERIAL) return bad('DATE_NOT_A_DATE');
  return dateOfSerial(number, reading.date1904)?.slice(0, 10) ?? bad('DATE_NOT_A_DATE');
}

/**
 * The date of an instant. Midnight UTC is how systems store a bare date, so its date stands; any other instant falls
 * on the date it has in the given zone.
 */
function ofInstant(text: string, zone: string): string | undefined {
  if (/T00:00(:00(\.0+)?)?Z$/u.test(text)) return calendarText(text.slice(0, 10));
  const time = Date.parse(text.replace(' ', 'T'));
  if (Number.isNaN(time)) return undefined;
  return formatter(zone).format(time);
}

function ofMonthName(text: string): string | Parsed<string> | undefined {
  const match = /^(?:(\d{1,2})[\s-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2}))[\s,-]+(\d{4}|\d{2})$/iu.exec(text);
  if (!match) return undefined;
  if (match[5]?.length === 2) return bad('DATE_TWO_DIGIT_YEAR');
  const name = (match[2] ?? match[3] ?? '').slice(0, 3).toLowerCase();
  const month = MONTHS.indexOf(name) + 1;
  return month === 0 ? undefined : calendar(match[5], month, match[1] ?? match[4]);
}

function judge(date: string, plausible: Plausible): Parsed<string> {
  if (PLACEHOLDERS.has(date)) return leftOut('DATE_PLACEHOLDER');
  if (date < plausible.from || date > plausible.to) return bad('DATE_IMPLAUSIBLE', { from: plausible.from, to: plausible.to });
  return value(date);
}

function calendar(
  year: string | number | undefined,
  month: string | number | undefined,
  day: string | number | undefined,
): string | Parsed<string> {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const real = m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
  return real ? `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}` : bad('DATE_NOT_A_DATE');
}

function calendarText(text: string): string | undefined {
  const read = calendar(text.slice(0, 4), text.slice(5, 7), text.slice(8, 10));
  return typeof read === 'string' ? read : undefined;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A calendar date some days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function withoutTime(text: string): string {
  return text.replace(/(?:T|\s+)\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m)?$/iu, '').trim();
}

/** Full-width digits and signs, as Chinese input methods write them, as their usual forms. */
export function toHalfWidth(text: string): string {
  return /[\uff01-\uff5e\u3000]/u.test(text) ? text.normalize('NFKC') : text;
}

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found)
    formatters.set(zone, (found = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return found;
}

const pad = (number: number, width: number): string => String(number).padStart(width, '0');
const formatters = new Map<string, Intl.DateTimeFormat>();
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Dates systems write for "no date": Excel's day 1, its day 0 in some exports, Unix zero stays a true date. */
const PLACEHOLDERS = new Set(['1900-01-01', '1899-12-30', '1899-12-31', '0001-01-01', '9999-12-31', '2099-12-31', '1753-01-01']);
/** Excel serials of 1927-05-18 to 2119-07-28: smaller numbers are ages or day counts, not dates. */
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 80_200;
