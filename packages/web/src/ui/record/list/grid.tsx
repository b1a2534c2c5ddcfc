import { type RecordKind } from '@firebreak/contract';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText, kindsText } from '../../../text/field.ts';
import { type AnyRecord } from '../any-record.ts';
import { columnOf } from '../column.ts';
import { GridRow } from './grid-row.tsx';
import { sizeOf, useWindow } from './use-window.ts';

interface Props {
  readonly kind: RecordKind;
  readonly rows: readonly AnyRecord[];
  readonly total: number;
  readonly columns: readonly string[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly open: (record: AnyRecord) => void;
  readonly opened: string | undefined;
  readonly more: () => void;
  readonly phone: boolean;
}

/**
 * A list of any length: only the rows in sight are in the page. Arrows move, Enter opens; sorting is by the heads.
 * To a screen reader it is a grid that knows its full number of rows.
 */
export function Grid({ kind, rows, total, columns, sort, onSort, open, opened, more, phone }: Props) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const rowHeight = phone ? PHONE_ROW : DESK_ROW;
  const window = useWindow(place, rows.length, rowHeight);
  const named = columns.join();
  const templates = useMemo(() => named.split(',').map((name) => columnOf(kind, name)), [kind, named]);
  const width = templates.reduce((sum, column) => sum + column.width, 0);
  const atRow = Math.min(at, rows.length - 1);
  useEffect(() => {
    if (window.last > rows.length - ROWS_AHEAD) more();
  }, [window.last, rows.length, more]);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    scrollTo(place.current, next, rowHeight, phone ? 0 : HEAD);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[atRow];
    const step = steps(window.last - window.first)[event.key];
    if (event.target !== event.currentTarget) return;
    if (step !== undefined) move(step(atRow, rows.length));
    else if (event.key === 'Enter' && row !== undefined) open(row);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const index = event.target instanceof Element ? Number(event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? NaN) : NaN;
    const row = rows[index];
    if (row === undefined) return;
    setAt(index);
    open(row);
  };
  return (
    <div
      ref={place}
      className={phone ? 'grid phone' : 'grid'}
      role="grid"
      tabIndex={0}
      aria-label={kindsText(kind)}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={rows[atRow] === undefined ? undefined : `${id}-${atRow}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
      data-list
    >
      <div className="grid-head" role="row" aria-rowindex={1} style={sizeOf(templates, width, phone)}>
        {templates.map((column) => (
          <Head key={column.name} kind={kind} name={column.name} numeric={column.numeric} sort={sort} onSort={onSort} />
        ))}
      </div>
      <div role="rowgroup" style={{ height: rows.length * rowHeight, position: 'relative', minWidth: phone ? '100%' : width }}>
        {rows.slice(window.first, window.last).map((row, offset) => {
          const index = window.first + offset;
          return (
            <GridRow
              key={row.id}
              id={`${id}-${index}`}
              kind={kind}
              row={row}
              index={index}
              top={index * rowHeight}
              height={rowHeight}
              columns={templates}
              width={width}
              phone={phone}
              active={index === atRow}
              opened={row.id === opened}
            />
          );
        })}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly kind: RecordKind;
  readonly name: string;
  readonly numeric: boolean;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

function Head({ kind, name, numeric, sort, onSort }: HeadProps) {
  const { t } = useTranslation('record');
  const sorted = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none';
  const label = fieldText(kind, name);
  return (
    <div role="columnheader" aria-sort={sorted} className={numeric ? 'number' : undefined}>
      <button type="button" title={t('list.sortBy', { field: label })} onClick={() => onSort(sorted === 'ascending' ? `-${name}` : name)}>
        {label}
        <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : sorted === 'descending' ? ' ↓' : ''}</span>
      </button>
    </div>
  );
}

const steps = (page: number): Readonly<Record<string, (at: number, count: number) => number>> => ({
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + page - 2,
  PageUp: (at) => at - page + 2,
  Home: () => 0,
  End: (_, count) => count - 1,
});

/** Brings a row into sight below the head, moving as little as possible. */
function scrollTo(place: HTMLElement | null, index: number, rowHeight: number, head: number): void {
  if (place === null) return;
  const top = index * rowHeight;
  if (top < place.scrollTop) place.scrollTop = top;
  const bottom = top + rowHeight + head;
  if (bottom > place.scrollTop + place.clientHeight) place.scrollTop = bottom - place.clientHeight;
}

const DESK_ROW = 32;
const PHONE_ROW = 68;
const HEAD = 32;
/** Rows left below the sight when the next page is asked for. */
const ROWS_AHEAD = 40;
