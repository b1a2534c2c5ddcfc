import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

export interface PairRow {
  readonly one: string;
  readonly other: string;
  readonly because: 'document' | 'phoneAndName' | 'nameAndBirthYear';
}

/**
 * Pairs of members in sight that may be one person: the same document; the same phone and name; the same name and birth year where no
 * document or phone tells them apart; but for pairs that somebody looked at and told apart. What more than so many share says nothing: in
 * a city there are many 张伟, and 000 is nobody's document.
 */
const commonAmong = 10;

const standing = sql.raw('withdrawn_at is null and duplicate_of is null');

/**
 * Who shares something is found by grouping, one pass over the roster whatever the planner knows of it: right after a register came in
 * it knows nothing, and a join of the roster with itself compared everybody with everybody.
 */
const pairs = (home: string, outbreak: string, of?: RawBuilder<unknown>): RawBuilder<unknown> => {
  /** Only what those lines share with somebody: a roster of a million is not gone through for one line. */
  const ofThose = (shared: string): RawBuilder<unknown> =>
    of === undefined
      ? sql``
      : sql`and (${sql.raw(shared)}) in (
          select ${sql.raw(shared)} from roster_member where home = ${home} and outbreak = ${outbreak} and ${of})`;
  const sharing = (because: PairRow['because'], rank: number, shared: string, only: string): RawBuilder<unknown> => sql`
    select a.id as one, b.id as other, ${because}::text as because, ${rank}::int as rank, a.area as area, b.area as other_area,
      a.updated_at as at, b.updated_at as other_at
    from (
      select array_agg(id order by id) as ids from roster_member
      where home = ${home} and outbreak = ${outbreak} and ${standing} and ${sql.raw(only)} ${ofThose(shared)}
      group by ${sql.raw(shared)} having count(*) between 2 and ${commonAmong}) g
    cross join lateral (
      select x.id as one, y.id as other
      from unnest(g.ids) with ordinality x(id, place) join unnest(g.ids) with ordinality y(id, place) on x.place < y.place) p
    join roster_member a on a.home = ${home} and a.id = p.one
    join roster_member b on b.home = ${home} and b.id = p.other
    left join roster_distinct d on d.home = ${home} and d.one = p.one and d.other = p.other
    where d.one is null`;
  return sql`
    ${sharing('document', 1, 'document_code', 'document_code is not null')}
    union all
    ${sharing('phoneAndName', 2, 'phone_code, name', 'phone_code is not null and name is not null')}
    and (a.document_code is null or b.document_code is null)
    union all
    ${sharing('nameAndBirthYear', 3, 'name, birth_year', 'name is not null and birth_year is not null')}
    and (a.document_code is null or b.document_code is null) and (a.phone_code is null or b.phone_code is null)`;
};

/** Pairs with at least one of the two in an area, the strongest reason first. */
export async function pairsIn(trx: Trx, at: { home: string; outbreak: string; area: string }, limit: number): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select one, other, because from (${pairs(at.home, at.outbreak)}) p
    where area <@ ${at.area}::ltree or other_area <@ ${at.area}::ltree
    order by rank, one, other limit ${limit}`.execute(trx);
  return rows;
}

/** Pairs one of whose lines changed at or after a moment. */
export async function pairsSince(trx: Trx, at: { home: string; outbreak: string }, since: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from (${pairs(at.home, at.outbreak, sql`updated_at >= ${since}`)}) p where at >= ${since} or other_at >= ${since}`.execute(
    trx,
  );
  return rows[0]?.number ?? 0;
}

/** Whom a member looks like. */
export async function looksLike(trx: Trx, at: { home: string; outbreak: string }, member: string): Promise<string[]> {
  const { rows } = await sql<PairRow>`
    select one, other from (${pairs(at.home, at.outbreak, sql`id = ${member}::uuid`)}) p
    where one = ${member}::uuid or other = ${member}::uuid`.execute(trx);
  return rows.map(({ one, other }) => (one === member ? other : one));
}

/** Who told two lines apart, where and when. */
export interface Telling {
  readonly home: string;
  readonly outbreak: string;
  /** ltree path of the member's area. */
  readonly area: string;
  readonly member: string;
  readonly by: string;
  readonly byName: string;
  readonly now: string;
}

/** Remembers that a member is none of others; row-level security refuses where the caller does not write the roster. */
export async function tellApart(trx: Trx, at: Telling, others: readonly string[]): Promise<void> {
  if (others.length === 0) return;
  await sql`
    insert into roster_distinct (home, one, other, outbreak, area, decided_at, decided_by, decided_by_name)
    select ${at.home}, least(o, ${at.member}::uuid), greatest(o, ${at.member}::uuid), ${at.outbreak}, ${at.area}::ltree, ${at.now}::timestamptz,
      ${at.by}::uuid, ${at.byName}
    from unnest(${[...others]}::uuid[]) o
    on conflict do nothing`.execute(trx);
}

/** Forgets that two were told apart: one is put to the other after all. */
export async function forgetApart(trx: Trx, home: string, member: string, other: string): Promise<void> {
  await sql`
    delete from roster_distinct
    where home = ${home} and one = least(${member}::uuid, ${other}::uuid) and other = greatest(${member}::uuid, ${other}::uuid)`.execute(
    trx,
  );
}
