import { type CalendarDate } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** One person, and the instants between which others were exposed to them. */
export interface InfectiousWindow {
  readonly home: string;
  readonly outbreak: string;
  readonly person: string;
  /** ISO instants, half-open. */
  readonly from: string;
  readonly to: string;
}

export interface TogetherRow {
  readonly person: string;
  readonly minutes: number;
  readonly meetings: number;
  readonly first: Date | string;
  readonly last: Date | string;
  /** Calendar day of the last minute together. */
  readonly last_date: CalendarDate;
  readonly places: readonly { readonly place: string; readonly minutes: number }[];
}

/**
 * Who was at one place with a person: minutes summed over every two visits that overlap, as `coPresence` of the engine counts.
 *
 * Of the visits to a place only those are read that started before the own one ended and at most a day before it began, by the
 * index (place, start); visits of more than a day come from an index of their own.
 */
export async function togetherWith(
  trx: Trx,
  { home, outbreak, person, from, to }: InfectiousWindow,
  { minutes, most, zone }: { minutes: number; most: number; zone: string },
): Promise<TogetherRow[]> {
  const { rows } = await sql<TogetherRow>`
    with own as materialized (
      select place, greatest(start, ${from}::timestamptz) as start, least("end", ${to}::timestamptz) as "end"
      from visit
      where home = ${home} and outbreak = ${outbreak} and person = ${person} and withdrawn_at is null
        and start < ${to}::timestamptz and "end" > ${from}::timestamptz and "end" > start),
    meeting as (
      select other.person, own.place, greatest(own.start, other.start) as start, least(own."end", other."end") as "end"
      from own cross join lateral (
        select v.person, v.start, v."end" from visit v
        where v.place = own.place and v.start < own."end" and v.start > own.start - interval '24 hours' and v."end" > own.start
          and v."end" - v.start <= interval '24 hours' and v.home = ${home} and v.outbreak = ${outbreak} and v.person <> ${person} and v.withdrawn_at is null
        union all
        select v.person, v.start, v."end" from visit v
        where v.place = own.place and v.start < own."end" and v."end" > own.start
          and v."end" - v.start > interval '24 hours' and v.home = ${home} and v.outbreak = ${outbreak} and v.person <> ${person} and v.withdrawn_at is null) other
      where other."end" > other.start),
    at_place as (
      select person, place, sum(extract(epoch from "end" - start)) / 60 as minutes, count(*) as meetings, min(start) as first, max("end") as last
      from meeting group by person, place)
    select person, sum(minutes)::double precision as minutes, sum(meetings)::integer as meetings, min(first) as first, max(last) as last,
      to_char((max(last) - interval '1 second') at time zone ${zone}, 'YYYY-MM-DD') as last_date,
      jsonb_agg(jsonb_build_object('place', place, 'minutes', minutes::double precision) order by minutes desc, place) as places
    from at_place group by person having sum(minutes) >= ${minutes}
    order by 2 desc, person limit ${most}`.execute(trx);
  return rows;
}

/** How many visits of a person lie in the window. */
export async function visitsWithin(trx: Trx, { home, outbreak, person, from, to }: InfectiousWindow): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from visit
    where home = ${home} and outbreak = ${outbreak} and person = ${person} and withdrawn_at is null
      and start < ${to}::timestamptz and "end" > ${from}::timestamptz and "end" > start`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** First instant of a calendar day in a zone. */
export async function startOfDay(trx: Trx, day: CalendarDate, zone: string): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select to_char((${day}::date::timestamp at time zone ${zone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`.execute(trx);
  return rows[0]?.at ?? `${day}T00:00:00Z`;
}

export interface PersonFact {
  readonly id: string;
  readonly name: string | null;
  readonly area: string;
  readonly case: string | null;
  readonly contact: string | null;
  readonly exposure: string | null;
}

/** What is known of persons that the actor may read: name, and whether each is a case, a contact, exposed to `source` already. */
export async function factsOfPersons(
  trx: Trx,
  { home, outbreak, source, persons }: { home: string; outbreak: string; source: string; persons: readonly string[] },
): Promise<Map<string, PersonFact>> {
  const { rows } = await sql<PersonFact>`
    select p.id, p.name, p.area::text as area, c.id as "case", k.id as contact, e.id as exposure
    from person p
    left join "case" c on c.home = p.home and c.person = p.id and c.is_current
    left join contact k on k.home = p.home and k.person = p.id and k.withdrawn_at is null
    left join lateral (
      select id from exposure x
      where x.home = p.home and x.outbreak = ${outbreak} and x.source_person = ${source} and x.target_person = p.id and x.withdrawn_at is null
      order by x.date desc nulls last, x.id limit 1) e on true
    where p.home = ${home} and p.outbreak = ${outbreak} and p.id = any (${[...persons]}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of places by id. */
export async function namesOfPlaces(trx: Trx, home: string, places: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select id, name from place where home = ${home} and id = any (${[...places]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
