import type { ReactElement } from 'react';
import { type AreaValue, rateOf } from './area-value.ts';
import type { MapText } from './map-text.ts';

interface Props {
  readonly areas: readonly AreaValue[];
  readonly title: string;
  readonly text: MapText;
  readonly onArea?: ((code: string) => void) | undefined;
}

/** The data of the map as a table: the way in for a keyboard and a screen reader. */
export function MapTable({ areas, title, text, onArea }: Props): ReactElement {
  const rows = areas.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  return (
    <table style={{ width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' }}>
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col" style={{ textAlign: 'start' }}>
            {text.area}
          </th>
          <th scope="col" style={NUMBER}>
            {text.count}
          </th>
          <th scope="col" style={NUMBER}>
            {text.population}
          </th>
          <th scope="col" style={NUMBER}>
            {text.rate}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((area) => (
          <tr key={area.code}>
            <th scope="row" style={{ textAlign: 'start', fontWeight: 'normal' }}>
              {onArea ? (
                <button type="button" className="link" onClick={() => onArea(area.code)} style={LINK}>
                  {area.name}
                </button>
              ) : (
                area.name
              )}
            </th>
            <td style={NUMBER}>{area.count.toLocaleString('en')}</td>
            <td style={NUMBER}>{area.population?.toLocaleString('en') ?? text.unknown}</td>
            <td style={NUMBER}>{rateText(area) ?? text.unknown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A rate with one digit after the point, two below one. */
export function rateText(area: AreaValue): string | undefined {
  const rate = rateOf(area);
  return rate?.toFixed(rate > 0 && rate < 1 ? 2 : 1);
}

const NUMBER = { textAlign: 'end', padding: '4px 8px' } as const;
const LINK = {
  background: 'none',
  border: 0,
  padding: '4px 0',
  font: 'inherit',
  color: 'inherit',
  textDecoration: 'underline',
  cursor: 'pointer',
} as const;
