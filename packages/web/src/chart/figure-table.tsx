import type { FigureData } from './figure-data.ts';
import { TableHead } from '../ui/table-head.tsx';

/** The numbers of a figure as a table that scrolls inside its frame. */
export function FigureTable({ name, data: { columns, rows } }: { readonly name: string; readonly data: FigureData }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="figure-table" role="region" aria-label={name} tabIndex={0}>
      <table>
        <TableHead columns={columns.map(({ name: column, numeric }) => ({ text: column, className: numeric ? 'number' : undefined }))} />
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} className={columns[column]?.numeric === true ? 'number' : undefined}>
                  {cell ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
