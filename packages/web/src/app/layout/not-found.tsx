import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/state/empty.tsx';

/** There is no such page. */
export function NotFound() {
  const { t } = useTranslation();
  return <Empty text={t('state.notFound')} act={<Link to="/">{t('act.toStart')}</Link>} />;
}
