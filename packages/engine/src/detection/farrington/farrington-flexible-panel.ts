import { ArgumentError } from '@firebreak/epi/distribution/index';
import { readPanel, type CheckedPanel, type CountPanel } from '../series/count-panel.ts';
import { runSteps, type LongRun } from '../series/long-run.ts';
import { reasonCode } from '../series/verdict.ts';
import { readRange, type WeekRange } from '../series/week-range.ts';
import { readFlexible, type CheckedFlexible, type FarringtonFlexibleSettings } from './flexible-settings.ts';
import { flexibleRun, judgeFlexible, type FlexibleNumbers } from './flexible-week.ts';
import { referenceFit } from './reference-fit.ts';
import { mostReferenceWeeks, referencePlan } from './reference-plan.ts';

/** Verdicts of a panel, flat: week `from + w` of series `s` is at `s * weeks + w`. `reason`: see `reasonOf`. */
export interface FarringtonFlexiblePanel extends FlexibleNumbers {
  series: number;
  /** First week judged, and how many. */
  from: number;
  weeks: number;
}

/**
 * Farrington's flexible method on many series at once: the numbers of `farringtonFlexible`, without an object per
 * week. The design of a week is made once for all series.
 *
 * @param settings.onProgress called after each week with the share done
 * @param settings.cancelled asked before each week; weeks not reached have the reason `cancelled`
 * @throws ArgumentError for counts, dates or settings that cannot be
 */
export function farringtonFlexiblePanel(
  panel: CountPanel,
  settings: FarringtonFlexibleSettings & WeekRange & LongRun = {},
): FarringtonFlexiblePanel {
  return judgePanel(readPanel(panel), readFlexible(settings), settings);
}

/** The same for a panel that was checked already. */
export function judgePanel(panel: CheckedPanel, settings: CheckedFlexible, run: WeekRange & LongRun): FarringtonFlexiblePanel {
  const { counts, series, weeks, clock } = panel;
  const { from, to } = readRange(run, weeks);
  const wide = to - from + 1;
  const result: FarringtonFlexiblePanel = { series, from, weeks: wide, ...emptyNumbers(series * wide) };
  const fit = referenceFit(Math.min(weeks, mostReferenceWeeks(clock, settings)), settings.periods);
  const shared = flexibleRun(counts, logPopulationOf(panel, settings), settings, fit, result);
  runSteps(wide, run, (week) => {
    const plan = referencePlan(clock, from + week, settings);
    for (let index = 0; index < series; index++) {
      const place = index * wide + week;
      if (plan === null) result.reason[place] = SHORT_HISTORY;
      else judgeFlexible(shared, plan, from + week, index * weeks, place);
    }
  });
  return result;
}

function emptyNumbers(size: number): FlexibleNumbers {
  const none = (): Float64Array => new Float64Array(size).fill(NaN);
  return {
    expected: none(),
    error: none(),
    upper: none(),
    score: none(),
    pValue: none(),
    dispersion: none(),
    trend: none(),
    alarm: new Uint8Array(size),
    reason: new Uint8Array(size).fill(CANCELLED),
  };
}

function logPopulationOf({ population }: CheckedPanel, { populationOffset }: CheckedFlexible): Float64Array | null {
  if (!populationOffset) return null;
  if (population === null) throw new ArgumentError('EMPTY', 'population', 'Counts per population need a population for each count.');
  return population.map(Math.log);
}

const SHORT_HISTORY = reasonCode('shortHistory');
const CANCELLED = reasonCode('cancelled');
