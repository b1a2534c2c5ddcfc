import { routes, type RosterHousehold, type RosterMember } from '@firebreak/contract';
import { occupancies, type Occupancy } from '@firebreak/epi';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { outbreakPath } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakKey } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { doorText, useMemberFacts } from './member-facts.ts';
import { areaNameText } from '../../text/area-name.ts';

/** Households of an area in the order of the doors, with who lives there. */
export function Households({ area, search }: { readonly area: string; readonly search: string }) {
  const { t } = useTranslation('roster');
  const outbreak = useOutbreak().id;
  const query = useInfiniteQuery({
    queryKey: outbreakKey(outbreak, 'roster', area, search),
    queryFn: ({ pageParam, signal }) =>
      call(
        routes.roster.households,
        { params: { outbreak }, query: { area, ...(search === '' ? {} : { search }), ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const households = query.data.pages.flatMap((page) => page.households);
  if (households.length === 0) return <Empty text={t(search === '' ? 'none' : 'notFound')} />;
  return (
    <>
      <ul className="households">
        {households.map((household) => (
          <li key={household.id}>
            <HouseholdCard household={household} />
          </li>
        ))}
      </ul>
      <p className="soft">{t('shown', { shown: countText(households.length), total: countText(query.data.pages[0]?.total ?? 0) })}</p>
      {query.hasNextPage ? (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

/** One dwelling with who lives there; each leads to the page of that person, but for the one whose page this is. */
export function HouseholdCard({ household, opened }: { readonly household: RosterHousehold; readonly opened?: string }) {
  const { t } = useTranslation('roster');
  const door = doorText(household);
  return (
    <section className="card household" aria-label={door}>
      <h2>
        {door} <span className="soft">{areaNameText(household.areaName)}</span>
      </h2>
      <Occupied household={household} door={door} />
      {household.members.length === 0 ? <p className="soft">{t('nobody')}</p> : null}
      <ul>
        {household.members.map((member) => (
          <Member key={member.id} member={member} isOpen={member.id === opened} />
        ))}
      </ul>
    </section>
  );
}

function Member({ member, isOpen }: { readonly member: RosterMember; readonly isOpen: boolean }) {
  const { t } = useTranslation('testRound');
  const outbreak = useOutbreak().id;
  const facts = useMemberFacts()(member);
  const name = member.name ?? t('members.nameless');
  return (
    <li>
      {isOpen ? <strong aria-current="page">{name}</strong> : <Link to={outbreakPath(outbreak, 'roster', member.id)}>{name}</Link>}{' '}
      <span className="soft">{facts.join(' · ')}</span>
    </li>
  );
}

/** What was found at the door: only `vacant` takes a dwelling off the list. */
function Occupied({ household, door }: { readonly household: RosterHousehold; readonly door: string }) {
  const { t } = useTranslation('roster');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const say = useErrorText();
  const tell = useMutation({
    mutationFn: (occupancy: Occupancy) =>
      call(routes.roster.occupancy, {
        params: { outbreak, id: household.id },
        body: { version: household.version, occupancy, reason: t('foundAtDoor') },
      }),
    onSuccess: () => refreshOutbreak(outbreak),
    onError: (error) => showToast(say(error)),
  });
  if (!may('roster.write'))
    return <p className={household.occupancy === 'unknown' ? 'some' : 'soft'}>{t(`occupancy.${household.occupancy}`)}</p>;
  return (
    <Select<Occupancy>
      size="small"
      value={household.occupancy}
      loading={tell.isPending}
      aria-label={t('occupancyOf', { door })}
      onChange={(occupancy) => tell.mutate(occupancy)}
      options={occupancies.map((value) => ({ value, label: t(`occupancy.${value}`) }))}
    />
  );
}
