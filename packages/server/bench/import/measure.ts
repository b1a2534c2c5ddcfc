import { monitorEventLoopDelay } from 'node:perf_hooks';
import { uuidv7 } from 'uuidv7';
import type * as areaService from '../../src/feature/area/service.ts';
import type * as importService from '../../src/feature/import/service.ts';
import type * as outbreakService from '../../src/feature/outbreak/service.ts';
import type * as main from '../../src/main.ts';
import type * as access from '../../src/platform/access/index.ts';
import { type Platform } from '../../src/platform/platform.ts';
import { databaseCpuSeconds } from './database-cpu.ts';
import { type Measured } from './measured.ts';

/** The built modules, as an installation runs them: threads that first translate their sources would be measured too. */
const built = async <T>(path: string): Promise<T> => (await import(new URL(`../../dist/${path}.js`, import.meta.url).href)) as T;
const { addAreas } = await built<typeof areaService>('feature/area/service');
const { getImport, importHouse, newImportId, registerImport, startCheck, startWrite } =
  await built<typeof importService>('feature/import/service');
const { createOutbreak } = await built<typeof outbreakService>('feature/outbreak/service');
const { openInstallation } = await built<typeof main>('main');
const { loadActor } = await built<typeof access>('platform/access/index');

// Runs in a process of its own, so that its memory is that of one import and nothing else:
// measure.js FOLDER-OF-FILES DATA-DIRECTORY ROWS [DATABASE_URL], compiled beside the built modules
const [files = '', directory = '', rows = 'valid', databaseUrl] = process.argv.slice(2);
const { platform, close } = await openInstallation({ directory, databaseUrl, version: 'bench' });
const operator = await makeOperator(platform);
await addAreas(
  platform.db,
  ['440103', '440104', '440105', '440106', '440111', '440112'].map((code) => ({
    code,
    name: code,
    level: 'county' as const,
    parentCode: null,
  })),
);
const outbreak = await createOutbreak(platform, operator, {
  name: 'bench',
  disease: 'covid19',
  area: 'world',
  startDate: null,
  asOf: null,
  settings: {},
});
const house = importHouse(platform);
const asking: importService.Asking = { actor: operator, outbreak: outbreak.id, locale: 'en' };
const id = newImportId();
await registerImport(house, asking, id, [{ name: 'files', bytes: 0, rows: null, encoding: null, path: files }]);

const loop = monitorEventLoopDelay({ resolution: 5 });
let mostBytes = 0;
const watch = setInterval(() => (mostBytes = Math.max(mostBytes, process.memoryUsage.rss())), 50);
loop.enable();
const cpu = process.cpuUsage();
const databaseBefore = await databaseCpuSeconds(platform);
const started = performance.now();
const checked = await step(house, () => startCheck(house, asking, id, { preset: 'firebreak' }));
const half = performance.now();
const done = await step(house, () => startWrite(house, asking, id, rows === 'all' ? 'all' : 'valid'));
const ended = performance.now();
const databaseAfter = await databaseCpuSeconds(platform);
loop.disable();
clearInterval(watch);
if (checked.errorCount > 0 || done.state !== 'done') throw new Error(`The import did not end well: ${done.message ?? ''}`);
const measured: Measured = {
  checkSeconds: (half - started) / 1000,
  writeSeconds: (ended - half) / 1000,
  cpuSeconds: cpuSecondsSince(cpu),
  ...(databaseAfter === undefined ? {} : { databaseCpuSeconds: databaseAfter - (databaseBefore ?? 0) }),
  mostMegabytes: mostBytes / 2 ** 20,
  loopMilliseconds: loop.percentile(99) / 1e6,
  longestLoopMilliseconds: loop.max / 1e6,
  records: Object.values(done.counts).reduce((sum, count) => sum + count.new, 0),
};
console.log(JSON.stringify(measured));
await close();

function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function step({ jobs }: importService.ImportHouse, start: () => Promise<unknown>) {
  await start();
  await jobs.drain();
  return getImport(house, asking, id);
}

async function makeOperator({ db, now }: Platform): Promise<access.Actor> {
  const userId = uuidv7();
  await db
    .insertInto('app_user')
    .values({ id: userId, name: `bench-${userId}`, display_name: 'bench', locale: 'en', password_hash: null, created_at: now() })
    .execute();
  await db
    .insertInto('user_grant')
    .values({ id: uuidv7(), user_id: userId, role: 'operator', area: 'world', outbreak: null, expires_at: null })
    .execute();
  const actor = await loadActor(db, userId, now());
  if (actor === undefined) throw new Error('The user was not written.');
  return actor;
}
