import { routes } from '@firebreak/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'antd';
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
  const [isCounted, setCounted] = useState(false);
  const query = outbreakQuery(routes.expiry.list, { params: { outbreak }, query: { counts: isCounted ? 'yes' : 'no' } });
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...query, placeholderData: keepPreviousData });
  if (error !== null) return <Problem error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const counts = data.clocks.find(({ due }) => (due?.counts ?? null) !== null)?.due?.counts;
  const time = instant(data.asOf);
  const answer =
    counts === undefined || counts === null
      ? t('notCounted', { time })
      : t('answer', { due: counts.members, identified: counts.identified, time });
  return (
    <>
      <PageTitle
        question={t('question')}
        answer={answer}
        acts={
          <Button loading={isPlaceholderData} onClick={() => setCounted(true)}>
            {t('count')}
          </Button>
        }
      />
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
