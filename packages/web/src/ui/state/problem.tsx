import { AppError } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NoPermission } from './no-permission.tsx';
import { ConnectionLost, serverAnswers } from '../../app/client.ts';
import { isPartLost } from '../../app/new-version.ts';
import { useErrorText } from './error-text.ts';

interface Props {
  readonly error: unknown;
  readonly again?: () => void;
}

/** Says what went wrong, what happened to the data, and what to do next. What a lost connection stopped goes on by itself. */
export function Problem({ error, again }: Props) {
  const { t } = useTranslation();
  const say = useErrorText();
  const lost = again !== undefined && (error instanceof ConnectionLost || isPartLost(error));
  useWhenAnswered(lost, () => again?.());
  if (error instanceof AppError && error.code === 'PERMISSION_DENIED') return <NoPermission error={error} />;
  return (
    <div className="state problem" role="alert">
      <p>{lost ? t('state.notRead') : say(error)}</p>
      {isNotThere(error) ? (
        <Link to="/">{t('act.toStart')}</Link>
      ) : again === undefined ? null : (
        <Button onClick={again}>{t('act.again')}</Button>
      )}
    </div>
  );
}

/** Asking again for what does not exist gives the same answer. */
const isNotThere = (error: unknown): boolean => error instanceof AppError && error.code.endsWith('_NOT_FOUND');

/** Asks quietly, while the connection is lost, whether somebody answers again. */
function useWhenAnswered(lost: boolean, act: () => void): void {
  const goOn = useEffectEvent(act);
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => void serverAnswers().then((answered) => answered && goOn()), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [lost]);
}

const ASK_EVERY_MS = 4000;
