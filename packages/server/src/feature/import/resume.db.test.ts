import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Actor, transact } from '../../platform/access/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { KilledInstallation } from '../../testing/killed.ts';
import { getImport } from './service.ts';
import { ImportBench, totals } from './test-bench.ts';

/** Cases, their persons, and the exposures between neighbours: enough for several batches of a thousand. */
const cases = 2500;
const records = cases * 3 - 1;

let installation: KilledInstallation;
beforeEach(async () => {
  installation = new KilledInstallation();
  await installation.prepare({ name: 'killed', disease: 'measles', area: 'world', startDate: null, asOf: null, settings: {} });
});
afterEach(() => installation.remove());

/** Starts a server that imports, and kills it without warning once it has written something; the import. */
async function killedWhileWriting(rows: 'all' | 'valid'): Promise<string> {
  const program = new URL('./test-killed-server.ts', import.meta.url);
  // Progress is said before a batch is committed: at the second one the first is safely there.
  const lines = await installation.killWhen(program, [rows, String(cases)], (said) => {
    const [, done = ''] = (said.at(-1) ?? '').split(' ');
    if (done === 'ended') throw new Error('The server was faster than the test.');
    return Number(done) >= 2000;
  });
  return lines.at(-1)?.split(' ')[0] ?? '';
}

const counted = (platform: Platform, actor: Actor) =>
  transact(platform.db, { actor, outbreak: installation.outbreak }, async (trx) => {
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
  await installation.opened(async (platform) => {
    const actor = await installation.actorOf(platform);
    const bench = new ImportBench(platform, actor, installation.outbreak);
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
  await installation.opened(async (platform) => {
    const actor = await installation.actorOf(platform);
    const bench = new ImportBench(platform, actor, installation.outbreak);
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
