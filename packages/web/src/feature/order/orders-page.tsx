import { routes, type Order } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { IssueOrder } from './issue-order.tsx';
import { OrderCard } from './order-card.tsx';
import './order.css';

const OrderSearch = z.object({ which: z.enum(['open', 'every']).optional().catch(undefined) });

/** Which orders are not carried out yet, and by whom? */
export function OrdersPage() {
  const { t } = useTranslation('order');
  const outbreak = useOutbreak();
  const may = useMay();
  const change = useChangeSearch();
  const which = useAddressSearch(OrderSearch)?.which ?? 'open';
  const [issuing, setIssuing] = useState(false);
  const query = useQuery(
    outbreakQuery(routes.order.list, { params: { outbreak: outbreak.id }, query: { open: which === 'open' ? 'yes' : 'no' } }),
  );
  const orders = query.data?.orders ?? [];
  const acts = (
    <>
      <Segmented
        value={which}
        onChange={(value) => change({ which: value === 'open' ? undefined : value })}
        options={[
          { value: 'open', label: t('open') },
          { value: 'every', label: t('every') },
        ]}
        aria-label={t('which')}
      />
      {may('order.issue') ? (
        <Button type="primary" onClick={() => setIssuing(true)}>
          {t('issue')}
        </Button>
      ) : null}
    </>
  );
  return (
    <>
      <PageTitle question={t('question')} answer={<Answer orders={orders} asOf={query.data?.asOf} />} acts={acts} />
      <div className="page-body">
        {issuing ? <IssueOrder close={() => setIssuing(false)} /> : null}
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : orders.length === 0 ? (
          <Empty text={t(which === 'open' ? 'noneOpen' : 'none')} />
        ) : (
          orders.map((order) => <OrderCard key={order.id} order={order} />)
        )}
      </div>
    </>
  );
}

function Answer({ orders, asOf }: { readonly orders: readonly Order[]; readonly asOf: string | undefined }) {
  const { t } = useTranslation('order');
  const { readAt } = useFormat();
  if (asOf === undefined) return <>…</>;
  const receipts = orders.flatMap(({ receipts: of, withdrawnAt }) => (withdrawnAt === null ? of : []));
  const acted = receipts.filter(({ actedAt }) => actedAt !== null).length;
  return <>{t('answer', { orders: orders.length, acted, all: receipts.length, time: readAt(asOf) })}</>;
}
