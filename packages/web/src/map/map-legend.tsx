import type { ReactElement } from 'react';
import type { PointStyles } from './area-value.ts';
import { classFill, type MapPalette } from './map-palette.ts';
import type { MapScene } from './map-scene.ts';
import type { MapText } from './map-text.ts';

interface Props {
  readonly scene: MapScene;
  readonly pointStyles: PointStyles;
  readonly palette: MapPalette;
  readonly text: MapText;
  /** What circles laid over the map are. */
  readonly circleName?: string | undefined;
}

/** What fills, circles and marks mean, with the breaks of the classes. */
export function MapLegend({ scene, pointStyles, palette, text, circleName }: Props): ReactElement {
  const items = legendItems(scene, palette, text);
  const used = new Set(scene.points.map((point) => point.style));
  return (
    <ul
      aria-label={text.legend}
      style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', margin: '8px 0 0', padding: 0, listStyle: 'none' }}
    >
      {items.map(({ key, label, swatch }) => (
        <li key={key} style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
          <span aria-hidden="true" style={{ width: 18, height: 12, border: `1px solid ${palette.line}`, background: swatch }} />
          {label}
        </li>
      ))}
      {scene.symbols.length > 0 && (
        <li style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
          <span
            aria-hidden="true"
            style={{
              width: 12,
              height: 12,
              borderRadius: '50%',
              border: `1px solid ${palette.ink}`,
              background: palette.symbol,
              opacity: 0.7,
            }}
          />
          {text.symbols}
        </li>
      )}
      {scene.circles.length > 0 && circleName !== undefined && (
        <li style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
          <span aria-hidden="true" style={{ width: 14, height: 14, borderRadius: '50%', border: `2.5px solid ${palette.circle}` }} />
          {circleName}
        </li>
      )}
      {Object.entries(pointStyles).flatMap(([key, style]) =>
        used.has(key)
          ? [
              <li key={key} style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
                <svg viewBox="-1.4 -1.4 2.8 2.8" width="12" height="12" aria-hidden="true">
                  <path d={style.path} fill={style.filled ? style.color : 'none'} stroke={style.color} strokeWidth="0.36" />
                </svg>
                {style.label}
              </li>,
            ]
          : [],
      )}
    </ul>
  );
}

export interface LegendItem {
  readonly key: string;
  readonly label: string;
  /** A CSS background. */
  readonly swatch: string;
}

/** The fills that are really on the map: classes with both breaks, areas without cases, areas without a rate. */
export function legendItems(scene: MapScene, palette: MapPalette, text: MapText): LegendItem[] {
  const { breaks, shapes } = scene;
  const classes = breaks.slice(1).map((high, index) => ({
    key: `class ${index}`,
    label: `${breaks[index]}–${high} ${text.ratePer}`,
    swatch: classFill(palette, index, breaks.length - 1),
  }));
  const isEmpty = shapes.some(({ rateClass }) => rateClass === -1);
  const isUnknown = shapes.some(({ value, rateClass }) => value !== undefined && rateClass === undefined);
  return [
    ...(isEmpty ? [{ key: 'empty', label: text.noCases, swatch: palette.empty }] : []),
    ...classes,
    ...(isUnknown
      ? [{ key: 'unknown', label: text.noRate, swatch: `repeating-linear-gradient(135deg, transparent 0 3px, ${palette.line} 3px 4px)` }]
      : []),
  ];
}
