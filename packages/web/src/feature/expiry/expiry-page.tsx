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
import { Clocks } from './clocks.tsx';
import { ExpiryCard } from './expiry-card.tsx';
import { Holds } from './holds.tsx';
import '../../ui/record/record.css';

/** What must be forgotten, and when: the clocks of the pack, proposals that need two persons, certificates, holds. */
export function ExpiryPage() {
  const { t } = useTranslation('expiry');
  const { instant } = useFormat();
  const outbreak = useOutbreak().id;
  const { data, error, refetch } = useQuery(outbreakQuery(routes.expiry.list, { params: { outbreak } }));
  if (error !== null) return <Problem error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { members, identified } = data.clocks.find((clock) => clock.due !== null)?.due ?? { members: 0, identified: 0 };
  return (
    <>
      <PageTitle question={t('question')} answer={t('answer', { due: members, identified, time: instant(data.asOf) })} />
      <div className="page-body">
        <Clocks clocks={data.clocks} isUnderWay={data.expiries.some(({ state }) => state === 'proposed' || state === 'approved')} />
        <section className="stack" aria-label={t('list')}>
          <h2>{t('list')}</h2>
          {data.expiries.length === 0 ? <Empty text={t('none')} /> : null}
          {data.expiries.map((expiry) => (
            <ExpiryCard key={expiry.id} expiry={expiry} />
          ))}
        </section>
        <Holds holds={data.holds} now={data.asOf} />
      </div>
    </>
  );
}
