import { type ClockCounts } from '@firebreak/contract';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { badTone, CountTable } from '../../ui/count-table.tsx';
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
    <CountTable
      title={title}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { head, of: ({ name }) => name },
        { head: t('column.open'), of: ({ counts }) => openOf(counts) },
        { head: t('state.late'), of: ({ counts }) => counts.late, tone: ({ counts }) => (counts.late === 0 ? 'none' : undefined) },
        { head: t('state.overdue'), of: ({ counts }) => counts.overdue, tone: ({ counts }) => badTone(counts.overdue) },
        { head: t('column.done'), of: ({ counts }) => counts.done },
      ]}
    />
  );
}

export const openOf = ({ inTime, half, late, overdue }: ClockCounts): number => inTime + half + late + overdue;
