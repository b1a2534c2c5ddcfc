import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { KilledInstallation } from '../../testing/killed.ts';

let installation: KilledInstallation;
beforeEach(async () => {
  installation = new KilledInstallation();
  // The world alone lies in no country: the general pack says what a positive starts.
  const settings = { pack: 'general' };
  await installation.prepare({ name: 'crash', disease: 'covid19', area: 'world', startDate: null, asOf: '2022-07-12', settings });
});
afterEach(() => installation.remove());

/** Kills a server without warning in the middle of a burst of positives; gives the persons it had answered for. */
async function killedWhileRecording(after: number): Promise<string[]> {
  const lines = await installation.killWhen(new URL('./test-killed-recorder.ts', import.meta.url), [], ({ length }) => length > after);
  return lines.slice(1);
}

test('a server killed in the middle of a burst leaves no record without its tasks and no task without its record', async () => {
  const answered = await killedWhileRecording(8);
  const kept = await installation.opened(async (platform) =>
    transact(platform.db, { actor: await installation.actorOf(platform), outbreak: installation.outbreak }, async (trx) => {
      const { rows } = await sql<{ person: string; results: number; events: number; tasks: number }>`
        select p.id as person,
          (select count(*)::int from lab_result r where r.home = p.home and r.person = p.id) as results,
          (select count(*)::int from response_event e where e.home = p.home and e.id = 'preliminaryPositive:' || p.id) as events,
          (select count(*)::int from task t where t.home = p.home and t.cause = 'preliminaryPositive:' || p.id) as tasks
        from person p where p.outbreak = ${installation.outbreak}`.execute(trx);
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
