import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/state/empty.tsx';
import { FillingAct } from '../../ui/state/filling-act.tsx';
import type { Overview } from './overview.ts';
import { QualitySummary } from './quality-summary.tsx';
import { useAreaName } from '../../app/use-area-name.ts';

/** An outbreak, or an area, without cases: what will stand here and the one act that fills it. */
export function NoCases({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const areaName = useAreaName();
  return (
    <>
      <Empty text={t('empty', { area: areaName })} act={<FillingAct />} />
      {overview.quality.some(({ count }) => count > 0) ? <QualitySummary overview={overview} areaName={areaName} /> : null}
    </>
  );
}
