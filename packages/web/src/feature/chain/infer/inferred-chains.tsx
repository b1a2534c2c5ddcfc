import type { ChainAnswer, InferenceResult } from '@firebreak/contract';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/state/empty.tsx';
import { Loading } from '../../../ui/state/loading.tsx';
import { Problem } from '../../../ui/state/problem.tsx';
import { useChainAddress } from '../chain-address.ts';
import type { PlotContent } from '../draw/plot/chain-plot.ts';
import { CasePanel } from './case-panel.tsx';
import { InferredExport } from './inferred-export-menu.tsx';
import { InferredMain } from './inferred-main.tsx';
import { inferredModel } from './inferred-model.ts';
import { inferredSelection, placedCast } from './inferred-selection.ts';
import { InferredTools } from './inferred-tools.tsx';
import { InferredSide } from './list/inferred-side.tsx';
import { RunBar } from './run-bar.tsx';
import type { Inference } from './use-inference.ts';

interface Props {
  readonly answer: ChainAnswer;
  readonly inference: Inference;
}

/** The workspace of inferred chains: how the run stands, then picture, lists and the chosen case. */
export function InferredChains({ answer, inference }: Props) {
  const { t } = useTranslation('inferred');
  const { status, result, error, retry } = inference;
  const labels = useMemo(() => new Map(answer.nodes.map(({ id, label }) => [id, label])), [answer]);
  const label = (id: string): string => labels.get(id) ?? t('candidate.unseen');
  if (status === undefined) return error === null ? <Loading /> : <Problem error={error} again={retry} />;
  return (
    <div className="chain-page">
      <RunBar inference={inference} label={label} />
      {result === undefined ? <First inference={inference} /> : <Workspace answer={answer} result={result} status={status} />}
    </div>
  );
}

function First({ inference: { status } }: { readonly inference: Inference }) {
  const { t } = useTranslation('inferred');
  const ended = status?.current?.state === 'failed' || status?.current?.state === 'cancelled';
  return ended ? <p className="hint">{t('answerNone')}</p> : <Empty text={t('run.first')} />;
}

interface WorkspaceProps {
  readonly answer: ChainAnswer;
  readonly result: InferenceResult;
  readonly status: NonNullable<Inference['status']>;
}

function Workspace({ answer, result, status }: WorkspaceProps) {
  const [address, change] = useChainAddress();
  const [picture, setPicture] = useState<PlotContent>();
  const { decisions } = status;
  const model = useMemo(() => inferredModel(answer, result, decisions), [answer, result, decisions]);
  const { source, contacts, events, others: alternatives } = address;
  // The slider moves at once; the picture follows.
  const threshold = useDeferredValue(address.least) / 100;
  const cast = useMemo(() => placedCast(answer, model, { source, contacts, events }), [answer, model, source, contacts, events]);
  const chosen = address.node;
  const selection = useMemo(
    () => inferredSelection(cast, model, { threshold, alternatives, chosen }),
    [cast, model, threshold, alternatives, chosen],
  );
  return (
    <>
      <InferredTools answer={answer} model={model} runs={status.runs} shown={status.shown?.id} address={address} change={change}>
        <InferredExport model={model} picture={address.view === 'table' ? undefined : picture} asOf={answer.asOf} />
      </InferredTools>
      <InferredMain answer={answer} model={model} selection={selection} address={address} change={change} onPicture={setPicture} />
      {address.node === undefined ? (
        <InferredSide model={model} status={status} address={address} change={change} />
      ) : (
        <CasePanel key={address.node} model={model} id={address.node} address={address} change={change} />
      )}
    </>
  );
}
