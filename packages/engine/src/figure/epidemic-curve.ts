import {
  calendarDate,
  caseClasses,
  countsAsCase,
  dayOf,
  epiWeek,
  formatWeek,
  NO_DAY,
  startOfWeek,
  type CalendarDate,
  type CaseClass,
  type LineList,
  type WeekSystem,
} from '@firebreak/epi';

export const curveIntervals = ['day', 'isoWeek', 'mmwrWeek'] as const;
export type CurveInterval = (typeof curveIntervals)[number];

export interface EpidemicCurveSettings {
  interval: CurveInterval;
  /** The day from which the outbreak is looked at; nothing later is drawn. */
  asOf: CalendarDate;
  /** First day to draw; without it, the first dated case. */
  from?: CalendarDate;
  /** Whether a case without onset is drawn on its report date (counted apart) or left among the undated. */
  reportFallback: boolean;
  /**
   * Days from onset to report within which most cases (say 90 %) are reported, see `reportingDelayQuantile`.
   * Days nearer than this to `asOf` are marked incomplete. Null when unknown: then nothing is marked.
   */
  reportingDelayDays: number | null;
  /** At most so many bins, the latest; what is earlier is counted in `beforeFrom`. */
  maxBins?: number;
}

export interface CurveBin {
  /** First and last day of the bin; the last bin ends with its week, even when that is after `asOf`. */
  from: CalendarDate;
  to: CalendarDate;
  /** `2026-03-04`, or `2026-W10`. */
  label: string;
  /** Cases by onset, in the order of `classes`. */
  byOnset: number[];
  /** Cases without onset, by report date, in the order of `classes`. */
  byReport: number[];
  total: number;
  /** Some of its days are so recent that part of their cases is not reported yet. */
  incomplete: boolean;
}

export interface EpidemicCurve {
  interval: CurveInterval;
  asOf: CalendarDate;
  /** Classes drawn, in stacking order: all that count as a case. */
  classes: CaseClass[];
  /** Without gaps from the first to the last. */
  bins: CurveBin[];
  /** All cases of the line list: what the other counts add up to. */
  denominator: number;
  /** Cases drawn by onset. */
  byOnset: number;
  /** Cases drawn by report date because they have no onset. */
  byReport: number;
  /** Cases that have no date to be drawn on. */
  undated: number;
  /** Cases before the first bin. */
  beforeFrom: number;
  /** Cases dated after `asOf`: mistyped, or looked at from the past. */
  afterAsOf: number;
  /** Persons excluded (`notACase`), not part of the denominator. */
  excluded: number;
  /** First day that is not complete yet, null when nothing is marked. */
  incompleteFrom: CalendarDate | null;
}

/**
 * Epidemic curve (流行曲线): cases by day or week of onset, stacked by class, every case accounted for:
 * denominator = byOnset + byReport + undated + beforeFrom + afterAsOf. See docs/method/epidemic-curve.md.
 *
 * @throws RangeError when `maxBins` or `reportingDelayDays` is not a whole number (at least 1, at least 0)
 */
export function epidemicCurve(list: LineList, settings: EpidemicCurveSettings): EpidemicCurve {
  const { interval, asOf, maxBins = DEFAULT_MAX_BINS, reportingDelayDays } = settings;
  requireWhole('maxBins', maxBins, 1);
  if (reportingDelayDays !== null) requireWhole('reportingDelayDays', reportingDelayDays, 0);
  const placed = placeCases(list, settings);
  const bins = emptyBins(placed, settings, maxBins);
  const counts = fillBins(list, placed, bins, settings);
  const incompleteFrom = reportingDelayDays === null || reportingDelayDays === 0 ? null : dayOf(asOf) - reportingDelayDays + 1;
  return {
    interval,
    asOf,
    classes: [...drawnClasses],
    bins: bins.map((bin) => ({ ...bin, incomplete: incompleteFrom !== null && dayOf(bin.to) >= incompleteFrom })),
    ...counts,
    incompleteFrom: incompleteFrom === null ? null : calendarDate(incompleteFrom),
  };
}

/**
 * Days from onset to report within which a share of the cases was reported: the smallest delay d such that at
 * least `share` of the cases with both dates have a delay of at most d. Null when none has both dates.
 *
 * Cases reported before their onset are left out (one of the dates is wrong). Recent long delays are not known
 * yet, so in a growing outbreak the true quantile is larger.
 *
 * @param share in (0, 1], such as 0.9
 */
export function reportingDelayQuantile({ onsetDay, reportDay, classIndex }: LineList, share: number): number | null {
  if (!(share > 0 && share <= 1)) throw new RangeError(`A share is above 0 and at most 1; got ${share}.`);
  const delays = onsetDay.map((onset, row) => {
    const known = onset !== NO_DAY && reportDay[row] !== NO_DAY && counts(classIndex[row]!);
    return known ? reportDay[row]! - onset : -1;
  });
  const known = delays.filter((delay) => delay >= 0).sort();
  return known.length === 0 ? null : known[Math.ceil(share * known.length) - 1]!;
}

/** Day each case is drawn on, `NO_DAY` for none, and whether that is its onset. */
interface PlacedCases {
  day: Int32Array;
  onOnset: Uint8Array;
  included: Uint8Array;
}

function placeCases({ length, classIndex, onsetDay, reportDay }: LineList, { reportFallback }: EpidemicCurveSettings): PlacedCases {
  const placed = { day: new Int32Array(length).fill(NO_DAY), onOnset: new Uint8Array(length), included: new Uint8Array(length) };
  for (let row = 0; row < length; row++) {
    placed.included[row] = counts(classIndex[row]!) ? 1 : 0;
    placed.onOnset[row] = onsetDay[row] === NO_DAY ? 0 : 1;
    placed.day[row] = placed.onOnset[row] === 1 ? onsetDay[row]! : reportFallback ? reportDay[row]! : NO_DAY;
  }
  return placed;
}

function emptyBins(
  { day, included }: PlacedCases,
  { interval, asOf, from }: EpidemicCurveSettings,
  maxBins: number,
): Omit<CurveBin, 'incomplete'>[] {
  const last = dayOf(asOf);
  const dated = day.filter((at, row) => included[row] === 1 && at !== NO_DAY && at <= last);
  if (dated.length === 0 && from === undefined) return [];
  const width = interval === 'day' ? 1 : 7;
  const lastStart = binStart(last, interval);
  const wanted = binStart(from === undefined ? dated.reduce((least, at) => Math.min(least, at), last) : dayOf(from), interval);
  const firstStart = Math.max(wanted, lastStart - (maxBins - 1) * width);
  const bins: Omit<CurveBin, 'incomplete'>[] = [];
  for (let start = firstStart; start <= lastStart; start += width) {
    const zeros = (): number[] => drawnClasses.map(() => 0);
    bins.push({
      from: calendarDate(start),
      to: calendarDate(start + width - 1),
      label: labelOf(start, interval),
      byOnset: zeros(),
      byReport: zeros(),
      total: 0,
    });
  }
  return bins;
}

type CurveCounts = Pick<EpidemicCurve, 'denominator' | 'byOnset' | 'byReport' | 'undated' | 'beforeFrom' | 'afterAsOf' | 'excluded'>;

function fillBins(
  list: LineList,
  { day, onOnset, included }: PlacedCases,
  bins: Omit<CurveBin, 'incomplete'>[],
  { interval, asOf }: EpidemicCurveSettings,
): CurveCounts {
  const tally = { denominator: 0, byOnset: 0, byReport: 0, undated: 0, beforeFrom: 0, afterAsOf: 0, excluded: 0 };
  const first = bins[0] === undefined ? NO_DAY : dayOf(bins[0].from);
  const width = interval === 'day' ? 1 : 7;
  const last = dayOf(asOf);
  for (let row = 0; row < list.length; row++) {
    if (included[row] === 0) {
      tally.excluded++;
      continue;
    }
    tally.denominator++;
    const at = day[row]!;
    const bin = bins[Math.floor((at - first) / width)];
    if (at === NO_DAY) tally.undated++;
    else if (at > last) tally.afterAsOf++; // also when the week of asOf is not over
    else if (bin === undefined) tally.beforeFrom++;
    else {
      const basis = onOnset[row] === 1 ? 'byOnset' : 'byReport';
      bin[basis][drawnIndex[list.classIndex[row]!]!]!++;
      bin.total++;
      tally[basis]++;
    }
  }
  return tally;
}

function binStart(day: number, interval: CurveInterval): number {
  return interval === 'day' ? day : startOfWeek(day, weekSystemOf(interval));
}

function labelOf(start: number, interval: CurveInterval): string {
  return interval === 'day' ? calendarDate(start) : formatWeek(epiWeek(start, weekSystemOf(interval)));
}

function weekSystemOf(interval: Exclude<CurveInterval, 'day'>): WeekSystem {
  return interval === 'isoWeek' ? 'iso' : 'mmwr';
}

function counts(classIndex: number): boolean {
  return countsAsCase(caseClasses[classIndex]!);
}

function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) throw new RangeError(`${name} is a whole number of at least ${least}; got ${value}.`);
}

/** Surest at the bottom of the stack. */
const drawnClasses: readonly CaseClass[] = ['confirmed', 'confirmedNoSymptoms', 'probable', 'suspected', 'notClassified'];
const drawnIndex = caseClasses.map((caseClass) => drawnClasses.indexOf(caseClass));
const DEFAULT_MAX_BINS = 1000;
