import type { CalendarDate } from '@firebreak/epi';
import type { CountSeries, Verdict } from '../src/detection/index.ts';
import { numbersIn, type ReferenceInput } from './measure-input.ts';

/** The series of a case, with its dates only where the reference program looked for reference weeks by date. */
export function seriesIn(input: ReferenceInput): CountSeries {
  const dates = input['epoch_as_date'] === true ? (input['epoch'] as CalendarDate[]) : undefined;
  const population = 'population' in input ? numbersIn(input, 'population') : undefined;
  return { counts: input['observed'] as (number | null)[], dates, frequency: Number(input['freq'] ?? 52), population };
}

/** Weeks of a case: positions from 1 there, from 0 here. Without a range, all weeks, of which those judged remain. */
export function rangeIn(input: ReferenceInput): { from: number; to: number } | Record<string, never> {
  const range = input['range'] as { from: number; to: number } | undefined;
  return range === undefined ? {} : { from: range.from - 1, to: range.to - 1 };
}

/** A setting of the case, undefined when it takes the default. */
export function optional<T>(input: ReferenceInput, name: string): T | undefined {
  const value = input[name];
  return value === undefined || value === null ? undefined : (value as T);
}

/** 1 for an alarm, 0 for none, as the reference writes it. */
export const alarmsOf = (verdicts: readonly Verdict[]): number[] => verdicts.map(({ alarm }) => (alarm ? 1 : 0));
