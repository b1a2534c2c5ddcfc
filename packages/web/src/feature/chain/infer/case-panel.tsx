import type { InferredCase } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/outbreak.ts';
import type { ChainAddress } from '../chain-address.ts';
import { useOpenNode } from '../use-open-node.ts';
import { DecisionForm, DecisionHistory, type Deciding } from './decision.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import type { InferredModel } from './inferred-model.ts';
import { share, useInferredWords } from './use-words.ts';

interface Props {
  readonly model: InferredModel;
  readonly id: string;
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
}

/** The chosen case: who infected it in words, the evidence, and what an investigator decides. */
export function CasePanel({ model, id, address, change }: Props) {
  const { t } = useTranslation('inferred');
  const open = useOpenNode();
  const words = useInferredWords(model);
  const [node, one] = [model.nodes.get(id), model.cases.get(id)];
  return (
    <aside className="chain-side chain-record infer-case" aria-labelledby="infer-case">
      <header>
        <h2 id="infer-case">{words.label(id)}</h2>
        <div className="acts">
          {node === undefined ? null : (
            <Button type="primary" onClick={() => open(node)}>
              {t('node.openCase')}
            </Button>
          )}
          <Button onClick={() => change({ source: address.source === id ? undefined : id })}>
            {t(address.source === id ? 'node.all' : 'node.descendants')}
          </Button>
          <Button onClick={() => change({ node: undefined })}>{t('node.letGo')}</Button>
        </div>
      </header>
      {one === undefined ? <p className="hint">{t('node.notIn')}</p> : <Inferred model={model} one={one} change={change} />}
    </aside>
  );
}

function Inferred({ model, one, change }: { readonly model: InferredModel; readonly one: InferredCase; readonly change: Props['change'] }) {
  const { t } = useTranslation('inferred');
  const may = useMay();
  const words = useInferredWords(model);
  const [deciding, setDeciding] = useState<Deciding>();
  const best = one.candidates[0]?.infector;
  const otherReported = (model.reported.get(one.id) ?? []).filter((source) => source !== best);
  const p = otherReported.map((source) => one.candidates.find(({ infector }) => infector === source)?.p ?? 0);
  return (
    <>
      <p className="infer-said">{words.whole(one)}</p>
      {otherReported.length === 0 ? null : (
        <p className="infer-said warn">
          {t('said.reportedOther', { names: otherReported.map(words.label).join(t('said.comma')), p: p.map(share).join(t('said.comma')) })}
        </p>
      )}
      {deciding === undefined ? null : (
        <DecisionForm
          key={`${deciding.infector} ${deciding.verdict}`}
          model={model}
          deciding={deciding}
          close={() => setDeciding(undefined)}
        />
      )}
      <EvidenceTable
        model={model}
        one={one}
        onChoose={(node) => change({ node })}
        {...(may('chain.decide') ? { onDecide: setDeciding } : {})}
      />
      <DecisionHistory model={model} id={one.id} {...(may('chain.decide') ? { onDecide: setDeciding } : {})} />
    </>
  );
}
