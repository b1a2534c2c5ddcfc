import { AppError } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NoPermission } from './no-permission.tsx';
import { ConnectionLost } from '../../app/client.ts';
import { useErrorText } from './error-text.ts';

/** Says what went wrong, what happened to the data, and what to do next. */
export function Problem({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const { t } = useTranslation();
  const say = useErrorText();
  if (error instanceof AppError && error.code === 'PERMISSION_DENIED') return <NoPermission error={error} />;
  return (
    <div className="state problem" role="alert">
      <p>{again !== undefined && error instanceof ConnectionLost ? t('state.notRead') : say(error)}</p>
      {again === undefined ? null : <Button onClick={again}>{t('act.again')}</Button>}
    </div>
  );
}
