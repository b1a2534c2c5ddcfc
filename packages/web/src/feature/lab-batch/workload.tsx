import { type Answer, type routes } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { CountTable } from '../../ui/count-table.tsx';
import { useDuration } from '../task/index.ts';

type Workloads = Answer<typeof routes.labBatch.workload>;
const HUNDRED = 100;

/** How long results take, laboratory by laboratory, with the number of tubes behind each figure. */
export function Workload({ workload }: { readonly workload: Workloads }) {
  const { t } = useTranslation('laboratory');
  const duration = useDuration();
  const minutes = (value: number | null): string => (value === null ? '—' : duration(Math.round(value)));
  if (workload.laboratories.length === 0) return null;
  return (
    <CountTable
      title={t('workload.title')}
      rows={workload.laboratories}
      keyOf={({ laboratory }) => laboratory}
      columns={[
        { head: t('workload.laboratory'), of: ({ laboratory }) => laboratory },
        { head: t('workload.waiting'), of: ({ waiting }) => waiting },
        { head: t('workload.underway'), of: ({ underway }) => underway },
        { head: t('workload.tested'), of: ({ testedToday }) => testedToday },
        { head: t('workload.perHour'), of: ({ perHour }) => Math.round(perHour) },
        { head: t('workload.n'), of: ({ turnaround }) => turnaround.n },
        { head: t('workload.median'), of: ({ turnaround }) => minutes(turnaround.medianMinutes) },
        { head: t('workload.p90'), of: ({ turnaround }) => minutes(turnaround.p90Minutes) },
        { head: t('workload.within'), of: ({ turnaround }) => shareText(turnaround.withinLimit) },
      ]}
    />
  );
}

/** Rounded down: all within the limit is said of all alone. */
const shareText = (share: number | null): string => (share === null ? '—' : `${Math.floor(share * HUNDRED)}%`);
