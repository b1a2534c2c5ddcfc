import { records, routes, type FilterCondition, type RecordKind } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { routesOf } from '../../ui/record/any-record.ts';
import { useWaitingExpiries } from '../expiry/index.ts';
import { MyTasks, openTaskFilter } from '../task/index.ts';
import { UsualWork } from './usual-work-list.tsx';
import './today-page.css';

/** What waits to be done now in the outbreak and area in force, the overdue first. */
export function TodayPage() {
  const { t } = useTranslation();
  const work = useWaiting();
  return (
    <>
      <PageTitle question={t('today.question')} answer={<Answer work={work} />} />
      <div className="today-tasks">
        <MyTasks />
      </div>
      <ul className="today">
        {work.map((one) => (
          <li key={one.key} className={one.overdue !== undefined && one.overdue > 0 ? 'overdue' : undefined}>
            <Link
              to={one.to}
              search={(before: Record<string, unknown>) => ({
                ...(before['area'] === undefined ? {} : { area: before['area'] }),
                ...one.search,
              })}
            >
              <strong className={one.count === 0 ? 'number none' : 'number'}>{one.count === undefined ? '…' : countText(one.count)}</strong>
              <span>
                <span className="what">{one.title}</span>
                <span className="soft">{one.detail}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <UsualWork />
    </>
  );
}

/** How much waits: tasks and records apart, for a task has a clock and a person, and a record has neither. */
function Answer({ work }: { readonly work: readonly Waiting[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay()('task.read');
  const tasks = useNumber('task', openTaskFilter);
  const asOf = tasks.asOf ?? work.find((one) => one.asOf !== undefined)?.asOf;
  if (work.length === 0 && !may) return <>{t('today.nothingEver')}</>;
  if (asOf === undefined || work.some((one) => one.count === undefined) || (may && tasks.count === undefined)) return <>…</>;
  const total = work.reduce((sum, one) => sum + (one.count ?? 0), 0);
  const time = format.readAtTime(asOf);
  if (total === 0 && (tasks.count ?? 0) === 0) return <>{t('today.nothing', { time })}</>;
  return may ? (
    <>{t('today.answer', { tasks: countText(tasks.count ?? 0), count: countText(total), time })}</>
  ) : (
    <>{t('today.answerRecords', { count: countText(total), time })}</>
  );
}

interface Waiting {
  readonly key: string;
  readonly title: string;
  readonly detail: ReactNode;
  readonly count: number | undefined;
  readonly overdue?: number;
  readonly asOf?: string | undefined;
  readonly to: string;
  readonly search: Readonly<Record<string, unknown>>;
}

function useWaiting(): readonly Waiting[] {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const outbreak = useOutbreak().id;
  const { today } = format;
  const due: FilterCondition[] = [
    { field: 'status', operator: 'is', value: 'due' },
    { field: 'date', operator: 'before', value: nextDay(today) },
  ];
  const overdue: FilterCondition[] = [
    { field: 'status', operator: 'is', value: 'due' },
    { field: 'date', operator: 'before', value: today },
  ];
  const late = useNumber('followUp', overdue);
  const area = useAreaInForce();
  const quality = useQuery({
    ...outbreakQuery(routes.figure.quality, { params: { outbreak }, query: area === undefined ? {} : { area } }),
    enabled: may('case.read'),
  });
  const expiries = useWaitingExpiries();
  const errors = quality.data?.issues.filter((issue) => issue.severity === 'error').length ?? 0;
  const lists = [
    useList(
      'followUp',
      due,
      t('today.followUps'),
      late.count ? `▲ ${t('today.followUpsOverdue', { count: late.count })}` : t('today.followUpsDetail', { day: format.date(today) }),
    ),
    useList('case', [{ field: 'caseClass', operator: 'is', value: 'suspected' }], t('today.suspected'), t('today.suspectedDetail')),
    useList(
      'contact',
      [{ field: 'contactClass', operator: 'is', value: 'unclassified' }],
      t('today.unclassified'),
      t('today.unclassifiedDetail'),
    ),
    useList('labResult', [{ field: 'outcome', operator: 'is', value: 'pending' }], t('today.pending'), t('today.pendingDetail')),
  ];
  return [
    ...(expiries === undefined
      ? []
      : [
          {
            key: 'expiry',
            title: t('today.expiry'),
            detail: t('today.expiryDetail'),
            ...expiries,
            to: outbreakPath(outbreak, 'expiry'),
            search: {},
          },
        ]),
    ...lists.flatMap((one, at) => (one === undefined ? [] : [at === 0 ? { ...one, overdue: late.count ?? 0 } : one])),
    ...(may('case.read')
      ? [
          {
            key: 'quality',
            title: t('today.quality'),
            detail: t('today.qualityDetail', { count: errors }),
            count: quality.data?.issues.length,
            asOf: quality.data?.asOf,
            to: outbreakPath(outbreak, 'quality'),
            search: {},
          },
        ]
      : []),
  ];
}

function useNumber(kind: RecordKind, filter: readonly FilterCondition[]) {
  const outbreak = useOutbreak().id;
  const may = useMay();
  const area = useAreaInForce();
  const { data } = useQuery({
    ...outbreakQuery(routesOf(kind).count, {
      params: { outbreak },
      query: { filter: JSON.stringify(filter), ...(area === undefined ? {} : { area }) },
    }),
    enabled: may(`${kind}.read`),
  });
  return { count: data?.count, asOf: data?.asOf };
}

/** A filtered list with its number; nothing where the role may not read it. */
function useList(kind: RecordKind, filter: readonly FilterCondition[], title: string, detail: string): Waiting | undefined {
  const outbreak = useOutbreak().id;
  const may = useMay();
  const { count, asOf } = useNumber(kind, filter);
  if (!may(`${kind}.read`)) return undefined;
  return { key: kind, title, detail, count, asOf, to: outbreakPath(outbreak, records[kind].plural), search: { filter } };
}

/** The day after a calendar date. */
function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
