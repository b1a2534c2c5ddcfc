import { civilOfDay, dayOfCivil, type Day } from './civil-day.ts';

/**
 * Ways to count epidemiological weeks (流行病学周). `iso`: Monday to Sunday (ISO 8601; China, Europe, WHO).
 * `mmwr`: Sunday to Saturday (CDC's Morbidity and Mortality Weekly Report; the Americas).
 * In both, week 1 is the first week with at least four of its days in January's year.
 */
export const weekSystems = ['iso', 'mmwr'] as const;
export type WeekSystem = (typeof weekSystems)[number];

/** A week of a week-year. The week-year differs from the calendar year around New Year. */
export interface EpiWeek {
  year: number;
  /** 1 to 52 or 53. */
  week: number;
}

/** First day of the week a day is in: Monday for `iso`, Sunday for `mmwr`. */
export function startOfWeek(day: Day, system: WeekSystem): Day {
  const sinceMonday = modulo(day + MONDAY_TO_EPOCH, 7);
  return day - (system === 'iso' ? sinceMonday : (sinceMonday + 1) % 7);
}

/**
 * The epidemiological week of a day.
 *
 * A week has at least four days in a year exactly when its fourth day is in that year, so the fourth day gives
 * the week-year, and its position in that year the number.
 *
 * @see ISO 8601:2004 §2.2.10; CDC, "MMWR Weeks" fact sheet
 * @example epiWeek(dayOf('2021-01-01'), 'iso') // { year: 2020, week: 53 }
 */
export function epiWeek(day: Day, system: WeekSystem): EpiWeek {
  const fourthDay = startOfWeek(day, system) + 3;
  const { year } = civilOfDay(fourthDay);
  const newYear = dayOfCivil({ year, month: 1, dayOfMonth: 1 });
  return { year, week: Math.floor((fourthDay - newYear) / 7) + 1 };
}

export function isoWeek(day: Day): EpiWeek {
  return epiWeek(day, 'iso');
}

export function mmwrWeek(day: Day): EpiWeek {
  return epiWeek(day, 'mmwr');
}

/** `2026-W05`. */
export function formatWeek({ year, week }: EpiWeek): string {
  return `${year}-W${week < 10 ? '0' : ''}${week}`;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** 1970-01-01 was a Thursday: three days after a Monday. */
const MONDAY_TO_EPOCH = 3;
