import type { BenchRow } from '../../../../scripts/bench.ts';
import { numberOf, type Stage } from './stage.ts';

const tubes = 100_000;
const limitSeconds = 60;
/** One pool in a thousand is positive. */
const positiveEvery = 1000;

/** A laboratory uploads the results of a night as one file. */
export async function* results(stage: Stage): AsyncIterable<BenchRow> {
  const { city, database, server } = stage;
  const row = { work: `result batch of ${tubes} tubes`, unit: 's', limit: limitSeconds };
  await plantTubes(stage);
  await database.query(
    `with made as (insert into app_user (id, name, display_name, created_at) values (gen_random_uuid(), 'bench-laboratory', 'bench', now()) returning id),
    granted as (insert into user_grant (id, user_id, role, area) select gen_random_uuid(), id, 'laboratory', 'world.440100' from made)
    insert into session (token_hash, user_id, csrf, created_at, seen_at, expires_at)
    select encode(sha256('bench-laboratory'), 'hex'), id, 'bench-laboratory', now(), now(), now() + interval '1 day' from made`,
  );
  const lines = Array.from({ length: tubes }, (_, each) => `RES-${each},${each % positiveEvery === 0 ? '阳性' : '阴性'}`);
  const form = new FormData();
  form.set('laboratory', '市疾控');
  form.set('file', new Blob([`管号,结果\n${lines.join('\n')}\n`], { type: 'text/csv' }), 'results.csv');
  const start = performance.now();
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/outbreaks/${city.outbreak}/lab-batches`, {
    method: 'POST',
    headers: { cookie: 'firebreak_session=bench-laboratory', 'x-csrf-token': 'bench-laboratory' },
    body: form,
  });
  const body = await answer.text();
  if (answer.status !== 201) {
    yield { ...row, ours: Number.NaN, note: `not measured: ${answer.status} ${body.slice(0, 200)}` };
    return;
  }
  const wanted = `select count(*) as n from tube where code like 'RES-%' and outcome is not null`;
  while ((await numberOf(stage, wanted)) < tubes && performance.now() - start < 10 * limitSeconds * 1000)
    await new Promise((resolve) => setTimeout(resolve, 200));
  const done = await numberOf(stage, wanted);
  yield {
    ...row,
    ours: (performance.now() - start) / 1000,
    note: `${done} tubes with a result, ${tubes / positiveEvery} of them positive pools of ten`,
  };
}

/** Tubes at the laboratory with ten people each, without the work of filling them by hand. */
async function plantTubes({ city, database }: Stage): Promise<void> {
  const area = `('world.440100.4401' || lpad((each % ${city.communities})::text, 5, '0'))::ltree`;
  await database.query(
    `insert into tube (home, outbreak, code, area, created_at, updated_at, round, capacity, members, state, opened_at, sealed_at, sent_at, received_at, rack, laboratory)
    select '440100', $1, 'RES-' || each, ${area}, now(), now(), $2, 10, 10, 'received', now(), now(), now(), now(), 'RACK-' || (each / 96), '市疾控' from generate_series(0, ${tubes - 1}) each`,
    [city.outbreak, city.round],
  );
  await database.query(
    `insert into sample (home, id, outbreak, area, round, member, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name, state)
    select m.home, gen_random_uuid(), m.outbreak, m.area, $1, m.id, 'RES-' || (row_number() over (order by m.area, m.id) - 1) / 10, (row_number() over (order by m.area, m.id) - 1) % 10 + 1,
      'bench', now(), now(), now(), gen_random_uuid(), 'bench', 'again'
    from roster_member m where m.home = '440100' order by m.area, m.id limit ${tubes * 10}`,
    [city.round],
  );
  await database.query('analyze tube; analyze sample');
}
