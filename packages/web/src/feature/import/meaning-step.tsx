import { importPresets, routes, type Import } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { outbreakQuery } from '../../app/query.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { ColumnMeanings } from './meaning/column-meanings.tsx';
import { KeptMeanings } from './meaning/kept-meanings.tsx';
import { useShowImport } from './use-import.ts';
import { checkBody, type Mapping, type Preset, type Preview } from './mapping.ts';

interface Props {
  readonly one: Import;
  /** The dry run has begun. */
  readonly onStarted: () => void;
}

/** What kind of file it is and what each column means; then the dry run. */
export function MeaningStep({ one, onStarted }: Props) {
  const { data, error, refetch } = useQuery({
    ...outbreakQuery(routes.import.preview, { params: { outbreak: one.outbreak, id: one.id } }),
    staleTime: Infinity,
  });
  if (data !== undefined) return <Meaning one={one} preview={data} onStarted={onStarted} />;
  return error === null ? <Loading /> : <Problem error={error} again={() => void refetch()} />;
}

function Meaning({ one, preview, onStarted }: Props & { readonly preview: Preview }) {
  const { t } = useTranslation('importing');
  const show = useShowImport();
  const [mapping, setMapping] = useState<Mapping>({
    preset: one.state === 'uploaded' ? preview.suggestedPreset : one.preset,
    dateOrder: 'auto',
    chosen: new Map(),
    name: '',
  });
  const check = useMutation({
    mutationFn: () => call(routes.import.check, { params: { outbreak: one.outbreak, id: one.id }, body: checkBody(preview, mapping) }),
    onSuccess: (checking) => {
      onStarted();
      show(checking);
    },
  });
  const begin = (
    <div className="begin">
      <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
        {one.state === 'uploaded' ? t('check.act') : t('check.again')}
      </Button>
      <span className="soft">{t('check.hint')}</span>
    </div>
  );
  return (
    <>
      <PresetChoice preview={preview} preset={mapping.preset} onChange={(preset) => setMapping({ ...mapping, preset })} />
      {begin}
      {check.error === null ? null : <Problem error={check.error} />}
      <ColumnMeanings preview={preview} mapping={mapping} onChange={setMapping} />
      <KeptMeanings preview={preview} mapping={mapping} onChange={setMapping} />
      {begin}
    </>
  );
}

interface PresetProps {
  readonly preview: Preview;
  readonly preset: Preset;
  readonly onChange: (preset: Preset) => void;
}

function PresetChoice({ preview, preset, onChange }: PresetProps) {
  const { t } = useTranslation('importing');
  return (
    <section className="card preset-choice" aria-labelledby="preset-choice">
      <h2 id="preset-choice">{t('preset.name')}</h2>
      <Radio.Group value={preset} onChange={({ target }) => onChange(target.value as Preset)} aria-labelledby="preset-choice">
        {importPresets.map((one) => (
          <Radio key={one} value={one}>
            <strong>
              {t(`preset.${one}`)} {one === preview.suggestedPreset ? <span className="tag">{t('preset.suggested')}</span> : null}
            </strong>
            <span className="soft">{t(`preset.${one}Text`)}</span>
          </Radio>
        ))}
      </Radio.Group>
    </section>
  );
}
