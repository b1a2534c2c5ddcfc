import { routes, tubeOutcomes, type LabBatch } from '@firebreak/contract';
import { Button, Input, InputNumber, Select, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { BatchOutcome } from './batch-outcome.tsx';

type Outcome = (typeof tubeOutcomes)[number];
const genes = ['ORF1ab', 'N', 'E'] as const;

/** A preliminary positive is reported at once and does not wait for its batch; a wrong result is corrected here. */
export function ReportOne({ laboratory }: { readonly laboratory: string }) {
  const { t } = useTranslation('laboratory');
  const outbreak = useOutbreak().id;
  const tubeField = useRef<InputRef>(null);
  const [tube, setTube] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('positive');
  const [targets, setTargets] = useState<Readonly<Record<string, number>>>({});
  const [correction, setCorrection] = useState('');
  const send = useMutation({
    mutationFn: () =>
      call(routes.labBatch.report, {
        params: { outbreak },
        body: {
          laboratory,
          results: [
            { tube: tube.trim(), outcome, targets, ...(correction.trim().length < SHORTEST ? {} : { correction: correction.trim() }) },
          ],
        },
      }),
    onSuccess: async (batch: LabBatch) => {
      if (batch.refused === 0) {
        setTube('');
        setTargets({});
        setCorrection('');
      }
      tubeField.current?.focus();
      await refreshOutbreak(outbreak);
    },
  });
  const ready = laboratory !== '' && tube.trim().length >= SHORTEST;
  return (
    <form
      className="card report-one"
      aria-label={t('one.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send.mutate();
      }}
    >
      <h2>{t('one.title')}</h2>
      <p className="soft">{t('one.hint')}</p>
      <div className="report-fields">
        <label>
          {t('one.tube')}
          <Input ref={tubeField} value={tube} maxLength={40} onChange={({ target }) => setTube(target.value)} autoComplete="off" />
        </label>
        <label>
          {t('one.outcome')}
          <Select
            value={outcome}
            aria-label={t('one.outcome')}
            onChange={setOutcome}
            options={tubeOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        </label>
        {genes.map((gene) => (
          <label key={gene}>
            {t('one.ct', { gene })}
            <InputNumber
              min={0}
              max={60}
              step={0.1}
              value={targets[gene] ?? null}
              onChange={(value) => setTargets((before) => put(before, gene, value))}
            />
          </label>
        ))}
        <label className="wide">
          {t('one.correction')}
          <Input
            value={correction}
            maxLength={1000}
            onChange={({ target }) => setCorrection(target.value)}
            placeholder={t('one.correctionHint')}
          />
        </label>
      </div>
      <Wrong error={send.error} />
      {send.data === undefined ? null : <BatchOutcome batch={send.data} />}
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('one.send')}
        </Button>
        {laboratory === '' ? <span className="soft">{t('nameFirst')}</span> : null}
      </div>
    </form>
  );
}

function put(before: Readonly<Record<string, number>>, gene: string, value: number | null): Readonly<Record<string, number>> {
  const rest = Object.fromEntries(Object.entries(before).filter(([name]) => name !== gene));
  return value === null ? rest : { ...rest, [gene]: value };
}

const SHORTEST = 3;
