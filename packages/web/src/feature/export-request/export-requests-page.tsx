import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { RequestCard } from './request-card.tsx';

/** Which large exports wait for a second person? Own requests stand here too, with what became of them. */
export function ExportRequestsPage() {
  const { t } = useTranslation('exporting');
  const { readAt } = useFormat();
  const outbreak = useOutbreak().id;
  const query = useQuery(outbreakQuery(routes.exportRequest.list, { params: { outbreak } }));
  const { data } = query;
  const waiting = data?.requests.filter(({ state }) => state === 'waiting').length ?? 0;
  const answer =
    data === undefined ? '…' : t('answer', { count: waiting, time: readAt(data.asOf), limit: data.rule.mostRows, hours: data.rule.hours });
  return (
    <>
      <PageTitle question={t('question')} answer={answer} />
      <div className="page-body">
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : data === undefined ? (
          <Loading />
        ) : data.requests.length === 0 ? (
          <Empty text={t('none')} />
        ) : (
          data.requests.map((request) => <RequestCard key={request.id} request={request} />)
        )}
      </div>
    </>
  );
}
