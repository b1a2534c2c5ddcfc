import { addressOf, routes, type LabBatch } from '@firebreak/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshOutbreak } from '../../app/live.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { FileSender } from '../../ui/file/file-sender.tsx';
import { BatchOutcome } from './batch-outcome.tsx';

/** Results as a file of the instrument or of the laboratory's own system. */
export function ResultFile({ laboratory }: { readonly laboratory: string }) {
  const { t } = useTranslation('laboratory');
  const outbreak = useOutbreak().id;
  const [batch, setBatch] = useState<LabBatch>();
  return (
    <>
      <FileSender<LabBatch>
        title={t('file.title')}
        hint={laboratory === '' ? t('nameFirst') : t('file.hint')}
        address={addressOf(routes.labBatch.upload, { params: { outbreak } })}
        accept=".csv,.tsv,.txt,.xlsx,.hl7,.json,.ndjson"
        fields={{ laboratory }}
        disabled={laboratory === ''}
        onDone={(answer) => {
          setBatch(answer);
          void refreshOutbreak(outbreak);
        }}
      />
      {batch === undefined ? null : (
        <div className="card">
          <BatchOutcome batch={batch} />
        </div>
      )}
    </>
  );
}
