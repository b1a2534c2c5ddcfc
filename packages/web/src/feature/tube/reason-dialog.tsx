import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface Props {
  readonly title: string;
  readonly explain: string;
  readonly act: string;
  readonly isRunning: boolean;
  readonly error: string | undefined;
  readonly isReady?: boolean;
  readonly close: () => void;
  readonly done: (reason: string) => void;
  readonly children?: ReactNode;
}

/** Asks why before something is said of a sample or a tube. */
export function ReasonDialog({ title, explain, act, isRunning, error, isReady = true, close, done, children }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const [reason, setReason] = useState('');
  const text = reason.trim();
  return (
    <Dialog
      title={title}
      okText={act}
      cancelText={t('app:act.cancel')}
      okButtonProps={{ disabled: !isReady || !isReason(text), loading: isRunning }}
      onCancel={close}
      onOk={() => done(text)}
    >
      <div className="ask">
        <p className="soft">{explain}</p>
        {children}
        <ReasonField value={reason} onChange={setReason} />
        {error === undefined ? null : (
          <p role="alert" className="wrong">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
