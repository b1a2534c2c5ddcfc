import { type ReactNode } from 'react';
import { countText } from './format/date.ts';
import { WideCard } from './wide-card.tsx';

/** `some`: draws the eye; `none`: stands back. */
type Tone = 'some' | 'none' | undefined;

export interface CountColumn<Row> {
  readonly head: string;
  /** A number is written as a count. */
  readonly of: (row: Row) => ReactNode;
  readonly tone?: (row: Row) => Tone;
}

interface Props<Row> {
  readonly title: string;
  /** For a screen reader, where the title says more than a name. */
  readonly label?: string;
  /** The first names the row. */
  readonly columns: readonly CountColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly toneOf?: (row: Row) => Tone;
  /** Said under the table. */
  readonly children?: ReactNode;
}

/** A card with one row for each of some areas, kinds or steps, and their counts beside each other. */
export function CountTable<Row>({ title, label = title, columns, rows, keyOf, toneOf, children }: Props<Row>) {
  return (
    <WideCard title={title} label={label}>
      <table className="owed">
        <thead>
          <tr>
            {columns.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={toneOf?.(row)}>
              {columns.map(({ head, of, tone }) => (
                <td key={head} className={tone?.(row)}>
                  {shown(of(row))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </WideCard>
  );
}

const shown = (value: ReactNode): ReactNode => (typeof value === 'number' ? countText(value) : value);

/** For counts of which each is one too many. */
export const badTone = (count: number): Tone => (count > 0 ? 'some' : 'none');
