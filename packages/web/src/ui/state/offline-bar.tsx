import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { draftCount } from '../record/draft.ts';
import { ConnectionLost } from '../../app/client.ts';
import { useAddress } from '../../app/address.ts';

/** Calm bar that says the connection is gone and how many unfinished forms wait in this tab. */
export function OfflineBar() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const { outbreak } = useAddress();
  // The page asks for the revision all the time, so a server that does not answer shows there first.
  const { error } = useQuery({ queryKey: ['revision', outbreak], enabled: false });
  if (online && !(error instanceof ConnectionLost)) return null;
  return (
    <div className="offline" role="status">
      {t('state.offline', { count: draftCount() })}
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
