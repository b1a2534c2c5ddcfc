import type { ChainAnswer } from '@firebreak/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { ChainAddress } from '../chain-address.ts';
import { useChainName } from '../chain-name.ts';
import { GrowingList } from '../../../chart/growing-list.tsx';

interface Props {
  readonly answer: ChainAnswer;
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
  readonly asOf: string;
}
type Chain = ChainAnswer['chains'][number];

/** Chains, largest first; choosing one shows only it. */
export function ChainList({ answer, address, change, asOf }: Props) {
  const { t } = useTranslation('chain');
  const { settings } = useOutbreak();
  const { date } = useFormat();
  const labels = useMemo(() => new Map(answer.nodes.map(({ id, label }) => [id, label])), [answer]);
  const bySize = useMemo(() => [...answer.chains].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)), [answer]);
  if (bySize.length === 0) return <p className="hint">{t('list.noChains')}</p>;
  return (
    <>
      <p className="hint">{t('list.activeHint', { days: settings.activeChainDays, date: date(asOf) })}</p>
      {address.chain === undefined ? null : (
        <p className="hint">
          {t('list.filtered', { label: labels.get(bySize.find(({ id }) => id === address.chain)?.primary ?? '') ?? t('list.none') })}{' '}
          <button type="button" className="link" onClick={() => change({ chain: undefined })}>
            {t('list.showAll')}
          </button>
        </p>
      )}
      <GrowingList className="chain-list" items={bySize}>
        {(chain) => (
          <ChainRow
            key={chain.id}
            chain={chain}
            labels={labels}
            current={chain.id === address.chain}
            onShow={() => change({ chain: chain.id, node: undefined })}
          />
        )}
      </GrowingList>
    </>
  );
}

interface RowProps {
  readonly chain: Chain;
  readonly labels: ReadonlyMap<string, string>;
  readonly current: boolean;
  readonly onShow: () => void;
}

function ChainRow({ chain, labels, current, onShow }: RowProps) {
  const { t } = useTranslation('chain');
  const { date } = useFormat();
  const chainName = useChainName();
  const nameOf = (id: string | null): string => (id === null ? t('list.none') : (labels.get(id) ?? id));
  const span = chain.start === null || chain.end === null ? t('list.none') : `${date(chain.start)} – ${date(chain.end)}`;
  const counts = [
    `${t('list.generations')} ${chain.generations}`,
    ...(chain.events === 0 ? [] : [`${t('list.events')} ${chain.events}`]),
    ...(chain.contacts === 0 ? [] : [`${t('list.contacts')} ${chain.contacts}`]),
  ];
  return (
    <li aria-current={current}>
      <div className="head">
        <button type="button" className="link" onClick={onShow}>
          {chainName(chain, labels)}
        </button>
        <span>
          {chain.active ? '◉' : '○'} {chain.active ? t('list.activeYes') : t('list.activeNo')}
        </span>
      </div>
      <p className="facts">
        {span} · {counts.join(' · ')}
      </p>
      <p className="facts">
        {t('list.index')} {nameOf(chain.index)} · {t('list.primary')} {nameOf(chain.primary)}
      </p>
    </li>
  );
}
