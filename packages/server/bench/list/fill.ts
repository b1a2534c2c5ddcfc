import pg from 'pg';
import { hashPassword } from '../../src/feature/account/password.ts';
import { foundBy } from '../../src/feature/registry/search-text.ts';

/** What the people of the bench need to know of the filled database. */
export interface Filled {
  readonly outbreak: string;
  readonly password: string;
  readonly userNames: readonly string[];
  readonly city: string;
  readonly names: readonly string[];
}

const outbreak = '01900000-0000-7000-8000-000000000001';
const password = 'only-for-the-bench';
const cases = 120_000;
const contacts = 180_000;
const persons = cases + contacts;
/** Digits of hexadecimal ids by kind, so that records can point at each other by number. */
const idOf = (kind: number, number: string) => `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** Fills a migrated database with synthetic records, past the policies, by SQL. */
export async function fill(url: string, users: number): Promise<Filled> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=firebreak,public' });
  await client.connect();
  try {
    await client.query(areasSql);
    await client.query(
      `insert into outbreak (home, id, area, name, disease, created_at, updated_at) values ('440000', '${outbreak}', 'world.440000', 'Bench', 'covid19', now(), now())`,
    );
    const names = await fillNames(client);
    for (const sql of recordsSql) await client.query(sql);
    await client.query('vacuum analyze');
    return { outbreak, password, names, city: '4403', userNames: await fillUsers(client, users) };
  } finally {
    await client.end();
  }
}

/** A province of ten cities of ten counties. */
const areasSql = `
  insert into area (code, path, parent, level, name, search) values ('440000', 'world.440000', 'world', 'province', '广东省', '广东省');
  insert into area (code, path, parent, level, name, search)
    select '44' || lpad(c::text, 2, '0'), ('world.440000.44' || lpad(c::text, 2, '0'))::ltree, '440000', 'city', '城市' || c, '城市' || c from generate_series(1, 10) c;
  insert into area (code, path, parent, level, name, search)
    select parent.code || '0' || d, parent.path || ('' || parent.code || '0' || d), parent.code, 'county', parent.name || '区' || d, '区' || d
    from area parent, generate_series(0, 9) d where parent.level = 'city';
  create temp table county as select row_number() over (order by code) - 1 as n, path, code from area where level = 'county';`;

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const givenSigns = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文辉力海燕鹏婷宇浩'];

/** Names with the text by which they are found: the same text the service writes. */
async function fillNames(client: pg.Client): Promise<string[]> {
  const names = surnames.flatMap((surname) =>
    givenSigns.map((sign, index) => surname + sign + (givenSigns[(index * 7 + surname.length) % givenSigns.length] ?? '')),
  );
  await client.query('create temp table name_pool (n serial, name text, search text)');
  const search = names.map((name) => foundBy({ names: [name], words: [] }).search);
  await client.query('insert into name_pool (name, search) select * from unnest($1::text[], $2::text[])', [names, search]);
  await client.query('update name_pool set n = n - 1; create index on name_pool (n); analyze name_pool');
  return names;
}

const frame = 'home, id, outbreak, area, created_at, updated_at';
const frameOf = (kind: number, number: string, area = 'county.path') =>
  `'440000', ${idOf(kind, number)}, '${outbreak}', ${area}, t.at, t.at`;
const instant = (number: string) => `date_trunc('milliseconds', timestamptz '2022-01-01Z' + (${number}) * interval '40 seconds')`;
const day = (number: string) => `(date '2022-01-01' + ((${number}) / 1800)::integer)`;
const each = (count: number) => `generate_series(0, ${count - 1}) i cross join lateral (select ${instant('i')} as at) t`;

const recordsSql = [
  `insert into team (${frame}, name) select ${frameOf(1, 'i')}, '流调组' || i from ${each(100)} join county on county.n = i % 100`,
  `insert into place (${frame}, name, kind) select ${frameOf(2, 'i')}, '场所' || i, 'market' from ${each(3000)} join county on county.n = i % 100`,
  `insert into household (${frame}, code, size) select ${frameOf(3, 'i')}, 'H' || i, 1 + i % 6 from ${each(80_000)} join county on county.n = i % 100`,
  `insert into event (${frame}, name, date, place) select ${frameOf(4, 'i')}, '聚集' || i, ${day('i * 300')}, ${idOf(2, 'i')} from ${each(500)} join county on county.n = i % 100`,
  `insert into person (${frame}, name, sex, age_years, phone, household, search)
    select ${frameOf(5, 'i')}, p.name, case when i % 2 = 0 then 'male' else 'female' end, i * 7 % 95, '138' || lpad((i::bigint * 7919 % 100000000)::text, 8, '0'), ${idOf(3, 'i % 80000')}, p.search
    from ${each(persons)} join county on county.n = i % 100 join name_pool p on p.n = i * 31 % (select count(*) from name_pool)`,
  `insert into "case" (${frame}, person, number, case_class, onset_date, report_date, outcome, search)
    select ${frameOf(6, 'i')}, ${idOf(5, 'i')}, 'C' || lpad(i::text, 7, '0'), (array['confirmed', 'confirmed', 'probable', 'suspected', 'notClassified', 'notACase', 'confirmedNoSymptoms'])[1 + i % 7],
      case when i % 9 > 0 then ${day('i')} end, case when i % 50 > 0 then ${day('i')} + 1 + i % 5 end, case when i % 3 = 0 then 'recovered' end, ' c' || lpad(i::text, 7, '0') || ' '
    from ${each(cases)} join county on county.n = i % 100`,
  `insert into contact (${frame}, person, number, status, last_exposure_date, report_date, follow_up_start, follow_up_end, team, search)
    select ${frameOf(7, 'i')}, ${idOf(5, `i + ${cases}`)}, 'K' || lpad(i::text, 7, '0'), (array['active', 'completed', 'completed', 'converted', 'dropped', 'lost'])[1 + i % 6],
      ${day('i * 2 / 3')}, ${day('i * 2 / 3')} + 1 + i % 4, ${day('i * 2 / 3')} + 1, ${day('i * 2 / 3')} + 21, ${idOf(1, 'i % 100')}, ' k' || lpad(i::text, 7, '0') || ' '
    from ${each(contacts)} join county on county.n = i % 100`,
  `insert into exposure (${frame}, source_person, target_person, date, certainty)
    select ${frameOf(8, 'i')}, ${idOf(5, `(i * 17 % ${cases})`)}, ${idOf(5, `i + ${cases}`)}, ${day('i * 2 / 3')}, 'high' from ${each(contacts)} join county on county.n = i % 100`,
  `insert into visit (${frame}, person, place, start, "end") select ${frameOf(9, 'i')}, ${idOf(5, 'i * 3')}, ${idOf(2, 'i % 3000')}, t.at, t.at + interval '2 hours' from ${each(60_000)} join county on county.n = i * 3 % 100`,
  `insert into follow_up (home, id, outbreak, area, created_at, updated_at, contact, date, status, day_number)
    select '440000', gen_random_uuid(), k.outbreak, k.area, k.created_at, k.updated_at, k.id, k.follow_up_start + d, case when d < 2 then 'seenNoSigns' else 'due' end, d + 1 from contact k, generate_series(0, 2) d`,
  `update contact set last_seen = follow_up_start + 1`,
  `insert into specimen (${frame}, number, person, taken_at) select ${frameOf(1, 'i + 1000000')}, 'S' || i, ${idOf(5, 'i * 2')}, t.at from ${each(100_000)} join county on county.n = i * 2 % 100`,
  `insert into lab_result (${frame}, specimen, person, outcome, result_date) select ${frameOf(2, 'i + 1000000')}, ${idOf(1, 'i + 1000000')}, ${idOf(5, 'i * 2')}, 'negative', ${day('i')} from ${each(100_000)} join county on county.n = i * 2 % 100`,
];

/** From the province to the county, with and without sight of names. */
const grants = [
  { role: 'epidemiologist', area: 'world.440000' },
  { role: 'epidemiologist', area: 'world.440000.4403' },
  { role: 'contactTracer', area: 'world.440000.4403.440305' },
  { role: 'commander', area: 'world.440000' },
  { role: 'contactTracer', area: 'world.440000.4407' },
] as const;

async function fillUsers(client: pg.Client, count: number): Promise<string[]> {
  const hash = await hashPassword(password);
  const names = Array.from({ length: count }, (_, index) => `bench-${index}`);
  for (const [index, name] of names.entries()) {
    const { role, area } = grants[index % grants.length] ?? grants[0];
    await client.query(
      `with made as (insert into app_user (id, name, display_name, locale, password_hash, created_at) values (gen_random_uuid(), $1, $1, 'en', $2, now()) returning id)
      insert into user_grant (id, user_id, role, area) select gen_random_uuid(), id, $3, $4::ltree from made`,
      [name, hash, role, area],
    );
  }
  return names;
}
