import { toHalfWidth } from './date.ts';
import { isMissing, isUnknownWord } from './missing.ts';
import { bad, missing, value, type Parsed } from './parsed.ts';

export interface Age {
  readonly years: number;
  /** Whole months of life, given only where the source speaks of months, weeks or days. */
  readonly months?: number;
}

/**
 * Reads an age: years by default, or with a unit in the cell (`5岁`, `18 m`, `6 months`, `2岁3个月`, `10天`) or in a
 * column of its own. Fractions of years are cut to whole years. A range of ages (`30-39`) is not an age.
 */
export function parseAge(text: string, unit = ''): Parsed<Age> {
  const trimmed = toHalfWidth(text.trim()).toLowerCase();
  if (isMissing(text) || isUnknownWord(trimmed)) return missing;
  const both = /^(\d+)\s*(?:岁|歲|周岁|周歲|y|yr|yrs|years?)\s*(?:and\s*)?(\d+)\s*(?:个月|個月|月|m|mo|mos|months?)$/u.exec(trimmed);
  if (both) return ageOf(Number(both[1]) + Number(both[2]) / 12, true);
  const match = /^(\d+(?:[.,]\d+)?)\s*([^\d\s]*(?:\s[^\d]*)?)$/u.exec(trimmed);
  if (!match) return bad('AGE_NOT_AN_AGE');
  const perYear = UNITS.get((match[2] ?? '').trim().replace(/\.$/u, '') || unit.trim().toLowerCase());
  if (perYear === undefined) return bad('AGE_NOT_AN_AGE');
  return ageOf(Number((match[1] ?? '').replace(',', '.')) / perYear, perYear > 1);
}

function ageOf(years: number, withMonths: boolean): Parsed<Age> {
  if (years > OLDEST_YEARS) return bad('NUMBER_OUT_OF_RANGE');
  const whole = Math.floor(years + ROUNDING);
  return value(withMonths ? { years: whole, months: Math.floor(years * 12 + ROUNDING) } : { years: whole });
}

/** How many of a unit make a year. */
const UNITS = new Map<string, number>([
  ...[
    '',
    'y',
    'yr',
    'yrs',
    'year',
    'years',
    'year old',
    'years old',
    'y/o',
    'yo',
    'a',
    '岁',
    '歲',
    '周岁',
    '周歲',
    '年',
    'ans',
    'an',
    'años',
    'anos',
  ].map((word) => [word, 1] as const),
  ...['m', 'mo', 'mos', 'mth', 'mths', 'month', 'months', 'months old', '月', '个月', '個月', '月龄', '月齡', 'mois', 'meses'].map(
    (word) => [word, 12] as const,
  ),
  ...['w', 'wk', 'wks', 'week', 'weeks', '周', '週', '星期'].map((word) => [word, 365.25 / 7] as const),
  ...['d', 'day', 'days', '天', '日', '日龄', '日齡', 'jours', 'días'].map((word) => [word, 365.25] as const),
]);
const OLDEST_YEARS = 130;
/** 18 months over 12 must not come out a month short. */
const ROUNDING = 1e-9;
