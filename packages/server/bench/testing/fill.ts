import { createHash } from 'node:crypto';
import pg from 'pg';

/** A city at its peak: what the clients need to know of it. */
export interface City {
  readonly outbreak: string;
  readonly round: string;
  /** Codes of the communities; people are spread over them evenly. */
  readonly communities: number;
  readonly people: number;
  readonly clients: number;
}

export const city = {
  home: '440100',
  outbreak: '01900000-0000-7000-8000-0000000000a1',
  round: '01900000-0000-7000-8000-0000000000b1',
  communities: 100,
};
/** People of a household. */
export const householdSize = 3;
/** Token of the session of a client, which is its proof against other sites as well. */
export const tokenOf = (client: number): string => `bench-registrar-${client}`;

/** Id of the member or household of a number. */
export const idOf = (kind: 'c' | 'd', number: number): string => `01900000-0000-7000-800${kind}-${number.toString(16).padStart(12, '0')}`;
const idSql = (kind: 'c' | 'd', number: string): string => `('01900000-0000-7000-800${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** Fills a migrated database with a roster, a round over everybody that is open, and registrars with a session each. */
export async function fill(url: string, people: number, clients: number): Promise<City> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=firebreak,public' });
  await client.connect();
  try {
    for (const statement of statements(people)) await client.query(statement);
    for (let each = 0; each < clients; each++) await fillRegistrar(client, each, clients);
    await client.query('vacuum analyze');
    return { ...city, people, clients };
  } finally {
    await client.end();
  }
}

/** Community of a person: the first households live in the first one. */
export const communityOf = (person: number, people: number): number => Math.floor(person / (people / city.communities));
const areaOf = (community: string): string => `('world.440100.4401' || lpad((${community})::text, 5, '0'))::ltree`;

function statements(people: number): string[] {
  const { home, outbreak, round, communities } = city;
  const perCommunity = people / communities;
  const frame = (kind: 'c' | 'd', number: string, community: string) =>
    `'${home}', ${idSql(kind, number)}, '${outbreak}', ${areaOf(community)}, now(), now()`;
  return [
    'update export_rule set most_residents = 10000000', // one officer reads the missing of every community in turn
    `insert into area (code, path, parent, level, name, search) values ('440100', 'world.440100', 'world', 'city', '广州市', '广州市')`,
    `insert into area (code, path, parent, level, name, search)
      select '4401' || lpad(c::text, 5, '0'), ${areaOf('c')}, '440100', 'community', '社区' || c, '社区' || c from generate_series(0, ${communities - 1}) c`,
    `insert into outbreak (home, id, area, name, disease, created_at, updated_at) values ('${home}', '${outbreak}', 'world.440100', 'Bench', 'covid19', now(), now())`,
    `insert into roster_household (home, id, outbreak, area, created_at, updated_at, code, building, door, room)
      select ${frame('d', 'h', `h * ${householdSize} / ${perCommunity}`)}, 'H' || h, 'B' || (h / 60), lpad(h::text, 9, '0'), h::text
      from generate_series(0, ${Math.ceil(people / householdSize) - 1}) h`,
    `insert into roster_member (home, id, outbreak, area, created_at, updated_at, household, name, birth_year)
      select ${frame('c', 'm', `m / ${perCommunity}`)}, ${idSql('d', `m / ${householdSize}`)}, '王' || m, 1930 + m % 90 from generate_series(0, ${people - 1}) m`,
    `insert into test_round (home, id, outbreak, area, created_at, updated_at, name, purpose, hypothesis, legal_basis, target, pooling, opens_at, closes_at, status,
      proposed_by, proposed_by_name, approved_by, approved_by_name, approved_at, opened_at, denominator)
      values ('${home}', '${round}', '${outbreak}', 'world.440100', now(), now(), '第一轮', 'regionScreening', 'bench', 'bench', '[{"kind":"all"}]', '{"low":10,"medium":5,"high":1}',
      now() - interval '1 hour', now() + interval '20 hours', 'open', gen_random_uuid(), 'a', gen_random_uuid(), 'b', now() - interval '2 hours', now() - interval '1 hour', 1)`,
    `insert into round_target (home, round, member, outbreak, area, household, added_in)
      select home, '${round}', id, outbreak, area, household, 1 from roster_member`,
    `insert into round_version (home, round, number, outbreak, area, at, by_name, why, added, removed, due)
      values ('${home}', '${round}', 1, '${outbreak}', 'world.440100', now(), 'bench', 'bench', ${people}, 0, ${people})`,
    `select firebreak.retally('${home}', '${round}', array(select distinct area from round_target), now())`,
  ];
}

/** A grid worker who registers in every n-th community. */
async function fillRegistrar(client: pg.Client, each: number, clients: number): Promise<void> {
  const token = tokenOf(each);
  const hash = createHash('sha256').update(token).digest('hex');
  const { rows } = await client.query<{ id: string }>(
    `insert into app_user (id, name, display_name, created_at) values (gen_random_uuid(), $1, $1, now()) returning id`,
    [token],
  );
  const id = rows[0]?.id;
  for (let community = each % city.communities; community < city.communities; community += clients) {
    const sql = `insert into user_grant (id, user_id, role, area) values (gen_random_uuid(), $1, 'gridWorker', ${areaOf(String(community))})`;
    await client.query(sql, [id]);
  }
  const session = `insert into session (token_hash, user_id, csrf, created_at, seen_at, expires_at) values ($1, $2, $3, now(), now(), now() + interval '1 day')`;
  await client.query(session, [hash, id, token]);
}
