import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInstallation } from '../../main.ts';
import { loadActor, transact, type Actor } from '../../platform/access/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { createOutbreak } from '../outbreak/service.ts';

let directory: string;
let user: string;
let outbreak: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'firebreak-crash-'));
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
    // The world alone lies in no country: the general pack says what a positive starts.
    const body = {
      name: 'crash',
      disease: 'covid19',
      area: 'world',
      startDate: null,
      asOf: '2022-07-12',
      settings: { pack: 'general' },
    } as const;
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

/** Kills a server without warning in the middle of a burst of positives; gives the persons it had answered for. */
async function killedWhileRecording(after: number): Promise<string[]> {
  const progressFile = join(directory, 'progress');
  const program = fileURLToPath(new URL('./test-killed-recorder.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', program, directory, user, outbreak, progressFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (;;) {
    const lines = (await readFile(progressFile, 'utf8').catch(() => '')).trim().split('\n').filter(Boolean);
    if (child.exitCode !== null) throw new Error('The server ended by itself.');
    if (lines.length > after) {
      child.kill('SIGKILL');
      await ended;
      return lines.slice(1);
    }
    await sleep(3);
  }
}

test('a server killed in the middle of a burst leaves no record without its tasks and no task without its record', async () => {
  const answered = await killedWhileRecording(8);
  const kept = await opened(async (platform) =>
    transact(platform.db, { actor: await actorOf(platform), outbreak }, async (trx) => {
      const { rows } = await sql<{ person: string; results: number; events: number; tasks: number }>`
        select p.id as person,
          (select count(*)::int from lab_result r where r.home = p.home and r.person = p.id) as results,
          (select count(*)::int from response_event e where e.home = p.home and e.id = 'preliminaryPositive:' || p.id) as events,
          (select count(*)::int from task t where t.home = p.home and t.cause = 'preliminaryPositive:' || p.id) as tasks
        from person p where p.outbreak = ${outbreak}`.execute(trx);
      return rows;
    }),
  );
  const [recorded, untouched] = [kept.filter(({ results }) => results > 0), kept.filter(({ results }) => results === 0)];
  // What was answered for is there; what was not is there whole or not at all.
  for (const person of answered) expect(recorded.map((row) => row.person)).toContain(person);
  expect(untouched.length).toBeGreaterThan(0);
  expect(new Set(recorded.map(({ results, events, tasks }) => `${results} ${events} ${tasks}`)).size).toBe(1);
  expect(recorded[0]).toMatchObject({ results: 1, events: 1 });
  expect(recorded[0]?.tasks).toBeGreaterThan(3);
  expect(untouched.every(({ events, tasks }) => events === 0 && tasks === 0)).toBe(true);
}, 120_000);
