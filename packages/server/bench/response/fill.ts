import pg from 'pg';
import { hashPassword } from '../../src/feature/account/password.ts';

/** What the people of the bench need to know of the filled database. */
export interface Filled {
  readonly outbreak: string;
  readonly password: string;
  /** One of the province, the others of one city each. */
  readonly commanders: readonly string[];
  readonly epidemiologist: string;
  /** Persons with 200 exposed contacts and 30 places each, of whom nobody knows yet that they are infected. */
  readonly found: readonly string[];
}

const outbreak = '01900000-0000-7000-8000-000000000001';
const password = 'only-for-the-bench';
/** A day of the 9th edition, which asks for a task about every contact and place; later editions ask for almost none. */
export const day = '2022-07-12';
const cities = 21;
const counties = 210;
const openTasks = 1_000_000;
const doneTasks = 100_000;
const cases = 20_000;
const indexPersons = 30;
const contactsOfEach = 200;
const placesOfEach = 30;

const idOf = (kind: number, number: string) => `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const frame = 'home, id, outbreak, area, created_at, updated_at';
const frameOf = (kind: number, number: string) => `'440000', ${idOf(kind, number)}, '${outbreak}', county.path, now(), now()`;
const each = (count: number) => `generate_series(0, ${count - 1}) i join county on county.n = i % ${counties}`;

const statements = [
  `insert into area (code, path, parent, level, name, search) values ('CN', 'world.CN', 'world', 'nation', '中国', '中国'), ('440000', 'world.CN.440000', 'CN', 'province', '广东省', '广东省')`,
  `insert into area (code, path, parent, level, name, search)
    select '44' || lpad(c::text, 2, '0'), ('world.CN.440000.44' || lpad(c::text, 2, '0'))::ltree, '440000', 'city', '城市' || c, '城市' || c from generate_series(1, ${cities}) c`,
  `insert into area (code, path, parent, level, name, search)
    select parent.code || '0' || d, parent.path || ('' || parent.code || '0' || d), parent.code, 'county', parent.name || '区' || d, '区' || d
    from area parent, generate_series(0, 9) d where parent.level = 'city'`,
  `create temp table county as select row_number() over (order by code) - 1 as n, path, code from area where level = 'county'`,
  `insert into outbreak (home, id, area, name, disease, as_of, created_at, updated_at) values ('440000', '${outbreak}', 'world.CN.440000', 'Bench', 'covid19', '${day}', now(), now())`,
  `insert into person (${frame}, name) select ${frameOf(5, 'i')}, '病例' || i from ${each(cases)}`,
  `insert into "case" (${frame}, person, number, case_class, onset_date, report_date, origin)
    select ${frameOf(6, 'i')}, ${idOf(5, 'i')}, 'C' || i, 'confirmed', date '${day}' - (i % 30) - 2, date '${day}' - (i % 30), 'local' from ${each(cases)}`,
  // Of the million one in ten is overdue, and the rest stands all along its clock.
  `insert into task (${frame}, kind, status, opened_at, due_at, owner_role, cause)
    select ${frameOf(1, 'i')}, (array['interview', 'coreFacts', 'locateAndHold', 'quarantine', 'transfer', 'venueControl', 'disinfection', 'needsCheck'])[1 + i % 8], 'open',
      now() - (i % 24) * interval '1 hour', now() + (i % 100 - 10) * interval '15 minutes' + interval '1 minute', 'contactTracer', 'bench:' || i / 8
    from ${each(openTasks)}`,
  `insert into task (${frame}, kind, status, opened_at, due_at, done_at, owner_role, cause)
    select ${frameOf(2, 'i')}, (array['interview', 'coreFacts', 'locateAndHold', 'transfer'])[1 + i % 4], 'done',
      now() - (i % 300) * interval '1 hour' - interval '3 hours', now() - (i % 300) * interval '1 hour', now() - (i % 300) * interval '1 hour' - (i % 5 - 1) * interval '1 hour', 'contactTracer', 'done:' || i / 8
    from ${each(doneTasks)}`,
  `insert into place (${frame}, name, kind) select ${frameOf(3, 'i')}, '场所' || i, 'market' from ${each(indexPersons * placesOfEach)}`,
  `insert into person (${frame}, name) select ${frameOf(7, 'i')}, '新发' || i from ${each(indexPersons)}`,
  `insert into person (${frame}, name) select ${frameOf(8, 'i')}, '接触' || i from ${each(indexPersons * contactsOfEach)}`,
  `insert into exposure (${frame}, source_person, target_person, date) select ${frameOf(9, 'i')}, ${idOf(7, `i / ${contactsOfEach}`)}, ${idOf(8, 'i')}, date '${day}' - 1 from ${each(indexPersons * contactsOfEach)}`,
  `insert into visit (${frame}, person, place, start) select ${frameOf(4, 'i')}, ${idOf(7, `i / ${placesOfEach}`)}, ${idOf(3, 'i')}, timestamptz '${day}Z' - interval '1 day' from ${each(indexPersons * placesOfEach)}`,
  'select firebreak.rebuild_task_tally()', // the tasks came past the counts
  'vacuum analyze',
];

/** Fills a migrated database with a province of 21 cities, past the policies, by SQL. */
export async function fill(url: string): Promise<Filled> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=firebreak,public' });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
    const ids = await client.query<{ id: string }>(`select ${idOf(7, 'i')}::text as id from generate_series(0, ${indexPersons - 1}) i`);
    const commanders = [await user(client, 'commander', 'world.CN.440000')];
    for (let city = 1; city < 20; city++)
      commanders.push(await user(client, 'commander', `world.CN.440000.44${String(city).padStart(2, '0')}`));
    const epidemiologist = await user(client, 'epidemiologist', 'world.CN.440000');
    return { outbreak, password, commanders, epidemiologist, found: ids.rows.map(({ id }) => id) };
  } finally {
    await client.end();
  }
}

async function user(client: pg.Client, role: string, area: string): Promise<string> {
  const name = `${role}-${area.split('.').at(-1)}`;
  await client.query(
    `with made as (insert into app_user (id, name, display_name, locale, password_hash, created_at) values (gen_random_uuid(), $1, $1, 'en', $2, now()) returning id)
    insert into user_grant (id, user_id, role, area) select gen_random_uuid(), id, $3, $4::ltree from made`,
    [name, await hashPassword(password), role, area],
  );
  return name;
}
