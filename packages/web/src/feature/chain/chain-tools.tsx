import type { ChainAnswer } from '@firebreak/contract';
import { Select } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenCount, type ChainAddress } from './chain-address.ts';
import { BesidesCases, CaseSearch, ViewChoice } from './chain-filter.tsx';
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
  return (
    <div className="chain-tools">
      <ViewChoice address={address} change={change} />
      <ChainFold chosen={chosenCount(address)}>
        <ChainChoice answer={answer} address={address} change={change} />
        <CaseSearch among={selection.nodes} change={change} />
        <BesidesCases address={address} change={change} />
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

/** Longest chains first; named after who fell ill first. */
function chainOptions(answer: ChainAnswer, name: ReturnType<typeof useChainName>): { value: string; label: string }[] {
  const labels = new Map(answer.nodes.map(({ id, label }) => [id, label]));
  const bySize = [...answer.chains].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  return bySize.map((chain) => ({ value: chain.id, label: name(chain, labels) }));
}
