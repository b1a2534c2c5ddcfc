import type { DelaysAnswer } from '@firebreak/contract';
import { calendarDate, createRng } from '@firebreak/epi';
import { drawNowcast, nowcast, reportingTriangle, type NowcastMethod } from '@firebreak/engine/nowcast/index';
import { ArgumentError } from '@firebreak/epi/distribution/index';

export interface NowcastQuestion {
  readonly cells: DelaysAnswer['pairs'][number]['cells'];
  /** Places in `caseClasses` of the classes that count. */
  readonly classes: readonly number[];
  /** The day in force, whose reports count, as number. */
  readonly today: number;
  readonly maxDelay: number;
  readonly method: NowcastMethod;
  readonly level: number;
}

export interface NowcastDayShown {
  /** Day of the event, as number. */
  readonly day: number;
  readonly reported: number;
  readonly reportedShare: number;
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Cases of the last week, reported and expected in the end. */
export interface WeekTotal {
  readonly reported: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

export interface NowcastAnalysis {
  readonly days: NowcastDayShown[];
  /** Null where the method gives no distribution of a whole week. */
  readonly week: WeekTotal | null;
  /** Cases in the triangle, and those with a delay above the longest told apart. */
  readonly cases: number;
  readonly longer: number;
}

/**
 * Cases by day of event with those that are not reported yet. A case reported before its event (found before it fell
 * ill) is known on the day of the event. See docs/method/nowcast.md. Null without a case.
 */
export function nowcastAnalysis({ cells, classes, today, maxDelay, method, level }: NowcastQuestion): NowcastAnalysis | null {
  const records = cells.count.flatMap((count, row) => {
    const [elapsed, delay] = [cells.elapsed[row] ?? 0, Math.max(0, cells.delay[row] ?? 0)];
    if (!classes.includes(cells.caseClass[row] ?? -1) || elapsed >= MOST_DAYS) return [];
    return [{ event: calendarDate(today - elapsed), report: calendarDate(today - elapsed + delay), count }];
  });
  if (records.length === 0) return null;
  const triangle = reportingTriangle(records, { now: calendarDate(today), maxDelay });
  const found = nowcast(triangle, { method, level });
  const days = found.days.map(({ daysElapsed, reported, reportedShare, median, lower, upper }) => ({
    day: today - daysElapsed,
    reported,
    reportedShare,
    median,
    lower,
    upper,
  }));
  const cases = days.reduce((sum, { reported }) => sum + reported, 0);
  return { days, week: weekOf(found, level), cases, longer: triangle.longer };
}

/** Quantiles of the sum of the last seven days, from curves drawn whole: the days move together. */
function weekOf(found: ReturnType<typeof nowcast>, level: number): WeekTotal | null {
  try {
    const { totals } = drawNowcast(found, createRng(SEED), DRAWS);
    const length = found.days.length;
    const width = Math.min(7, length);
    const sums = Array.from({ length: DRAWS }, (_, draw) =>
      totals.slice((draw + 1) * length - width, (draw + 1) * length).reduce((sum, total) => sum + total, 0),
    ).sort((a, b) => a - b);
    const at = (share: number): number => sums[Math.min(DRAWS - 1, Math.floor(share * DRAWS))] ?? 0;
    const reported = found.days.slice(-width).reduce((sum, day) => sum + day.reported, 0);
    return { reported, median: at(0.5), lower: at((1 - level) / 2), upper: at((1 + level) / 2) };
  } catch (error) {
    if (error instanceof ArgumentError && error.code === 'NO_INFORMATION') return null;
    throw error;
  }
}

/** Older days say nothing of how reports come now. */
const MOST_DAYS = 400;
/** The same data give the same numbers, on every screen. */
const SEED = 'firebreak nowcast';
const DRAWS = 1000;
