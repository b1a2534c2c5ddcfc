import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsentCount } from '../../offline/outbox.ts';
import { useSendState } from '../../offline/sender.ts';
import { draftCount } from '../record/draft.ts';
import { ConnectionLost } from '../../app/client.ts';
import { useAddress } from '../../app/address.ts';

/** Calm bar that says the connection is gone, and how many registrations wait on the device or forms in this tab. */
export function OfflineBar() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const { outbreak } = useAddress();
  // The page asks for the revision all the time, so a server that does not answer shows there first.
  const { error } = useQuery({ queryKey: ['revision', outbreak], enabled: false });
  const waiting = useUnsentCount();
  const sending = useSendState();
  if (waiting > 0 && sending === 'signIn') return <SignInToSend waiting={waiting} />;
  if (online && !(error instanceof ConnectionLost) && sending !== 'offline') return null;
  return (
    <div className="offline" role="status">
      {waiting > 0
        ? t('state.offlineWaiting', { count: waiting })
        : draftCount() > 0
          ? t('state.offline', { count: draftCount() })
          : t('state.offlineNothing')}
    </div>
  );
}

/** The session is over: what was registered is safe here and goes as soon as its person signs in. */
function SignInToSend({ waiting }: { readonly waiting: number }) {
  const { t } = useTranslation();
  const { pathname, search } = location;
  return (
    <div className="offline" role="status">
      {t('state.signInToSend', { count: waiting })}{' '}
      {pathname.startsWith('/sign-in') ? null : <a href={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{t('state.signIn')}</a>}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
