import { type Verdict } from '@firebreak/engine/detection/index';
import { dayAt, type Series, stepDays } from '../table/series.ts';
import { text } from '../text.ts';
import { axisFromZero, largestOf } from './axis.ts';
import { colours } from './colour.ts';
import { casesPerStep, curveOf, dayAxisOf, middlesOf, notCompleteRegion } from './curve-mark.ts';
import { type Figure, type Mark } from './figure.ts';

/** Counts as bars, what was expected, the limit as a step over each count, alarms as triangles above their bars. */
export function detectFigure(about: {
  readonly title: string;
  readonly subtitle: readonly string[];
  readonly series: Series;
  readonly verdicts: readonly Verdict[];
  readonly incomplete: number;
}): Figure {
  const { series, verdicts } = about;
  const middles = middlesOf(series, series.counts.length);
  const at = verdicts.map((verdict) => middles[verdict.at] ?? NaN);
  const upper = verdicts.map((verdict) => verdict.upper ?? NaN);
  const largest = largestOf(series.counts);
  const top = Math.min(largestOf(upper), 2.5 * largest); // a limit far above every count leaves the picture
  const alarms = verdicts.filter(({ alarm }) => alarm);
  const height = Math.max(largest, top);
  const y = axisFromZero(casesPerStep(series), [height * 1.06]);
  return {
    title: about.title,
    subtitle: about.subtitle,
    panels: [
      {
        x: dayAxisOf(series),
        y,
        height: 330,
        marks: [
          ...unjudgedRegion(series, verdicts),
          curveOf(series),
          {
            kind: 'line',
            at,
            values: verdicts.map(({ expected }) => expected ?? NaN),
            stroke: colours.estimate,
            dash: [5, 4],
            name: text('expectedHeading'),
          },
          { kind: 'line', at, values: upper, stroke: colours.expected, stepWidth: stepDays(series.step), name: text('limitHeading') },
          {
            kind: 'dots',
            at: alarms.map((verdict) => middles[verdict.at] ?? NaN),
            values: alarms.map(({ observed }) => (observed ?? 0) + y.to * 0.025),
            fill: colours.alarm,
            mark: 'triangle',
            size: 5,
            name: text('alarmWord'),
          },
          ...notCompleteRegion(series, about.incomplete),
        ],
      },
    ],
    notes: [],
  };
}

/** The beginning of a series that no verdict covers. */
function unjudgedRegion(series: Series, verdicts: readonly Verdict[]): Mark[] {
  const first = verdicts.find(({ unjudged }) => unjudged === null)?.at ?? series.counts.length;
  if (first === 0) return [];
  return [{ kind: 'region', from: series.first, to: dayAt(series, first), stroke: colours.faded, name: text('notJudged') }];
}
