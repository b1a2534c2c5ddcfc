import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { useUnsentCount } from '../../offline/outbox.ts';
import { DeviceLocked, openWithPin } from '../../offline/vault/vault.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/state/problem.tsx';

/** Why a field page cannot be used: the device is locked, and how it opens; or the browser keeps nothing. */
export function FieldProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('sampling');
  return error instanceof DeviceLocked ? <Locked locked={error} /> : <Problem error={new Error(t('noStore'))} />;
}

/** What was registered is safe; the PIN opens the device, or the network does. */
function Locked({ locked: { why, triesLeft } }: { readonly locked: DeviceLocked }) {
  const { t } = useTranslation('device');
  const unsent = useUnsentCount();
  const [left, setLeft] = useState(triesLeft);
  const hasPin = left !== null;
  const { pathname, search } = location;
  return (
    <>
      <PageTitle question={t('locked.question')} answer={t(why === 'offline' && !hasPin ? 'locked.offlineNoPin' : `locked.${why}`)} />
      <div className="page-body">
        <section className="card" aria-label={t('locked.question')}>
          {unsent > 0 ? <p>{t('locked.safe', { count: unsent })}</p> : null}
          {hasPin && why !== 'insecure' ? <PinField setLeft={setLeft} /> : null}
          {hasPin || triesLeft === null ? null : (
            <p role="alert" className="wrong">
              {t('locked.spent')}
            </p>
          )}
          <div className="acts">
            {why === 'signIn' ? <a href={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{t('locked.signInLink')}</a> : null}
            {why === 'offline' ? <Button onClick={readAgain}>{t('locked.again')}</Button> : null}
          </div>
        </section>
      </div>
    </>
  );
}

function PinField({ setLeft }: { readonly setLeft: (left: number | null) => void }) {
  const { t } = useTranslation('device');
  const user = useSession().user.id;
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<number>();
  const [opening, setOpening] = useState(false);
  const open = async (): Promise<void> => {
    setOpening(true);
    const left = await openWithPin(user, pin);
    setOpening(false);
    setPin('');
    if (left === undefined) return readAgain();
    if (left === null) return setLeft(null);
    setWrong(left);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <label htmlFor="device-pin">{t('locked.pin')}</label>
      <Input.Password
        id="device-pin"
        size="large"
        inputMode="numeric"
        autoComplete="off"
        value={pin}
        onChange={(event) => setPin(event.target.value)}
      />
      {wrong === undefined ? null : (
        <p role="alert" className="wrong">
          {t('locked.wrong', { count: wrong })}
        </p>
      )}
      <Button type="primary" size="large" block htmlType="submit" loading={opening} disabled={pin === ''}>
        {t('locked.open')}
      </Button>
    </form>
  );
}

function readAgain(): void {
  void queryClient.invalidateQueries({ queryKey: ['field-list'] });
}
