import { routes, type LabBatch } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { BatchOutcome } from './batch-outcome.tsx';

/** Batches that came, newest first; each opens with everything that did not go in. */
export function Batches() {
  const { t } = useTranslation('laboratory');
  const outbreak = useOutbreak().id;
  const { data } = useQuery(outbreakQuery(routes.labBatch.list, { params: { outbreak } }));
  if (data === undefined) return null;
  return (
    <section className="card" aria-label={t('batch.title')}>
      <h2>{t('batch.title')}</h2>
      {data.batches.length === 0 ? <p className="soft">{t('batch.none')}</p> : null}
      <ul className="batch-list">
        {data.batches.map((batch) => (
          <Batch key={batch.id} batch={batch} />
        ))}
      </ul>
    </section>
  );
}

function Batch({ batch }: { readonly batch: LabBatch }) {
  const { t } = useTranslation('laboratory');
  const { instant } = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {instant(batch.at)} · {batch.laboratory} · {batch.format === 'typed' ? t('batch.typed') : batch.fileName}
      </Button>
      <span className="soft">{t('batch.short', { taken: batch.taken, refused: batch.refused, positives: batch.positives.length })}</span>
      {open ? <BatchOutcome batch={batch} /> : null}
    </li>
  );
}
