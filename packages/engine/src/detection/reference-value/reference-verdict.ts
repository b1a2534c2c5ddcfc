import { readSeries, type CountSeries } from '../series/count-series.ts';
import { numberOrNull, type Verdict } from '../series/verdict.ts';
import { readRange, type WeekRange } from '../series/week-range.ts';
import { referenceCounts, type CheckedReferenceCount } from './reference-count.ts';

/** What a method makes of the counts a week is compared with. */
export interface ReferenceLimit {
  expected: number;
  upper: number;
}

/** Judges each week of the range by a limit from its reference counts: alarm when the count is above it. */
export function judgeByReference(
  series: CountSeries,
  range: WeekRange,
  settings: CheckedReferenceCount,
  limitOf: (reference: readonly number[]) => ReferenceLimit,
): Verdict[] {
  const checked = readSeries(series);
  const { from, to } = readRange(range, checked.counts.length);
  return Array.from({ length: to - from + 1 }, (_, index): Verdict => {
    const at = from + index;
    const observed = numberOrNull(checked.counts[at]!);
    const reference = referenceCounts(checked, settings, at);
    if (typeof reference === 'string') return { at, observed, expected: null, upper: null, alarm: false, unjudged: reference };
    const { expected, upper } = limitOf(reference);
    return {
      at,
      observed,
      expected,
      upper,
      alarm: observed !== null && observed > upper,
      unjudged: observed === null ? 'missingCount' : null,
    };
  });
}
