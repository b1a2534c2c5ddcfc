import { type ExportCut, type RecordKind, routes } from '@firebreak/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/client.ts';
import { refreshOutbreak } from '../../../app/live.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { uuidv7 } from '../../../app/uuid.ts';
import { useErrorText } from '../../state/error-text.ts';
import { showToast } from '../../toast.tsx';
import { isReason, ReasonField } from '../../reason-field.tsx';

interface Props {
  readonly kind: RecordKind;
  readonly cut: ExportCut;
  readonly close: () => void;
}

/** Asks a second person for the list that is too large for one. */
export function AskForExport({ kind, cut, close }: Props) {
  const { t } = useTranslation('exporting');
  const say = useErrorText();
  const outbreak = useOutbreak().id;
  const [id] = useState(() => uuidv7());
  const [reason, setReason] = useState('');
  const run = useMutation({
    mutationFn: () => call(routes.exportRequest.request, { params: { outbreak }, body: { id, kind, cut, reason: reason.trim() } }),
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
      {run.isError ? <p role="alert">{say(run.error)}</p> : null}
    </div>
  );
}
