import type { BenchRow } from '../../../../scripts/bench.ts';
import { KeepAlive } from './keep-alive.ts';
import { ledgerFaults, share, type Stage, work } from './stage.ts';

const limitMilliseconds = 200;
const seconds = 20;

/** What a command asks while samples come in: coverage of every level, and who is missing in a community. */
export async function* intake(stage: Stage): AsyncIterable<BenchRow> {
  await watchers(stage);
  const intakeOf = { isOver: false };
  const working = work(stage, { name: 'INTAKE', seconds, warmUp: 2 }).finally(() => (intakeOf.isOver = true));
  const coverage: number[] = [];
  const missing: number[] = [];
  const strange = new Set<string>();
  const { city } = stage;
  const round = `/api/outbreaks/${city.outbreak}/test-rounds/${city.round}`;
  const community = (number: number): string => `4401${String(number).padStart(5, '0')}`;
  const commander = deskOf(stage, 'bench-commander');
  const officer = deskOf(stage, 'bench-officer');
  const ask = async (into: number[], desk: KeepAlive, path: string): Promise<void> => {
    const start = performance.now();
    const answer = await desk.ask('GET', path).catch(() => ({ status: 0, body: 'the connection broke' }));
    if (answer.status === 200) into.push(performance.now() - start);
    else strange.add(`${answer.status} ${answer.body.slice(0, 160)}`);
  };
  for (let number = 0; !intakeOf.isOver; number = (number + 1) % city.communities) {
    await ask(coverage, commander, `${round}/coverage`);
    await ask(coverage, commander, `${round}/coverage?area=${community(number)}`);
    await ask(missing, officer, `${round}/members?area=${community(number)}&limit=10000`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { milliseconds } = await working;
  commander.close();
  officer.close();
  const faults = await ledgerFaults(stage);
  const trouble = strange.size === 0 && faults === 0 ? '' : `; FAULTS ${[...strange].join(' | ')} ${faults}`;
  const beside = `beside ${(milliseconds.length / seconds).toFixed(0)} registrations a second`;
  yield {
    work: `coverage of a round over ${city.people} people, city and community, during intake, p95`,
    ours: share(coverage, 0.95),
    unit: 'ms',
    limit: limitMilliseconds,
    note: `${beside}; p50 ${share(coverage, 0.5).toFixed(0)} ms of ${coverage.length}${trouble}`,
  };
  yield {
    work: `the missing of a community of ${city.people / city.communities}, all on one page, during intake, p95`,
    ours: share(missing, 0.95),
    unit: 'ms',
    limit: limitMilliseconds,
    note: `p50 ${share(missing, 0.5).toFixed(0)} ms of ${missing.length}`,
  };
}

const deskOf = ({ server }: Stage, token: string): KeepAlive =>
  new KeepAlive(server.port, { cookie: `firebreak_session=${token}`, 'x-csrf-token': token });

/** Who looks on: a command of the city, and somebody of it who may read the roster. */
async function watchers({ database }: Stage): Promise<void> {
  for (const [token, role] of [
    ['bench-commander', 'commander'],
    ['bench-officer', 'subdistrictOfficer'],
  ] as const) {
    await database.query(
      `with made as (insert into app_user (id, name, display_name, created_at) values (gen_random_uuid(), $1, $1, now()) returning id),
      granted as (insert into user_grant (id, user_id, role, area) select gen_random_uuid(), id, $2, 'world.440100' from made)
      insert into session (token_hash, user_id, csrf, created_at, seen_at, expires_at)
      select encode(sha256($1::bytea), 'hex'), id, $1, now(), now(), now() + interval '1 day' from made`,
      [token, role],
    );
  }
}
