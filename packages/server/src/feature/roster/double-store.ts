import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

export interface PairRow {
  readonly one: string;
  readonly other: string;
  readonly because: 'document' | 'phoneAndName' | 'nameAndBirthYear';
}

/**
 * Pairs of members in sight that may be one person: the same document; the same phone and name; the same name and birth year where no
 * document or phone tells them apart. A name and birth year that more than so many share says nothing: in a city there are many 张伟.
 */
const commonName = 10;

const standing = (alias: string): RawBuilder<unknown> =>
  sql.raw(`${alias}.withdrawn_at is null and ${alias}.duplicate_of is null and not ${alias}.is_distinct`);

const pairs = (home: string, outbreak: string): RawBuilder<unknown> => {
  const both = (shared: string): RawBuilder<unknown> => sql`
    from roster_member a join roster_member b on b.home = a.home and b.outbreak = a.outbreak and ${sql.raw(shared)} and a.id < b.id
    where a.home = ${home} and a.outbreak = ${outbreak} and ${standing('a')} and ${standing('b')}`;
  return sql`
    select a.id as one, b.id as other, 'document' as because, 1 as rank, a.area as area, b.area as other_area, a.updated_at as at, b.updated_at as other_at
      ${both('b.document_code = a.document_code')}
    union all
    select a.id, b.id, 'phoneAndName', 2, a.area, b.area, a.updated_at, b.updated_at
      ${both('b.phone_code = a.phone_code and b.name = a.name')}
        and (a.document_code is null or b.document_code is null)
    union all
    select a.id, b.id, 'nameAndBirthYear', 3, a.area, b.area, a.updated_at, b.updated_at
      ${both('b.name = a.name and b.birth_year = a.birth_year')}
        and (a.document_code is null or b.document_code is null) and (a.phone_code is null or b.phone_code is null)
        and (a.name, a.birth_year) in (
          select n.name, n.birth_year from roster_member n where n.home = ${home} and n.outbreak = ${outbreak} and ${standing('n')}
          group by n.name, n.birth_year having count(*) between 2 and ${commonName})`;
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
    select count(*)::int as number from (${pairs(at.home, at.outbreak)}) p where at >= ${since} or other_at >= ${since}`.execute(trx);
  return rows[0]?.number ?? 0;
}
