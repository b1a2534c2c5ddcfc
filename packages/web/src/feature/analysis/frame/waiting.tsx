import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/state/problem.tsx';

/** Keeps the place of the figure while the counts come, or says why they do not. */
export function Waiting({ query }: { readonly query: { readonly error: Error | null; readonly refetch: () => unknown } }) {
  const { t } = useTranslation('overview');
  if (query.error !== null) return <Problem error={query.error} again={() => void query.refetch()} />;
  return (
    <div className="figure" role="status" aria-label={t('figure.loading')} aria-busy="true">
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}
