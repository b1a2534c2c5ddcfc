import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that something is on its way, after a moment so that quick answers do not flicker; `done` counts what came. */
export function Loading({ done, cancel }: { readonly done?: number; readonly cancel?: () => void }) {
  const { t } = useTranslation();
  const slow = useSlow();
  return (
    <div className="state" role="status" aria-live="polite">
      {slow ? (
        <>
          <span className="spinner" aria-hidden="true" />{' '}
          {done === undefined ? t('state.loading') : t('state.loadingCount', { count: done })}
          {cancel === undefined ? null : (
            <button type="button" className="link" onClick={cancel}>
              {t('act.cancel')}
            </button>
          )}
        </>
      ) : null}
    </div>
  );
}

function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

const SHOW_AFTER_MS = 300;
