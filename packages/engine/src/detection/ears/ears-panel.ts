import { readPanel, type CountPanel } from '../series/count-panel.ts';
import { runSteps, type LongRun } from '../series/long-run.ts';
import { reasonCode } from '../series/verdict.ts';
import { readRange, type WeekRange } from '../series/week-range.ts';
import { readEars, type CheckedEars, type EarsSettings } from './ears-settings.ts';
import { emptyBaselines, fillBaselines, judgeEars, type Baselines } from './ears-week.ts';

/** Verdicts of a panel, flat: week `from + w` of series `s` is at `s * weeks + w`. */
export interface EarsPanel {
  series: number;
  /** First week judged, and how many. */
  from: number;
  weeks: number;
  /** Mean of the baseline; NaN without one. */
  expected: Float64Array;
  /** Alarm limit; NaN without one. */
  upper: Float64Array;
  /** 1 for an alarm. */
  alarm: Uint8Array;
  /** 0 for judged, else why not: see `reasonOf`. */
  reason: Uint8Array;
}

/**
 * EARS (Early Aberration Reporting System) on many series at once: the numbers of `ears`, without an object per week.
 *
 * @throws ArgumentError for counts, dates or settings that cannot be
 */
export function earsPanel(panel: CountPanel, settings: EarsSettings & WeekRange & LongRun = {}): EarsPanel {
  const { counts, series, weeks } = readPanel(panel);
  return judgePanel(counts, series, weeks, readEars(settings), settings);
}

/** The same for counts that were checked already. */
export function judgePanel(
  counts: Float64Array,
  series: number,
  weeks: number,
  settings: CheckedEars,
  run: WeekRange & LongRun,
): EarsPanel {
  const { from, to } = readRange(run, weeks);
  const wide = to - from + 1;
  const result: EarsPanel = {
    series,
    from,
    weeks: wide,
    expected: new Float64Array(series * wide).fill(NaN),
    upper: new Float64Array(series * wide).fill(NaN),
    alarm: new Uint8Array(series * wide),
    reason: new Uint8Array(series * wide).fill(reasonCode('cancelled')),
  };
  const baselines = emptyBaselines(weeks);
  runSteps(series, run, (index) => {
    fillBaselines(counts, index * weeks, settings.method === 'C3' ? Math.max(0, from - 2) : from, to, settings, baselines);
    judgeSeries(counts, index * weeks, settings, baselines, result, index * wide);
  });
  return result;
}

function judgeSeries(
  counts: Float64Array,
  start: number,
  settings: CheckedEars,
  baselines: Baselines,
  { from, weeks, expected, upper, alarm, reason }: EarsPanel,
  place: number,
): void {
  for (let week = 0; week < weeks; week++) {
    const code = judgeEars(counts, start, from + week, settings, baselines, upper, place + week);
    expected[place + week] = baselines.mean[from + week]!;
    reason[place + week] = code;
    alarm[place + week] = code === 0 && counts[start + from + week]! > upper[place + week]! ? 1 : 0;
  }
}
