import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useMayAnywhere } from '../../app/session.tsx';
import { usualWorkOf } from './usual-work.ts';

/** The usual work of the role, one press away: also when nothing waits there is a way on. */
export function UsualWork() {
  const { t } = useTranslation();
  const { id: outbreak, status } = useOutbreak();
  const mayHere = useMay();
  const mayAnywhere = useMayAnywhere();
  // Of what is closed only that is left which the outbreak itself says.
  const work = usualWorkOf((permission) => mayHere(permission) || (status !== 'closed' && mayAnywhere(permission)));
  return (
    <nav className="usual" aria-label={t('today.usualWork')}>
      <h2>{t('today.usualWork')}</h2>
      <ul>
        {work.map(({ name, path }) => (
          <li key={name}>
            <Link to={path.startsWith('/') ? path : outbreakPath(outbreak, path)} search={keepArea}>
              {t(`today.usual.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const keepArea = (before: Record<string, unknown>) => (before['area'] === undefined ? {} : { area: before['area'] });
