import { type RosterHousehold, type SwabPlace } from '@firebreak/contract';
import { type TestRoundPurpose } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

export interface Door {
  readonly id: string;
  readonly area: string;
  readonly door: string;
}

/** Households in the order of their doors, cut to where the caller reads the roster. @param area ltree path */
export async function doorsOf(trx: Trx, home: string, area: string, after: Door | undefined, limit: number): Promise<Door[]> {
  const { rows } = await sql<Door>`
    select id, area::text as area, door from firebreak.roster_doors(${home}, ${area}::ltree, null, null, null,
      ${after?.area ?? null}::ltree, ${after?.door ?? null}, ${after?.id ?? null}::uuid, ${limit})`.execute(trx);
  return rows;
}

export async function householdsOf(trx: Trx, home: string, ids: readonly string[]): Promise<Map<string, Omit<RosterHousehold, 'members'>>> {
  const { rows } = await sql<Omit<RosterHousehold, 'members'>>`
    select h.id, a.code as area, a.name as "areaName", h.code, h.building, h.unit, h.floor, h.room, h.occupancy, h.version
    from roster_household h join area a on a.path = h.area where h.home = ${home} and h.id = any (${[...ids]}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

type Member = RosterHousehold['members'][number];
/** A member with the numbers of which only the tails leave; `path` is the ltree path of the area. */
export interface FieldMember extends Omit<Member, 'phoneTail' | 'documentTail'> {
  readonly path: string;
  readonly phone: string | null;
  readonly documentNumber: string | null;
}

export async function membersOf(trx: Trx, home: string, households: readonly string[]): Promise<FieldMember[]> {
  const { rows } = await sql<FieldMember>`
    select m.id, m.household, a.code as area, a.name as "areaName", m.area::text as path, m.name, m.sex, m.birth_year as "birthYear", m.phone,
      m.document_number as "documentNumber", m.post, m.risk, m.needs, m.duplicate_of as "duplicateOf", m.source, m.withdrawn_at as "withdrawnAt", m.version
    from roster_member m join area a on a.path = m.area
    where m.home = ${home} and m.household = any (${[...households]}::uuid[]) and m.withdrawn_at is null
    order by m.birth_year nulls last, m.id`.execute(trx);
  return rows;
}

export interface OpenRound {
  readonly id: string;
  readonly name: string;
  readonly purpose: TestRoundPurpose;
  readonly closesAt: string;
  readonly pooling: { readonly low: number; readonly medium: number; readonly high: number };
}

/** Rounds that take samples now and reach an area, or a part of it. */
export async function openRounds(trx: Trx, of: { readonly home: string; readonly outbreak: string }, area: string, now: string): Promise<OpenRound[]> {
  const { rows } = await sql<OpenRound>`
    select r.id, r.name, r.purpose, r.closes_at as "closesAt", r.pooling from test_round r
    where r.home = ${of.home} and r.outbreak = ${of.outbreak} and r.status in ('approved', 'open') and r.approved_at is not null
      and r.opens_at <= ${now} and r.closes_at > ${now} and (r.area @> ${area}::ltree or r.area <@ ${area}::ltree)
    order by r.closes_at, r.id`.execute(trx);
  return rows;
}

/** Members of households who are done in rounds. */
export async function doneOf(
  trx: Trx,
  home: string,
  rounds: readonly string[],
  households: readonly string[],
): Promise<{ readonly round: string; readonly member: string }[]> {
  const { rows } = await sql<{ round: string; member: string }>`
    select t.round, t.member from round_target t
    where t.home = ${home} and t.round = any (${[...rounds]}::uuid[]) and t.household = any (${[...households]}::uuid[]) and t.done_at is not null
    order by t.member`.execute(trx);
  return rows;
}

const mostPlaces = 5000;

/** Places of an area by their names, cut to where the caller registers samples. @param area ltree path */
export async function swabPlaces(trx: Trx, home: string, area: string): Promise<SwabPlace[]> {
  const { rows } = await sql<SwabPlace>`
    select p.id, p.name, p.kind, p.address, a.code as area, a.name as "areaName"
    from firebreak.swab_places(${home}, ${area}::ltree, ${mostPlaces}) p join area a on a.path = p.area order by p.name, p.id`.execute(trx);
  return rows;
}
