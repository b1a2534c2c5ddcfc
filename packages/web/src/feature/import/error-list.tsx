import { addressOf, routes, type Answer, type Import } from '@firebreak/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useMemo, type ReactNode, type UIEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { usePhone } from '../../app/phone.ts';
import { outbreakKey } from '../../app/query.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';

type CellError = Answer<typeof routes.import.errors>['errors'][number];

/** Every error cell by cell: where, the value, why, what to do. Only what is in sight is drawn; more is fetched at the end. */
export function ErrorList({ one }: { readonly one: Import }) {
  const { t } = useTranslation('importing');
  const phone = usePhone();
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useErrors(one);
  const rows = useMemo(() => data?.pages.flatMap(({ errors }) => errors).map((row, at) => ({ ...row, at })) ?? [], [data]);
  const columns = useColumns(phone);
  const total = data?.pages[0]?.total ?? one.errorCount;
  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>): void => {
    const left = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
    if (left < NEAR_END_PIXELS && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  if (total === 0) return <p className="card">{t('errors.none')}</p>;
  return (
    <section className="card" aria-labelledby="import-errors">
      <div className="card-head">
        <h2 id="import-errors">{t('errors.title', { count: total, errors: one.errorCount })}</h2>
        <Button href={addressOf(routes.import.errorFile, { params: { outbreak: one.outbreak, id: one.id } })} download>
          {t('errors.download')}
        </Button>
      </div>
      {error !== null ? <Problem error={error} again={() => void refetch()} /> : null}
      {data === undefined ? (
        <Loading />
      ) : (
        <Table
          size="small"
          virtual
          pagination={false}
          scroll={{ x: phone ? 320 : 1100, y: Math.min(520, 44 + rows.length * 48) }}
          columns={columns}
          dataSource={rows}
          rowKey="at"
          onScroll={onScroll}
        />
      )}
      {isFetchingNextPage ? <p role="status">{t('errors.loading')}</p> : null}
    </section>
  );
}

function useErrors(one: Import) {
  const params = { outbreak: one.outbreak, id: one.id };
  return useInfiniteQuery({
    queryKey: outbreakKey(one.outbreak, 'import-errors', one.id, one.state, one.errorCount),
    queryFn: ({ pageParam, signal }) => call(routes.import.errors, { params, query: { offset: pageParam, limit: PAGE } }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const have = pages.reduce((sum, { errors }) => sum + errors.length, 0);
      return have < total && (pages.at(-1)?.errors.length ?? 0) > 0 ? have : undefined;
    },
  });
}

function useColumns(phone: boolean): ColumnsType<CellError & { at: number }> {
  const { t } = useTranslation('importing');
  const file = ({ file: name, sheet }: CellError): string => (sheet === null ? name : `${name} · ${sheet}`);
  const row = (error: CellError): string => (error.row === null ? t('errors.wholeFile') : String(error.row));
  const column = (error: CellError): string => error.column ?? (error.row === null ? '–' : t('errors.wholeRow'));
  const value = (error: CellError) => (error.value === null ? '–' : error.value === '' ? t('errors.empty') : <code>{error.value}</code>);
  if (phone)
    return [
      {
        title: t('errors.why'),
        render: (_, error) => (
          <PhoneError error={error} where={`${file(error)} · ${t('errors.row')} ${row(error)} · ${column(error)}`} value={value(error)} />
        ),
      },
    ];
  return [
    { title: t('errors.file'), width: 150, render: (_, error) => file(error), ellipsis: true },
    { title: t('errors.row'), width: 80, align: 'right', render: (_, error) => row(error) },
    { title: t('errors.column'), width: 150, render: (_, error) => column(error), ellipsis: true },
    { title: t('errors.value'), width: 140, render: (_, error) => value(error), ellipsis: true },
    { title: t('errors.why'), width: 280, dataIndex: 'why' },
    { title: t('errors.remedy'), width: 300, dataIndex: 'remedy' },
  ];
}

function PhoneError({ error, where, value }: { readonly error: CellError; readonly where: string; readonly value: ReactNode }) {
  return (
    <>
      <span className="soft">{where}</span>
      <br />
      {value} · {error.why}
      <br />
      {error.remedy}
    </>
  );
}

const PAGE = 200;
const NEAR_END_PIXELS = 1500;
