import { addressOf, AppError, type RecordKind, routes } from '@firebreak/contract';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../../app/mutation.ts';
import { call } from '../../../app/client.ts';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { kindsText } from '../../../text/field.ts';
import { Wrong } from '../../state/wrong.tsx';
import { showToast } from '../../toast.tsx';
import { routesOf } from '../any-record.ts';
import { fetchFile, saveFile } from '../save-file.ts';
import { AskForExport } from './ask-for-export.tsx';
import { useRowsQuery } from '../list-state.ts';
import { isReason, ReasonField } from '../../reason-field.tsx';
import { Dialog } from '../../dialog.tsx';

interface Props {
  readonly kind: RecordKind;
  readonly sort: string;
  readonly close: () => void;
}

/** Exports what the list shows: CSV or XLSX, masked unless identified data is asked for with a reason. */
export function ExportDialog({ kind, sort, close }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const may = useMay();
  const outbreak = useOutbreak();
  const cut = useRowsQuery();
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx');
  const [identified, setIdentified] = useState<'yes' | 'no'>('no');
  const [reason, setReason] = useState('');
  const ready = identified === 'no' || isReason(reason);
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
    <Dialog
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
        {identified === 'yes' ? <ReasonField value={reason} onChange={setReason} /> : null}
        <p className="soft">{t('export.recorded')}</p>
        <Wrong error={run.error} />
        {run.error instanceof AppError && run.error.code === 'EXPORT_NEEDS_APPROVAL' ? (
          <AskForExport
            send={(request) =>
              call(routes.exportRequest.request, {
                params: { outbreak: outbreak.id },
                body: { ...request, kind, cut: { ...cut, sort, format, identified } },
              })
            }
            close={close}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
