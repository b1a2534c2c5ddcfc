import { type ReactNode } from 'react';
import { countText } from './format/date.ts';
import { WideCard } from './wide-card.tsx';
import './count-table.css';
import { TableHead } from './table-head.tsx';

/** `some`: draws the eye; `none`: stands back. */
type Tone = 'some' | 'none' | undefined;

export interface CountColumn<Row> {
  readonly head: string;
  /** A number is written as a count. */
  readonly of: (row: Row) => ReactNode;
  readonly tone?: (row: Row) => Tone;
  /** Words and no count: begins at the left, and takes a line of its own on a phone. */
  readonly words?: true;
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
  /** Said above the table. */
  readonly lead?: string;
  /** Said under the table. */
  readonly children?: ReactNode;
}

/**
 * A card with one row for each of some areas, kinds or steps, and their counts beside each other. On a phone a row is a block: its name,
 * and under it the counts, each below the name of its column, so that nothing lies beyond the edge.
 */
export function CountTable<Row>({ title, label = title, columns, rows, keyOf, toneOf, lead, children }: Props<Row>) {
  return (
    <WideCard title={title} label={label}>
      {lead === undefined ? null : <p className="soft">{lead}</p>}
      <table className="owed row-cards count-table">
        <TableHead columns={columns.map(({ head, words }) => ({ text: head, className: words && 'words' }))} />
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={toneOf?.(row)}>
              {columns.map(({ head, of, tone, words }, column) => (
                <td
                  key={head}
                  className={[tone?.(row), words && 'words'].filter(Boolean).join(' ') || undefined}
                  data-label={column === 0 ? undefined : head}
                >
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
