import { type GrowthFit } from '@firebreak/engine/growth/index';
import { percentOf } from '../analysis/number-text.ts';
import { type Series } from '../table/series.ts';
import { text, type TextName } from '../text.ts';
import { logAxis } from './axis.ts';
import { colours } from './colour.ts';
import { casesPerStep, dayAxisOf, middlesOf, notCompleteRegion } from './curve-mark.ts';
import { type Figure, type Mark } from './figure.ts';

export interface GrowthPicture {
  readonly title: string;
  readonly line: string;
  readonly series: Series;
  readonly parts: readonly { readonly name: TextName; readonly fit: GrowthFit }[];
  readonly incomplete: number;
  readonly level: number;
}

/** Counts on a logarithmic axis, where steady growth is a straight line. Days without cases cannot stand on it. */
export function growthFigure({ title, line, series, parts, incomplete, level }: GrowthPicture): Figure {
  const at = middlesOf(series, series.counts.length);
  const counts = series.counts.map((count) => (count > 0 ? count : NaN));
  const colour = [colours.estimate, colours.expected];
  const strokes = parts.flatMap(({ name, fit }, index): Mark[] => {
    const place = Float64Array.from(fit.curve.bin, (bin) => at[bin] ?? 0);
    const stroke = colour[index] ?? colours.estimate;
    const { lower, upper } = fit.curve;
    return [
      ...(lower === null || upper === null
        ? []
        : [{ kind: 'band' as const, at: place, low: lower, high: upper, fill: stroke, name: bandName(name, level) }]),
      { kind: 'line', at: place, values: fit.curve.fitted, stroke, ...(index === 0 ? {} : { dash: [7, 4] }), name: text(name) },
    ];
  });
  const fitted = parts.flatMap(({ fit }) => [...fit.curve.fitted, ...(fit.curve.lower ?? []), ...(fit.curve.upper ?? [])]);
  return {
    title,
    subtitle: [line],
    panels: [
      {
        x: dayAxisOf(series),
        y: logAxis(text('logarithmic', { what: casesPerStep(series) }), [...counts, ...fitted], 1),
        height: 320,
        marks: [
          ...strokes,
          { kind: 'dots', at, values: counts, fill: colours.ink, mark: 'circle', size: 3.5, name: text('casesWord') },
          ...notCompleteRegion(series, incomplete),
        ],
      },
    ],
    notes: [text('growthNote')],
  };
}

const bandName = (name: TextName, level: number): string => `${text(name)}: ${text('interval', { level: percentOf(level) })}`;
