import { type Answer, type routes } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { countText } from '../../ui/format/date.ts';
import { WideCard } from '../../ui/wide-card.tsx';
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
    <WideCard title={t('workload.title')} label={t('workload.title')}>
      <table className="owed row-cards">
        <thead>
          <tr>
            {(['laboratory', 'waiting', 'underway', 'tested', 'perHour', 'n', 'median', 'p90', 'within'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`workload.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {workload.laboratories.map((one) => (
            <tr key={one.laboratory}>
              <td>{one.laboratory}</td>
              <td data-label={t('workload.waiting')}>{countText(one.waiting)}</td>
              <td data-label={t('workload.underway')}>{countText(one.underway)}</td>
              <td data-label={t('workload.tested')}>{countText(one.testedToday)}</td>
              <td data-label={t('workload.perHour')}>{Math.round(one.perHour)}</td>
              <td data-label={t('workload.n')}>{countText(one.turnaround.n)}</td>
              <td data-label={t('workload.median')}>{minutes(one.turnaround.medianMinutes)}</td>
              <td data-label={t('workload.p90')}>{minutes(one.turnaround.p90Minutes)}</td>
              <td data-label={t('workload.within')}>
                {one.turnaround.withinLimit === null ? '—' : `${Math.floor(one.turnaround.withinLimit * HUNDRED)}%`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideCard>
  );
}
