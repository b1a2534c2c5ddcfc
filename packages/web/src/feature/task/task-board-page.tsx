import { records, routes, type FilterCondition, type TaskBoard } from '@firebreak/contract';
import { openTaskStatuses } from '@firebreak/epi';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { outbreakPath, useAddressSearch, useChangeSearch, useGo } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useAreaName } from '../../app/use-area-name.ts';
import { useSession } from '../../app/session.tsx';
import { codeText } from '../../text/field.ts';
import { AreaLink } from '../../ui/area-link.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { ClockCounts } from './clock-counts.tsx';
import { openOf, OwedTable } from './owed-table.tsx';
import { areaNameText } from '../../text/area-name.ts';

const BoardSearch = z.object({ whose: z.enum(['all', 'mine']).optional().catch(undefined) });
const REFRESH_MS = 30_000;

/** What is late, and whose it is: by kind, by answering area, by team, by sector; or only one's own. */
export function TaskBoardPage() {
  const { t } = useTranslation('task');
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const change = useChangeSearch();
  const may = useMay();
  const go = useGo();
  const whose = useAddressSearch(BoardSearch)?.whose ?? 'all';
  const query = useQuery({
    ...outbreakQuery(routes.task.board, { params: { outbreak: outbreak.id }, query: { area, mine: whose === 'mine' ? 'yes' : 'no' } }),
    refetchInterval: REFRESH_MS, // clocks run although nothing is recorded
  });
  const list = outbreakPath(outbreak.id, records.task.plural);
  const acts = (
    <>
      <Segmented
        value={whose}
        onChange={(value) => change({ whose: value === 'all' ? undefined : value })}
        options={[
          { value: 'all', label: t('whose.all') },
          { value: 'mine', label: t('whose.mine') },
        ]}
        aria-label={t('whose.label')}
      />
      <Button onClick={() => go(list, { search: { filter: openFilter() } })}>{t('openList')}</Button>
      {may('task.write') ? <Button onClick={() => go(`${list}/new`)}>{t('new')}</Button> : null}
    </>
  );
  return (
    <>
      <PageTitle question={t('question')} answer={<Answer board={query.data} />} acts={acts} />
      <div className="page-body">
        {query.data !== undefined ? (
          <Groups board={query.data} />
        ) : query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}

function Answer({ board }: { readonly board: TaskBoard | undefined }) {
  const { t } = useTranslation('task');
  const { readAt } = useFormat();
  const area = useAreaName();
  if (board === undefined) return <>…</>;
  const { total, asOf } = board;
  return <>{t('answer', { open: openOf(total), overdue: total.overdue, done: total.done, area, time: readAt(asOf) })}</>;
}

function Groups({ board }: { readonly board: TaskBoard }) {
  const { t } = useTranslation('task');
  const mine = useSession().user.name;
  const whose = useAddressSearch(BoardSearch)?.whose ?? 'all';
  if (openOf(board.total) + board.total.done === 0) return <Empty text={t(whose === 'mine' ? 'noneMine' : 'none')} />;
  const owner: FilterCondition[] = whose === 'mine' ? [{ field: 'assignee', operator: 'is', value: mine }] : [];
  return (
    <>
      <ClockCounts counts={board.total} />
      <div className="board-grid">
        <OwedTable
          title={t('by.kind')}
          head={t('column.kind')}
          rows={board.byKind
            .toSorted((a, b) => b.overdue - a.overdue || openOf(b) - openOf(a))
            .map((row) => ({
              key: row.kind,
              name: (
                <ToList filter={[{ field: 'kind', operator: 'is', value: row.kind }, ...owner]}>
                  {codeText('task', 'kind', row.kind)}
                </ToList>
              ),
              counts: row,
            }))}
        />
        <OwedTable
          title={t('by.area')}
          head={t('column.area')}
          rows={board.byArea.map((row) => ({
            key: row.code,
            name: <AreaLink code={row.code}>{areaNameText(row.name)}</AreaLink>,
            counts: row,
          }))}
        />
        <OwedTable
          title={t('by.sector')}
          head={t('column.sector')}
          rows={board.bySector.flatMap((row) =>
            row.sector === null
              ? []
              : [
                  {
                    key: row.sector,
                    name: (
                      <ToList filter={[{ field: 'sector', operator: 'is', value: row.sector }, ...owner]}>
                        {codeText('task', 'sector', row.sector)}
                      </ToList>
                    ),
                    counts: row,
                  },
                ],
          )}
        />
        <OwedTable
          title={t('by.team')}
          head={t('column.team')}
          rows={board.byTeam.flatMap((row) =>
            row.team === null
              ? []
              : [
                  {
                    key: row.team,
                    name: <ToList filter={[{ field: 'team', operator: 'is', value: row.team }]}>{row.name ?? '—'}</ToList>,
                    counts: row,
                  },
                ],
          )}
        />
      </div>
    </>
  );
}

const openFilter = (): FilterCondition[] => [{ field: 'status', operator: 'in', value: [...openTaskStatuses] }];

/** A number is one click from the tasks it counts. */
function ToList({ filter, children }: { readonly filter: readonly FilterCondition[]; readonly children: React.ReactNode }) {
  const outbreak = useOutbreak().id;
  const area = useAreaInForce();
  return (
    <Link
      to={outbreakPath(outbreak, records.task.plural)}
      search={{ ...(area === undefined ? {} : { area }), filter: [...openFilter(), ...filter] }}
    >
      {children}
    </Link>
  );
}
