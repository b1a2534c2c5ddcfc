import { Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { kindText } from '../../text/field.ts';
import { CaseClassMark } from '../../ui/case-class.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { allFacts, type LinkedNode, type NodeFacts } from './scene/node-facts.ts';
import type { ChainNode, Selection } from './scene/scene.ts';

interface Props {
  readonly selection: Selection;
  readonly chosen: string | undefined;
  readonly onChoose: (node: string) => void;
  readonly onOpen: (node: ChainNode) => void;
}

const HEIGHT = 620;
const MOST_NAMES = 3;

/** The same selection in words: who, when, infected by whom, whom infected. What the picture says, a screen reader reads here. */
export function ChainTable({ selection, chosen, onChoose, onOpen }: Props) {
  const { t } = useTranslation('chain');
  const rows = useMemo(() => allFacts(selection).sort(byDate), [selection]);
  const columns = useColumns(onChoose, onOpen);
  return (
    <Table<NodeFacts>
      size="small"
      virtual
      scroll={{ x: 810, y: HEIGHT }}
      pagination={false}
      columns={columns}
      dataSource={rows}
      rowKey={({ node }) => node.id}
      rowClassName={({ node }) => (node.id === chosen ? 'ant-table-row-selected' : '')}
      title={() => t('table.caption', { count: rows.length })}
    />
  );
}

function useColumns(onChoose: Props['onChoose'], onOpen: Props['onOpen']): ColumnsType<NodeFacts> {
  const { t } = useTranslation('chain');
  const { date } = useFormat();
  const dated = (text: string | null): string => (text === null ? '–' : date(text));
  const names = (linked: readonly LinkedNode[]) => <LinkedNames linked={linked} onChoose={onChoose} />;
  return [
    {
      title: t('table.label'),
      width: 150,
      render: (_, { node }) => <OpenNode node={node} onOpen={onOpen} />,
      sorter: (a, b) => (a.node.label < b.node.label ? -1 : 1),
    },
    {
      title: t('table.caseClass'),
      width: 140,
      render: (_, { node }) =>
        node.kind === 'case' ? <CaseClassMark caseClass={node.caseClass ?? 'notClassified'} /> : kindText(node.kind),
    },
    { title: t('table.onset'), width: 90, render: (_, { node }) => dated(node.onset), sorter: byDate },
    {
      title: t('table.generation'),
      width: 70,
      align: 'right',
      render: (_, { node }) => node.generation ?? '–',
      sorter: (a, b) => (a.node.generation ?? 0) - (b.node.generation ?? 0),
    },
    { title: t('table.source'), width: 170, render: (_, { sources }) => names(sources) },
    {
      title: t('table.infectees'),
      width: 190,
      render: (_, { infectees }) => names(infectees),
      sorter: (a, b) => a.infectees.length - b.infectees.length,
    },
  ];
}

function OpenNode({ node, onOpen }: { readonly node: ChainNode; readonly onOpen: Props['onOpen'] }) {
  return (
    <button type="button" className="link" onClick={() => onOpen(node)}>
      {node.label}
    </button>
  );
}

function LinkedNames({ linked, onChoose }: { readonly linked: readonly LinkedNode[]; readonly onChoose: Props['onChoose'] }) {
  const { t } = useTranslation('chain');
  if (linked.length === 0) return '–';
  return (
    <>
      {linked.length > 1 ? `${linked.length}: ` : null}
      {linked.slice(0, MOST_NAMES).map(({ node, link, conflict }, at) => (
        <span key={link.id}>
          {at > 0 ? ', ' : null}
          <button type="button" className="link" onClick={() => onChoose(node.id)}>
            {node.label}
          </button>
          {conflict ? ` △ ${t('table.conflict')}` : null}
        </span>
      ))}
      {linked.length > MOST_NAMES ? ' …' : null}
    </>
  );
}

function byDate(a: NodeFacts, b: NodeFacts): number {
  const [dateA, dateB] = [a.node.onset ?? a.node.reported ?? '9999', b.node.onset ?? b.node.reported ?? '9999'];
  return dateA < dateB ? -1 : dateA > dateB ? 1 : 0;
}
