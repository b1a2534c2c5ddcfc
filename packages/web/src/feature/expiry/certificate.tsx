import { type ExpiryCertificate } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';
import { saveFile } from '../../ui/record/save-file.ts';
import { countsStays } from './clocks.tsx';

/** What was forgotten, and the digest by which the journal vouches for it. */
export function Certificate({ certificate, hash }: { readonly certificate: ExpiryCertificate; readonly hash: string }) {
  const { t } = useTranslation('expiry');
  const { instant } = useFormat();
  const { kind, members, households, journalEntries: entries, doneAt, id } = certificate;
  const told = countsStays(kind) ? 'certificate.toldStays' : 'certificate.told';
  const tables = Object.entries(certificate.tables ?? {});
  const save = (): void =>
    saveFile(new Blob([JSON.stringify({ certificate, sha256: hash }, null, 2)], { type: 'application/json' }), `expiry-${id}.json`);
  return (
    <>
      <p>
        <strong>{t(told, { members, households, entries, time: instant(doneAt) })}</strong>
      </p>
      {tables.length === 0 ? null : (
        <details>
          <summary>{t('certificate.tables')}</summary>
          <ul className="kept">
            {tables.map(([table, rows]) => (
              <li key={table}>
                <code>{table}</code> {rows}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="soft digest">{t('certificate.hash', { hash })}</p>
      <p>{t('certificate.copies')}</p>
      <div className="acts">
        <Button onClick={save}>{t('certificate.save')}</Button>
      </div>
    </>
  );
}
