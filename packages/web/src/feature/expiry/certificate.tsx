import { type ExpiryCertificate } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';
import { saveFile } from '../../ui/record/save-file.ts';

/** What was forgotten, and the digest by which the journal vouches for it. */
export function Certificate({ certificate, hash }: { readonly certificate: ExpiryCertificate; readonly hash: string }) {
  const { t } = useTranslation('expiry');
  const { instant } = useFormat();
  const { members, households, journalEntries: entries, doneAt, id } = certificate;
  const save = (): void =>
    saveFile(new Blob([JSON.stringify({ certificate, sha256: hash }, null, 2)], { type: 'application/json' }), `expiry-${id}.json`);
  return (
    <>
      <p>
        <strong>{t('certificate.told', { members, households, entries, time: instant(doneAt) })}</strong>
      </p>
      <p className="soft break">{t('certificate.hash', { hash })}</p>
      <p>{t('certificate.copies')}</p>
      <div className="acts">
        <Button onClick={save}>{t('certificate.save')}</Button>
      </div>
    </>
  );
}
