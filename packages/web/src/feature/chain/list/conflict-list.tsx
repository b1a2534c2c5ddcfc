import { useTranslation } from 'react-i18next';
import { recordPath, useGo } from '../../../app/address.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import type { ChainAddress } from '../chain-address.ts';
import { useOpenNode } from '../use-open-node.ts';
import type { ConflictFacts } from '../scene/node-facts.ts';
import { useConflictWords } from '../node-words.ts';
import { GrowingList } from '../../../chart/growing-list.tsx';

interface Props {
  readonly conflicts: readonly ConflictFacts[];
  readonly asOf: string;
  readonly change: (change: Partial<ChainAddress>) => void;
}

/** Links that contradict themselves, in words with both dates, each one click from its records. */
export function ConflictList({ conflicts, asOf, change }: Props) {
  const { t } = useTranslation('chain');
  if (conflicts.length === 0) return <p className="hint">{t('list.noConflicts')}</p>;
  return (
    <GrowingList className="chain-list" items={conflicts}>
      {(facts) => (
        <ConflictRow
          key={`${facts.conflict.code} ${facts.conflict.exposure ?? facts.conflict.source}`}
          facts={facts}
          asOf={asOf}
          change={change}
        />
      )}
    </GrowingList>
  );
}

function ConflictRow({ facts, asOf, change }: { readonly facts: ConflictFacts; readonly asOf: string; readonly change: Props['change'] }) {
  const { t } = useTranslation('chain');
  const outbreak = useOutbreak();
  const go = useGo();
  const words = useConflictWords(asOf);
  const openNode = useOpenNode();
  const { conflict, source, target } = facts;
  const { exposure } = conflict;
  const impossible = conflict.severity === 'impossible';
  return (
    <li>
      <span className={impossible ? 'bad' : 'warn'}>
        {impossible ? '✕' : '△'} {t(`conflict.${conflict.severity}`)}
      </span>{' '}
      {words(facts)}
      <div className="acts">
        {[source, target].map((node) =>
          node === undefined ? null : (
            <button key={node.id} type="button" className="link" onClick={() => openNode(node)}>
              {node.label}
            </button>
          ),
        )}
        {exposure === null ? null : (
          <button type="button" className="link" onClick={() => go(recordPath(outbreak.id, 'exposure', exposure))}>
            {t('list.openLink')}
          </button>
        )}
        <button type="button" className="link" onClick={() => change({ chain: undefined, node: conflict.target, view: 'timeline' })}>
          {t('list.show')}
        </button>
      </div>
    </li>
  );
}
