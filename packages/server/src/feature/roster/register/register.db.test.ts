import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Register } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asOwner, openTestDatabase, type TestDatabase } from '../../../testing/index.ts';
import { type Actor } from '../../../platform/access/index.ts';
import { JobStop } from '../../../platform/job/index.ts';
import { nouns } from '../../nouns.ts';
import { communities } from '../testing/block.ts';
import { registerFolder, registerHandler, registerJob } from './register-job.ts';
import { type Asking, RegisterService } from './register-service.ts';

/** Without the application: nobody but the test works on what is queued. */
let database: TestDatabase;
let outbreak: string;
let actor: Actor;
let service: RegisterService;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.reset();
  await database.addArea('440000', 'world', 'province', '广东省');
  await database.addArea('440105', '440000', 'county', '海珠区');
  await database.addArea(communities.nanzhou, '440105', 'community', '南洲社区');
  outbreak = await database.addOutbreak('440000');
  actor = await database.addUser('samplingLead', '440105');
  service = new RegisterService(theHouse());
});
afterAll(() => database.close());

const theHouse = () => ({ platform: database.platform, nouns });
const asking = (): Asking => ({ actor, outbreak, locale: 'en' });
const owned = async (text: string): Promise<Readonly<Record<string, unknown>>[]> => {
  const owner = await database.engine.connectOwner();
  const { rows } = await owner.query(text, []);
  owner.release();
  return rows;
};

/** A register of so many people, two of each flat, and its last line broken. */
const registerOf = (people: number): string =>
  ['户编号,区划代码,楼栋,楼层,姓名,出生年份']
    .concat(
      Array.from({ length: people }, (_, at) => `L${Math.floor(at / 2)},${communities.nanzhou},${Math.floor(at / 60)}栋,3,住户${at},1980`),
      [`L0,${communities.nanzhou},0栋,三楼,住户甲,1980`],
    )
    .join('\n');

/** Puts a register on this machine and queues it. */
async function queued(people: number): Promise<{ id: string; register: Register }> {
  const id = uuidv7();
  const folder = registerFolder(database.platform, id);
  await mkdir(folder, { recursive: true });
  const path = join(folder, '001');
  const text = registerOf(people);
  await writeFile(path, text);
  return { id, register: await service.bring(asking(), id, [{ name: '名册.csv', path, size: text.length }], false) };
}
const onRoster = async (): Promise<unknown> => (await owned('select count(*)::int as n from firebreak.roster_household'))[0]?.['n'];
const filesLeft = (id: string): Promise<string[]> => readdir(registerFolder(database.platform, id)).catch(() => []);

test('a large register goes in as a job, whole, and its files go', async () => {
  const { id, register } = await queued(5200);
  expect(register).toMatchObject({ state: 'waiting', files: ['名册.csv'], outcome: null });
  expect(await onRoster()).toBe(0);
  await service.jobs.drain();
  const done = await service.get(asking(), id);
  expect(done).toMatchObject({ state: 'done', done: 5201, total: 5201, failure: null });
  expect(done.outcome).toMatchObject({ households: { new: 2600 }, members: { new: 5200 }, refused: 1 });
  expect(done.outcome?.problems).toEqual([
    expect.objectContaining({ line: 5202, code: 'LINE_VALUE', why: 'The value is not understood.' }),
  ]);
  expect(await onRoster()).toBe(2600);
  expect(await filesLeft(id)).toEqual([]);
  const rows = await owned(`select payload from firebreak.journal where action = 'roster.takenIn'`);
  expect(rows).toEqual([{ payload: expect.objectContaining({ files: ['名册.csv'], lines: 5201, refused: 1 }) as unknown }]);
});

test('one that is cancelled before or in the middle leaves nothing on the roster', async () => {
  const waiting = await queued(300);
  expect(await service.cancel(asking(), waiting.id)).toMatchObject({ state: 'cancelled', outcome: null, failure: null });
  await service.jobs.drain();
  expect([await onRoster(), await filesLeft(waiting.id)]).toEqual([0, []]);

  const { id } = await queued(5200);
  const stop = new AbortController();
  const [row] = await owned(`select job from firebreak.roster_register where id = '${id}'`);
  const job = {
    home: '440000',
    id: String(row?.['job']),
    kind: registerJob,
    outbreak,
    input: { register: id },
    attempts: 1,
    createdBy: actor.id,
  };
  const seen: [number, number][] = [];
  const progress = (done: number, total: number): void => {
    seen.push([done, total]);
    if (total > 0 && done > 0) stop.abort(new JobStop('cancelled')); // the first five thousand are written
  };
  await expect(registerHandler(theHouse())({ job, actor, signal: stop.signal, progress })).rejects.toThrow('cancelled');
  expect(seen.at(-1)).toEqual([5000, 5201]);
  expect(await service.get(asking(), id)).toMatchObject({ state: 'cancelled', outcome: null });
  expect([await onRoster(), await filesLeft(id)]).toEqual([0, []]);
  // What has ended is answered as it is.
  expect(await service.cancel(asking(), id)).toMatchObject({ state: 'cancelled' });
});

test('one whose server was killed in the middle was rolled back, and says so', async () => {
  const { id } = await queued(300);
  // As the next server finds it: begun once, and nobody works on it.
  await asOwner(database.engine, `update job set attempts = 1 where kind = '${registerJob}' and state = 'waiting'`);
  await service.jobs.drain();
  expect(await service.get(asking(), id)).toMatchObject({
    state: 'failed',
    outcome: null,
    failure: { code: 'ROSTER_REGISTER_INTERRUPTED', details: { file: '名册.csv' } },
  });
  expect([await onRoster(), await filesLeft(id)]).toEqual([0, []]);
});

test('a file that breaks off in the middle changes nothing, and says at which line', async () => {
  const { id } = await queued(20);
  const path = join(registerFolder(database.platform, id), '001');
  await writeFile(path, `${registerOf(300)}\n"a quote that never ends`);
  await service.jobs.drain();
  const { state, failure } = await service.get(asking(), id);
  expect([state, failure?.code, failure?.details['file']]).toEqual(['failed', 'ROSTER_FILE_UNREADABLE', '名册.csv']);
  expect(await onRoster()).toBe(0);
});

test('cells that problems quote are kept for a week', async () => {
  const { id } = await queued(20);
  await service.jobs.drain();
  expect((await service.get(asking(), id)).outcome?.problems).toHaveLength(1);
  await asOwner(database.engine, `update roster_register set created_at = created_at - interval '8 days'`);
  await queued(20);
  expect((await service.get(asking(), id)).outcome).toMatchObject({ refused: 1, problems: [] });
});
