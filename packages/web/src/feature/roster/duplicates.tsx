import { routes, type Answer, type RosterMember } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { outbreakPath } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { areaNameText } from '../../text/area-name.ts';

type Pair = Answer<typeof routes.roster.duplicates>['pairs'][number];

/** People who seem to stand on the roster twice, also in two areas; somebody decides, nothing is merged by itself. */
export function Duplicates({ area }: { readonly area: string }) {
  const { t } = useTranslation('roster');
  const outbreak = useOutbreak().id;
  const query = useQuery(outbreakQuery(routes.roster.duplicates, { params: { outbreak }, query: { area } }));
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  if (query.data.pairs.length === 0) return <Empty text={t('double.none')} />;
  return (
    <ul className="households">
      {query.data.pairs.map((pair) => (
        <PairCard key={`${pair.one.id}-${pair.other.id}`} pair={pair} />
      ))}
    </ul>
  );
}

function PairCard({ pair: { one, other, because } }: { readonly pair: Pair }) {
  const { t } = useTranslation(['roster', 'testRound']);
  const outbreak = useOutbreak().id;
  const may = useMay();
  const say = useErrorText();
  const decide = useMutation({
    mutationFn: (double: RosterMember) =>
      call(routes.roster.merge, {
        params: { outbreak, id: double.id },
        body: { version: double.version, other: double.id === one.id ? other.id : one.id, reason: t(`double.because.${because}`) },
      }),
    onSuccess: () => refreshOutbreak(outbreak),
    onError: (error) => showToast(say(error)),
  });
  const tellApart = useMutation({
    mutationFn: () =>
      call(routes.roster.apart, { params: { outbreak, id: one.id }, body: { other: other.id, reason: t('double.twoPeople') } }),
    onSuccess: () => refreshOutbreak(outbreak),
    onError: (error) => showToast(say(error)),
  });
  return (
    <li className="card household">
      <h2>{t(`double.because.${because}`)}</h2>
      <ul className="pair">
        {[one, other].map((member) => (
          <li key={member.id}>
            <Link to={outbreakPath(outbreak, 'roster', member.id)}>{member.name ?? t('testRound:members.nameless')}</Link>{' '}
            <span className="soft">
              {[areaNameText(member.areaName), member.birthYear, member.documentTail].filter(Boolean).join(' · ')}
            </span>
            {may('roster.write') ? (
              <Button size="small" loading={decide.isPending} onClick={() => decide.mutate(member.id === one.id ? other : one)}>
                {t('double.keep')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {may('roster.write') ? (
        <Button size="small" loading={tellApart.isPending} onClick={() => tellApart.mutate()}>
          {t('double.twoPeople')}
        </Button>
      ) : null}
    </li>
  );
}
