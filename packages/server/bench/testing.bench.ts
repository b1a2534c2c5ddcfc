import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { BenchRow } from '../../../scripts/bench.ts';
import { openInstallation } from '../src/main.ts';
import { openCluster } from './list/cluster.ts';
import { bareRates } from './testing/bare.ts';
import { fill } from './testing/fill.ts';
import { intake } from './testing/intake.ts';
import { killed } from './testing/killed.ts';
import { merged } from './testing/merged.ts';
import { registration } from './testing/registration.ts';
import { results } from './testing/results.ts';
import { freePort, ServerProcess } from './testing/server-process.ts';
import { type Stage } from './testing/stage.ts';

export const name = 'testing';

const clients = 50;
const option = (flag: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${flag}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

/**
 * A city at its peak: a server of its own process over HTTP, a PostgreSQL, and the registrars, all on this machine. `--minutes 5` for the
 * five minutes of the goal, one otherwise; `--people 1000000`.
 */
export async function* rows(): AsyncIterable<BenchRow> {
  const cluster = await openCluster();
  if (cluster === undefined) {
    yield { work: 'testing round', ours: Number.NaN, unit: '', note: 'not measured: no PostgreSQL' };
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  const server = new ServerProcess(cluster.url, directory, await freePort());
  const database = new pg.Client({ connectionString: cluster.url, options: '-c search_path=firebreak,public' });
  try {
    await (await openInstallation({ directory, databaseUrl: cluster.url, version: 'bench' })).close();
    await database.connect();
    const city = await fill(cluster.url, option('people', 1_000_000), clients);
    await server.start();
    const stage: Stage = { city, server, url: cluster.url, database, seconds: option('minutes', 1) * 60, sampled: 0 };
    const measured = await registration(stage);
    yield* measured.rows(await bareRates(stage));
    yield* intake(stage);
    yield* merged(stage);
    yield* killed(stage);
    yield* results(stage);
  } finally {
    await server.kill('SIGTERM');
    await database.end().catch(() => undefined);
    await rm(directory, { recursive: true, force: true });
    await cluster.stop();
  }
}
