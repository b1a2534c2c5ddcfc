import type { InferredCase } from '@firebreak/contract';
import { Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { Selection } from '../scene/scene.ts';
import { type InferredModel, shareOf } from './inferred-model.ts';
import { meanOf } from './outbreak-numbers.ts';
import { share, useInferredWords } from './use-words.ts';

interface Props {
  readonly model: InferredModel;
  readonly selection: Selection;
  readonly chosen: string | undefined;
  readonly onChoose: (node: string) => void;
}

const HEIGHT = 620;

/** What the picture says, in words and numbers: who probably infected whom. */
export function InferredTable({ model, selection, chosen, onChoose }: Props) {
  const { t } = useTranslation('inferred');
  const dated = (one: InferredCase): string => model.nodes.get(one.id)?.onset ?? model.nodes.get(one.id)?.reported ?? '9999';
  const rows = useMemo(
    () => selection.nodes.flatMap(({ id }) => model.cases.get(id) ?? []).toSorted((a, b) => (dated(a) < dated(b) ? -1 : 1)),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- dates come from the model
    [selection.nodes, model],
  );
  return (
    <Table<InferredCase>
      size="small"
      virtual
      scroll={{ x: 870, y: HEIGHT }}
      pagination={false}
      columns={useColumns(model, onChoose)}
      dataSource={rows}
      rowKey={({ id }) => id}
      rowClassName={({ id }) => (id === chosen ? 'ant-table-row-selected' : '')}
      title={() => t('table.caption', { count: rows.length })}
    />
  );
}

function useColumns(model: InferredModel, onChoose: Props['onChoose']): ColumnsType<InferredCase> {
  const { t } = useTranslation('inferred');
  const { date } = useFormat();
  const words = useInferredWords(model);
  const candidate = (one: InferredCase, at: number): string => {
    const found = one.candidates[at];
    return found === undefined ? '–' : `${words.candidate(found)} (${share(found.p)})`;
  };
  return [
    {
      title: t('table.label'),
      width: 150,
      render: (_, { id }) => (
        <button type="button" className="link" onClick={() => onChoose(id)}>
          {words.label(id)}
        </button>
      ),
      sorter: (a, b) => (words.label(a.id) < words.label(b.id) ? -1 : 1),
    },
    {
      title: t('table.onset'),
      width: 120,
      render: (_, { id }) => {
        const onset = model.nodes.get(id)?.onset ?? undefined;
        return onset === undefined ? '–' : date(onset);
      },
    },
    {
      title: t('table.infector'),
      width: 180,
      render: (_, one) => candidate(one, 0),
      sorter: (a, b) => (a.candidates[0]?.p ?? 0) - (b.candidates[0]?.p ?? 0),
    },
    { title: t('table.second'), width: 180, render: (_, one) => candidate(one, 1) },
    {
      title: t('table.outside'),
      width: 80,
      align: 'right',
      render: (_, one) => share(shareOf(one, 'importation')),
      sorter: (a, b) => shareOf(a, 'importation') - shareOf(b, 'importation'),
    },
    {
      title: t('table.infects'),
      width: 80,
      align: 'right',
      render: (_, { offspring }) => meanOf(offspring).toFixed(1),
      sorter: (a, b) => meanOf(a.offspring) - meanOf(b.offspring),
    },
    {
      title: t('table.decision'),
      width: 80,
      render: (_, { id }) =>
        [
          ...new Set((model.inForce.get(id) ?? []).map(({ verdict }) => t(`legend.${verdict === 'accepted' ? 'accepted' : 'rejected'}`))),
        ].join(' '),
    },
  ];
}
