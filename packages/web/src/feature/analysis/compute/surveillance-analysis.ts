import {
  bayes,
  cusum,
  ears,
  farrington,
  farringtonFlexible,
  glr,
  outbreakP,
  rki,
  type CountSeries,
  type EarsMethod,
  type Verdict,
} from '@firebreak/engine/detection/index';
import { calendarDate } from '@firebreak/epi';
import { ArgumentError } from '@firebreak/epi/distribution/index';

/** Methods with how far back they look: only the bins just before, or the same time of earlier years. */
export const surveillanceMethods = [
  'C1',
  'C2',
  'C3',
  'cusum',
  'glr',
  'outbreakP',
  'farringtonFlexible',
  'farrington',
  'rki',
  'bayes',
] as const;
export type SurveillanceMethod = (typeof surveillanceMethods)[number];

export interface SurveillanceQuestion {
  /** Counts by bin of every series; the first is shown, the others are only judged in their last complete bin. */
  readonly series: readonly (readonly number[])[];
  /** Day number with which each bin begins. */
  readonly starts: readonly number[];
  readonly unit: 'day' | 'week';
  readonly method: SurveillanceMethod;
  /** Bins a method without years of history compares with, or learns the usual mean from. */
  readonly baseline: number;
  /** Bins at the end that are not complete: they are shown and not judged. */
  readonly incomplete: number;
}

export interface SurveillanceBin {
  readonly observed: number;
  readonly expected: number | null;
  readonly upper: number | null;
  readonly alarm: boolean;
  /** Null when it was judged; `incomplete` when its reports are still coming. */
  readonly unjudged: Verdict['unjudged'] | 'incomplete';
}

export interface SurveillanceAnalysis {
  /** A verdict for each bin of the first series. */
  readonly bins: SurveillanceBin[];
  /** The verdict on the last complete bin of each series; null where there is none. */
  readonly latest: (SurveillanceBin | null)[];
}

/** Whether counts stand out from what a method expects; see docs/method of each. */
export function surveillanceAnalysis(asked: SurveillanceQuestion): SurveillanceAnalysis {
  const { series, starts, incomplete } = asked;
  const judged = Math.max(0, starts.length - incomplete);
  const [shown = []] = series;
  const verdicts = new Map(judge(asked, shown, judged, 0).map((verdict) => [verdict.at, verdict]));
  return {
    bins: shown.map((observed, at) => binOf(observed, verdicts.get(at), at >= judged)),
    latest: series.map((counts) => {
      const verdict = judge(asked, counts, judged, Math.max(0, judged - 1)).at(-1);
      return verdict === undefined ? null : binOf(counts[judged - 1] ?? 0, verdict, false);
    }),
  };
}

function binOf(observed: number, verdict: Verdict | undefined, isIncomplete: boolean): SurveillanceBin {
  if (isIncomplete) return { observed, expected: null, upper: null, alarm: false, unjudged: 'incomplete' };
  if (verdict === undefined) return { observed, expected: null, upper: null, alarm: false, unjudged: 'shortHistory' };
  return { observed, expected: verdict.expected, upper: verdict.upper, alarm: verdict.alarm, unjudged: verdict.unjudged };
}

/** Verdicts of the complete bins; those from `from` on where the method judges a bin by itself. A history that is too short gives none. */
function judge(
  { starts, unit, method, baseline }: SurveillanceQuestion,
  counts: readonly number[],
  judged: number,
  from: number,
): Verdict[] {
  if (judged === 0) return [];
  const series = {
    counts: counts.slice(0, judged),
    frequency: unit === 'week' ? 52 : 365,
    dates: starts.slice(0, judged).map((start) => calendarDate(start)),
  };
  try {
    return verdictsOf(method, series, baseline, from);
  } catch (error) {
    if (error instanceof ArgumentError && error.code === 'NO_INFORMATION') return [];
    throw error;
  }
}

function verdictsOf(method: SurveillanceMethod, series: CountSeries, baseline: number, from: number): Verdict[] {
  switch (method) {
    case 'C1':
    case 'C2':
    case 'C3':
      return ears(series, { method: method satisfies EarsMethod, baseline, from });
    // These three add up from bin to bin: they are run from the end of the baseline, or from the beginning.
    case 'cusum':
      return baseline < series.counts.length ? cusum(series, { from: baseline }) : [];
    case 'glr':
      return baseline < series.counts.length ? glr(series, { from: baseline, mean: { harmonics: 0 }, limits: true }) : [];
    case 'outbreakP':
      return outbreakP(series, { limits: true });
    case 'farringtonFlexible':
      return farringtonFlexible(series, { from });
    case 'farrington':
      return farrington(series, { from });
    case 'rki':
      return rki(series, { from });
    case 'bayes':
      return bayes(series, { from });
  }
}
