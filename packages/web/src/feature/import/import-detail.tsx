import type { Import } from '@firebreak/contract';
import { Button, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { usePhone } from '../../app/phone.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { CheckedStep } from './checked-step.tsx';
import { DoneStep } from './done-step.tsx';
import { useFileNames } from './earlier-imports.tsx';
import { EndedStep } from './ended-step.tsx';
import { MeaningStep } from './meaning-step.tsx';
import { RunningStep } from './running-step.tsx';
import { useImport } from './use-import.ts';

/** One import, at the step it has reached; the address can be left and opened again at any time. */
export function ImportDetail({ id }: { readonly id: string }) {
  const outbreak = useOutbreak();
  const { data, error, refetch } = useImport(outbreak.id, id);
  if (data !== undefined) return <Opened one={data} />;
  return error === null ? <Loading /> : <Problem error={error} again={() => void refetch()} />;
}

function Opened({ one }: { readonly one: Import }) {
  const { t } = useTranslation('importing');
  const outbreak = useOutbreak();
  const go = useGo();
  const { instant } = useFormat();
  const names = useFileNames()(one);
  const state = t(`open.${one.state}`, { at: instant(one.finishedAt ?? one.createdAt) });
  // The server says more of what became of the data; of a dry run it says all there is to say.
  const answer =
    one.message === null ? state : one.state === 'done' ? `${state} ${one.message}` : one.state === 'checked' ? one.message : state;
  // Somebody who saw the result may go back to the columns without losing the import.
  const [wanted, setMeaningAgain] = useState(false);
  const meaningAgain = wanted && one.state === 'checked';
  return (
    <>
      <PageTitle
        question={t('open.question', { files: names })}
        answer={answer}
        acts={<Button onClick={() => go(outbreakPath(outbreak.id, 'imports'))}>{t('back')}</Button>}
      />
      <div className="page-body import-body">
        <StepsDone current={meaningAgain ? 1 : stepOf[one.state]} failed={one.state === 'failed'} />
        <Step one={one} meaningAgain={meaningAgain} setMeaningAgain={setMeaningAgain} />
      </div>
    </>
  );
}

/** The four steps and where this import stands; on a phone only the one in hand. */
function StepsDone({ current, failed }: { readonly current: number; readonly failed: boolean }) {
  const { t } = useTranslation('importing');
  const names = (['files', 'meaning', 'check', 'write'] as const).map((step) => t(`steps.${step}`));
  const phone = usePhone();
  if (phone) return current < names.length ? <p className="soft">{`${current + 1}/${names.length} · ${names[current]}`}</p> : null;
  return (
    <Steps
      size="small"
      className="import-steps"
      current={current}
      items={names.map((title) => ({ title }))}
      {...(failed ? { status: 'error' as const } : {})}
    />
  );
}

interface StepProps {
  readonly one: Import;
  readonly meaningAgain: boolean;
  readonly setMeaningAgain: (again: boolean) => void;
}

function Step({ one, meaningAgain, setMeaningAgain }: StepProps) {
  switch (one.state) {
    case 'uploaded':
      return <MeaningStep one={one} onStarted={() => setMeaningAgain(false)} />;
    case 'reading':
    case 'writing':
      return <RunningStep one={one} />;
    case 'checked':
      return meaningAgain ? (
        <MeaningStep one={one} onStarted={() => setMeaningAgain(false)} />
      ) : (
        <CheckedStep one={one} onChangeMeaning={() => setMeaningAgain(true)} />
      );
    case 'done':
      return <DoneStep one={one} />;
    case 'cancelled':
    case 'failed':
      return <EndedStep one={one} />;
  }
}

const stepOf: Readonly<Record<Import['state'], number>> = {
  uploaded: 1,
  reading: 2,
  checked: 2,
  writing: 3,
  done: 4,
  cancelled: 2,
  failed: 2,
};
