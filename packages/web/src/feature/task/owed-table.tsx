import { type ClockCounts } from '@firebreak/contract';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../ui/format/date.ts';
import { WideCard } from '../../ui/wide-card.tsx';
import './task.css';

export interface OwedRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly counts: ClockCounts;
}

/** Who owes what: one row each with open, past four fifths, overdue and done. */
export function OwedTable({ title, head, rows }: { readonly title: string; readonly head: string; readonly rows: readonly OwedRow[] }) {
  const { t } = useTranslation('task');
  if (rows.length === 0) return null;
  return (
    <WideCard title={title} label={title}>
      <table className="owed">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('column.open')}</th>
            <th scope="col">{t('state.late')}</th>
            <th scope="col">{t('state.overdue')}</th>
            <th scope="col">{t('column.done')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, counts }) => (
            <tr key={key}>
              <td>{name}</td>
              <td>{countText(openOf(counts))}</td>
              <Number value={counts.late} />
              <Number value={counts.overdue} bad />
              <td>{countText(counts.done)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideCard>
  );
}

function Number({ value, bad = false }: { readonly value: number; readonly bad?: boolean }) {
  return <td className={value === 0 ? 'none' : bad ? 'some' : undefined}>{countText(value)}</td>;
}

export const openOf = ({ inTime, half, late, overdue }: ClockCounts): number => inTime + half + late + overdue;
