import { AppError, errorCodes, type ErrorCode, type Register, routes } from '@firebreak/contract';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { enumeration } from '../../ui/format/enumeration.ts';
import { countText } from '../../ui/format/date.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { Problem } from '../../ui/state/problem.tsx';
import { RosterOutcome } from './roster-outcome.tsx';
import { isRunning, useShowRegister } from './use-register.ts';

interface Shown {
  readonly register: Register;
  readonly outbreak: string;
}

/** A register on its way, or what became of it. */
export function RegisterState({ register, outbreak }: Shown) {
  const { t } = useTranslation('roster');
  const say = useErrorText();
  const { state, outcome, failure } = register;
  if (isRunning(register)) return <Running register={register} outbreak={outbreak} />;
  if (outcome !== null) return <RosterOutcome outcome={outcome} />;
  return (
    <section className="card" role={state === 'failed' ? 'alert' : 'status'}>
      <p>{failure === null || !isKnown(failure.code) ? t('register.cancelled') : say(new AppError(failure.code, failure.details))}</p>
    </section>
  );
}

/** Nothing of it is on the roster until all of it is; giving it up leaves the roster as it was. */
function Running({ register, outbreak }: Shown) {
  const { t } = useTranslation('roster');
  const show = useShowRegister();
  const { id, state, files, done, total } = register;
  const cancel = useMutation({
    mutationFn: () => call(routes.roster.cancelRegister, { params: { outbreak, id } }),
    onSuccess: (answer) => show(outbreak, answer),
  });
  const numbers = { file: enumeration(files), done: countText(done), total: countText(total) };
  const text = t(total > 0 ? 'register.writing' : state === 'waiting' ? 'register.waiting' : 'register.reading', numbers);
  return (
    <section className="card">
      <p role="status">{text}</p>
      <Progress percent={total > 0 ? Math.min(HUNDRED, Math.floor((done / total) * HUNDRED)) : 0} aria-label={text} />
      <p className="soft">{t('register.whole')}</p>
      <Button onClick={() => cancel.mutate()} loading={cancel.isPending}>
        {t('register.cancel')}
      </Button>
      {cancel.error === null ? null : <Problem error={cancel.error} />}
    </section>
  );
}

const isKnown = (code: string): code is ErrorCode => code in errorCodes;
const HUNDRED = 100;
