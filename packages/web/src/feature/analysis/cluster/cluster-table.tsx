import { useTranslation } from 'react-i18next';
import { type FigureData } from '../../../chart/figure-data.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { ClusterAnalysis, ClusterModel } from '../compute/cluster-analysis.ts';
import { exactNumber, pText, shortNumber } from '../frame/number-text.ts';
import { ResultTable } from '../frame/result-table.tsx';
import type { Located } from './located.ts';
import { numberHead, TableHead } from '../../../ui/table-head.tsx';

interface Props {
  readonly result: ClusterAnalysis;
  readonly places: Located['places'];
  readonly model: ClusterModel;
}

/** The clusters by their number on the map, the most likely first, with their members. */
export function ClusterTable({ result: { clusters, replications }, places, model }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { date } = useFormat();
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const inTime = model === 'permutation' || model === 'spaceTimePoisson';
  const columns = [t('spread:clusters.number'), t('spread:clusters.members'), ...(inTime ? [t('basis.period')] : [])];
  const numbers = [
    t('spread:clusters.observed'),
    t('spread:clusters.expectedCases'),
    t('spread:clusters.ratio'),
    t('spread:clusters.radius'),
    t('twoByTwo.pValue'),
  ];
  const data: FigureData = {
    columns: [...columns.map((name) => ({ name, numeric: false })), ...numbers.map((name) => ({ name, numeric: true }))],
    rows: clusters.map((cluster, at) => [
      String(at + 1),
      cluster.members.map(nameOf).join(', '),
      ...(inTime ? [`${cluster.from ?? ''} – ${cluster.to ?? ''}`] : []),
      cluster.observed,
      exactNumber(cluster.expected),
      exactNumber(cluster.ratio),
      exactNumber(cluster.radius),
      cluster.p,
    ]),
  };
  return (
    <ResultTable
      title={t('spread:clusters.table')}
      where={t('spread:clusters.tableWhere', { count: replications })}
      data={data}
      none={t('spread:clusters.answerNone')}
    >
      <TableHead columns={[...columns, ...numbers.map(numberHead)]} />
      <tbody>
        {clusters.map((cluster, at) => (
          <tr key={cluster.centre} className={cluster.p !== null && cluster.p <= 0.05 ? 'chosen' : undefined}>
            <th scope="row">{at + 1}</th>
            <td className="wrap">{membersText(cluster.members.map(nameOf))}</td>
            {inTime ? (
              <td>
                {cluster.from === null || cluster.to === null ? '' : t('periodOf', { from: date(cluster.from), to: date(cluster.to) })}
              </td>
            ) : null}
            <td className="number">{cluster.observed}</td>
            <td className="number">{shortNumber(cluster.expected)}</td>
            <td className="number">{shortNumber(cluster.ratio)}</td>
            <td className="number">{cluster.members.length === 1 ? '–' : cluster.radius.toFixed(1)}</td>
            <td className="number">{cluster.p === null ? '–' : pText(cluster.p)}</td>
          </tr>
        ))}
      </tbody>
    </ResultTable>
  );
}

/** The first members by name, nearest to the middle first; the file has them all. */
function membersText(names: readonly string[]): string {
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 6).join(', ')} … (${names.length})`;
}
