import { type Permission } from '@firebreak/contract';
import { type AreaLevel } from '@firebreak/epi';
import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type CaseDays } from './case-day.ts';
import { type AnswerCount, plainWords, unknownWords } from './questionnaire.ts';
import { LEAST_PERSONS } from './least-persons.ts';

async function rowsOf<T>(trx: Trx, statement: RawBuilder<unknown>): Promise<T[]> {
  const { rows } = await statement.execute(trx);
  return rows as T[];
}

/** Rows of an ltree path and below it; of everywhere without one. */
const within = (column: RawBuilder<unknown>, area: string | undefined) =>
  area === undefined ? sql`true` : sql`${column} <@ ${area}::ltree`;
const own = sql`area`;

/** Cases that count, from the areas in which the actor holds the permission. */
export function loadCaseDays(trx: Trx, wanted: Permission, zone: string, area: string | undefined): Promise<CaseDays[]> {
  return rowsOf(
    trx,
    sql`select * from firebreak.analysis_case(${wanted}, ${zone}) where case_class <> 'notACase' and ${within(own, area)}`,
  );
}

export interface ContactCount {
  readonly area: string;
  readonly contacts: number;
}
export function loadContactCounts(trx: Trx, wanted: Permission, area: string | undefined): Promise<ContactCount[]> {
  return rowsOf(trx, sql`select * from firebreak.analysis_contact(${wanted}) where ${within(own, area)}`);
}

export interface LocationSum {
  readonly area: string;
  readonly persons: number;
  readonly latitude_sum: number;
  readonly longitude_sum: number;
}
export function loadLocations(trx: Trx, wanted: Permission, area: string | undefined): Promise<LocationSum[]> {
  return rowsOf(trx, sql`select * from firebreak.analysis_location(${wanted}) where ${within(own, area)}`);
}

export interface LevelBelow {
  readonly level: AreaLevel;
  readonly areas: number;
  readonly withPlace: number;
  readonly withPopulation: number;
}
export function levelsBelow(trx: Trx, path: string): Promise<LevelBelow[]> {
  return rowsOf(
    trx,
    sql`
    select level, count(*)::int as areas, count(latitude + longitude)::int as "withPlace", count(population)::int as "withPopulation"
    from area where path <@ ${path}::ltree and path <> ${path}::ltree group by level`,
  );
}

export interface AreaAtLevel {
  readonly code: string;
  readonly path: string;
  readonly name: string;
  readonly population: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
/** Areas of a level at or below a path. */
export function areasAtLevel(trx: Trx, path: string, level: AreaLevel): Promise<AreaAtLevel[]> {
  return rowsOf(
    trx,
    sql`
    select code, path::text, name, population::float8 as population, latitude, longitude
    from area where path <@ ${path}::ltree and level = ${level} order by code`,
  );
}

/**
 * Counted answers of the persons whose case or contact the actor may read: row-level security cuts both tables.
 *
 * Whoever was infected more than once is asked about once, as the case that counts now.
 *
 * A column that an import kept stands with the record it came with; one person's records are read together, the case
 * last. An answer of few persons leaves the database without its text, unless it is a plain yes or no.
 */
export function loadAnswers(trx: Trx, outbreak: string, area: string | undefined): Promise<AnswerCount[]> {
  return rowsOf(
    trx,
    sql`
    with people as materialized (
      select c.home, c.person, c.case_class as "group", coalesce(k.extra, '{}') || c.extra as extra
      from "case" c left join contact k on k.home = c.home and k.person = c.person and k.withdrawn_at is null
      where c.outbreak = ${outbreak} and c.is_current and ${within(sql`c.area`, area)}
      union all
      select k.home, k.person, 'contact', k.extra
      from contact k
      where k.outbreak = ${outbreak} and k.withdrawn_at is null and k.status <> 'converted' and ${within(sql`k.area`, area)}
        and not exists (select from "case" c where c.home = k.home and c.person = k.person and c.withdrawn_at is null)
    ),
    known as materialized (
      select m.home, m.person, m."group", coalesce(p.extra, '{}') || m.extra as extra, p.sex, p.pregnant,
        coalesce(p.age_years, p.age_months / 12) as age
      from people m left join person p on p.home = m.home and p.id = m.person
    ),
    kept as (
      select a.name, trim(a.value) as value, m."group", count(*) as persons,
        sum(count(*)) over (partition by a.name, trim(a.value)) as whole
      from known m, jsonb_each_text(m.extra) a(name, value)
      where trim(a.value) <> '' and not lower(trim(a.value)) = any (${[...unknownWords]}::text[])
      group by a.name, trim(a.value), m."group"
    ),
    exposed as (
      select distinct m.home, m.person, m."group", e.setting, v.id as event, v.name
      from known m
      join exposure e on e.home = m.home and e.target_person = m.person and e.withdrawn_at is null
      left join event v on v.home = e.home and v.id = e.source_event and v.withdrawn_at is null
    )
    select 'field' as source, 'sex' as name, sex as value, "group", count(*)::int as persons from known where sex is not null group by sex, "group"
    union all select 'field', 'pregnant', case when pregnant then 'yes' else 'no' end, "group", count(*)::int
      from known where pregnant is not null group by pregnant, "group"
    union all select 'field', 'age', case when age < 5 then '0-4' when age < 15 then '5-14' when age < 25 then '15-24' when age < 45 then '25-44'
      when age < 65 then '45-64' else '65-' end, "group", count(*)::int
      from known where age is not null group by 3, "group"
    union all select 'setting', 'setting', setting, "group", count(distinct person)::int from exposed where setting is not null group by setting, "group"
    union all select 'event', 'event', max(name), "group", count(distinct person)::int from exposed where event is not null group by event, "group"
    union all select 'kept', name, case when whole >= ${LEAST_PERSONS} or lower(value) = any (${[...plainWords]}::text[]) then value end,
      "group", sum(persons)::int
      from kept group by 2, 3, "group"
    order by 1, 2, 3, 4`,
  );
}

export interface GroupCount {
  readonly group: AnswerCount['group'];
  readonly persons: number;
}
/** Persons of each group, those of `loadAnswers`. */
export function loadGroups(trx: Trx, outbreak: string, area: string | undefined): Promise<GroupCount[]> {
  return rowsOf(
    trx,
    sql`
    select c.case_class as "group", count(*)::int as persons from "case" c
      where c.outbreak = ${outbreak} and c.is_current and ${within(sql`c.area`, area)} group by c.case_class
    union all
    select 'contact', count(*)::int from contact k
      where k.outbreak = ${outbreak} and k.withdrawn_at is null and k.status <> 'converted' and ${within(sql`k.area`, area)}
        and not exists (select from "case" c where c.home = k.home and c.person = k.person and c.withdrawn_at is null)`,
  );
}
