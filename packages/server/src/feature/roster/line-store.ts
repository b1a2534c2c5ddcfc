import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { insertPacked, packRows } from '../../platform/database/index.ts';
import { type Dwelling, type LinePerson } from './prepare.ts';

/** A dwelling with the id it has or gets, and the path of its area. */
export interface PlacedDwelling extends Dwelling {
  readonly id: string;
  readonly path: string;
}
export interface PlacedPerson extends LinePerson {
  readonly household: string;
  readonly path: string;
}

/** What went in: new, changed, and as it was. */
export interface TakenCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
}

export interface Where {
  readonly home: string;
  readonly outbreak: string;
  readonly now: string;
  readonly source: string;
}

/** One batch of a register at a time in an outbreak: who is who is decided by looking at what is there. */
export async function holdRoster(trx: Trx, outbreak: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roster ${outbreak}`}, 0))`.execute(trx);
}

/** Paths of areas by code, and whether the caller writes rosters there. */
export async function areasOf(trx: Trx, codes: readonly string[]): Promise<Map<string, { path: string; mine: boolean }>> {
  const { rows } = await sql<{ code: string; path: string; mine: boolean }>`
    select code, path::text as path, path <@ any ((select firebreak.scope('roster.write'))::ltree[]) as mine
    from area where code = any (${[...codes]}::text[])`.execute(trx);
  return new Map(rows.map(({ code, ...area }) => [code, area]));
}

export async function codeHolders(trx: Trx, home: string, codes: readonly string[]): Promise<Map<string, { id: string; mine: boolean }>> {
  const { rows } = await sql<{ code: string; id: string; mine: boolean }>`
    select code, id, area <@ any ((select firebreak.scope('roster.write'))::ltree[]) as mine
    from firebreak.roster_code_holder(${home}, ${[...codes]}::text[])`.execute(trx);
  return new Map(rows.map(({ code, ...holder }) => [code, holder]));
}

/** Of the given places those in sight. */
export async function placesInSight(trx: Trx, home: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from place where home = ${home} and id = any (${[...ids]}::uuid[]) and withdrawn_at is null`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** Brings dwellings in. What a line leaves out stays as it is, and what was found at the door goes before what a register says. */
export async function putDwellings(trx: Trx, at: Where, dwellings: readonly PlacedDwelling[]): Promise<TakenCounts> {
  await sql`create temp table if not exists line_dwelling (id uuid, path ltree, code text, building text, unit text, floor integer, room text,
    address text, door text collate "C", occupancy text) on commit drop`.execute(trx);
  await sql`truncate line_dwelling`.execute(trx);
  const column = (name: keyof PlacedDwelling, type: string) => ({ name, type, values: dwellings.map((one) => one[name]) });
  await insertPacked(
    trx,
    'line_dwelling',
    packRows(dwellings.length, [
      column('id', 'uuid'),
      column('path', 'ltree'),
      column('code', 'text'),
      column('building', 'text'),
      column('unit', 'text'),
      column('floor', 'integer'),
      column('room', 'text'),
      column('address', 'text'),
      column('door', 'text'),
      column('occupancy', 'text'),
    ]),
  );
  await sql`analyze line_dwelling`.execute(trx);
  // Building, unit, floor and room are one thing: a line that names any of them says where the door is, one that names none leaves it.
  const { rows } = await sql<{ new: number; changed: number }>`
    with said as (
      select h.id, l.path, l.says_door, coalesce(l.address, h.address) as address,
        case when h.source = 'door' then h.occupancy else coalesce(l.occupancy, h.occupancy) end as occupancy,
        case when l.says_door then l.building else h.building end as building, case when l.says_door then l.unit else h.unit end as unit,
        case when l.says_door then l.floor else h.floor end as floor, case when l.says_door then l.room else h.room end as room,
        case when l.says_door then l.door else h.door end as door
      from (select *, not ((building, unit, floor, room) is null) as says_door from line_dwelling) l
      join roster_household h on h.home = ${at.home} and h.id = l.id),
    changed as (
      update roster_household h set area = s.path, building = s.building, unit = s.unit, floor = s.floor, room = s.room, door = s.door,
        address = s.address, occupancy = s.occupancy, version = h.version + 1, updated_at = ${at.now}
      from said s
      where h.home = ${at.home} and h.id = s.id
        and (h.area, h.building, h.unit, h.floor, h.room, h.address, h.occupancy)
          is distinct from (s.path, s.building, s.unit, s.floor, s.room, s.address, s.occupancy)
      returning h.id, h.area),
    moved as (
      update roster_member m set area = c.area, version = m.version + 1, updated_at = ${at.now}
      from changed c where m.home = ${at.home} and m.household = c.id and m.area <> c.area returning 1),
    added as (
      insert into roster_household (home, id, outbreak, area, created_at, updated_at, code, building, unit, floor, room, address, door, occupancy, source)
      select ${at.home}, l.id, ${at.outbreak}, l.path, ${at.now}::timestamptz, ${at.now}::timestamptz, l.code, l.building, l.unit, l.floor, l.room,
        l.address, l.door, coalesce(l.occupancy, 'occupied'), ${at.source}
      from line_dwelling l
      where not exists (select from roster_household h where h.home = ${at.home} and h.id = l.id)
      returning 1)
    select (select count(*) from added)::int as new, (select count(*) from changed)::int as changed, (select count(*) from moved) as moved`.execute(
    trx,
  );
  return counted(rows[0], dwellings.length);
}

/**
 * Brings people in. Somebody of the same household is the same with the same document, or with the same name and birth year where not
 * both have a document. Who was taken off the roster stays off it, unless the line was written by hand.
 */
export async function putPersons(trx: Trx, at: Where, persons: readonly PlacedPerson[], byHand: boolean): Promise<TakenCounts> {
  await fillPersons(trx, persons);
  await sql`create temp table if not exists line_match (line uuid primary key, member uuid) on commit drop`.execute(trx);
  await sql`truncate line_match`.execute(trx);
  await sql`
    insert into line_match (line, member)
    select distinct on (coalesce(d.id, n.id, l.id)) l.id, coalesce(d.id, n.id)
    from line_person l
    left join lateral (
      select m.id from roster_member m
      where m.home = ${at.home} and m.household = l.household and m.document_code = l.document_code
      order by m.withdrawn_at is not null, m.id limit 1) d on l.document_code is not null
    left join lateral (
      select m.id from roster_member m
      where m.home = ${at.home} and m.household = l.household and m.name = l.name and m.birth_year is not distinct from l.birth_year
        and (m.document_code is null or l.document_code is null)
      order by m.withdrawn_at is not null, m.id limit 1) n on d.id is null and l.name is not null
    order by coalesce(d.id, n.id, l.id), l.id`.execute(trx);
  const { rows } = await sql<{ new: number; changed: number }>`
    with changed as (
      update roster_member m set name = coalesce(l.name, m.name), pinyin = coalesce(l.pinyin, m.pinyin), initials = coalesce(l.initials, m.initials),
        sex = coalesce(l.sex, m.sex), birth_year = coalesce(l.birth_year, m.birth_year),
        phone = coalesce(l.phone, m.phone), phone_code = coalesce(l.phone_code, m.phone_code),
        document_type = coalesce(l.document_type, m.document_type), document_number = coalesce(l.document_number, m.document_number),
        document_code = coalesce(l.document_code, m.document_code), post = coalesce(l.post, m.post), place = coalesce(l.place, m.place),
        risk = coalesce(l.risk, m.risk), needs = coalesce(l.needs, m.needs),
        withdrawn_at = case when ${byHand}::boolean then null else m.withdrawn_at end, version = m.version + 1, updated_at = ${at.now}
      from line_match k join line_person l on l.id = k.line
      where m.home = ${at.home} and m.id = k.member and (m.withdrawn_at is null or ${byHand}::boolean)
        and (m.name, m.sex, m.birth_year, m.phone, m.document_type, m.document_number, m.post, m.place, m.risk, m.needs, m.withdrawn_at) is distinct from
          (coalesce(l.name, m.name), coalesce(l.sex, m.sex), coalesce(l.birth_year, m.birth_year), coalesce(l.phone, m.phone),
            coalesce(l.document_type, m.document_type), coalesce(l.document_number, m.document_number), coalesce(l.post, m.post),
            coalesce(l.place, m.place), coalesce(l.risk, m.risk), coalesce(l.needs, m.needs), null)
      returning 1),
    added as (
      insert into roster_member (home, id, outbreak, area, created_at, updated_at, household, place, name, pinyin, initials, sex,
        birth_year, phone, phone_code, document_type, document_number, document_code, post, risk, needs, source)
      select ${at.home}, l.id, ${at.outbreak}, l.path, ${at.now}::timestamptz, ${at.now}::timestamptz, l.household, l.place, l.name, l.pinyin, l.initials,
        l.sex, l.birth_year, l.phone, l.phone_code, l.document_type, l.document_number, l.document_code, l.post, coalesce(l.risk, 'low'), coalesce(l.needs, '{}'), ${at.source}
      from line_match k join line_person l on l.id = k.line where k.member is null
      returning 1)
    select (select count(*) from added)::int as new, (select count(*) from changed)::int as changed`.execute(trx);
  return counted(rows[0], persons.length);
}

async function fillPersons(trx: Trx, persons: readonly PlacedPerson[]): Promise<void> {
  await sql`create temp table if not exists line_person (id uuid, household uuid, path ltree, name text, pinyin text, initials text, sex text, birth_year integer, phone text,
    phone_code bigint, document_type text, document_number text, document_code bigint, post text, place uuid, risk text, needs text[])
    on commit drop`.execute(trx);
  await sql`truncate line_person`.execute(trx);
  const column = (name: string, type: string, key: keyof PlacedPerson) => ({ name, type, values: persons.map((one) => one[key]) });
  await insertPacked(
    trx,
    'line_person',
    packRows(persons.length, [
      column('id', 'uuid', 'id'),
      column('household', 'uuid', 'household'),
      column('path', 'ltree', 'path'),
      column('name', 'text', 'name'),
      column('pinyin', 'text', 'pinyin'),
      column('initials', 'text', 'initials'),
      column('sex', 'text', 'sex'),
      column('birth_year', 'integer', 'birthYear'),
      column('phone', 'text', 'phone'),
      column('phone_code', 'bigint', 'phoneCode'),
      column('document_type', 'text', 'documentType'),
      column('document_number', 'text', 'documentNumber'),
      column('document_code', 'bigint', 'documentCode'),
      column('post', 'text', 'post'),
      column('place', 'uuid', 'place'),
      column('risk', 'text', 'risk'),
      column('needs', 'text[]', 'needs'),
    ]),
  );
  await sql`analyze line_person`.execute(trx);
}

function counted(row: { new: number; changed: number } | undefined, all: number): TakenCounts {
  const { new: added, changed } = row ?? { new: 0, changed: 0 };
  return { new: added, changed, same: all - added - changed };
}

/** Tells the planner of rows that came by the thousand (migration 0025). */
export async function lookAtRoster(trx: Trx): Promise<void> {
  await sql`select firebreak.look_at_rounds()`.execute(trx);
}
