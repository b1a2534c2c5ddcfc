import type { ReactElement } from 'react';
import type { AreaValue } from './area-value.ts';
import { rateText } from './map-table.tsx';
import type { MapPalette } from './map-palette.ts';
import type { MapText } from './map-text.ts';
import './area-bars.css';

interface Props {
  readonly areas: readonly AreaValue[];
  readonly title: string;
  readonly palette: MapPalette;
  readonly text: MapText;
  /** The boundaries could not be fetched: there may be some. */
  readonly hasFailed?: boolean;
  readonly onArea?: ((code: string) => void) | undefined;
}

/** Areas of which nobody knows where they lie: their counts beside each other, the greatest first, instead of an empty map. */
export function AreaBars({ areas, title, palette, text, hasFailed = false, onArea }: Props): ReactElement {
  const rows = areas.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  const shown = rows.slice(0, MOST_SHOWN);
  const largest = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <div className="area-bars">
      <p>{hasFailed ? text.boundaryFailed : text.noPlaces}</p>
      <ol aria-label={title}>
        {shown.map((area) => {
          const rate = rateText(area);
          return (
            <li key={area.code}>
              {onArea === undefined ? (
                <span>{area.name}</span>
              ) : (
                <button type="button" className="link" onClick={() => onArea(area.code)}>
                  {area.name}
                </button>
              )}
              <span className="bar" aria-hidden="true">
                <span style={{ width: `${(area.count / largest) * 100}%`, minWidth: area.count > 0 ? 2 : 0, background: palette.symbol }} />
              </span>
              <span className="count">
                {rate === undefined ? area.count.toLocaleString('en') : `${area.count.toLocaleString('en')} · ${rate}`}
              </span>
            </li>
          );
        })}
      </ol>
      {rows.length > shown.length ? <p className="soft">{text.moreAreas(rows.length - shown.length)}</p> : null}
    </div>
  );
}

const MOST_SHOWN = 12;
