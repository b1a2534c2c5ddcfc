import { routes, type ChainAnswer } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { FillingAct } from '../../ui/state/filling-act.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { chainModes, useChainAddress } from './chain-address.ts';
import { useAsOfText } from './chain-name.ts';
import { ChainExport } from './chain-export-menu.tsx';
import { ChainMain } from './chain-main.tsx';
import { InferredPage } from './infer/inferred-page.tsx';
import { SourcesPage } from './source/sources-page.tsx';
import { NodeRecord } from './node-record.tsx';
import { useOpenNode } from './use-open-node.ts';
import { ChainSide } from './chain-side.tsx';
import { ChainTools } from './chain-tools.tsx';
import type { PlotContent } from './draw/plot/chain-plot.ts';
import { sentences } from '../../ui/format/sentences.ts';
import { selectNodes } from './scene/scene.ts';
import './chain-page.css';

/** Who infected whom, as far as recorded: chains, cases without a link, contradictions; as timeline, tree and table. */
export function ChainPage() {
  const { t } = useTranslation('chain');
  const outbreak = useOutbreak();
  const [address] = useChainAddress();
  const { data, error, refetch } = useQuery(
    outbreakQuery(routes.figure.chains, { params: { outbreak: outbreak.id }, query: { contacts: address.contacts ? 'yes' : 'no' } }),
  );
  const mode = <ChainModeChoice />;
  if (address.mode === 'sources') return <SourcesPage>{mode}</SourcesPage>;
  if (address.mode === 'inferred' && data !== undefined) return <InferredPage answer={data}>{mode}</InferredPage>;
  return (
    <>
      <PageTitle question={t('question')} {...(data === undefined ? {} : { answer: <Answer chains={data} /> })} />
      <div className="page-body chain-body">
        {mode}
        {data !== undefined ? (
          <Chains answer={data} />
        ) : error !== null ? (
          <Problem error={error} again={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}

/** What was typed, what is probable given everything, or where the cases come from: the last for who reads visits. */
function ChainModeChoice() {
  const { t } = useTranslation('inferred');
  const [address, change] = useChainAddress();
  const may = useMay();
  const modes = chainModes.filter((mode) => mode !== 'sources' || may('visit.read'));
  return (
    <Segmented
      className="chain-mode"
      aria-label={t('mode.name')}
      value={address.mode}
      onChange={(mode) => change({ mode, node: undefined })}
      options={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
    />
  );
}

/** The answer in one line, with its date and denominator. */
function Answer({ chains: { chains, unlinked, conflicts, asOf } }: { readonly chains: ChainAnswer }) {
  const { t } = useTranslation('chain');
  const asOfText = useAsOfText();
  const linked = chains.reduce((sum, { size }) => sum + size, 0);
  const active = chains.filter((chain) => chain.active).length;
  return (
    <>
      {t('answer', {
        linked,
        cases: linked + unlinked.length,
        chains: chains.length,
        active,
        unlinked: unlinked.length,
        asOf: asOfText(asOf),
      })}
      {conflicts.length === 0 ? null : ` ${t('answerConflicts', { count: conflicts.length })}`}
    </>
  );
}

function Chains({ answer }: { readonly answer: ChainAnswer }) {
  const { t } = useTranslation('chain');
  const [address, change] = useChainAddress();
  const [picture, setPicture] = useState<PlotContent>();
  const { chain, contacts, events } = address;
  const selection = useMemo(() => selectNodes(answer, { chain, contacts, events }), [answer, chain, contacts, events]);
  const chosen = useMemo(() => selection.nodes.find(({ id }) => id === address.node), [selection, address.node]);
  const open = useOpenNode();
  if (!answer.nodes.some(({ kind }) => kind === 'case')) return <Empty text={t('empty')} act={<FillingAct />} />;
  return (
    <div className="chain-page">
      <p className="note">{sentences(t('notProof'), answer.links.length === 0 ? t('emptyLinks') : null)}</p>
      <ChainTools answer={answer} selection={selection} address={address} change={change}>
        <ChainExport selection={selection} picture={address.view === 'table' ? undefined : picture} asOf={answer.asOf} />
      </ChainTools>
      <ChainMain answer={answer} selection={selection} address={address} change={change} onPicture={setPicture} />
      {chosen === undefined ? (
        <ChainSide answer={answer} address={address} change={change} />
      ) : (
        <NodeRecord key={chosen.id} node={chosen} onOpen={open} onClose={() => change({ node: undefined })} />
      )}
    </div>
  );
}
