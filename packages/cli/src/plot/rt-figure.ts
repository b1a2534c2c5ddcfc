import { dayOf } from '@firebreak/epi';
import { percentOf } from '../analysis/number-text.ts';
import { type RtPoint } from '../analysis/rt-point.ts';
import { type RtOptions } from '../analysis/rt-option.ts';
import { type Series } from '../table/series.ts';
import { text } from '../text.ts';
import { axisFromZero, niceTop } from './axis.ts';
import { colours } from './colour.ts';
import { casesPerStep, curveOf, dayAxisOf, middlesOf, notCompleteRegion } from './curve-mark.ts';
import { type Figure, type Mark } from './figure.ts';

export interface RtPicture {
  readonly title: string;
  readonly line: string;
  readonly words: string;
  readonly points: readonly RtPoint[];
  readonly series: Series;
  readonly options: Pick<RtOptions, 'incomplete' | 'level' | 'window'>;
}

/** The epidemic curve that Rt rests on, and under it Rt with its interval, each window at its last day. */
export function rtFigure({ title, line, words, points, series, options }: RtPicture): Figure {
  const x = dayAxisOf(series);
  const region = notCompleteRegion(series, options.incomplete);
  return {
    title,
    subtitle: [line, words],
    panels: [
      { x, y: axisFromZero(casesPerStep(series), heights(series)), height: 150, marks: [...curves(series), ...region] },
      {
        x,
        y: { kind: 'number', title: text('rtAxis', { window: options.window }), from: 0, to: topOf(points) },
        height: 260,
        marks: [...rtMarks(points, options.level), ...region],
      },
    ],
    notes: [text('rtNote')],
  };
}

/** Reported cases below what a nowcast adds, local ones below imported ones; else the plain curve. */
function curves(series: Series): Mark[] {
  const { reported, imported } = series.others;
  if (reported !== undefined) {
    return [
      { ...bars(series, reported), name: text('casesReported') },
      { ...bars(series, series.counts, reported), isHatched: true, name: text('casesNowcast') },
    ];
  }
  if (imported === undefined) return [curveOf(series)];
  const all = series.counts.map((count, at) => count + (imported[at] ?? 0));
  return [
    curveOf(series, text('casesLocal')),
    { ...bars(series, all, series.counts), fill: colours.expected, name: text('casesImported') },
  ];
}

const bars = (series: Series, high: Float64Array, low?: Float64Array) => ({
  kind: 'bars' as const,
  at: middlesOf(series, series.counts.length),
  high,
  ...(low ? { low } : {}),
  width: 1,
  fill: colours.cases,
});

const heights = ({ counts, others }: Series): Float64Array => counts.map((count, at) => count + (others['imported']?.[at] ?? 0));

function rtMarks(points: readonly RtPoint[], level: number): Mark[] {
  const at = points.map(({ to }) => dayOf(to) + 0.5);
  const column = (part: 'lower' | 'upper' | 'quartile1' | 'quartile3' | 'mean' | 'median'): number[] =>
    points.map((point) => point[part] ?? NaN);
  const hasMedian = points.some(({ median }) => median !== null);
  return [
    {
      kind: 'band',
      at,
      low: column('lower'),
      high: column('upper'),
      fill: colours.interval,
      name: text('interval', { level: percentOf(level) }),
    },
    ...(hasMedian
      ? [
          {
            kind: 'band' as const,
            at,
            low: column('quartile1'),
            high: column('quartile3'),
            fill: colours.estimate,
            name: text('interval', { level: '50%' }),
          },
        ]
      : []),
    { kind: 'rule', across: 'y', value: 1, stroke: colours.alarm, dash: [6, 4], name: text('rtOne') },
    {
      kind: 'line',
      at,
      values: column(hasMedian ? 'median' : 'mean'),
      stroke: colours.estimate,
      name: text(hasMedian ? 'rtMedian' : 'rtMean'),
    },
  ];
}

/** High enough for every estimate, and for limits as far as they do not flatten it. */
function topOf(points: readonly RtPoint[]): number {
  const largest = (part: 'mean' | 'upper'): number => points.reduce((most, point) => Math.max(most, point[part] ?? 0), 0);
  return niceTop(Math.max(2, Math.min(largest('upper'), 1.6 * largest('mean'))));
}
