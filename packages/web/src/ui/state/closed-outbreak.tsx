import { type Outbreak } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { mayIn } from '../../app/outbreak.ts';
import { useRolesWith } from './use-roles-with.ts';

/** In place of a page of a closed outbreak: who still reads it, and who opens it again. */
export function ClosedOutbreak({ outbreak }: { readonly outbreak: Outbreak }) {
  const { t } = useTranslation();
  const readers = useRolesWith('outbreak.readClosed');
  const managers = useRolesWith('outbreak.manage');
  return (
    <div className="state no-permission" role="alert">
      <h1>{t('state.closed')}</h1>
      <p>{t('state.closedWhat', { readers, managers })}</p>
      {mayIn(outbreak, 'outbreak.manage') ? (
        <Link to={outbreakPath(outbreak.id, 'settings')}>{t('act.reopen')}</Link>
      ) : (
        <Link to="/outbreaks">{t('act.toOutbreaks')}</Link>
      )}
    </div>
  );
}

/** Above every page of a closed outbreak that somebody may read: why nothing can be recorded. */
export function ClosedBar({ outbreak }: { readonly outbreak: Outbreak }) {
  const { t } = useTranslation();
  return (
    <p className="closed-bar" role="note">
      {t('state.closedBar')}
      {mayIn(outbreak, 'outbreak.manage') ? <Link to={outbreakPath(outbreak.id, 'settings')}>{t('act.reopen')}</Link> : null}
    </p>
  );
}
