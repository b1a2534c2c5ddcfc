import { type RecordKind } from '@firebreak/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FocusFirst } from '../../focus-first.tsx';
import { Wrong } from '../../state/wrong.tsx';
import { type AnyRecord } from '../any-record.ts';
import { useWithdraw } from '../change.ts';
import { titleOf } from '../title.ts';
import { isReason, ReasonField } from '../../reason-field.tsx';
import { Dialog } from '../../dialog.tsx';

interface Props {
  readonly kind: RecordKind;
  readonly record: AnyRecord;
  readonly close: () => void;
}

/** Asks why a record is taken out of the lists, or brought back. */
export function WithdrawDialog({ kind, record, close }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const back = record.withdrawnAt !== null;
  const [reason, setReason] = useState('');
  const withdraw = useWithdraw(kind);
  const title = titleOf(kind, record);
  return (
    <Dialog
      title={back ? t('withdraw.restoreTitle', { title }) : t('withdraw.title', { title })}
      onCancel={close}
      okText={back ? t('act.restore') : t('act.withdraw')}
      cancelText={t('app:act.cancel')}
      okButtonProps={{ disabled: !isReason(reason), loading: withdraw.isPending }}
      onOk={() => withdraw.mutate({ id: record.id, reason: reason.trim(), back }, { onSuccess: close })}
    >
      <p>{back ? t('withdraw.restoreWhat') : t('withdraw.what')}</p>
      <FocusFirst>
        <ReasonField value={reason} onChange={setReason} />
      </FocusFirst>
      <Wrong error={withdraw.error} />
    </Dialog>
  );
}
