import pg from 'pg';
import type { BenchRow } from '../../../../scripts/bench.ts';
import { uploadResults } from '../../src/feature/lab-batch/service.ts';
import { nouns } from '../../src/feature/nouns.ts';
import { loadActor } from '../../src/platform/access/index.ts';
import type { Platform } from '../../src/platform/platform.ts';

const tubes = 100_000;
const membersOfEach = 10;
/** One tube in five hundred: a wave that has begun. */
const positiveEvery = 500;
const limitSeconds = 60;

const outbreak = '01900000-0000-7000-8000-00000000001a';
const home = '449900';
const idOf = (kind: string, number: string) => `('0190001${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const area = 'world.R.449900.c';
const received = '2022-07-12T02:00:00Z';

/** A city of its own with tubes that wait for their results: past the policies, by SQL. */
const statements = [
  `insert into area (code, path, parent, level, name, search) values ('R', 'world.R', 'world', 'nation', 'R', 'R'),
    ('449900', 'world.R.449900', 'R', 'city', '城市', '城市'), ('449901', '${area}', '449900', 'county', '城区', '城区') on conflict do nothing`,
  `insert into outbreak (home, id, area, name, disease, as_of, settings, created_at, updated_at)
    values ('${home}', '${outbreak}', 'world.R.449900', 'Results', 'covid19', '2022-07-12', '{"pack":"general"}', now(), now())`,
  `insert into roster_member (home, id, outbreak, area, created_at, updated_at, name, phone, birth_year)
    select '${home}', ${idOf('1', 'i')}, '${outbreak}', '${area}', now(), now(), '居民' || i, '139' || lpad(i::text, 8, '0'), 1950 + i % 60
    from generate_series(1, ${tubes * membersOfEach}) i`,
  `insert into tube (home, outbreak, code, area, created_at, updated_at, capacity, members, state, opened_at, sealed_at, sent_at, received_at, laboratory)
    select '${home}', '${outbreak}', 'R' || lpad(i::text, 8, '0'), '${area}', now(), now(), ${membersOfEach}, ${membersOfEach}, 'received',
      '${received}', '${received}', '${received}', '${received}', 'bench' from generate_series(0, ${tubes - 1}) i`,
  `insert into sample (home, id, outbreak, area, member, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name)
    select '${home}', ${idOf('2', 'i')}, '${outbreak}', '${area}', ${idOf('1', 'i')}, 'R' || lpad(((i - 1) / ${membersOfEach})::text, 8, '0'),
      1 + (i - 1) % ${membersOfEach}, 'pad', '${received}', '${received}', '${received}', ${idOf('9', '1')}, 'bench'
    from generate_series(1, ${tubes * membersOfEach}) i`,
  'analyze roster_member, sample, tube',
];

/**
 * Results of 100,000 pools of ten in one file, two hundred of them positive, beside a bare INSERT of as many result rows.
 *
 * @param url the PostgreSQL that `platform` stands on; the rows of a city of its own are written into it
 */
export async function* resultRows(platform: Platform, url: string): AsyncIterable<BenchRow> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=firebreak,public' });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
    const actor = await laboratoryActor(client, platform);
    const bare = await bareInsert(client);
    const file = { laboratory: 'bench', name: 'results.csv', bytes: Buffer.from(resultFile()) };
    const asking = { actor, outbreak, locale: 'en' as const };
    const start = performance.now();
    const batch = await uploadResults({ platform, nouns }, asking, file);
    const seconds = (performance.now() - start) / 1000;
    const firstPool = await secondsToFirstPool(client, batch.at);
    const note = `${batch.taken} taken, ${batch.positives.length} positive pools with ${batch.positives.length * membersOfEach} people recalled; bare INSERT of the rows ${bare.toFixed(1)} s`;
    yield { work: 'result batch of 100,000 tubes', ours: seconds, unit: 's', limit: limitSeconds, note };
    yield { work: 'the same beside a bare INSERT of its rows', ours: seconds / bare, unit: 'times', peer: 1, note: 'bare INSERT' };
    yield { work: 'from upload to the tasks of the last positive pool', ours: firstPool, unit: 's', note: 'positives go first' };
  } finally {
    await client.end();
  }
}

async function laboratoryActor(client: pg.Client, platform: Platform) {
  const { rows } = await client.query<{ user_id: string }>(
    `with made as (insert into app_user (id, name, display_name, locale, password_hash, created_at)
        values (gen_random_uuid(), 'results-bench', 'bench', 'en', null, now()) returning id)
      insert into user_grant (id, user_id, role, area) select gen_random_uuid(), id, 'laboratory', 'world.R.449900' from made returning user_id`,
  );
  const actor = await loadActor(platform.db, rows[0]?.user_id ?? '', platform.now());
  if (actor === undefined) throw new Error('The laboratory of the bench was not written.');
  return actor;
}

/** Seconds to write as many rows of results with nothing around them, rolled back. */
async function bareInsert(client: pg.Client): Promise<number> {
  await client.query('begin');
  const start = performance.now();
  await client.query(`insert into tube_result (home, id, outbreak, area, tube, laboratory, test, outcome, reported_at, by, by_name)
    select home, ${idOf('3', 'row_number() over ()')}, outbreak, area, code, 'bench', 'pcr', 'negative', now(), ${idOf('9', '1')}, 'bench' from tube where outbreak = '${outbreak}'`);
  const seconds = (performance.now() - start) / 1000;
  await client.query('rollback');
  return seconds;
}

function resultFile(): string {
  const lines = ['tube,result,N,ORF1ab,tested at'];
  for (let tube = 0; tube < tubes; tube++) {
    const isPositive = tube % positiveEvery === positiveEvery - 1;
    lines.push(`R${String(tube).padStart(8, '0')},${isPositive ? 'positive,24.1,25.3' : 'negative,,'},2022-07-12 14:00`);
  }
  return lines.join('\n');
}

async function secondsToFirstPool(client: pg.Client, from: string): Promise<number> {
  const { rows } = await client.query<{ seconds: number }>(
    `select extract(epoch from max(at) - $2::timestamptz)::float as seconds from journal where home = $1 and action = 'tube.positive'`,
    [home, from],
  );
  return rows[0]?.seconds ?? Number.NaN;
}
