import { dayOf } from '@firebreak/epi';
import { type Nowcast } from '@firebreak/engine/nowcast/index';
import { percentOf } from '../analysis/number-text.ts';
import { text } from '../text.ts';
import { axisFromZero } from './axis.ts';
import { colours } from './colour.ts';
import { type Figure } from './figure.ts';

/** Reported cases, on them what is expected still to come, hatched, with its interval; under it how fast reports come. */
export function nowcastFigure(about: { title: string; subtitle: readonly string[]; nowcast: Nowcast; maxDelay: number }): Figure {
  const { days, delay, level } = about.nowcast;
  const at = days.map(({ date }) => dayOf(date) + 0.5);
  const reported = days.map((day) => day.reported);
  const median = days.map((day) => day.median ?? day.reported);
  const isOpen = (share: number): boolean => share < 1;
  const limit = (part: 'lower' | 'upper'): number[] => days.map((day) => (isOpen(day.reportedShare) ? (day[part] ?? NaN) : NaN));
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  const delays = delay.map((step) => step.delay);
  return {
    title: about.title,
    subtitle: about.subtitle,
    panels: [
      {
        x: { kind: 'day', title: '', from: first === undefined ? 0 : dayOf(first), to: last === undefined ? 0 : dayOf(last) },
        y: axisFromZero(text('casesPerDay'), [...median, ...limit('upper')]),
        height: 260,
        marks: [
          {
            kind: 'band',
            at,
            low: limit('lower'),
            high: limit('upper'),
            fill: colours.interval,
            name: text('interval', { level: percentOf(level) }),
          },
          { kind: 'bars', at, high: reported, width: 1, fill: colours.cases, name: text('casesReported') },
          { kind: 'bars', at, low: reported, high: median, width: 1, fill: colours.estimate, isHatched: true, name: text('casesNowcast') },
        ],
      },
      {
        x: { kind: 'number', title: text('delayAxis'), from: 0, to: about.maxDelay },
        y: { kind: 'number', title: text('reportedWithin'), from: 0, to: 1, shown: (share) => `${Math.round(share * 100)}%` },
        height: 130,
        marks: [
          { kind: 'band', at: delays, low: delay.map(({ lower }) => lower), high: delay.map(({ upper }) => upper), fill: colours.interval },
          { kind: 'line', at: delays, values: delay.map(({ share }) => share), stroke: colours.estimate },
        ],
      },
    ],
    notes: [],
  };
}
