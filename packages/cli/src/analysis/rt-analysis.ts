import { type CalendarDate } from '@firebreak/epi';
import { type CohortEstimate, type RtEstimate } from '@firebreak/engine/rt/index';
import { type RtOptions } from './rt-option.ts';
import { rtFigure } from '../plot/rt-figure.ts';
import { type Series } from '../table/series.ts';
import { locale } from '../language.ts';
import { text, type TextName } from '../text.ts';
import { type Analysis, type ResultTable } from './analysis.ts';
import { countText, intervalHeading, intervalText, numberText, percentOf, percentText } from './number-text.ts';
import { cohortPoints, coriPoints, type RtPoint } from './rt-point.ts';
import { type ReadSerialInterval } from './serial-interval-option.ts';
import { periodOf, seriesInput, seriesLine } from './series-option.ts';

export interface RtFound {
  readonly file: string;
  readonly series: Series;
  readonly interval: ReadSerialInterval;
  readonly options: RtOptions;
  readonly estimate:
    | { readonly method: 'cori'; readonly rt: RtEstimate }
    | { readonly method: 'wallingaTeunis'; readonly cohort: CohortEstimate };
}

/** What `firebreak rt` shows of a series: the latest window first, then the last ones, then what would make it wrong. */
export function rtAnalysis({ file, series, interval, options, estimate }: RtFound): Analysis {
  const isCori = estimate.method === 'cori';
  const points = isCori ? coriPoints(estimate.rt, series) : cohortPoints(estimate.cohort, series);
  const line = seriesLine(file, series, options.incomplete);
  return {
    method: estimate.method,
    input: { ...seriesInput(file, series, options), imported: options.imported ?? null },
    parameters: rtParameters(options, interval),
    ...(interval.sample === undefined ? {} : { seed: options.seed }),
    result: { windows: points, unattributed: isCori ? null : estimate.cohort.unattributed },
    headline: [latestLine(points, series, options), line, interval.words],
    tables: [rtTable(points, options, periodOf(series, options.incomplete).lastComplete)],
    remarks: [...series.remarks, ...hiddenRemark(points, options), ...statusRemarks(points), ...unattributedRemark(estimate)],
    figure: () =>
      rtFigure({ title: text(isCori ? 'rtTitle' : 'cohortTitle', { file }), line, words: interval.words, points, series, options }),
  };
}

export function rtParameters(
  { method, window, windows, priorMean, priorSd, level, correctFrom }: RtOptions,
  interval: ReadSerialInterval,
): Record<string, unknown> {
  return {
    method,
    window,
    windows,
    level,
    ...interval.parameters,
    ...(method === 'cori' ? { priorMean, priorSd } : { correctFrom: correctFrom ?? null }),
  };
}

/** The answer: Rt of the last window that ends on a complete day. */
export function latestLine(
  points: readonly RtPoint[],
  series: Series,
  { incomplete, level }: Pick<RtOptions, 'incomplete' | 'level'>,
): string {
  const { lastComplete } = periodOf(series, incomplete);
  const complete = points.filter(({ to, mean }) => mean !== null && lastComplete !== null && to <= lastComplete);
  const latest = complete.findLast(isReadable);
  if (latest === undefined) return text('rtNone');
  const { from, to, mean, lower, upper } = latest;
  const verdict: TextName = (lower ?? 0) > 1 ? 'rtGrowing' : (upper ?? Infinity) < 1 ? 'rtDeclining' : 'rtUnclear';
  const line = text(verdict, { from, to, mean: numberText(mean), interval: intervalText({ lower, upper }), level: percentOf(level) });
  return [line, ...laterLine(complete.slice(complete.indexOf(latest) + 1))].join(locale === 'en' ? ' ' : '');
}

/** Not a mean that is known to be too low, and not a prior. */
const isReadable = ({ status }: RtPoint): boolean => status === 'estimated' || status === 'imprecise';

/** Windows that come after the answer are told: a reader takes it for how things stand today. */
function laterLine(later: readonly RtPoint[]): string[] {
  if (later.length === 0) return [];
  const statuses = [...new Set(later.map(({ status }) => status))].filter((status) => status !== 'estimated');
  return [text('rtLaterUnsure', { count: later.length, why: statuses.map((status) => text(statusNames[status])).join(', ') })];
}

export function rtTable(
  points: readonly RtPoint[],
  { level, all, fromNowcast }: Pick<RtOptions, 'level' | 'all' | 'fromNowcast'>,
  lastComplete: CalendarDate | null,
): ResultTable {
  const shown = all === true ? points : points.slice(-SHOWN);
  const isCohort = points.some(({ observedShare }) => observedShare !== null);
  return {
    headings: [
      text('windowHeading'),
      text(fromNowcast === undefined ? 'casesWord' : 'casesWithNowcast'),
      'R',
      intervalHeading(level),
      ...(isCohort ? [text('seenShare')] : []),
      text('remarkHeading'),
    ],
    rows: shown.map(({ from, to, cases, mean, lower, upper, observedShare, status }) => [
      `${from} – ${to}`,
      countText(cases),
      numberText(mean),
      mean === null ? '—' : intervalText({ lower, upper }),
      ...(isCohort ? [percentText(observedShare)] : []),
      remarkOf(status, lastComplete === null || to > lastComplete),
    ]),
  };
}

function remarkOf(status: RtPoint['status'], isOpen: boolean): string {
  const words = [...(status === 'estimated' ? [] : [text(statusNames[status])]), ...(isOpen ? [text('notFullyReported')] : [])];
  return words.join(', ');
}

export function hiddenRemark(points: readonly RtPoint[], { all }: Pick<RtOptions, 'all'>): string[] {
  const hidden = points.length - SHOWN;
  return all === true || hidden <= 0 ? [] : [text('rtHidden', { count: hidden })];
}

/** Windows whose estimate a reader must not take for one. */
export function statusRemarks(points: readonly RtPoint[]): string[] {
  return (['priorOnly', 'unexplained'] as const).flatMap((status) => {
    const count = points.filter((point) => point.status === status).length;
    return count === 0 ? [] : [text(status === 'priorOnly' ? 'rtPriorOnly' : 'rtUnexplained', { count })];
  });
}

function unattributedRemark(estimate: RtFound['estimate']): string[] {
  if (estimate.method === 'cori' || estimate.cohort.unattributed === 0) return [];
  return [text('rtUnattributed', { count: estimate.cohort.unattributed })];
}

const statusNames: Readonly<Record<Exclude<RtPoint['status'], 'estimated'>, TextName>> = {
  tooEarly: 'statusTooEarly',
  priorOnly: 'statusPriorOnly',
  unexplained: 'statusUnexplained',
  imprecise: 'statusImprecise',
  noCases: 'statusNoCases',
  notAllSeen: 'statusNotAllSeen',
};
/** Two weeks of sliding windows. */
const SHOWN = 14;
