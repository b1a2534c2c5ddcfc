import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { kindText } from '../../text/field.ts';
import { routesOf } from '../../ui/record/any-record.ts';
import { Facts } from '../../ui/record/detail/facts.tsx';
import { subtitleOf, titleOf } from '../../ui/record/title.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { nounOf } from '../noun.ts';
import type { ChainNode } from './scene/scene.ts';
import '../../ui/record/record.css';

interface Props {
  readonly node: ChainNode;
  readonly onOpen: (node: ChainNode) => void;
  readonly onClose: () => void;
}

/** The record of the chosen node beside the picture: what is known of the case, contact or event. */
export function NodeRecord({ node, onOpen, onClose }: Props) {
  const { t } = useTranslation('chain');
  return (
    <aside className="chain-side chain-record" aria-labelledby="chain-record">
      <header>
        <div>
          <h2 id="chain-record">{node.label}</h2>
          <p>{kindText(node.kind)}</p>
        </div>
        <div className="acts">
          <Button type="primary" onClick={() => onOpen(node)}>
            {t(openNames[node.kind])}
          </Button>
          <Button onClick={onClose}>{t('node.letGo')}</Button>
        </div>
      </header>
      <Known node={node} />
    </aside>
  );
}

function Known({ node }: { readonly node: ChainNode }) {
  const { t } = useTranslation('chain');
  const outbreak = useOutbreak();
  const may = useMay();
  const allowed = may(`${node.kind}.read`);
  const noun = useQuery({ queryKey: ['noun', node.kind], queryFn: () => nounOf(node.kind), staleTime: Infinity });
  const query = useQuery({
    ...outbreakQuery(routesOf(node.kind).get, { params: { outbreak: outbreak.id, id: node.record } }),
    enabled: allowed,
  });
  if (!allowed) return <p className="hint">{t('node.notYours')}</p>;
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined || noun.data === undefined) return <Loading />;
  const record = query.data;
  return (
    <div className="known">
      <p className="hint">
        {titleOf(node.kind, record)} · {subtitleOf(node.kind, record)}
      </p>
      <Facts noun={noun.data} record={record} />
    </div>
  );
}

const openNames = { case: 'node.openCase', contact: 'node.openContact', event: 'node.openEvent' } as const;
