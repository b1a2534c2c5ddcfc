import { routes, type Import } from '@firebreak/contract';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { Problem } from '../../ui/state/problem.tsx';
import { totalsOf, toWrite } from './count.ts';
import { useShowImport } from './use-import.ts';

type Rows = 'all' | 'valid';

/** Everything or nothing, or only rows without errors: each with what it means for the data. */
export function WriteChoice({ one }: { readonly one: Import }) {
  const { t } = useTranslation('importing');
  const show = useShowImport();
  const count = toWrite(totalsOf(one.counts));
  const faulty = one.errorCount > 0;
  const [rows, setRows] = useState<Rows>(faulty ? 'valid' : 'all');
  const write = useMutation({
    mutationFn: () => call(routes.import.write, { params: { outbreak: one.outbreak, id: one.id }, body: { rows } }),
    onSuccess: show,
  });
  return (
    <section className="card write-choice" aria-labelledby="write-choice">
      <h2 id="write-choice">{t('write.title')}</h2>
      <Radio.Group value={rows} onChange={({ target }) => setRows(target.value as Rows)} aria-labelledby="write-choice">
        <Radio value="all" disabled={faulty}>
          <strong>{t('write.all')}</strong>
          <span className="soft">{faulty ? t('write.allNo', { count: one.errorCount }) : t('write.allText', { count })}</span>
        </Radio>
        {faulty ? (
          <Radio value="valid">
            <strong>{t('write.valid')}</strong>
            <span className="soft">{t('write.validText', { count, skipped: one.skipped })}</span>
          </Radio>
        ) : null}
      </Radio.Group>
      <div>
        <Button type="primary" loading={write.isPending} onClick={() => write.mutate()}>
          {t('write.act', { count })}
        </Button>
      </div>
      {write.error === null ? null : <Problem error={write.error} />}
    </section>
  );
}
