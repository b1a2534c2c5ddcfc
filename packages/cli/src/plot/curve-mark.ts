import { dayAt, type Series, stepDays } from '../table/series.ts';
import { text } from '../text.ts';
import { type DayAxis } from './axis.ts';
import { colours } from './colour.ts';
import { type Mark, type Region } from './figure.ts';

/** Middle of every day (or week) of a series on a day axis. */
export const middlesOf = (series: Pick<Series, 'first' | 'step'>, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, at) => dayAt(series, at) + stepDays(series.step) / 2);

/** The whole period of a series. */
export const dayAxisOf = (series: Series): DayAxis => ({
  kind: 'day',
  title: '',
  from: series.first,
  to: dayAt(series, series.counts.length) - 1,
});

/** The epidemic curve of a series as bars. */
export const curveOf = (series: Series, name = text('casesWord')): Mark => ({
  kind: 'bars',
  at: middlesOf(series, series.counts.length),
  high: series.counts,
  width: stepDays(series.step),
  fill: colours.cases,
  name,
});

/** The last days, hatched and named, where they are not fully reported. */
export function notCompleteRegion(series: Series, incomplete: number): Region[] {
  if (incomplete === 0) return [];
  const first = Math.max(0, series.counts.length - incomplete);
  return [
    {
      kind: 'region',
      from: dayAt(series, first),
      to: dayAt(series, series.counts.length),
      stroke: colours.notComplete,
      name: text(series.step === 'day' ? 'notCompleteDays' : 'notCompleteWeeks', { count: series.counts.length - first }),
    },
  ];
}

/** Heading of the axis of an epidemic curve. */
export const casesPerStep = (series: Series): string => text(series.step === 'day' ? 'casesPerDay' : 'casesPerWeek');
