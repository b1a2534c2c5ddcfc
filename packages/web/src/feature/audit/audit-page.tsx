import { routes, type RecordKind, recordKinds } from '@firebreak/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { useAddressSearch } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { actionText } from '../../text/action.ts';
import { kindText } from '../../text/field.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { AuditFilter, Filter } from './audit-filter.tsx';
import { Verification } from './verification.tsx';
import '../../ui/record/record.css';
import { TableHead } from '../../ui/table-head.tsx';

/** Who read, changed, exported or revealed what, and whether the journal is whole. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const filter = useAddressSearch(Filter) ?? {};
  const verify = useMutation({ mutationFn: () => call(routes.system.verifyAudit, {}) });
  const pages = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: async ({ pageParam, signal }) =>
      (
        await call(
          routes.system.audit,
          { query: { ...filter, limit: PAGE_ENTRIES, ...(pageParam === '' ? {} : { before: pageParam }) } },
          signal,
        )
      ).entries,
    initialPageParam: '',
    getNextPageParam: (last) => (last.length < PAGE_ENTRIES ? null : (last.at(-1)?.at ?? null)),
  });
  const entries = [...new Map((pages.data?.pages.flat() ?? []).map((entry) => [entry.id, entry])).values()];
  const act = (
    <Button onClick={() => verify.mutate()} loading={verify.isPending} title={t('verifyWhat')}>
      {t('verify')}
    </Button>
  );
  return (
    <>
      <PageTitle question={t('question')} answer={t('answer')} acts={act} />
      <div className="page-body">
        {verify.isError ? <Problem error={verify.error} /> : null}
        {verify.data === undefined ? null : <Verification result={verify.data} />}
        <AuditFilter key={JSON.stringify(filter)} filter={filter} />
        {pages.isError ? <Problem error={pages.error} again={() => void pages.refetch()} /> : null}
        {pages.isPending ? <Loading /> : entries.length === 0 ? <Empty text={t('empty')} /> : <Entries entries={entries} />}
        {pages.hasNextPage ? (
          <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            {t('more')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

type AuditEntry = Awaited<ReturnType<typeof call<typeof routes.system.audit>>>['entries'][number];

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  return (
    <section className="card related-table" aria-label={t('question')}>
      <table className="plain-table">
        <TableHead
          columns={(['at', 'actor', 'did', 'subject', 'count', 'reason'] as const).map((name) => ({
            text: t(name),
            className: name === 'count' ? 'number' : undefined,
          }))}
        />
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <time dateTime={entry.at}>{format.instant(entry.at)}</time>
              </td>
              <td>{entry.actor}</td>
              <td title={entry.action}>{actionText(entry.action)}</td>
              <td title={entry.subject ?? undefined}>
                {kindOf(entry.kind, t)} {entry.subject === null ? '' : `#${entry.subject.slice(-6)}`}
              </td>
              <td className="number">{entry.count === null ? '' : countText(entry.count)}</td>
              <td>{entry.reason ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Kind of what was touched, in words; kinds that came with a later edition as the journal writes them. */
const kindOf = (kind: string | null, t: TFunction<'audit'>): string =>
  kind === null
    ? ''
    : recordKinds.includes(kind as RecordKind)
      ? kindText(kind as RecordKind)
      : (t as (key: string, options: { defaultValue: string }) => string)(`kind.${kind}`, { defaultValue: kind });

const PAGE_ENTRIES = 100;
