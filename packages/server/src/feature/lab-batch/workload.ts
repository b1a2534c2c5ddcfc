import { type Answer, OutbreakSettings, type routes } from '@firebreak/contract';
import { sql } from 'kysely';
import { rulesAt, shelfOf } from '../reaction/index.ts';
import { dayOf, type Standing } from '../registry/index.ts';

type Workload = Answer<(typeof routes)['labBatch']['workload']>['laboratories'][number];

/** Hours between the last tube of a sample and its result where the pack says nothing. */
const hoursWithoutLimit = 24;

/** Hours allowed from receipt to result: the pack's limit of a pooled result, else that of a round. */
export async function turnaroundLimit(at: Standing): Promise<number> {
  const limits = (await rulesAt(at, shelfOf(at.directory), at.outbreak.area))?.pack.clocks.limits;
  const limit = limits?.['pooledResult'] ?? limits?.['regionRound'];
  if (limit === undefined) return hoursWithoutLimit;
  return limit.unit === 'hours' ? limit.value : limit.unit === 'minutes' ? limit.value / 60 : limit.value * 24;
}

/**
 * Every laboratory with tubes in the actor's areas. Turnaround runs from receipt to the first report; per hour is what was reported in
 * the hour before.
 */
export async function workloads(at: Standing, limitHours: number): Promise<Workload[]> {
  const { timeZone } = OutbreakSettings.parse(at.outbreak.settings);
  const today = dayOf({ outbreak: { ...at.outbreak, as_of: null }, now: at.now });
  const { rows } = await sql<Omit<Workload, 'turnaround'> & Workload['turnaround']>`
    select coalesce(t.laboratory, r.laboratory) as laboratory,
      count(*) filter (where t.state = 'sent')::int as underway,
      count(*) filter (where t.state = 'received')::int as waiting,
      count(*) filter (where t.reported_at is not null and (t.reported_at at time zone ${timeZone})::date = ${today}::date)::int as "testedToday",
      count(*) filter (where t.state = 'received' and t.received_at + make_interval(secs => ${limitHours * 3600}) <= ${at.now}::timestamptz)::int as overdue,
      count(*) filter (where t.reported_at > ${at.now}::timestamptz - interval '1 hour')::double precision as "perHour",
      count(minutes)::int as n, percentile_cont(0.5) within group (order by minutes) as "medianMinutes",
      percentile_cont(0.9) within group (order by minutes) as "p90Minutes",
      (avg(case when minutes <= ${limitHours * 60}::double precision then 1 else 0 end) filter (where minutes is not null))::double precision as "withinLimit"
    from tube t
    left join tube_result r on r.home = t.home and r.id = t.result
    cross join lateral (
      select case when t.reported_at >= t.received_at then (extract(epoch from t.reported_at - t.received_at) / 60)::double precision end as minutes) taken
    where t.home = ${at.outbreak.home} and t.outbreak = ${at.outbreak.id} and t.state in ('sent', 'received', 'tested')
      and coalesce(t.laboratory, r.laboratory) is not null
    group by 1 order by 1`.execute(at.trx);
  return rows.map(({ n, medianMinutes, p90Minutes, withinLimit, ...work }) => ({
    ...work,
    turnaround: { n, medianMinutes, p90Minutes, withinLimit },
  }));
}
