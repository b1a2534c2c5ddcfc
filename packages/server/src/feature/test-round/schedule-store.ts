import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** Somebody on the roster whom a schedule may ask for. */
export interface ScheduledRow {
  readonly member: string;
  readonly name: string | null;
  /** ltree path. */
  readonly path: string;
  readonly area: string;
  readonly areaName: string;
  readonly post: string | null;
  readonly person: string | null;
  readonly since: string;
  readonly lastSampledAt: string | null;
}

export interface ScheduleCut {
  readonly home: string;
  readonly outbreak: string;
  /** ltree path. */
  readonly area: string;
  readonly post: string | undefined;
}

/** Members in sight with one of the posts, or who are a person of the registry; doubles stand for one person. */
export async function scheduledRows(trx: Trx, cut: ScheduleCut, posts: readonly string[]): Promise<ScheduledRow[]> {
  const { rows } = await sql<ScheduledRow>`
    select m.id as member, m.name, m.area::text as path, a.code as area, a.name as "areaName", m.post, m.person, m.created_at as since,
      m.last_sampled_at as "lastSampledAt"
    from roster_member m join area a on a.path = m.area
    where m.home = ${cut.home} and m.outbreak = ${cut.outbreak} and m.withdrawn_at is null and m.duplicate_of is null and m.area <@ ${cut.area}::ltree
      and (m.post = any (${[...posts]}::text[]) or (m.person is not null and ${cut.post === undefined}::boolean))
      and (${cut.post ?? null}::text is null or m.post = ${cut.post ?? null}::text)`.execute(trx);
  return rows;
}

/** When members with a post were sampled since a moment. */
export async function sampledPosts(trx: Trx, cut: ScheduleCut, since: string): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ member: string; at: string }>`
    select member, taken_at as at from firebreak.sampled_posts(${cut.home}, ${cut.area}::ltree, ${since})`.execute(trx);
  const times = new Map<string, number[]>();
  for (const { member, at } of rows) {
    const of = times.get(member);
    if (of === undefined) times.set(member, [Date.parse(at)]);
    else of.push(Date.parse(at));
  }
  return times;
}
