import { records, routes, type Answer as AnswerOf, type FilterCondition, type PoolResolution } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { outbreakPath, useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { Clock, useDuration } from '../task/index.ts';
import './lab-batch.css';
import { areaNameText } from '../../text/area-name.ts';

type Pools = AnswerOf<typeof routes.labBatch.pools>;
const PoolSearch = z.object({ which: z.enum(['open', 'all']).optional().catch(undefined) });
const REFRESH_MS = 10_000;
const HUNDRED = 100;

/** Which positive pools are not resolved, and who of them is not held yet? */
export function PoolsPage() {
  const { t } = useTranslation('laboratory');
  const outbreak = useOutbreak().id;
  const change = useChangeSearch();
  const which = useAddressSearch(PoolSearch)?.which ?? 'all';
  const query = useQuery({
    ...outbreakQuery(routes.labBatch.pools, { params: { outbreak }, query: { state: which } }),
    refetchInterval: REFRESH_MS,
  });
  const acts = (
    <Segmented
      value={which}
      onChange={(value) => change({ which: value === 'all' ? undefined : value })}
      options={[
        { value: 'all', label: t('pool.all') },
        { value: 'open', label: t('pool.open') },
      ]}
      aria-label={t('pool.which')}
    />
  );
  return (
    <>
      <PageTitle question={t('pool.question')} answer={<Answer answered={query.data} />} acts={acts} />
      <div className="page-body">
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : query.data.pools.length === 0 ? (
          <Empty text={t(which === 'open' ? 'pool.noneOpen' : 'pool.none')} />
        ) : (
          query.data.pools.map((pool) => <Pool key={pool.tube} pool={pool} />)
        )}
      </div>
    </>
  );
}

function Answer({ answered }: { readonly answered: Pools | undefined }) {
  const { t } = useTranslation('laboratory');
  const { readAt } = useFormat();
  const duration = useDuration();
  if (answered === undefined) return <>…</>;
  const { pools, resolution, asOf } = answered;
  const open = pools.filter(({ resolvedAt, withdrawnAt }) => resolvedAt === null && withdrawnAt === null);
  const left = open.reduce((sum, pool) => sum + pool.members - pool.cleared - pool.positive, 0);
  return (
    <>
      {t('pool.answer', { open: open.length, all: pools.length, left, time: readAt(asOf) })}
      {resolution.medianMinutes === null
        ? ''
        : ` ${t('pool.median', {
            median: duration(Math.round(resolution.medianMinutes)),
            n: resolution.n,
            within: resolution.withinLimit === null ? '—' : Math.floor(resolution.withinLimit * HUNDRED),
          })}`}
    </>
  );
}

/** One pool: how many of its people are held, sampled singly, cleared, positive; its clock; its tasks. */
function Pool({ pool }: { readonly pool: PoolResolution }) {
  const { t } = useTranslation('laboratory');
  const { instant } = useFormat();
  const outbreak = useOutbreak().id;
  const may = useMay();
  const isOver = pool.withdrawnAt !== null;
  return (
    <article className={`card pool${isOver ? ' over' : ''}`} aria-label={pool.tube}>
      <h2>
        {pool.tube} <span className="soft">{areaNameText(pool.areaName)}</span>
      </h2>
      <p>
        <strong>{t(`pool.state.${isOver ? 'withdrawn' : pool.state}`)}</strong>{' '}
        {pool.dueAt === null || isOver ? null : <Clock openedAt={pool.positiveAt} dueAt={pool.dueAt} doneAt={pool.resolvedAt} />}
      </p>
      <p>
        {t('pool.line', {
          members: pool.members,
          held: pool.held,
          resampled: pool.resampled,
          cleared: pool.cleared,
          positive: pool.positive,
          time: instant(pool.positiveAt),
        })}
      </p>
      {may('sample.write') && pool.resolvedAt === null && !isOver ? (
        <p>
          <Link to={outbreakPath(outbreak, 'sampling')} search={{ resolves: pool.tube }}>
            {t('pool.sample')}
          </Link>
        </p>
      ) : null}
      {may('task.read') ? (
        <p>
          <Link to={outbreakPath(outbreak, records.task.plural)} search={{ filter: tasksOf(pool) }}>
            {t('pool.tasks')}
          </Link>
        </p>
      ) : null}
    </article>
  );
}

const tasksOf = ({ tube }: PoolResolution): FilterCondition[] => [{ field: 'cause', operator: 'is', value: `positivePool:${tube}` }];
