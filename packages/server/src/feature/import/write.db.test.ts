import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Actor } from '../../platform/access/index.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { type CheckBody } from './option.ts';
import { type Asking, cancelImport, getImport, type ImportHouse, importHouse, listErrors, registerImport, rowsRead, startCheck, startWrite } from './service.ts';

let database: TestDatabase;
let house: ImportHouse;
let operator: Actor;
let outbreak: string;
beforeAll(async () => {
  database = await openTestDatabase();
  house = importHouse(database.platform);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  operator = await database.addUser('operator');
  outbreak = await database.addOutbreak();
});

const asking = (actor: Actor = operator): Asking => ({ actor, outbreak, locale: 'en' });

/** Puts texts on disk as the files of an import. */
async function uploaded(texts: Readonly<Record<string, string>>, actor?: Actor): Promise<string> {
  const id = uuidv7();
  const folder = join(database.platform.directory, 'upload', id, 'file');
  await mkdir(folder, { recursive: true });
  const files = await Promise.all(
    Object.entries(texts).map(async ([name, text]) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return { name, bytes: text.length, rows: null, encoding: null, path };
    }),
  );
  await registerImport(house, asking(actor), id, files);
  return id;
}

async function checked(id: string, body: CheckBody = { preset: 'linelist' }, actor?: Actor) {
  await startCheck(house, asking(actor), id, body);
  await house.jobs.drain();
  return getImport(house, asking(actor), id);
}

async function written(id: string, rows: 'all' | 'valid' = 'all', actor?: Actor) {
  await startWrite(house, asking(actor), id, rows);
  await house.jobs.drain();
  return getImport(house, asking(actor), id);
}

async function importOf(texts: Readonly<Record<string, string>>, body?: CheckBody) {
  const id = await uploaded(texts);
  const { state, message } = await checked(id, body);
  expect([state, message]).toEqual(['checked', 'Checked. Nothing is written yet.']);
  return written(id);
}

async function countOf(table: string): Promise<number> {
  const owner = await database.engine.connectOwner();
  const { rows } = await owner.query(`select count(*)::integer as n from firebreak."${table}"`, []);
  owner.release();
  return Number(rows[0]?.['n']);
}

const total = (counts: Readonly<Record<string, { new: number; changed: number; same: number }>>) =>
  Object.values(counts).reduce((sum, one) => [sum[0] + one.new, sum[1] + one.changed, sum[2] + one.same] as [number, number, number], [0, 0, 0]);

/** Three cases, two of them infected by the first. */
const lineList = `id,date_onset,date_report,sex,age,infector
A,2022-07-01,2022-07-03,f,34,
B,2022-07-05,2022-07-06,m,8,A
C,2022-07-06,2022-07-08,f,61,A
`;

test('a dry run counts what would be written and writes nothing', async () => {
  const id = await uploaded({ 'cases.csv': lineList });
  const { state, counts, errorCount } = await checked(id);
  expect({ state, errorCount }).toEqual({ state: 'checked', errorCount: 0 });
  expect([counts['case']?.new, counts['person']?.new, counts['exposure']?.new]).toEqual([3, 3, 2]);
  expect([await countOf('case'), await countOf('person'), await countOf('exposure'), await countOf('journal')]).toEqual([0, 0, 0, 0]);
});

test('the same file twice changes nothing, in any order of its rows', async () => {
  const first = await importOf({ 'cases.csv': lineList });
  expect([first.state, total(first.counts)]).toEqual(['done', [8, 0, 0]]);
  const journal = await countOf('journal');
  const [head = '', ...rows] = lineList.trim().split('\n');
  const second = await importOf({ 'cases.csv': [head, ...rows.toReversed()].join('\n') });
  expect(total(second.counts)).toEqual([0, 0, 8]);
  expect(await countOf('journal')).toBe(journal + 1); // that the second import took place, and no record
});

test('a changed row changes its record and no other, with an entry in its history', async () => {
  await importOf({ 'cases.csv': lineList });
  const { counts } = await importOf({ 'cases.csv': lineList.replace('2022-07-05', '2022-07-04') });
  expect(counts['case']).toEqual({ new: 0, changed: 1, same: 2, withdrawn: 0 });
  const { rows } = await sql<{ before: string; after: string }>`
    select payload -> 'before' ->> 'onsetDate' as before, payload -> 'after' ->> 'onsetDate' as after from journal
    where action = 'case.changed'`.execute(await ownerView());
  expect(rows).toEqual([{ before: '2022-07-05', after: '2022-07-04' }]);
});

/** The journal as its owner reads it, past the policies. */
async function ownerView() {
  const owner = await database.engine.connectOwner();
  const { rows } = await owner.query(`select id from firebreak.app_user where name = $1`, [operator.name]);
  owner.release();
  await sql`select set_config('firebreak.actor', ${String(rows[0]?.['id'])}, false), set_config('firebreak.outbreak', ${outbreak}, false)`.execute(database.platform.db);
  return database.platform.db;
}

test.runIf(existsSync(new URL('../../../../../../shared/data/godata-training-island', import.meta.url)))('the training island comes in whole', async () => {
  const id = uuidv7();
  const path = new URL('../../../../../../shared/data/godata-training-island', import.meta.url).pathname;
  await registerImport(house, asking(), id, [{ name: 'godata-training-island', bytes: 0, rows: null, encoding: null, path }]);
  const view = await checked(id, { preset: 'godata' });
  expect(view.errorCount).toBe(0);
  const { area, team, event, case: cases, contact, exposure, followUp, labResult } = await rowsRead(house, asking(), id);
  expect([cases, contact, event, exposure, followUp, labResult, area, team]).toEqual([56, 66, 7, 100, 437, 40, 3965, 101]);
  const first = await written(id);
  expect(first.message).toContain('Written');
  expect(total(first.counts).slice(1)).toEqual([0, 0]);
  const again = uuidv7();
  await registerImport(house, asking(), again, [{ name: 'godata-training-island', bytes: 0, rows: null, encoding: null, path }]);
  expect(total((await checked(again, { preset: 'godata' })).counts).slice(0, 2)).toEqual([0, 0]);
});
void cancelImport;
void listErrors;
