import { type RecordKind } from '@firebreak/contract';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText } from '../../../text/field.ts';
import { type AnyRecord } from '../any-record.ts';
import { type Column, formOf } from '../column.ts';
import { infectionMark } from '../title.ts';
import { Value } from '../value.tsx';
import { sizeOf } from './use-window.ts';

interface Props {
  readonly id: string;
  readonly kind: RecordKind;
  readonly row: AnyRecord;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly Column[];
  readonly width: number;
  readonly phone: boolean;
  readonly active: boolean;
  readonly opened: boolean;
}

/** One row of a list; on a phone two lines: who and which, then the other facts. */
export const GridRow = memo(function GridRow(props: Props) {
  const { id, row, index, top, height, columns, width, phone, active, opened } = props;
  const classes = ['grid-row', active ? 'active' : '', opened ? 'opened' : '', row.withdrawnAt === null ? '' : 'withdrawn']
    .filter(Boolean)
    .join(' ');
  const cells = columns.map((column, at) => <Cell key={column.name} {...props} column={column} first={at === 0} />);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={opened}
      className={classes}
      style={{ ...sizeOf(columns, width, phone), transform: `translateY(${top}px)`, height }}
      data-row={index}
    >
      {phone ? <TwoLines cells={cells} /> : cells}
    </div>
  );
});

function Cell({ kind, row, column, first, phone }: Props & { readonly column: Column; readonly first: boolean }) {
  const { t } = useTranslation('record');
  const form = formOf(kind, column.name);
  return (
    <div role="gridcell" className={classOf(column, form)}>
      {/* A phone shows no heads, and a day by itself does not say of what. */}
      {phone && (form === 'date' || form === 'instant') ? <span className="tag">{fieldText(kind, column.name)}</span> : null}
      <Value kind={kind} name={column.name} value={row[column.name]} />
      {column.name === 'personName' ? infectionMark(kind, row) : null}
      {first && row.withdrawnAt !== null ? <span className="tag"> {t('list.withdrawn')}</span> : null}
    </div>
  );
}

const classOf = ({ name, numeric }: Column, form: ReturnType<typeof formOf>): string | undefined =>
  numeric ? 'number' : form === 'code' ? 'code' : LEAST.has(name) ? 'least' : undefined;

/** What a narrow row gives up first. */
const LEAST = new Set(['createdAt', 'updatedAt']);

function TwoLines({ cells }: { readonly cells: readonly ReactNode[] }) {
  return (
    <>
      <div role="presentation" className="line">
        {cells.slice(0, FIRST_LINE)}
      </div>
      <div role="presentation" className="line second">
        {cells.slice(FIRST_LINE)}
      </div>
    </>
  );
}

const FIRST_LINE = 3;
