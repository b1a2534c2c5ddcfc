import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DoorPage } from '../../feature/account/door-page.tsx';
import { usePageName } from '../../ui/page-name.ts';
import { Empty } from '../../ui/state/empty.tsx';

/** There is no such page. */
export function NotFound() {
  const { t } = useTranslation();
  usePageName(t('state.notFoundName'));
  return <Empty text={t('state.notFound')} act={<Link to="/">{t('act.toStart')}</Link>} />;
}

/** There is no such address at all, whoever asks: a page of its own, since nothing stands around it. */
export function Nowhere() {
  const { t } = useTranslation();
  return (
    <DoorPage title={t('state.notFoundName')} what={t('state.notFound')}>
      <Link to="/">{t('act.toStart')}</Link>
    </DoorPage>
  );
}
