import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInstallation } from '../../main.ts';
import { createOutbreak } from '../outbreak/service.ts';
import { type Actor, loadActor, transact } from '../../platform/access/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { getImport } from './service.ts';
import { ImportBench, totals } from './test-bench.ts';

/** Cases, their persons, and the exposures between neighbours: enough for several batches of a thousand. */
const cases = 2500;
const records = cases * 3 - 1;

let directory: string;
let user: string;
let outbreak: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'firebreak-kill-'));
  user = uuidv7();
  await opened(async (platform) => {
    await platform.db
      .insertInto('app_user')
      .values({ id: user, name: 'killed', display_name: 'killed', locale: 'en', password_hash: null, created_at: platform.now() })
      .execute();
    await platform.db
      .insertInto('user_grant')
      .values({ id: uuidv7(), user_id: user, role: 'operator', area: 'world', outbreak: null, expires_at: null })
      .execute();
    const body = { name: 'killed', disease: 'measles', area: 'world', startDate: null, asOf: null, settings: {} } as const;
    ({ id: outbreak } = await createOutbreak(platform, await actorOf(platform), body));
  });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function opened<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
  const { platform, close } = await openInstallation({ directory, version: 'test' });
  try {
    return await work(platform);
  } finally {
    await close();
  }
}

async function actorOf(platform: Platform): Promise<Actor> {
  const actor = await loadActor(platform.db, user, platform.now());
  if (actor === undefined) throw new Error('The user of the test is missing.');
  return actor;
}

/** Starts a server that imports, and kills it without warning once it has written something. */
async function killedWhileWriting(rows: 'all' | 'valid'): Promise<string> {
  const progressFile = join(directory, 'progress');
  const program = fileURLToPath(new URL('./test-killed-server.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', program, directory, user, outbreak, rows, String(cases), progressFile],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (;;) {
    const lines = (await readFile(progressFile, 'utf8').catch(() => '')).trim().split('\n');
    const [id = '', done = ''] = (lines.at(-1) ?? '').split(' ');
    if (done === 'ended' || child.exitCode !== null) throw new Error('The server was faster than the test, or failed.');
    // Progress is said before a batch is committed: at the second one the first is safely there.
    if (Number(done) >= 2000) {
      child.kill('SIGKILL');
      await ended;
      return id;
    }
    await sleep(2);
  }
}

const counted = (platform: Platform, actor: Actor) =>
  transact(platform.db, { actor, outbreak }, async (trx) => {
    const { rows } = await sql<{ persons: number; cases: number; exposures: number; acts: number; subjects: number }>`
      select (select count(*) from person) as persons, (select count(*) from "case") as cases, (select count(*) from exposure) as exposures,
        (select count(*) from journal where kind is not null and version = 1 and kind <> 'outbreak') as acts,
        (select count(distinct subject) from journal where kind is not null and version = 1 and kind <> 'outbreak') as subjects`.execute(
      trx,
    );
    return rows[0];
  });

test('an import of valid rows goes on where a killed server stopped, and writes nothing twice', async () => {
  const id = await killedWhileWriting('valid');
  await opened(async (platform) => {
    const actor = await actorOf(platform);
    const bench = new ImportBench(platform, actor, outbreak);
    const before = await counted(platform, actor);
    expect(before?.persons).toBeGreaterThanOrEqual(1000);
    expect(before?.exposures).toBeLessThan(cases - 1);
    await bench.house.jobs.drain();
    const view = await getImport(bench.house, bench.asking, id);
    expect(view.state).toBe('done');
    expect(view.message).toMatch(/^Written\. It was interrupted and went on after record \d+: 7499 new, 0 changed, 0 the same/);
    expect(totals(view)).toEqual({ new: records, changed: 0, same: 0 });
    expect(await counted(platform, actor)).toEqual({ persons: cases, cases, exposures: cases - 1, acts: records, subjects: records });
  });
});

test('an import of everything or nothing leaves nothing when its server is killed, and says so', async () => {
  const id = await killedWhileWriting('all');
  await opened(async (platform) => {
    const actor = await actorOf(platform);
    const bench = new ImportBench(platform, actor, outbreak);
    await bench.house.jobs.drain();
    const view = await getImport(bench.house, bench.asking, id);
    expect([view.state, view.message]).toEqual([
      'checked',
      'The server was stopped in the middle. Everything was rolled back and nothing was written. You can write again.',
    ]);
    expect(await counted(platform, actor)).toEqual({ persons: 0, cases: 0, exposures: 0, acts: 0, subjects: 0 });
    expect(totals(await bench.written(id))).toEqual({ new: records, changed: 0, same: 0 });
  });
});
