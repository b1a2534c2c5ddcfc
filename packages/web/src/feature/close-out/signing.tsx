import { routes, type CloseOutSheet } from '@firebreak/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';
import { areaNameText } from '../../text/area-name.ts';

/** The one next act of the evening: give the missing reasons, or sign. */
export function Signing({ sheet }: { readonly sheet: CloseOutSheet }) {
  const { t } = useTranslation('closeOut');
  const outbreak = useOutbreak();
  const format = useFormat();
  const [note, setNote] = useState('');
  const { unexplained } = sheet.total;
  const isDone = sheet.signature !== null && !sheet.changedSince;
  const sign = useMutation({
    mutationFn: () =>
      call(routes.closeOut.sign, {
        params: { outbreak: outbreak.id },
        body: { area: sheet.area, day: sheet.day, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      }),
    onSuccess: async () => {
      setNote('');
      showToast(t('signedNow', { area: areaNameText(sheet.areaName), day: format.date(sheet.day) }));
      await refreshOutbreak(outbreak.id);
    },
  });
  return (
    <section className={`card signing ${unexplained > 0 ? 'blocked' : 'clear'}`} aria-label={t('signing')}>
      <p role="status">
        {unexplained > 0 ? <strong>{t('blocked', { count: unexplained })}</strong> : isDone ? null : t('ready')}
        {sheet.signature === null
          ? null
          : ` ${t('signed', { by: sheet.signature.by, time: format.instant(sheet.signature.at) })}${sheet.signature.note === null ? '' : ` ${sheet.signature.note}`}`}
        {sheet.changedSince ? ` ${t('changedSince')}` : ''}
      </p>
      {unexplained > 0 || isDone ? null : (
        <>
          <Input
            value={note}
            onChange={(event) => setNote(event.target.value)}
            maxLength={1000}
            placeholder={t('note')}
            aria-label={t('note')}
          />
          <div className="acts">
            <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate()}>
              {t(sheet.signature === null ? 'sign' : 'signAgain', { day: format.date(sheet.day) })}
            </Button>
          </div>
        </>
      )}
      <Wrong error={sign.error} />
    </section>
  );
}
