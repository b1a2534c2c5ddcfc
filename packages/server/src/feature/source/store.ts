import { type CalendarDate, type CaseClass } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** Rows as the actor may read them. Minutes count on the clock of the outbreak, from 1970-01-01 00:00. */
export interface CaseRow {
  readonly id: string;
  readonly person: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly area: string;
  readonly case_class: CaseClass;
  readonly onset: CalendarDate | null;
  /** Which infection of the person, and the days that are its own (`infection_span`); null is open. */
  readonly episode: number;
  readonly own_from: CalendarDate | null;
  readonly own_until: CalendarDate | null;
  readonly exposed_from: CalendarDate | null;
  readonly exposed_until: CalendarDate | null;
}
export interface StayRow {
  readonly person: string;
  readonly place: string;
  /** Null where the record has no start or end. */
  readonly start: number | null;
  readonly end: number | null;
}
export interface ExposureRow {
  readonly source_person: string | null;
  readonly source_event: string | null;
  readonly target: string;
  readonly date: CalendarDate | null;
}
export interface EventRow {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly date: CalendarDate | null;
  readonly end_date: CalendarDate | null;
}
export interface SourceRows {
  readonly cases: readonly CaseRow[];
  readonly stays: readonly StayRow[];
  readonly exposures: readonly ExposureRow[];
  readonly events: readonly EventRow[];
  readonly places: ReadonlyMap<string, string>;
  readonly persons: number;
}

/** Everything the ranking rests on, in six statements. */
export async function loadSourceRows(trx: Trx, outbreak: string, zone: string): Promise<SourceRows> {
  const cases = await sql<CaseRow>`
    select c.id, c.person, coalesce(c.number, c.source_id) as number, p.name, c.area::text as area, c.case_class,
      to_char(c.onset_date, 'YYYY-MM-DD') as onset, c.episode, i.own_from, i.own_until, i.exposed_from, i.exposed_until
    from "case" c left join person p on p.home = c.home and p.id = c.person
    left join infection_span i on i.home = c.home and i.id = c.id
    where c.outbreak = ${outbreak} and c.withdrawn_at is null order by c.onset_date, c.id`.execute(trx);
  const stays = await sql<StayRow>`
    select person, place, extract(epoch from (start at time zone ${zone}))::double precision / 60 as start,
      extract(epoch from ("end" at time zone ${zone}))::double precision / 60 as "end"
    from visit where outbreak = ${outbreak} and withdrawn_at is null order by id`.execute(trx);
  const exposures = await sql<ExposureRow>`
    select source_person, source_event, target_person as target, to_char(date, 'YYYY-MM-DD') as date
    from exposure where outbreak = ${outbreak} and target_person is not null and withdrawn_at is null order by id`.execute(trx);
  const events = await sql<EventRow>`
    select id, number, name, to_char(date, 'YYYY-MM-DD') as date, to_char(end_date, 'YYYY-MM-DD') as end_date
    from event where outbreak = ${outbreak} and withdrawn_at is null order by id`.execute(trx);
  const places = await sql<{ id: string; name: string }>`
    select id, name from place where outbreak = ${outbreak} and withdrawn_at is null`.execute(trx);
  const persons = await sql<{ count: number }>`
    select count(*)::integer as count from person where outbreak = ${outbreak} and withdrawn_at is null`.execute(trx);
  return {
    cases: cases.rows,
    stays: stays.rows,
    exposures: exposures.rows,
    events: events.rows,
    places: new Map(places.rows.map(({ id, name }) => [id, name])),
    persons: persons.rows[0]?.count ?? 0,
  };
}
