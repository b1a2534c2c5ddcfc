import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

const ChartView = lazy(() => import('./chart-view.tsx'));

interface Props {
  readonly option: EChartsCoreOption;
  readonly label: string;
  readonly height: number;
}

/** A chart whose library is fetched with the first one; its place is kept meanwhile. */
export function Chart(props: Props) {
  const { t } = useTranslation('overview');
  return (
    <Suspense
      fallback={
        <div className="figure-wait" style={{ height: props.height }} role="status">
          {t('figure.loading')}
        </div>
      }
    >
      <ChartView {...props} />
    </Suspense>
  );
}
