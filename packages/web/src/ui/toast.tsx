import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => Promise<unknown>;
}

/** Says what was done, for ten seconds, with a way back where there is one. A newer toast replaces it. */
export function showToast(text: string, undo?: () => Promise<unknown>): void {
  const toast: Toast = { id: (toastInForce?.id ?? 0) + 1, text, ...(undo === undefined ? {} : { undo }) };
  setToast(toast);
  setTimeout(() => toastInForce?.id === toast.id && setToast(undefined), SHOWN_MS);
}

/** Place of the toast, at the bottom of every page. */
export function UndoToast() {
  const { t } = useTranslation();
  const toast = useSyncExternalStore(subscribe, () => toastInForce);
  return (
    <div className="toast-place" role="status" aria-live="polite">
      {toast === undefined ? null : (
        <div className="toast" key={toast.id}>
          <span>{toast.text}</span>
          {toast.undo === undefined ? null : (
            <Button size="small" type="primary" onClick={() => void undo(toast)}>
              {t('act.undo')}
            </Button>
          )}
          <Button size="small" type="text" aria-label={t('act.close')} onClick={() => setToast(undefined)}>
            ✕
          </Button>
        </div>
      )}
    </div>
  );
}

async function undo(toast: Toast): Promise<void> {
  setToast(undefined);
  await toast.undo?.();
}

function setToast(toast: Toast | undefined): void {
  toastInForce = toast;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let toastInForce: Toast | undefined;
const listeners = new Set<() => void>();
const SHOWN_MS = 10_000;
