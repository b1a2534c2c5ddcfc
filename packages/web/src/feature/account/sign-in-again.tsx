import { type Session } from '@firebreak/contract';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../app/query.ts';
import { goOnAfterSignIn } from '../../app/session-end.ts';
import { useSession } from '../../app/session.tsx';
import { showToast } from '../../ui/toast.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './door-page.css';

/** The sign-in over a page on which somebody was filling something in. The same person goes on; for anybody else the page begins anew. */
export function SignInAgain() {
  const { t } = useTranslation('account');
  const before = useRef(useSession().user.id);
  const cover = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = cover.current;
    element?.showModal();
    return () => element?.close(); // the keyboard goes back to the field it was in
  }, []);
  const goOn = async ({ user }: Session) => {
    if (user.id !== before.current) return location.reload();
    goOnAfterSignIn();
    showToast(t('signIn.again.done'));
    await queryClient.invalidateQueries();
  };
  return (
    <dialog ref={cover} className="door door-again" aria-labelledby="sign-in-again" onCancel={(event) => event.preventDefault()}>
      <div className="door-card">
        <h1 id="sign-in-again">{t('signIn.again.question')}</h1>
        <SignInForm waiting={t('signIn.again.waits')} done={goOn} />
        <p className="soft">{t('signIn.help')}</p>
      </div>
    </dialog>
  );
}
