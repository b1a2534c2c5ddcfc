import { dueLists, routes, type DueAnswer, type DueListName, type DuePerson } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { recordPath, useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { WideCard } from '../../ui/wide-card.tsx';
import { useSaid } from './said.tsx';
import '../../ui/record/record.css';
import './protocol.css';
import { areaNameText } from '../../text/area-name.ts';
import { TableHead } from '../../ui/table-head.tsx';

const DueSearch = z.object({
  list: z.enum(dueLists).optional().catch(undefined),
  page: z.coerce.number().int().min(1).optional().catch(undefined),
});
const pageSize = 100;

/** Who is due for a test, a release or a decision today? */
export function DuePage() {
  const { t } = useTranslation('protocol');
  const outbreak = useOutbreak();
  const search = useAddressSearch(DueSearch);
  const list = search?.list ?? 'tests';
  const page = search?.page ?? 1;
  const query = useQuery(
    outbreakQuery(routes.protocol.due, {
      params: { outbreak: outbreak.id },
      query: { list, limit: pageSize, offset: (page - 1) * pageSize },
    }),
  );
  return (
    <>
      <PageTitle question={t('due.question')} answer={<Answer found={query.data} />} />
      <div className="page-body">
        <Lists chosen={list} counts={query.data?.counts.lists ?? {}} />
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : query.data.rows.length === 0 ? (
          <Empty text={t('due.none')} />
        ) : (
          <WideCard title={t(`due.list.${list}`)}>
            <DueTable rows={query.data.rows} />
            <Pages page={page} total={query.data.total} />
          </WideCard>
        )}
      </div>
    </>
  );
}

function Answer({ found }: { readonly found: DueAnswer | undefined }) {
  const { t } = useTranslation('protocol');
  const { date, readAt } = useFormat();
  if (found === undefined) return <>…</>;
  const { tests = 0, missedTests = 0, releases = 0, reviews = 0 } = found.counts.lists;
  return <>{t('due.answer', { day: date(found.day), tests, missed: missedTests, releases, reviews, time: readAt(found.asOf) })}</>;
}

/** The lists with their counts; each is an address of its own. */
function Lists({ chosen, counts }: { readonly chosen: DueListName; readonly counts: DueAnswer['counts']['lists'] }) {
  const { t } = useTranslation('protocol');
  const change = useChangeSearch();
  return (
    <div className="due-lists" role="group" aria-label={t('due.which')}>
      {dueLists.map((list) => (
        <Button
          key={list}
          type={list === chosen ? 'primary' : 'default'}
          aria-pressed={list === chosen}
          onClick={() => change({ list, page: undefined })}
        >
          {t(`due.list.${list}`)} {counts[list] ?? '…'}
        </Button>
      ))}
    </div>
  );
}

function DueTable({ rows }: { readonly rows: readonly DuePerson[] }) {
  const { t } = useTranslation('protocol');
  const { date, list } = useFormat();
  const say = useSaid();
  const outbreak = useOutbreak().id;
  return (
    <table className="plain-table row-cards">
      <TableHead
        columns={(['person', 'class', 'state', 'lastDay', 'today', 'missed', 'area'] as const).map((column) => t(`due.column.${column}`))}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.person}>
            <th scope="row">
              <Link to={addressOf(outbreak, row)}>{nameOf(row)}</Link>
            </th>
            <td data-label={t('due.column.class')}>{say(row.className)}</td>
            <td data-label={t('due.column.state')}>{t(`status.${row.status}`)}</td>
            <td data-label={t('due.column.lastDay')}>{row.lastDay === null ? '—' : date(row.lastDay)}</td>
            <td data-label={t('due.column.today')}>{list(todayOf(row, t))}</td>
            <td data-label={t('due.column.missed')}>{list(row.missedTests.map(date))}</td>
            <td data-label={t('due.column.area')}>{areaNameText(row.areaName)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const nameOf = ({ name, number }: Pick<DuePerson, 'name' | 'number'>): string => [name, number].filter(Boolean).join(' ') || '—';

/** The record in which somebody works on: the contact, else the case, else the person. */
export const addressOf = (outbreak: string, row: Pick<DuePerson, 'person' | 'case' | 'contact'>): string =>
  row.case !== null
    ? recordPath(outbreak, 'case', row.case)
    : row.contact !== null
      ? recordPath(outbreak, 'contact', row.contact)
      : recordPath(outbreak, 'person', row.person);

const todayOf = ({ testsToday, followUpsToday }: DuePerson, t: ReturnType<typeof useTranslation<'protocol'>>['t']): readonly string[] => [
  testsToday > 0 ? t('due.testsToday', { count: testsToday }) : '',
  followUpsToday > 0 ? t('due.followUpsToday', { count: followUpsToday }) : '',
];

function Pages({ page, total }: { readonly page: number; readonly total: number }) {
  const { t } = useTranslation('protocol');
  const change = useChangeSearch();
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  return (
    <p className="acts">
      <Button disabled={page <= 1} onClick={() => change({ page: page - 1 })}>
        {t('due.before')}
      </Button>
      <span>{t('due.page', { page, last, total })}</span>
      <Button disabled={page >= last} onClick={() => change({ page: page + 1 })}>
        {t('due.after')}
      </Button>
    </p>
  );
}
