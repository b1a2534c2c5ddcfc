import { addressOf, AppError, ErrorBody, type RecordKind } from '@firebreak/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost, uploadHeaders } from '../../../app/client.ts';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { kindsText } from '../../../text/field.ts';
import { useErrorText } from '../../state/error-text.ts';
import { showToast } from '../../toast.tsx';
import { routesOf } from '../any-record.ts';
import { useRowsQuery } from '../list-state.ts';

interface Props {
  readonly kind: RecordKind;
  readonly sort: string;
  readonly close: () => void;
}

/** Exports what the list shows: CSV or XLSX, masked unless identified data is asked for with a reason. */
export function ExportDialog({ kind, sort, close }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const say = useErrorText();
  const may = useMay();
  const outbreak = useOutbreak();
  const cut = useRowsQuery();
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx');
  const [identified, setIdentified] = useState<'yes' | 'no'>('no');
  const [reason, setReason] = useState('');
  const ready = identified === 'no' || reason.trim().length >= SHORTEST_REASON;
  const run = useMutation({
    mutationFn: async () => {
      const query = { ...cut, sort, format, identified, ...(identified === 'yes' ? { reason: reason.trim() } : {}) };
      const file = await fetchFile(addressOf(routesOf(kind).export, { params: { outbreak: outbreak.id }, query }));
      saveFile(file, `${outbreak.name}-${kindsText(kind)}.${format}`);
    },
    onSuccess: () => {
      showToast(t('export.done'));
      close();
    },
  });
  return (
    <Modal
      open
      title={t('export.title', { kinds: kindsText(kind) })}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          {t('app:act.cancel')}
        </Button>,
        <Button key="run" type="primary" disabled={!ready} loading={run.isPending} onClick={() => run.mutate()}>
          {t('list.export')}
        </Button>,
      ]}
    >
      <div className="stack">
        <Radio.Group value={format} onChange={(event) => setFormat(event.target.value as 'csv' | 'xlsx')} aria-label={t('export.format')}>
          <Radio value="xlsx">XLSX</Radio>
          <Radio value="csv">CSV</Radio>
        </Radio.Group>
        <Radio.Group
          value={identified}
          onChange={(event) => setIdentified(event.target.value as 'yes' | 'no')}
          aria-label={t('export.who')}
          className="stack"
        >
          <Radio value="no">{t('export.masked')}</Radio>
          <Radio value="yes" disabled={!may('person.reveal')}>
            {t('export.identified')}
          </Radio>
        </Radio.Group>
        {identified === 'yes' ? (
          <Input.TextArea
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={500}
            rows={2}
            placeholder={t('reasonHint')}
            aria-label={t('reason')}
          />
        ) : null}
        <p className="soft">{t('export.recorded')}</p>
        {run.isError ? <p role="alert">{say(run.error)}</p> : null}
      </div>
    </Modal>
  );
}

async function fetchFile(address: string): Promise<Blob> {
  const answer = await fetch(address, { headers: uploadHeaders(), credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new ConnectionLost({ cause });
  });
  if (answer.ok) return answer.blob();
  const body = ErrorBody.safeParse(await answer.json().catch(() => undefined));
  throw body.success ? new AppError(body.data.code, body.data.details) : new AppError('INTERNAL', { reference: `HTTP ${answer.status}` });
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_FILE_MS);
}

const SHORTEST_REASON = 3;
const KEEP_FILE_MS = 60_000;
