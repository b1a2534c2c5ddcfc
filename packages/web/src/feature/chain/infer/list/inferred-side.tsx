import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format/use-format.ts';
import type { ChainAddress } from '../../chain-address.ts';
import type { InferredModel } from '../inferred-model.ts';
import { useRunResult, type Inference } from '../use-inference.ts';
import { useInferredWords } from '../use-words.ts';
import { comparedItems, disagreeingItems, importedItems, type ListAsk, openItems, sourceItems, unlinkedItems } from './case-items.ts';
import { CaseList } from './case-list.tsx';
import { Numbers } from './numbers.tsx';
import { SettleList } from './settle-list.tsx';

const lists = ['sources', 'settle', 'open', 'imported', 'unlinked', 'disagree', 'numbers', 'compare'] as const;
type List = (typeof lists)[number];

interface Props {
  readonly model: InferredModel;
  readonly status: NonNullable<Inference['status']>;
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
}

/** The lists that let one act on the inference, one at a time. */
export function InferredSide({ model, status, address, change }: Props) {
  const { t } = useTranslation('inferred');
  const words = useInferredWords(model);
  const [shown, setShown] = useState<List>('sources');
  const ask = useMemo(() => ({ model, words, t, threshold: address.least / 100 }), [model, words, t, address.least]);
  const items = useMemo(() => itemsOf(ask), [ask]);
  const name = (list: List): string => {
    const words_ = list === 'unlinked' ? t('list.unlinked', { percent: address.least }) : t(`list.${list}`);
    return list in items ? `${words_} · ${items[list as keyof typeof items].length}` : words_;
  };
  const onChoose = (node: string): void => change({ node });
  const plain = (list: keyof typeof items) => (
    <CaseList items={items[list]} hint={t(`list.${list}Hint`)} chosen={address.node} onChoose={onChoose} />
  );
  return (
    <aside className="chain-side" aria-label={t(`list.which`)}>
      <Select
        className="chain-lists"
        aria-label={t('list.which')}
        value={shown}
        onChange={setShown}
        options={lists.map((list) => ({ value: list, label: name(list) }))}
      />
      {shown === 'numbers' ? <Numbers model={model} /> : null}
      {shown === 'settle' ? <SettleList model={model} run={status.shown?.id ?? ''} chosen={address.node} onChoose={onChoose} /> : null}
      {shown === 'compare' ? <Compared ask={ask} status={status} address={address} onChoose={onChoose} /> : null}
      {shown in items ? plain(shown as keyof typeof items) : null}
    </aside>
  );
}

const itemsOf = (ask: ListAsk) => ({
  sources: sourceItems(ask),
  open: openItems(ask),
  imported: importedItems(ask),
  unlinked: unlinkedItems(ask),
  disagree: disagreeingItems(ask),
});

function Compared({
  ask,
  status,
  address,
  onChoose,
}: { readonly ask: ListAsk; readonly onChoose: (id: string) => void } & Pick<Props, 'status' | 'address'>) {
  const { t } = useTranslation('inferred');
  const { instant } = useFormat();
  const { data } = useRunResult(address.run);
  const run = status.runs.find(({ id }) => id === address.run);
  if (data === undefined || run === undefined) return <p className="hint">{t('list.compareChoose')}</p>;
  return (
    <CaseList
      items={comparedItems(ask, data)}
      hint={t('list.compareHint', { at: instant(run.createdAt) })}
      chosen={address.node}
      onChoose={onChoose}
    />
  );
}
