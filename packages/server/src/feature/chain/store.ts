import { type CalendarDate, type CaseClass, type Certainty, type Setting } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { isBetween } from '../registry/index.ts';

type MaybeDate = CalendarDate | null;

/** A case as a chain shows it: under the policies, so only what the actor may read. */
export interface CaseRow {
  readonly id: string;
  readonly person: string;
  /** Number on paper, else the id in the source it was imported from. */
  readonly number: string | null;
  readonly name: string | null;
  readonly case_class: CaseClass;
  readonly onset_date: MaybeDate;
  readonly report_date: MaybeDate;
  readonly isolation_start: MaybeDate;
  readonly first_positive: MaybeDate;
  /** Which infection of the person. */
  readonly episode: number;
  /** Days that are this infection's, where the person has several; null is open (`infection_span`). */
  readonly exposed_from: MaybeDate;
  readonly exposed_until: MaybeDate;
  readonly own_from: MaybeDate;
  readonly own_until: MaybeDate;
  readonly area: string;
  readonly area_name: string;
}
export interface ContactRow {
  readonly id: string;
  readonly person: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly report_date: MaybeDate;
  readonly area: string;
  readonly area_name: string;
}
export interface EventRow {
  readonly id: string;
  readonly name: string;
  readonly number: string | null;
  readonly date: MaybeDate;
  readonly report_date: MaybeDate;
  readonly area_name: string;
}
export interface ExposureRow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly date: MaybeDate;
  readonly certainty: Certainty | null;
  readonly setting: Setting | null;
}
export interface ChainRows {
  readonly cases: readonly CaseRow[];
  readonly contacts: readonly ContactRow[];
  readonly events: readonly EventRow[];
  readonly exposures: readonly ExposureRow[];
}

/** Everything a chain is made of, in four statements. */
export async function loadChainRows(trx: Trx, outbreak: string): Promise<ChainRows> {
  const cases = await sql<CaseRow>`
    select c.id, c.person, coalesce(c.number, c.source_id) as number, p.name, c.case_class, c.onset_date, c.report_date, c.isolation_start, positive.taken as first_positive,
      c.episode, i.exposed_from, i.exposed_until, i.own_from, i.own_until, c.area::text as area, a.name as area_name
    from "case" c
    join area a on a.path = c.area
    left join person p on p.home = c.home and p.id = c.person
    left join infection_span i on i.home = c.home and i.id = c.id
    left join (
      select t.person, i.id as infection, min(t.day) as taken
      from (
        select r.home, coalesce(s.person, r.person) as person, coalesce(s.taken_at::date, r.tested_date, r.result_date) as day
        from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
        where r.outbreak = ${outbreak} and r.outcome = 'positive' and r.withdrawn_at is null) t
      left join infection_span i on i.home = t.home and i.person = t.person and ${isBetween(sql`t.day`, sql`i.own_from`, sql`i.own_until`)}
      group by 1, 2) positive on positive.person = c.person and positive.infection is not distinct from i.id
    where c.outbreak = ${outbreak} and c.withdrawn_at is null order by c.id`.execute(trx);
  const contacts = await sql<ContactRow>`
    select k.id, k.person, coalesce(k.number, k.source_id) as number, p.name, k.report_date, k.area::text as area, a.name as area_name
    from contact k join area a on a.path = k.area left join person p on p.home = k.home and p.id = k.person
    where k.outbreak = ${outbreak} and k.withdrawn_at is null order by k.id`.execute(trx);
  const events = await sql<EventRow>`
    select e.id, e.name, e.number, e.date, e.report_date, a.name as area_name
    from event e join area a on a.path = e.area
    where e.outbreak = ${outbreak} and e.withdrawn_at is null order by e.id`.execute(trx);
  const exposures = await sql<ExposureRow>`
    select e.id, coalesce(e.source_person, e.source_event) as source, coalesce(e.target_person, e.target_event) as target,
      e.date, e.certainty, e.setting
    from exposure e where e.outbreak = ${outbreak} and e.withdrawn_at is null order by e.id`.execute(trx);
  return { cases: cases.rows, contacts: contacts.rows, events: events.rows, exposures: exposures.rows };
}
