import { routes } from '@firebreak/contract';
import { areaLevels } from '@firebreak/epi';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { queryClient } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { sentences } from '../../ui/format/sentences.ts';
import { Wrong } from '../../ui/state/wrong.tsx';

/** Adds or renames areas from a CSV file. */
export function AreaImport() {
  const { t } = useTranslation('area');
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ readonly name: string; readonly csv: string }>();
  const run = useMutation({
    mutationFn: (csv: string) => call(routes.area.importCsv, { body: { csv } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['area'] }),
  });
  const choose = async (chosen: File | undefined) => {
    run.reset();
    setFile(chosen === undefined ? undefined : { name: chosen.name, csv: await chosen.text() });
  };
  return (
    <section className="card" aria-label={t('import')}>
      <h2>{t('import')}</h2>
      <p className="soft">{sentences(t('importWhat'), t('levels', { levels: areaLevels.join(' · ') }))}</p>
      <div className="form-acts">
        <input
          ref={picker}
          type="file"
          accept=".csv,text/csv"
          className="unseen"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        <Button onClick={() => picker.current?.click()}>
          {file === undefined ? t('choose') : t('chosen', { name: file.name, count: lineCount(file.csv) })}
        </Button>
        <Button
          type="primary"
          disabled={file === undefined}
          loading={run.isPending}
          onClick={() => file !== undefined && run.mutate(file.csv)}
        >
          {t('run')}
        </Button>
      </div>
      <Wrong error={run.error} />
      {run.data === undefined ? null : (
        <p role="status">
          {t('done', { added: countText(run.data.added), changed: countText(run.data.changed), unchanged: countText(run.data.unchanged) })}
        </p>
      )}
    </section>
  );
}

const lineCount = (csv: string): number => csv.trimEnd().split('\n').length;
