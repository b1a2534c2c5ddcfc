import type { ChainAnswer } from '@firebreak/contract';
import { Checkbox, Segmented, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chainViews, chosenCount, type ChainAddress } from './chain-address.ts';
import { ChainFold } from './chain-fold.tsx';
import { useChainName } from './chain-name.ts';
import type { Selection } from './scene/scene.ts';

interface Props {
  readonly answer: ChainAnswer;
  readonly selection: Selection;
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
  /** What stands at the right end. */
  readonly children: ReactNode;
}

/** View, chain, search and what is shown besides cases. */
export function ChainTools({ answer, selection, address, change, children }: Props) {
  const { t } = useTranslation('chain');
  return (
    <div className="chain-tools">
      <Segmented
        aria-label={t('view.name')}
        value={address.view}
        onChange={(view) => change({ view })}
        options={chainViews.map((view) => ({ value: view, label: t(`view.${view}`) }))}
      />
      <ChainFold chosen={chosenCount(address)}>
        <ChainChoice answer={answer} address={address} change={change} />
        <CaseSearch selection={selection} change={change} />
        <Checkbox checked={address.contacts} onChange={({ target }) => change({ contacts: target.checked })}>
          {t('filter.contacts')}
        </Checkbox>
        <Checkbox checked={address.events} onChange={({ target }) => change({ events: target.checked })}>
          {t('filter.events')}
        </Checkbox>
        <span className="grow" />
        {children}
      </ChainFold>
    </div>
  );
}

function ChainChoice({ answer, address, change }: Pick<Props, 'answer' | 'address' | 'change'>) {
  const { t } = useTranslation('chain');
  const options = chainOptions(answer, useChainName());
  return (
    <Select
      aria-label={t('filter.chain')}
      style={{ width: 220 }}
      value={address.chain ?? ''}
      onChange={(chain: string) => change({ chain: chain === '' ? undefined : chain, node: undefined })}
      options={[{ value: '', label: t('filter.allChains') }, ...options]}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

function CaseSearch({ selection, change }: Pick<Props, 'selection' | 'change'>) {
  const { t } = useTranslation('chain');
  const options = useMemo(() => selection.nodes.map(({ id, label }) => ({ value: id, label })), [selection]);
  return (
    <Select
      aria-label={t('filter.search')}
      style={{ width: 200 }}
      value={null as string | null}
      placeholder={t('filter.searchHint')}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={t('filter.nobody')}
      onSelect={(node: string | null) => node !== null && change({ node })}
      options={options}
      suffixIcon={null}
    />
  );
}

/** Longest chains first; named after who fell ill first. */
function chainOptions(answer: ChainAnswer, name: ReturnType<typeof useChainName>): { value: string; label: string }[] {
  const labels = new Map(answer.nodes.map(({ id, label }) => [id, label]));
  const bySize = [...answer.chains].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  return bySize.map((chain) => ({ value: chain.id, label: name(chain, labels) }));
}
