import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageName } from '../../ui/page-name.ts';
import { Empty } from '../../ui/state/empty.tsx';

/** There is no such page. */
export function NotFound() {
  const { t } = useTranslation();
  usePageName(t('state.notFoundName'));
  return <Empty text={t('state.notFound')} act={<Link to="/">{t('act.toStart')}</Link>} />;
}
