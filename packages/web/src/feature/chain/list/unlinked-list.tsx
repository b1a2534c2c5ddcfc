import type { ChainAnswer } from '@firebreak/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseClassMark } from '../../../ui/case-class.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { ChainAddress } from '../chain-address.ts';
import { useOpenNode } from '../use-open-node.ts';
import { GrowingList } from '../../../chart/growing-list.tsx';
import { areaNameText } from '../../../text/area-name.ts';

interface Props {
  readonly answer: ChainAnswer;
  readonly chosen: string | undefined;
  readonly change: (change: Partial<ChainAddress>) => void;
}

/** Cases of whom nobody is recorded as source or infected: where the search for a source begins. Latest first. */
export function UnlinkedList({ answer, chosen, change }: Props) {
  const { t } = useTranslation('chain');
  const { date } = useFormat();
  const openNode = useOpenNode();
  const cases = useMemo(() => unlinkedCases(answer), [answer]);
  if (cases.length === 0) return <p className="hint">{t('list.noUnlinked')}</p>;
  return (
    <>
      <p className="hint">{t('list.unlinkedHint')}</p>
      <GrowingList className="chain-list" items={cases}>
        {(node) => (
          <li key={node.id} aria-current={node.id === chosen}>
            <div className="head">
              <button type="button" className="link" onClick={() => openNode(node)}>
                {node.label}
              </button>
              <CaseClassMark caseClass={node.caseClass ?? 'notClassified'} />
            </div>
            <p className="facts">
              {node.onset === null ? t('node.noDate') : t('node.onset', { date: date(node.onset) })} · {areaNameText(node.areaName)}{' '}
              <button type="button" className="link" onClick={() => change({ chain: undefined, node: node.id, view: 'timeline' })}>
                {t('list.show')}
              </button>
            </p>
          </li>
        )}
      </GrowingList>
    </>
  );
}

function unlinkedCases(answer: ChainAnswer): ChainAnswer['nodes'] {
  const unlinked = new Set(answer.unlinked);
  const dated = (node: ChainAnswer['nodes'][number]): string => node.onset ?? node.reported ?? '';
  return answer.nodes.filter(({ id }) => unlinked.has(id)).sort((a, b) => (dated(a) < dated(b) ? 1 : -1));
}
