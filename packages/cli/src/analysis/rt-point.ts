import { calendarDate, type CalendarDate } from '@firebreak/epi';
import { type CohortEstimate, type RtEstimate, rtRows, type RtStatus } from '@firebreak/engine/rt/index';
import { dayAt, type Series } from '../table/series.ts';

/** Rt of one window with its dates, whatever method it is of. */
export interface RtPoint {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Why there is no estimate, or what weakens it. */
  readonly status: RtStatus | 'noCases' | 'notAllSeen';
  /** Local cases of the window; for Wallinga and Teunis all of them. */
  readonly cases: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Quartiles; null where the method has none. */
  readonly quartile1: number | null;
  readonly quartile3: number | null;
  /** Share of the infections by these cases that falls within the series; null for Cori's method. */
  readonly observedShare: number | null;
}

type Days = Pick<Series, 'first' | 'step'>;

/** @param estimate with the probabilities lower, 0.25, 0.5, 0.75, upper */
export function coriPoints(estimate: RtEstimate, series: Days): RtPoint[] {
  return rtRows(estimate).map(
    ({
      from,
      to,
      status,
      localCases,
      mean,
      quantiles: [lower = null, quartile1 = null, median = null, quartile3 = null, upper = null],
    }) => ({
      from: calendarDate(dayAt(series, from)),
      to: calendarDate(dayAt(series, to)),
      status,
      cases: localCases,
      mean,
      median,
      lower,
      upper,
      quartile1,
      quartile3,
      observedShare: null,
    }),
  );
}

export function cohortPoints({ from, to, cases, mean, lower, upper, observedShare }: CohortEstimate, series: Days): RtPoint[] {
  const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
  return Array.from(from, (first, at) => ({
    from: calendarDate(dayAt(series, first)),
    to: calendarDate(dayAt(series, to[at] ?? first)),
    status: known(mean[at]) === null ? 'noCases' : (observedShare[at] ?? 1) < MOSTLY_SEEN ? 'notAllSeen' : 'estimated',
    cases: cases[at] ?? 0,
    mean: known(mean[at]),
    median: null,
    lower: known(lower[at]),
    upper: known(upper[at]),
    quartile1: null,
    quartile3: null,
    observedShare: known(observedShare[at]),
  }));
}

/** Below it the uncorrected mean is too low to be read. */
const MOSTLY_SEEN = 0.9;
