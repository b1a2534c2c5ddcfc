import { createHash } from 'node:crypto';
import pg from 'pg';

export const outbreak = '01900000-0000-7000-8000-000000000006';
export const city = '440100';
export const communitySize = 10_000;
const home = '440000';
/** Digits of hexadecimal ids by kind, so that records can point at each other by number. */
const idOf = (kind: number, number: string): string => `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** Sessions of the people of the bench. */
export interface Filled {
  readonly lead: Record<string, string>;
  readonly commander: Record<string, string>;
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=firebreak,public' });
  await client.connect();
  return client;
}

/** A city of communities of 10,000 people in 3,334 dwellings each, and two people who hold a round there. */
export async function fill(client: pg.Client, communities: number): Promise<Filled> {
  const people = communities * communitySize;
  await client.query(`
    insert into area (code, path, parent, level, name, search) values ('440000', 'world.440000', 'world', 'province', '广东省', ''),
      ('${city}', 'world.440000.${city}', '440000', 'city', '广州市', '');
    insert into area (code, path, parent, level, name, search)
      select '4401' || lpad(d::text, 2, '0'), ('world.440000.${city}.4401' || lpad(d::text, 2, '0'))::ltree, '${city}', 'county', '区' || d, '' from generate_series(1, 5) d;
    create temp table community as
      select n, '4401' || lpad((n % 5 + 1)::text, 2, '0') as county, '4401' || lpad((n % 5 + 1)::text, 2, '0') || lpad(n::text, 6, '0') as code
      from generate_series(0, ${communities - 1}) n;
    insert into area (code, path, parent, level, name, search)
      select c.code, p.path || c.code, p.code, 'community', '社区' || c.n, '' from community c join area p on p.code = c.county;
    create temp table leaf as select c.n, a.path from community c join area a on a.code = c.code;
    insert into outbreak (home, id, area, name, disease, created_at, updated_at) values ('${home}', '${outbreak}', 'world.440000', 'Bench', 'covid19', now(), now());
    insert into roster_household (home, id, outbreak, area, created_at, updated_at, code, building, floor, room, door)
      select '${home}', ${idOf(1, 'g')}, '${outbreak}', leaf.path, now(), now(), 'H' || g, (g / 100 % 40 + 1) || '栋', g / 4 % 25 + 1, (g % 4 + 1)::text,
        lpad((g / 100 % 40 + 1)::text, 6, '0') || '栋' || E'\\t\\t' || lpad((g / 4 % 25 + 11)::text, 3, '0') || E'\\t' || lpad((g % 4 + 1)::text, 6, '0')
      from generate_series(0, ${Math.ceil(people / 3)}) g join leaf on leaf.n = least(g * 3 / ${communitySize}, ${communities - 1});
    insert into roster_member (home, id, outbreak, area, created_at, updated_at, household, name, birth_year, document_code)
      select h.home, ${idOf(2, 'g')}, h.outbreak, h.area, now(), now(), h.id, '居民' || g, 1940 + g % 80, g
      from generate_series(0, ${people - 1}) g join roster_household h on h.home = '${home}' and h.id = ${idOf(1, 'g / 3')};`);
  await client.query('vacuum analyze');
  return { lead: await person(client, 'samplingLead', 1), commander: await person(client, 'commander', 2) };
}

async function person(client: pg.Client, role: string, number: number): Promise<Record<string, string>> {
  const id = `01900003-0000-7000-8000-00000000000${number}`;
  const token = `bench-${role}`;
  const digest = createHash('sha256').update(token).digest('hex');
  await client.query(`
    insert into app_user (id, name, display_name, locale, created_at) values ('${id}', '${role}', '${role}', 'en', now());
    insert into user_grant (id, user_id, role, area) values ('${id}', '${id}', '${role}', 'world.440000');
    insert into session (token_hash, user_id, csrf, created_at, seen_at, expires_at)
      values ('${digest}', '${id}', '${token}', now(), now(), now() + interval '1 day');`);
  return { cookie: `firebreak_session=${token}`, 'x-csrf-token': token };
}

/**
 * Registrations as they come in: 200 people at a time, their targets, a tube for each ten and the ledger by differences, one transaction each,
 * until it is told to stop. Answers how many were registered.
 */
export async function intake(client: pg.Client, round: string, communities: number, signal: AbortSignal): Promise<number> {
  let flush = 0;
  for (; !signal.aborted; flush++) {
    const first = (flush % communities) * communitySize + Math.floor(flush / communities) * 200;
    await client.query(`
      begin;
      select from round_tally where round = '${round}' and area = (select area from roster_member where id = ${idOf(2, String(first))}) for update;
      with done as (
        update round_target t set done_at = now() from generate_series(${first}, ${first + 199}) g
        where t.home = '${home}' and t.round = '${round}' and t.member = ${idOf(2, 'g')} and t.done_at is null returning t.area)
      update round_tally y set done = y.done + d.done, changed_at = now() from (select area, count(*) as done from done group by area) d
        where y.home = '${home}' and y.round = '${round}' and y.area = d.area;
      insert into tube (home, outbreak, code, area, created_at, updated_at, round, capacity, members, opened_at)
        select '${home}', '${outbreak}', 'T${flush}-' || g, m.area, now(), now(), '${round}', 10, 10, now()
        from generate_series(1, 20) g join roster_member m on m.home = '${home}' and m.id = ${idOf(2, String(first))};
      commit;`);
  }
  return flush * 200;
}

/** Milliseconds that the database needs to insert the rows of a round's targets into a table without an index or a rule. */
export async function bareInsert(client: pg.Client, round: string): Promise<number> {
  await client.query('create table bare_target (like round_target)');
  const begun = performance.now();
  await client.query(`insert into bare_target select * from round_target where round = '${round}'`);
  const milliseconds = performance.now() - begun;
  await client.query('drop table bare_target');
  return milliseconds;
}
