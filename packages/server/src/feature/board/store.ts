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
  /** Opened in the days looked back. */
  readonly recent: number;
}

/**
 * One reading of every open task. They are counted by their own area and kind first, of which there are few and known many, so
 * that nothing is sorted; the parts are put together under the areas below afterwards.
 */
export async function clockGroups(trx: Trx, { home, outbreak, area, now }: BoardCut, days: number): Promise<ClockGroup[]> {
  const { rows } = await sql<ClockGroup>`
    with counted as (
      select t.area, t.kind, count(*) as all_open,
        count(*) filter (where ${now} >= t.due_at) as overdue,
        count(*) filter (where ${now} >= t.opened_at + (t.due_at - t.opened_at) * 0.8) as past_late,
        count(*) filter (where ${now} >= t.opened_at + (t.due_at - t.opened_at) * 0.5) as past_half,
        count(*) filter (where t.opened_at > ${now}::timestamptz - ${days} * interval '1 day') as recent,
        min(t.due_at) as oldest
      from task t
      where t.home = ${home} and t.outbreak = ${outbreak} and t.area <@ ${area}::ltree
        and t.status in ('open', 'accepted', 'refused') and t.withdrawn_at is null
      group by t.area, t.kind)
    select subpath(area, 0, least(nlevel(area), nlevel(${area}::ltree) + 1))::text as area, kind,
      sum(all_open - greatest(past_half, past_late, overdue))::int as "inTime", sum(greatest(past_half, past_late, overdue) - greatest(past_late, overdue))::int as half,
      sum(greatest(past_late, overdue) - overdue)::int as late, sum(overdue)::int as overdue, 0 as done, sum(recent)::int as recent,
      min(oldest) as oldest_due_at, min(oldest) filter (where overdue > 0) as oldest_overdue_at
    from counted group by 1, 2`.execute(trx);
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
        -- not in, and not "not exists": the list is hashed once, whatever the planner believes a function gives
        and c.person not in (select e.target from firebreak.figure_exposure('figure.read') e where e.target is not null))
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

export const controlTaskKinds: readonly TaskKind[] = ['locateAndHold', 'quarantine', 'isolate', 'transfer', 'venueControl'];

/** Tasks of control opened in the last days that are done. */
export async function doneControlTasks(trx: Trx, { home, outbreak, area, now }: BoardCut, days: number): Promise<number> {
  const { rows } = await sql<{ done: number }>`
    select count(*)::int as done from task
    where home = ${home} and outbreak = ${outbreak} and area <@ ${area}::ltree and kind = any (${[...controlTaskKinds]}::text[])
      and status = 'done' and withdrawn_at is null and opened_at > ${now}::timestamptz - ${days} * interval '1 day'`.execute(trx);
  return rows[0]?.done ?? 0;
}
