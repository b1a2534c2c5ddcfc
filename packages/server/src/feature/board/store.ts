import { type ClockCounts } from '@firebreak/contract';
import { type TaskKind } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

export interface BoardCut {
  readonly home: string;
  readonly outbreak: string;
  /** ltree path; what lies in its subtree. */
  readonly area: string;
  /** Calendar day the outbreak stands at, `YYYY-MM-DD`. */
  readonly day: string;
  readonly now: string;
}

/** Infections of one day of finding in one area below. */
export interface FoundGroup {
  readonly area: string;
  readonly day: string | null;
  readonly cases: number;
  /** Local ones. */
  readonly local: number;
  /** Local ones that nobody had under control when they were found. */
  readonly community: number;
}

/** Infected persons by day of report (else onset) and area one level below; suspected ones do not count. */
export async function foundGroups(trx: Trx, { area }: BoardCut): Promise<FoundGroup[]> {
  const { rows } = await sql<FoundGroup>`
    select subpath(c.area, 0, least(nlevel(c.area), nlevel(${area}::ltree) + 1))::text as area, coalesce(c.report_date, c.onset_date)::text as day,
      count(*)::int as cases, count(*) filter (where c.origin is distinct from 'imported')::int as local,
      count(*) filter (where c.origin is distinct from 'imported' and not coalesce(c.was_contact, false) and k.id is null)::int as community
    from firebreak.figure_case('figure.read') c
    left join firebreak.figure_contact('figure.read') k on k.person = c.person
      and coalesce(k.follow_up_start, k.report_date) <= coalesce(c.report_date, c.onset_date)
    where c.area <@ ${area}::ltree and c.case_class in ('confirmed', 'confirmedNoSymptoms')
    group by 1, 2`.execute(trx);
  return rows;
}

/** Open tasks of one kind in one area below by clock. */
export interface ClockGroup extends ClockCounts {
  readonly area: string;
  readonly kind: TaskKind;
  readonly oldest_due_at: string | null;
  readonly oldest_overdue_at: string | null;
}

export async function clockGroups(trx: Trx, { home, outbreak, area, now }: BoardCut): Promise<ClockGroup[]> {
  const { rows } = await sql<ClockGroup>`
    with here as (select nlevel(${area}::ltree) + 1 as depth, ${now}::timestamptz as now),
    clocked as (
      select t.kind, t.due_at, subpath(t.area, 0, least(nlevel(t.area), here.depth)) as area,
        case when here.now >= t.due_at then 'overdue'
          when here.now >= t.opened_at + (t.due_at - t.opened_at) * 0.8 then 'late'
          when here.now >= t.opened_at + (t.due_at - t.opened_at) * 0.5 then 'half' else 'inTime' end as state
      from task t, here
      where t.home = ${home} and t.outbreak = ${outbreak} and t.area <@ ${area}::ltree
        and t.status in ('open', 'accepted', 'refused') and t.withdrawn_at is null)
    select area::text as area, kind, count(*) filter (where state = 'inTime')::int as "inTime", count(*) filter (where state = 'half')::int as half,
      count(*) filter (where state = 'late')::int as late, count(*) filter (where state = 'overdue')::int as overdue, 0 as done,
      min(due_at) as oldest_due_at, min(due_at) filter (where state = 'overdue') as oldest_overdue_at
    from clocked group by 1, 2`.execute(trx);
  return rows;
}

export interface OpenEndRow {
  readonly kind: 'chain' | 'contact' | 'transfer';
  readonly id: string;
  readonly area_name: string;
  readonly since: string;
  readonly due_at: string | null;
}

const controlKinds = ['locateAndHold', 'quarantine'];
const transferKinds = ['transfer', 'isolate'];

/** The oldest contacts and transfers not under control. */
export async function openEndTasks(trx: Trx, { home, outbreak, area }: BoardCut, limit: number): Promise<OpenEndRow[]> {
  const { rows } = await sql<OpenEndRow>`
    select case when t.kind = any (${transferKinds}::text[]) then 'transfer' else 'contact' end as kind, t.id, a.name as area_name,
      t.opened_at as since, t.due_at
    from task t join area a on a.path = t.area
    where t.home = ${home} and t.outbreak = ${outbreak} and t.area <@ ${area}::ltree and t.withdrawn_at is null
      and t.status in ('open', 'accepted', 'refused') and t.kind = any (${[...controlKinds, ...transferKinds]}::text[])
    order by t.opened_at, t.id limit ${limit}`.execute(trx);
  return rows;
}

/** Infected persons whom no recorded exposure joins to a source, and who were infected here: the oldest first. */
export async function unlinkedCases(trx: Trx, { area }: BoardCut, limit: number): Promise<{ total: number; oldest: OpenEndRow[] }> {
  const { rows } = await sql<OpenEndRow & { total: number }>`
    with loose as (
      select c.id, c.area, coalesce(c.report_date, c.onset_date) as since from firebreak.figure_case('figure.read') c
      where c.area <@ ${area}::ltree and c.case_class in ('confirmed', 'confirmedNoSymptoms') and c.origin is distinct from 'imported'
        and not exists (select from firebreak.figure_exposure('figure.read') e where e.target = c.person))
    select 'chain' as kind, l.id, a.name as area_name, (coalesce(l.since, current_date)::timestamp at time zone 'UTC') as since, null as due_at,
      (count(*) over ())::int as total
    from loose l join area a on a.path = l.area order by l.since nulls last, l.id limit ${limit}`.execute(trx);
  return { total: rows[0]?.total ?? 0, oldest: rows };
}

/** Hours a step took, over tasks that ended in the last days, and how many kept their limit. */
export interface TaskInterval {
  readonly kind: TaskKind;
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly within: number;
}

export async function taskIntervals(trx: Trx, { home, outbreak, area, now }: BoardCut, days: number): Promise<TaskInterval[]> {
  const { rows } = await sql<TaskInterval>`
    select kind, count(*)::int as n, percentile_cont(0.5) within group (order by hours) as median,
      percentile_cont(0.9) within group (order by hours) as p90, count(*) filter (where in_time)::int as within
    from (
      select t.kind, extract(epoch from t.done_at - t.opened_at)::double precision / 3600 as hours, t.done_at <= t.due_at as in_time
      from task t
      where t.home = ${home} and t.outbreak = ${outbreak} and t.area <@ ${area}::ltree and t.status = 'done' and t.withdrawn_at is null
        and t.done_at > ${now}::timestamptz - ${days} * interval '1 day' and t.done_at <= ${now}) done
    group by kind`.execute(trx);
  return rows;
}

export interface DateInterval {
  readonly code: 'onsetToSpecimen' | 'specimenToResult' | 'onsetToReport' | 'onsetToIsolation' | 'reportToIsolation';
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Whole days between dates of infected persons reported in the last days; persons without symptoms do not count from onset. */
export async function dateIntervals(trx: Trx, { area, day }: BoardCut, days: number): Promise<DateInterval[]> {
  const { rows } = await sql<DateInterval>`
    with sampled as (
      select person, min(taken) as taken, min(result) as result from firebreak.figure_specimen('figure.read') group by person),
    found as (
      select c.*, s.taken, s.result from firebreak.figure_case('figure.read') c left join sampled s on s.person = c.person
      where c.area <@ ${area}::ltree and c.case_class in ('confirmed', 'confirmedNoSymptoms')
        and coalesce(c.report_date, c.onset_date) > ${day}::date - ${days}::int and coalesce(c.report_date, c.onset_date) <= ${day}::date),
    step as (
      select 'onsetToSpecimen' as code, taken - onset_date as days from found where case_class = 'confirmed'
      union all select 'specimenToResult', result - taken from found
      union all select 'onsetToReport', report_date - onset_date from found where case_class = 'confirmed'
      union all select 'onsetToIsolation', isolation_start - onset_date from found where case_class = 'confirmed'
      union all select 'reportToIsolation', isolation_start - report_date from found)
    select code, count(*)::int as n, percentile_cont(0.5) within group (order by days) as median,
      percentile_cont(0.9) within group (order by days) as p90
    from step where days is not null group by code`.execute(trx);
  return rows;
}

/** Tasks of control opened in the last days, and how many of them are done. */
export async function controlTasks(
  trx: Trx,
  { home, outbreak, area, now }: BoardCut,
  days: number,
): Promise<{ opened: number; done: number }> {
  const kinds = ['locateAndHold', 'quarantine', 'isolate', 'transfer', 'venueControl'];
  const { rows } = await sql<{ opened: number; done: number }>`
    select count(*)::int as opened, count(*) filter (where status = 'done')::int as done from task
    where home = ${home} and outbreak = ${outbreak} and area <@ ${area}::ltree and kind = any (${kinds}::text[]) and status <> 'withdrawn'
      and withdrawn_at is null and opened_at > ${now}::timestamptz - ${days} * interval '1 day'`.execute(trx);
  return rows[0] ?? { opened: 0, done: 0 };
}
