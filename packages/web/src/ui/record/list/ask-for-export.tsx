import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../../app/mutation.ts';
import { refreshOutbreak } from '../../../app/live.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { uuidv7 } from '../../../app/uuid.ts';
import { Wrong } from '../../state/wrong.tsx';
import { showToast } from '../../toast.tsx';
import { isReason, ReasonField } from '../../reason-field.tsx';

interface Props {
  /** Sends the request; the same id again is the same request. */
  readonly send: (request: { readonly id: string; readonly reason: string }) => Promise<unknown>;
  readonly close: () => void;
}

/** Asks a second person for the list that is too large for one. */
export function AskForExport({ send, close }: Props) {
  const { t } = useTranslation('exporting');
  const outbreak = useOutbreak().id;
  const [id] = useState(() => uuidv7());
  const [reason, setReason] = useState('');
  const run = useMutation({
    mutationFn: () => send({ id, reason: reason.trim() }),
    onSuccess: async () => {
      showToast(t('sent'));
      close();
      await refreshOutbreak(outbreak);
    },
  });
  return (
    <div className="stack">
      <p>{t('needed')}</p>
      <ReasonField value={reason} onChange={setReason} label={t('askReason')} />
      <Button disabled={!isReason(reason)} loading={run.isPending} onClick={() => run.mutate()}>
        {t('ask')}
      </Button>
      <Wrong error={run.error} />
    </div>
  );
}
