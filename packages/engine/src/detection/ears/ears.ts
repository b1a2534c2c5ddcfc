import { readSeries, type CountSeries } from '../series/count-series.ts';
import type { LongRun } from '../series/long-run.ts';
import { numberOrNull, reasonOf, type Verdict } from '../series/verdict.ts';
import type { WeekRange } from '../series/week-range.ts';
import { judgePanel } from './ears-panel.ts';
import { readEars, type EarsSettings } from './ears-settings.ts';

/**
 * EARS C1, C2 or C3: whether a count stands out from the few weeks (days) before it. Needs no years of history.
 *
 * C1: limit = mean + z sd of the `baseline` counts just before; C2: of those two steps earlier, so that an outbreak
 * does not raise its own limit; C3: alarm when C2 statistics of this count and the parts above 1 of the two before
 * exceed z together, which as a limit for the count is y + sd (z - both parts). Alarm: count > limit. The standard
 * deviation has n - 1.
 *
 * @param series.counts cases per week or day
 * @param settings.from, settings.to weeks to judge, from 0; all by default
 * @returns a verdict for each week of the range; `expected` is the mean of the baseline
 * @throws ArgumentError for counts, dates or settings that cannot be
 * @see Hutwagner et al. 2003, J Urban Health 80:i89; Fricker, Hegler & Dunfee 2008, Stat Med 27:3407
 * @example ears({ counts: [2, 1, 0, 3, 1, 2, 1, 9] }, { from: 7 }) // 9 against a limit of 4.4: alarm
 */
export function ears(series: CountSeries, settings: EarsSettings & WeekRange & LongRun = {}): Verdict[] {
  const { counts } = readSeries(series);
  const panel = judgePanel(counts, 1, counts.length, readEars(settings), settings);
  return Array.from(panel.upper, (upper, index) => ({
    at: panel.from + index,
    observed: numberOrNull(counts[panel.from + index]!),
    expected: numberOrNull(panel.expected[index]!),
    upper: numberOrNull(upper),
    alarm: panel.alarm[index] === 1,
    unjudged: reasonOf(panel.reason[index]!),
  }));
}
