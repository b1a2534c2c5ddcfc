import { type Expiry, routes } from '@firebreak/contract';
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
import { Clocks, dueKinds } from './clocks.tsx';
import { ExpiryCard } from './expiry-card.tsx';
import { Holds } from './holds.tsx';
import { SunsetCard } from './sunset-card.tsx';
import '../../ui/record/record.css';

/** What must be forgotten, and when: the clocks of the pack, proposals that need two persons, certificates, holds. */
export function ExpiryPage() {
  const { t } = useTranslation('expiry');
  const { readAt } = useFormat();
  const outbreak = useOutbreak().id;
  const [isCounted, setCounted] = useState(false);
  const query = outbreakQuery(routes.expiry.list, { params: { outbreak }, query: { counts: isCounted ? 'yes' : 'no' } });
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...query,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.expiries.some(isAtWork) === true ? LOOK_AGAIN : false),
  });
  if (error !== null) return <Problem error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const time = readAt(data.asOf);
  const planned = data.sunset?.steps.filter(({ state }) => state === 'due').map(({ kind }) => kind) ?? [];
  const due = dueKinds(data.clocks, planned).length;
  const isKnown = data.clocks.some((clock) => (clock.due?.counts ?? null) !== null);
  const answer = due > 0 ? t('answer', { due, time }) : isKnown ? t('nothing', { time }) : t('notCounted', { time });
  const underWay = data.expiries.filter(({ state }) => state === 'proposed' || state === 'approved').map(({ kind }) => kind);
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
        {data.sunset === null ? null : <SunsetCard sunset={data.sunset} />}
        <Clocks clocks={data.clocks} underWay={underWay} planned={planned} />
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

const isAtWork = ({ progress }: Expiry): boolean => progress?.state === 'waiting' || progress?.state === 'running';
/** Milliseconds between looks at work that runs. */
const LOOK_AGAIN = 2_000;
