import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Actor, transact } from '../../platform/access/index.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { listErrors } from './service.ts';
import { ImportBench, totals } from './test-bench.ts';

let database: TestDatabase;
let operator: Actor;
let outbreak: string;
let bench: ImportBench;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  // 9th edition of China: two days of one infection lie at most 89 days apart, the first being day 1 of 90.
  database.clock.now = '2022-10-20T06:00:00.000Z';
  operator = await database.addUser('operator');
  outbreak = await database.addOutbreak('440000');
  bench = new ImportBench(database.platform, operator, outbreak);
});

interface CaseRow {
  readonly key: string;
  readonly name: string;
  readonly episode: number;
  readonly onset: string;
}
const cases = (): Promise<CaseRow[]> =>
  transact(database.platform.db, { actor: operator, outbreak }, async (trx) => {
    const { rows } = await sql<CaseRow>`
      select c.source_id as key, p.source_id as name, c.episode, c.onset_date as onset
      from "case" c join person p on p.home = c.home and p.id = c.person where c.withdrawn_at is null order by 2, 3`.execute(trx);
    return rows;
  });
const problems = async (id: string) =>
  (await listErrors(bench.house, bench.asking, id, { offset: 0, limit: 100 })).errors.map(({ code, row, severity }) => ({
    code,
    row,
    severity,
  }));

/** A fell ill on 1 March and again on 30 May, 90 days later; B on 1 March and, 89 days later, nobody says again. */
const spring = 'id,date_onset,age\nA,2022-03-01,34\nB,2022-03-01,20\n';
const summer = 'id,date_onset,age\nA,2022-05-30,35\nB,2022-03-02,20\n';
const both = 'id,date_onset,age\nA,2022-03-01,34\nB,2022-03-01,20\nA,2022-05-30,35\n';

test('a later file with a day beyond the interval brings another infection; within it, the same case is corrected', async () => {
  await bench.imported({ 'cases.csv': spring });
  const id = await bench.uploaded({ 'cases.csv': summer });
  expect((await bench.checked(id)).counts['case']).toEqual({ new: 1, changed: 1, same: 0, withdrawn: 0 });
  const { counts } = await bench.written(id);
  expect(counts['case']).toEqual({ new: 1, changed: 1, same: 0, withdrawn: 0 });
  expect(await cases()).toEqual([
    { key: 'A', name: 'A', episode: 1, onset: '2022-03-01' },
    { key: 'A@2022-05-30', name: 'A', episode: 2, onset: '2022-05-30' },
    { key: 'B', name: 'B', episode: 1, onset: '2022-03-02' },
  ]);
});

test('one file with both infections: the dry run says it, and twice, in any order, it changes nothing', async () => {
  const id = await bench.uploaded({ 'cases.csv': both });
  const { counts } = await bench.checked(id);
  expect(counts['case']?.new).toBe(3);
  expect(await problems(id)).toEqual([{ code: 'INFECTION_NEW', row: 4, severity: 'warning' }]);
  expect((await bench.written(id)).state).toBe('done');
  const found = await cases();
  expect(found.map(({ name, episode }) => `${name} ${episode}`)).toEqual(['A 1', 'A 2', 'B 1']);
  expect(totals(await bench.imported({ 'cases.csv': both }))).toMatchObject({ new: 0, changed: 0 });
  const [head = '', ...rows] = both.trim().split('\n');
  const turned = await bench.imported({ 'cases.csv': [head, ...rows.toReversed()].join('\n') });
  expect(turned.counts['case']).toEqual({ new: 0, changed: 0, same: 3, withdrawn: 0 });
  expect(await cases()).toEqual(found);
});

test('rows with ids of their own keep their records, whatever their days; two of one person are two infections', async () => {
  const mapping = {
    columns: [
      { file: 'cases.csv', column: 'case', target: 'case.key' },
      { file: 'cases.csv', column: 'who', target: 'person.key' },
      { file: 'cases.csv', column: 'onset', target: 'case.onsetDate' },
    ],
  };
  const body = { preset: 'mapping', mapping } as const;
  await bench.imported({ 'cases.csv': 'case,who,onset\nc2,A,2022-07-01\nc1,A,2022-03-01\n' }, 'all', body);
  expect(await cases()).toEqual([
    { key: 'c1', name: 'A', episode: 1, onset: '2022-03-01' },
    { key: 'c2', name: 'A', episode: 2, onset: '2022-07-01' },
  ]);
  await bench.imported({ 'cases.csv': 'case,who,onset\nc1,A,2021-11-01\n' }, 'all', body);
  expect((await cases())[0]).toEqual({ key: 'c1', name: 'A', episode: 1, onset: '2021-11-01' });
});

test('an infection before the one that stands is refused with what to do, and nothing is half-written', async () => {
  await bench.imported({ 'cases.csv': 'id,date_onset\nA,2022-07-01\n' });
  const id = await bench.uploaded({ 'cases.csv': 'id,date_onset\nA,2022-01-01\n' });
  await bench.checked(id);
  expect(await problems(id)).toEqual([{ code: 'INFECTION_ORDER', row: 2, severity: 'error' }]);
  await expect(bench.written(id)).rejects.toMatchObject({ code: 'IMPORT_STATE' });
  expect(await bench.written(id, 'valid')).toMatchObject({ state: 'done', skipped: 1 });
  expect(await cases()).toEqual([{ key: 'A', name: 'A', episode: 1, onset: '2022-07-01' }]);
});

test('what somebody recorded by hand is the infection of the nearest day, and no other', async () => {
  await bench.imported({ 'cases.csv': spring });
  await transact(database.platform.db, { actor: operator, outbreak }, async (trx) => {
    await sql`
      insert into "case" (home, id, outbreak, area, created_at, updated_at, person, episode, case_class, onset_date)
      select p.home, gen_random_uuid(), p.outbreak, p.area, now(), now(), p.id, 2, 'confirmed', '2022-06-15'
      from person p where p.source_id = 'A'`.execute(trx);
  });
  await bench.imported({ 'cases.csv': 'id,date_onset\nA,2022-06-14\n' });
  expect((await cases()).filter(({ name }) => name === 'A')).toEqual([
    { key: 'A', name: 'A', episode: 1, onset: '2022-03-01' },
    { key: 'A@2022-06-14', name: 'A', episode: 2, onset: '2022-06-14' },
  ]);
});

test('where the pack knows no reinfection a person is one case: two days in one file contradict each other', async () => {
  outbreak = await database.addOutbreak('world', { disease: 'other' });
  bench = new ImportBench(database.platform, operator, outbreak);
  const id = await bench.uploaded({ 'cases.csv': both });
  await bench.checked(id);
  expect((await problems(id)).map(({ code }) => code)).toContain('KEY_CONFLICT');
});

test('a file that numbers its infections is taken at its word, and again it changes nothing, also where the pack knows no reinfection', async () => {
  outbreak = await database.addOutbreak('world', { disease: 'other' });
  bench = new ImportBench(database.platform, operator, outbreak);
  const columns = ['case.key', 'person.key', 'case.onsetDate', 'case.episode'].map((target) => ({
    file: 'cases.csv',
    column: target,
    target,
  }));
  const body = { preset: 'mapping', mapping: { columns } } as const;
  const file = `${columns.map(({ column }) => column).join(',')}\nc2,A,2022-04-01,2\nc1,A,2022-03-01,1\n`;
  await bench.imported({ 'cases.csv': file }, 'all', body);
  const found = await cases();
  expect(found.map(({ key, episode }) => `${key} ${episode}`)).toEqual(['c1 1', 'c2 2']);
  expect((await bench.imported({ 'cases.csv': file }, 'all', body)).counts['case']).toEqual({ new: 0, changed: 0, same: 2, withdrawn: 0 });
  expect(await cases()).toEqual(found);
});
