import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, transact } from '../../platform/access/index.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { cancelImport, inside, listErrors, newImportId, registerImport, rowsRead, startWrite } from './service.ts';
import { ImportBench, lineListOf, totals } from './test-bench.ts';

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
  operator = await database.addUser('operator');
  outbreak = await database.addOutbreak();
  bench = new ImportBench(database.platform, operator, outbreak);
});

/** Asks as the operator sees the outbreak. */
const asked = <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> =>
  transact(database.platform.db, { actor: operator, outbreak }, async (trx) => (await query.execute(trx)).rows);

const countOf = async (table: string): Promise<number> =>
  (await asked(sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where withdrawn_at is null`))[0]?.n ?? Number.NaN;
const actsOf = async (): Promise<string[]> =>
  (await asked(sql<{ action: string }>`select action from journal order by sequence`)).map(({ action }) => action);
const codesOf = async (id: string): Promise<string[]> =>
  (await listErrors(bench.house, bench.asking, id, { offset: 0, limit: 100 })).errors.map(({ code }) => code);

/** Three cases, two of them infected by the first. */
const lineList = `id,date_onset,date_report,sex,age,infector
A,2022-07-01,2022-07-03,f,34,
B,2022-07-05,2022-07-06,m,8,A
C,2022-07-06,2022-07-08,f,61,A
`;

test('a dry run counts what would be written and writes nothing', async () => {
  const { state, counts, errorCount, message } = await bench.checked(await bench.uploaded({ 'cases.csv': lineList }));
  expect({ state, errorCount, message }).toEqual({ state: 'checked', errorCount: 0, message: 'Checked. Nothing is written yet.' });
  expect([counts['case']?.new, counts['person']?.new, counts['exposure']?.new]).toEqual([3, 3, 2]);
  expect([await countOf('case'), await countOf('person'), await countOf('exposure'), await actsOf()]).toEqual([0, 0, 0, []]);
});

test('the same file twice changes nothing, in any order of its rows', async () => {
  expect(totals(await bench.imported({ 'cases.csv': lineList }))).toEqual({ new: 8, changed: 0, same: 0 });
  const acts = await actsOf();
  const [head = '', ...rows] = lineList.trim().split('\n');
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
      expect(totals(await bench.imported({ 'cases.csv': [head, ...shuffled].join('\n') }))).toEqual({ new: 0, changed: 0, same: 8 });
    }),
    { numRuns: 4 },
  );
  expect(new Set((await actsOf()).slice(acts.length))).toEqual(new Set(['import.written'])); // that they took place, and no record
});

test('a changed row changes its record and no other, and the history has both values', async () => {
  await bench.imported({ 'cases.csv': lineList });
  const { counts } = await bench.imported({ 'cases.csv': lineList.replace('2022-07-05', '2022-07-04') });
  expect(counts['case']).toEqual({ new: 0, changed: 1, same: 2, withdrawn: 0 });
  const entries = await asked(
    sql`select payload -> 'before' ->> 'onsetDate' as before, payload -> 'after' ->> 'onsetDate' as after from journal where action = 'case.changed'`,
  );
  expect(entries).toEqual([{ before: '2022-07-05', after: '2022-07-04' }]);
});

test('a value that a person corrected by hand stays, and the difference is told', async () => {
  await bench.imported({ 'cases.csv': lineList });
  const [found] = await asked(sql<{ id: string; home: string }>`select id, home from "case" where source_id = 'B'`);
  await transact(database.platform.db, { actor: operator, outbreak }, async (trx) => {
    await sql`update "case" set onset_date = '2022-07-02', version = 2 where id = ${found?.id}`.execute(trx);
    await sql`insert into journal (home, sequence, id, at, actor_name, action, outbreak, area, kind, subject, version, payload, payload_hash, previous_hash, hash)
      values (${found?.home}, 999, gen_random_uuid(), now(), 'Li', 'case.changed', ${outbreak}, 'world', 'case', ${found?.id}, 2, '{"before":{"onsetDate":"2022-07-05"},"after":{"onsetDate":"2022-07-02"}}', '', '', '')`.execute(
      trx,
    );
  });
  const id = await bench.uploaded({ 'cases.csv': lineList.replace('2022-07-05,2022-07-06', '2022-07-04,2022-07-07') });
  await bench.checked(id);
  expect(await codesOf(id)).toEqual(['KEPT_BY_HAND']);
  await transact(database.platform.db, { actor: operator, outbreak }, (trx) => sql`update journal_head set sequence = 1000`.execute(trx));
  await bench.written(id);
  expect(await asked(sql`select onset_date, report_date from "case" where source_id = 'B'`)).toEqual([
    { onset_date: '2022-07-02', report_date: '2022-07-07' },
  ]);
});

test('the contacts of today may point at the cases of yesterday', async () => {
  await bench.imported({ 'cases.csv': lineList });
  const id = await bench.uploaded({ 'contacts.csv': 'from,to\nB,C\nC,nobody\n' });
  const { errorCount, counts } = await bench.checked(id);
  expect([errorCount, await codesOf(id), counts['exposure']?.new]).toEqual([1, ['REFERENCE_MISSING'], 1]);
  expect((await bench.written(id, 'valid')).counts['exposure']).toEqual({ new: 1, changed: 0, same: 0, withdrawn: 0 });
  expect(await countOf('exposure')).toBe(3);
});

test('with an error nothing is written when everything is wanted, and the good rows when they are wanted', async () => {
  const id = await bench.uploaded({ 'cases.csv': lineList.replace('2022-07-05', '2022-13-45') });
  const { errorCount, skipped } = await bench.checked(id);
  expect([errorCount, skipped]).toEqual([1, 1]);
  const { errors } = await listErrors(bench.house, bench.asking, id, { offset: 0, limit: 10 });
  expect(errors[0]).toMatchObject({ file: 'cases.csv', row: 3, column: 'date_onset', value: '2022-13-45', severity: 'error' });
  await expect(startWrite(bench.house, bench.asking, id, 'all')).rejects.toMatchObject({ code: 'IMPORT_STATE' });
  const done = await bench.written(id, 'valid');
  expect([done.state, done.skipped, done.counts['case']?.new]).toEqual(['done', 1, 2]);
  expect(await countOf('case')).toBe(2);
});

test('a row the database refuses rolls everything back, or is left out and told', async () => {
  // The person of A is also the person of a second case, which a person cannot have.
  const twice = 'id,person,caseClass,onsetDate\nc1,P1,confirmed,2022-07-01\nc2,P1,confirmed,2022-07-02\nc3,P3,confirmed,2022-07-03\n';
  const all = await bench.imported({ 'cases.csv': twice }, 'all', { preset: 'firebreak' });
  expect([all.state, all.message]).toEqual([
    'failed',
    'One row was refused, so everything was rolled back and nothing was written. See the list of errors.',
  ]);
  expect([await countOf('case'), await countOf('person')]).toEqual([0, 0]);
  const id = await bench.uploaded({ 'cases.csv': twice });
  await bench.checked(id, { preset: 'firebreak' });
  const valid = await bench.written(id, 'valid');
  expect([valid.state, valid.counts['case']?.new, valid.skipped]).toEqual(['done', 2, 1]);
  expect(await codesOf(id)).toEqual(['RECORD_REFUSED']);
});

test('a batch that is refused while it also points at what was refused before ends all the same', async () => {
  // The second contact of P1 is refused; f1 points at it, and the note of f2 holds half a character.
  const files = {
    'contacts.csv': 'id,person,status\nk1,P1,active\nk2,P1,active\n',
    'follow-ups.json': JSON.stringify([
      { id: 'f1', contact: 'k2', date: '2022-07-02', status: 'missed' },
      { id: 'f2', contact: 'k1', date: '2022-07-02', status: 'missed', note: 'half \ud83d' },
      { id: 'f3', contact: 'k1', date: '2022-07-03', status: 'seenNoSigns' },
    ]),
  };
  const id = await bench.uploaded(files);
  expect((await bench.checked(id, { preset: 'firebreak' })).errorCount).toBe(0);
  const { state, counts, skipped } = await bench.written(id, 'valid');
  expect([state, counts['contact']?.new, counts['followUp']?.new, skipped]).toEqual(['done', 1, 1, 3]);
  expect(await codesOf(id)).toEqual(['RECORD_REFUSED', 'RECORD_REFUSED']);
  expect(await asked(sql`select last_seen from contact`)).toEqual([{ last_seen: '2022-07-03' }]);
});

test('a cancelled import of everything is rolled back', async () => {
  const id = await startedWriting('all');
  const job = await inside(bench.house, bench.asking, id, async (_trx, row) => row.job ?? '');
  const running = bench.house.jobs.drain();
  await written(1000);
  // By its job: with the embedded database nobody else gets a word in before the one transaction has ended.
  await bench.house.jobs.cancel(job);
  await running;
  const { state, message } = await bench.view(id);
  expect([state, message]).toEqual(['cancelled', 'Cancelled and rolled back. Nothing was written.']);
  expect([await countOf('person'), await actsOf()]).toEqual([0, []]);
});

test('a cancelled import of valid rows says what stays', async () => {
  const id = await startedWriting('valid');
  const running = bench.house.jobs.drain();
  await written(1000);
  const { state, message } = await cancelImport(bench.house, bench.asking, id);
  await running;
  expect([state, message]).toEqual([
    'cancelled',
    expect.stringMatching(/^Cancelled\. The first \d+ of 8999 records were written and stay/),
  ]);
  const total = (await countOf('person')) + (await countOf('case')) + (await countOf('exposure'));
  expect(total).toBe(Number(/first (\d+)/.exec(message ?? '')?.[1]));
});

async function startedWriting(rows: 'all' | 'valid'): Promise<string> {
  const id = await bench.uploaded({ 'cases.csv': lineListOf(3000) });
  await bench.checked(id);
  await startWrite(bench.house, bench.asking, id, rows);
  return id;
}

async function written(least: number): Promise<void> {
  while ((bench.house.jobs.progress()?.done ?? 0) < least) await new Promise((resolve) => setImmediate(resolve));
}

test('an import that waits or was only checked is given up without a trace', async () => {
  const id = await bench.uploaded({ 'cases.csv': lineList });
  await bench.checked(id);
  expect((await cancelImport(bench.house, bench.asking, id)).message).toBe('Cancelled. Nothing was written.');
  expect(existsSync(`${database.platform.directory}/upload/${id}`)).toBe(false);
  await expect(startWrite(bench.house, bench.asking, id, 'all')).rejects.toMatchObject({ code: 'IMPORT_STATE' });
});

test('a record that its source deleted is withdrawn, and comes back with it', async () => {
  const events = (deleted: string) =>
    JSON.stringify([
      {
        _id: 'E1',
        name: 'Wedding',
        date: '2022-07-01T00:00:00.000Z',
        type: 'LNG_REFERENCE_DATA_CATEGORY_PERSON_TYPE_EVENT',
        deleted: deleted === 'yes',
      },
    ]);
  const godata = { preset: 'godata' } as const;
  await bench.imported({ 'events.json': events('no') }, 'all', godata);
  expect(await countOf('event')).toBe(1);
  const gone = await bench.imported({ 'events.json': events('yes') }, 'all', godata);
  expect([gone.counts['event']?.withdrawn, await countOf('event')]).toEqual([1, 0]);
  await bench.imported({ 'events.json': events('no') }, 'all', godata);
  expect(await countOf('event')).toBe(1);
});

test('a contact that somebody recorded by hand for an imported person is completed, not doubled', async () => {
  await bench.imported({ 'cases.csv': 'id,person,caseClass\nc1,P1,suspected\n' }, 'all', { preset: 'firebreak' });
  await asked(
    sql`insert into contact (home, id, outbreak, area, created_at, updated_at, person, status) select home, gen_random_uuid(), outbreak, area, now(), now(), id, 'active' from person`,
  );
  const { state, counts } = await bench.imported(
    { 'contacts.csv': 'id,person,status,number\nk1,P1,completed,M-1\n', 'cases.csv': 'id,person,caseClass\nc1,P1,suspected\n' },
    'all',
    { preset: 'firebreak' },
  );
  expect([state, counts['contact']]).toEqual(['done', { new: 0, changed: 1, same: 0, withdrawn: 0 }]);
  expect(await asked(sql`select number, source_id from contact`)).toEqual([{ number: 'M-1', source_id: 'k1' }]);
});

describe('areas', () => {
  const files = {
    'areas.csv': 'id,code,name,level,parentCode\nN1,N1,Northland,nation,\nN1-2,N1-2,Bay,province,N1\n',
    'cases.csv': 'id,person,caseClass,areaCode\nc1,P1,confirmed,N1-2\nc2,P2,confirmed,XX\n',
  };

  test('of an import are added by who manages areas, and its records lie in them', async () => {
    const { counts } = await bench.imported(files, 'all', { preset: 'firebreak' });
    expect(counts['area']).toEqual({ new: 2, changed: 0, same: 0, withdrawn: 0 });
    expect(
      await asked(
        sql`select c.source_id as case, a.code, c.extra ->> 'areaCode' as unknown from "case" c join area a on a.path = c.area order by 1`,
      ),
    ).toEqual([
      { case: 'c1', code: 'N1-2', unknown: null },
      { case: 'c2', code: 'world', unknown: 'XX' },
    ]);
    expect(totals(await bench.imported(files, 'all', { preset: 'firebreak' }))).toMatchObject({ new: 0, changed: 0 });
  });

  test('are not added by others: the records stay with the outbreak and keep the code, until the area is there', async () => {
    const epidemiologist = new ImportBench(database.platform, await database.addUser('epidemiologist'), outbreak);
    const id = await epidemiologist.uploaded(files);
    const { counts } = await epidemiologist.checked(id, { preset: 'firebreak' });
    expect(counts['area']?.new).toBe(0);
    await epidemiologist.written(id, 'valid');
    expect(await asked(sql`select distinct a.code from "case" c join area a on a.path = c.area`)).toEqual([{ code: 'world' }]);
    await bench.imported(files, 'all', { preset: 'firebreak' });
    expect(await asked(sql`select a.code from "case" c join area a on a.path = c.area where c.source_id = 'c1'`)).toEqual([
      { code: 'N1-2' },
    ]);
  });

  test('of others take no rows: they are told one by one', async () => {
    await database.addArea('A1', 'world', 'city');
    await database.addArea('B1', 'world', 'city');
    const local = new ImportBench(database.platform, await database.addUser('epidemiologist', 'A1'), outbreak);
    const id = await local.uploaded({
      'cases.csv': 'id,person,caseClass,areaCode\nc1,P1,confirmed,A1\nc2,P2,confirmed,B1\nc3,P3,confirmed,\n',
    });
    const { errorCount } = await local.checked(id, { preset: 'firebreak' });
    const { errors } = await listErrors(local.house, local.asking, id, { offset: 0, limit: 10 });
    expect(errors.map(({ code, row }) => [code, row])).toEqual([['AREA_NOT_YOURS', 3]]);
    expect(errorCount).toBe(1);
    const { state, counts } = await local.written(id, 'valid');
    expect([state, counts['case']?.new]).toEqual(['done', 2]);
    expect(await asked(sql`select a.code from "case" c join area a on a.path = c.area order by c.source_id`)).toEqual([
      { code: 'A1' },
      { code: 'A1' },
    ]);
  });
});

const island = fileURLToPath(new URL('../../../../../../shared/data/godata-training-island', import.meta.url));
test.runIf(existsSync(island))('the training island of Go.Data comes in whole, once', async () => {
  const register = async (): Promise<string> => {
    const id = newImportId();
    await registerImport(bench.house, bench.asking, id, [{ name: 'island', bytes: 0, rows: null, encoding: null, path: island }]);
    return id;
  };
  const id = await register();
  expect((await bench.checked(id, { preset: 'godata' })).errorCount).toBe(0);
  // The numbers of rows of the export: 56 cases, 66 contacts, 7 events, 100 exposures, 437 follow-ups, 40 results, 3,965 locations, 101 teams.
  expect(await rowsRead(bench.house, bench.asking, id)).toMatchObject({
    case: 56,
    contact: 66,
    event: 7,
    exposure: 100,
    followUp: 437,
    labResult: 40,
    area: 3965,
    team: 101,
  });
  expect(totals(await bench.written(id))).toMatchObject({ changed: 0, same: 0 });
  expect(totals(await bench.checked(await register(), { preset: 'godata' }))).toMatchObject({ new: 0, changed: 0 });
});
