import type { ChainAnswer } from '@firebreak/contract';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import type { ChainAddress } from './chain-address.ts';
import { ChainList } from './list/chain-list.tsx';
import { ConflictList } from './list/conflict-list.tsx';
import { UnlinkedList } from './list/unlinked-list.tsx';
import { conflictFacts } from './scene/node-facts.ts';

interface Props {
  readonly answer: ChainAnswer;
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
}

/** The lists that let one act: chains, cases without a link, contradictions. */
export function ChainSide({ answer, address, change }: Props) {
  const { t } = useTranslation('chain');
  const outbreak = useOutbreak();
  const conflicts = useMemo(() => conflictFacts(answer), [answer]);
  const asOf = outbreak.asOf ?? answer.asOf.slice(0, 10);
  const [shown, setShown] = useState<List>('chains');
  const counts: Readonly<Record<List, number>> = {
    chains: answer.chains.length,
    conflicts: answer.conflicts.length,
    unlinked: answer.unlinked.length,
  };
  return (
    <aside className="chain-side" aria-label={t(`list.${shown}`)}>
      <Segmented
        block
        className="chain-lists"
        aria-label={t('list.which')}
        value={shown}
        onChange={setShown}
        options={lists.map((list) => ({ value: list, label: `${t(`list.${list}`)} ${counts[list]}` }))}
      />
      {shown === 'chains' ? <ChainList answer={answer} address={address} change={change} asOf={asOf} /> : null}
      {shown === 'conflicts' ? <ConflictList conflicts={conflicts} asOf={asOf} change={change} /> : null}
      {shown === 'unlinked' ? <UnlinkedList answer={answer} chosen={address.node} change={change} /> : null}
    </aside>
  );
}

const lists = ['chains', 'conflicts', 'unlinked'] as const;
type List = (typeof lists)[number];
