import { routes, type Coverage, type MissingMember, type TestRound } from '@firebreak/contract';
import { coverageStates, type CoverageState } from '@firebreak/epi';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { outbreakPath, useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { usePhone } from '../../app/phone.ts';
import { outbreakKey } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useWindow } from '../../ui/record/list/use-window.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { ExplainMembers } from './explain-members.tsx';
import { MissingExport } from './missing-export.tsx';
import { areaNameText } from '../../text/area-name.ts';

const StateSearch = z.object({ state: z.enum(coverageStates).optional().catch(undefined) });
const PAGE = 1000;

/** People of the area in the order of the doors: the missing, or those done or exempt. Only the rows in sight are in the page. */
export function MemberList({ round, coverage }: { readonly round: TestRound; readonly coverage: Coverage }) {
  const { t } = useTranslation('testRound');
  const may = useMay();
  const change = useChangeSearch();
  const state = useAddressSearch(StateSearch)?.state ?? 'missing';
  const { query, members, total } = useMembers(round.id, coverage.area, state);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (member: string): void =>
    setChosen((before) => new Set(before.has(member) ? without(before, member) : [...before, member]));
  return (
    <section className="card member-list" aria-label={t('members.title')}>
      <div className="list-head">
        <Segmented
          value={state}
          onChange={(value: CoverageState) => {
            setChosen(new Set());
            change({ state: value === 'missing' ? undefined : value });
          }}
          options={coverageStates
            .toReversed()
            .map((value) => ({ value, label: t(`state.${value}`, { count: countText(coverage.total[value]) }) }))}
          aria-label={t('members.which')}
        />
        <MissingExport round={round.id} area={coverage.area} />
      </div>
      {query.isError ? (
        <Problem error={query.error} again={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading />
      ) : members.length === 0 ? (
        <p className="soft">{t(`members.none.${state}`)}</p>
      ) : (
        <Rows
          members={members}
          total={total}
          more={() => (query.hasNextPage && !query.isFetchingNextPage ? void query.fetchNextPage() : undefined)}
          chosen={chosen}
          {...(may('roster.write') && state !== 'done' && round.status !== 'closed' ? { toggle } : {})}
        />
      )}
      {chosen.size === 0 ? null : (
        <ExplainMembers round={round} members={[...chosen]} isExempt={state === 'exempt'} done={() => setChosen(new Set())} />
      )}
    </section>
  );
}

const without = (all: ReadonlySet<string>, one: string): string[] => [...all].filter((each) => each !== one);

function useMembers(round: string, area: string, state: CoverageState) {
  const outbreak = useOutbreak().id;
  const query = useInfiniteQuery({
    queryKey: outbreakKey(outbreak, 'round-members', round, area, state),
    queryFn: ({ pageParam, signal }) =>
      call(
        routes.testRound.members,
        { params: { outbreak, id: round }, query: { area, state, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const pages = query.data?.pages ?? [];
  return { query, members: pages.flatMap(({ members }) => members), total: pages[0]?.total ?? 0 };
}

interface RowsGiven {
  readonly members: readonly MissingMember[];
  readonly total: number;
  readonly more: () => void;
  readonly chosen: ReadonlySet<string>;
  /** Absent: the list is only read. */
  readonly toggle?: (member: string) => void;
}

function Rows({ members, total, more, chosen, toggle }: RowsGiven) {
  const { t } = useTranslation('testRound');
  const outbreak = useOutbreak().id;
  const reads = useMay()('roster.read');
  const place = useRef<HTMLDivElement>(null);
  const height = usePhone() ? PHONE_ROW : DESK_ROW;
  const { first, last } = useWindow(place, members.length, height);
  if (last > members.length - ROWS_AHEAD) more();
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard (WCAG 2.1.1) */}
      <div className="member-rows" ref={place} tabIndex={0} role="list" aria-label={t('members.title')}>
        <div style={{ height: members.length * height, position: 'relative' }}>
          {members.slice(first, last).map((member, index) => (
            <div
              key={member.member}
              role="listitem"
              aria-setsize={total}
              aria-posinset={first + index + 1}
              className="member-row"
              style={{ top: (first + index) * height, height }}
            >
              {toggle === undefined ? null : (
                <Checkbox
                  checked={chosen.has(member.member)}
                  onChange={() => toggle(member.member)}
                  aria-label={t('members.choose', { name: member.name ?? t('members.nameless'), door: doorOf(member) })}
                />
              )}
              <strong>{doorOf(member)}</strong>
              {reads ? (
                <Link to={outbreakPath(outbreak, 'roster', member.member)}>{member.name ?? t('members.nameless')}</Link>
              ) : (
                <span>{member.name ?? t('members.nameless')}</span>
              )}
              <span className="soft">{factsOf(member, t)}</span>
            </div>
          ))}
        </div>
      </div>
      <p className="soft">{t('members.shown', { shown: countText(members.length), total: countText(total) })}</p>
    </>
  );
}

/** 3栋 2单元 5层 501, as far as it is known. */
export function doorOf({ building, unit, room, householdCode }: MissingMember): string {
  const parts = [building, unit, room].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? (householdCode ?? '—') : parts.join(' ');
}

function factsOf(member: MissingMember, t: ReturnType<typeof useTranslation<'testRound'>>['t']): string {
  return [
    areaNameText(member.areaName),
    member.phoneTail === null ? '' : t('members.phone', { tail: member.phoneTail }),
    ...member.needs.map((need) => t(`need.${need}`)),
    member.reason === null ? '' : t(`missingReason.${member.reason}`),
    member.note ?? '',
  ]
    .filter(Boolean)
    .join(' · ');
}

const [DESK_ROW, PHONE_ROW, ROWS_AHEAD] = [36, 64, 200];
