import { type AppError } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useErrorText } from './error-text.ts';

/** Says that the role does not allow this, and who has it. */
export function NoPermission({ error }: { readonly error: AppError }) {
  const { t } = useTranslation();
  const say = useErrorText();
  return (
    <div className="state no-permission" role="alert">
      <h1>{t('state.notYours')}</h1>
      <p>{say(error)}</p>
      <Link to="/">{t('act.toStart')}</Link>
    </div>
  );
}
