import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';
import type { CheckedSeries } from '../series/count-series.ts';
import { yearsBack } from '../series/series-clock.ts';
import type { UnjudgedReason } from '../series/verdict.ts';

/** Which earlier weeks a week is compared with. */
export interface ReferenceCountSettings {
  /** Years back (b). */
  years?: number | undefined;
  /** Weeks before this one, and on each side of the same week of earlier years (w). */
  halfWindow?: number | undefined;
  /** Whether the weeks just before this one count (actY). */
  currentYear?: boolean | undefined;
}

export type CheckedReferenceCount = Required<{ [Name in keyof ReferenceCountSettings]: NonNullable<ReferenceCountSettings[Name]> }>;

export function readReferenceCount(
  { years, halfWindow, currentYear }: ReferenceCountSettings,
  defaults: CheckedReferenceCount,
): CheckedReferenceCount {
  const read = {
    years: years ?? defaults.years,
    halfWindow: halfWindow ?? defaults.halfWindow,
    currentYear: currentYear ?? defaults.currentYear,
  };
  requireCount('years', read.years);
  requireCount('halfWindow', read.halfWindow, read.currentYear ? 1 : 0);
  if (read.years === 0 && !read.currentYear) {
    throw new ArgumentError('INCONSISTENT', 'years', 'Give at least one year, or take the weeks of the current year.', 0);
  }
  return read;
}

/** The counts a week is compared with, or why there are none. Earlier years are found without dates, `frequency` steps back. */
export function referenceCounts(
  { counts, clock }: CheckedSeries,
  { years, halfWindow, currentYear }: CheckedReferenceCount,
  at: number,
): number[] | UnjudgedReason {
  const steps = { ...clock, days: null };
  if (yearsBack(steps, at, years) - halfWindow < 0) return 'shortHistory';
  const found: number[] = [];
  if (currentYear) for (let week = at - halfWindow; week < at; week++) found.push(counts[week]!);
  for (let back = 1; back <= years; back++) {
    const anchor = yearsBack(steps, at, back);
    for (let week = anchor - halfWindow; week <= anchor + halfWindow && week < at; week++) found.push(counts[week]!);
  }
  return found.some(Number.isNaN) ? 'missingBaseline' : found;
}
