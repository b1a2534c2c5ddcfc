import { text } from '../text.ts';
import { logAxis } from './axis.ts';
import { colours } from './colour.ts';
import { type Figure } from './figure.ts';
import { percentOf } from '../analysis/number-text.ts';

interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

export interface ForestRow {
  readonly label: string;
  readonly estimate: Interval | null;
}

/** Ratios with their intervals one below the other, on a logarithmic axis around 1; rows without an estimate stay empty. */
export function forestFigure(about: {
  readonly title: string;
  readonly subtitle: readonly string[];
  readonly level: number;
  readonly axis?: string;
  readonly notes?: readonly string[];
  readonly rows: readonly ForestRow[];
}): Figure {
  const { rows, level } = about;
  const part = (of: keyof Interval): Float64Array => Float64Array.from(rows, ({ estimate }) => estimate?.[of] ?? NaN);
  const [low, middle, high] = [part('lower'), part('estimate'), part('upper')];
  return {
    title: about.title,
    subtitle: about.subtitle,
    panels: [
      {
        x: logAxis(about.axis ?? text('ratioAxis'), [...low, ...middle, ...high], 1),
        y: { kind: 'category', title: '', labels: rows.map(({ label }) => label) },
        height: 34 * rows.length + 12,
        marks: [
          { kind: 'rule', across: 'x', value: 1, stroke: colours.faint, dash: [5, 4], name: text('noDifference') },
          {
            kind: 'ranges',
            at: rows.map((_, at) => at),
            low,
            middle,
            high,
            stroke: colours.estimate,
            name: text('estimateWithInterval', { level: percentOf(level) }),
          },
        ],
      },
    ],
    notes: about.notes ?? [],
  };
}
