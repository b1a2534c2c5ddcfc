import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { verifyJournal } from '../../platform/journal/index.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { draftFolder } from './folder.ts';
import { cancelImport } from './service.ts';
import { ImportBench, totals } from './test-bench.ts';

// What is made ready while files are read is written as what is packed when it is written, and is thrown away where it
// does not hold any more. Beside the embedded database nothing is prepared.

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const lines = (count: number, line: (at: number) => string): string[] => Array.from({ length: count }, (_, at) => line(at));
/** More than the two million bytes of drafts from which on it is worth while, in few records. */
const remark = 'x'.repeat(1500);
const count = 1200;
const files = (more: { readonly contacts?: readonly string[] } = {}): Record<string, string> => ({
  'cases.csv': [
    'id,person,name,phone,caseClass,onsetDate,remark',
    ...lines(count, (at) => `C${at},P${at},王小明${at},1380000${String(at).padStart(4, '0')},confirmed,2022-07-0${(at % 9) + 1},${remark}`),
  ].join('\n'),
  'contacts.csv': [
    'id,person,name,contactClass,status',
    ...lines(count, (at) => `K${at},Q${at},李雷${at},closeContact,active`),
    ...(more.contacts ?? []),
  ].join('\n'),
  'exposures.csv': [
    'id,sourceKind,source,targetKind,target,date',
    ...lines(count, (at) => `X${at},person,P${at},person,Q${at},2022-07-01`),
  ].join('\n'),
});
const records = count * 5;
const firebreak = { preset: 'firebreak' } as const;

describe.runIf(process.env['DATABASE_URL'] !== undefined)('batches made ready while files are read', () => {
  let database: TestDatabase;
  let outbreak: string;
  let bench: ImportBench;
  beforeEach(async () => {
    database = await openTestDatabase();
    outbreak = await database.addOutbreak();
    bench = new ImportBench(database.platform, await database.addUser('operator'), outbreak);
  });
  afterEach(() => database.close());

  const checked = async (given = files()): Promise<string> => {
    const id = await bench.uploaded(given);
    expect(await bench.checked(id, firebreak)).toMatchObject({ state: 'checked' });
    // Or the test would be of something else; a thread that first translates its sources takes a while.
    await vi.waitFor(() => access(join(draftFolder(database.platform, id), 'prepared')), { timeout: 120_000 });
    return id;
  };
  const isWhole = async (): Promise<boolean> => {
    const officer = await database.addUser('privacyOfficer');
    return (await transact(database.platform.db, { actor: officer }, (trx) => verifyJournal(trx))).ok;
  };
  const found = <T>(query: (trx: Parameters<Parameters<typeof transact>[2]>[0]) => Promise<{ rows: T[] }>): Promise<T[]> =>
    transact(database.platform.db, { actor: bench.asking.actor, outbreak }, async (trx) => (await query(trx)).rows);

  test.each(['valid', 'all'] as const)('are written at the moment and by the hand that writes: %s', async (rows) => {
    const id = await checked();
    const later = '2022-07-13T01:02:03.004Z';
    database.clock.now = later;
    const view = await bench.written(id, rows);
    expect([view.state, totals(view)]).toEqual(['done', { new: records, changed: 0, same: 0 }]);
    const moments = await found((trx) =>
      sql<{
        at: string;
        count: number;
      }>`select at, count(*) from journal where action like '%.created' and kind <> 'outbreak' group by at`.execute(trx),
    );
    expect(moments).toEqual([{ at: later, count: records }]);
    const stamps = await found((trx) =>
      sql`select distinct created_at, updated_at from (
        select created_at, updated_at from person union select created_at, updated_at from contact union select created_at, updated_at from exposure) as r`.execute(
        trx,
      ),
    );
    expect(stamps).toEqual([{ created_at: later, updated_at: later }]);
    const ends = await found((trx) =>
      sql<{ source: string; target: string }>`select p.source_id as source, q.source_id as target from exposure x
        join person p on p.id = x.source_person join person q on q.id = x.target_person where x.source_id = 'X77'`.execute(trx),
    );
    expect(ends).toEqual([{ source: 'P77', target: 'Q77' }]);
    expect(await isWhole()).toBe(true);
    expect(totals(await bench.imported(files(), 'valid', firebreak))).toEqual({ new: 0, changed: 0, same: records });
  });

  test('are made again for somebody else', async () => {
    const id = await checked();
    const colleague = new ImportBench(database.platform, await database.addUser('operator'), outbreak);
    Object.assign(colleague, { house: bench.house });
    const view = await colleague.written(id, 'valid');
    expect(totals(view)).toEqual({ new: records, changed: 0, same: 0 });
    const actors = await found((trx) =>
      sql`select distinct actor from journal where action like '%.created' and kind <> 'outbreak'`.execute(trx),
    );
    expect(actors).toEqual([{ actor: colleague.asking.actor.id }]);
    expect(await isWhole()).toBe(true);
  });

  test('are compared after all where some of it was imported meanwhile', async () => {
    const id = await checked();
    const other = new ImportBench(database.platform, bench.asking.actor, outbreak);
    const early = {
      'cases.csv':
        'id,person,name,phone,caseClass,onsetDate\nC5,P5,王小明5,13800000005,suspected,2022-07-06\nC9000,P9000,韩梅梅,,confirmed,2022-07-06',
    };
    expect(totals(await other.imported(early, 'valid', firebreak))).toEqual({ new: 4, changed: 0, same: 0 });
    const view = await bench.written(id, 'valid');
    // Case C5 has another class and a remark now; its person says what it said.
    expect([view.state, totals(view)]).toEqual(['done', { new: records - 2, changed: 1, same: 1 }]);
    expect(await found((trx) => sql`select count(*) from person`.execute(trx))).toEqual([{ count: count * 2 + 1 }]);
    expect(await isWhole()).toBe(true);
  });

  test('of which the database refuses one are packed again, and all others are written', async () => {
    // A second contact of the same person: the key of the database refuses its whole batch.
    const id = await checked(files({ contacts: ['K7000,Q7,李雷7,closeContact,active'] }));
    const view = await bench.written(id, 'valid');
    expect([view.state, totals(view), view.errorCount]).toEqual(['done', { new: records, changed: 0, same: 0 }, 1]);
    expect(await isWhole()).toBe(true);
  });

  test('go with an import that is given up', async () => {
    const id = await checked();

    expect(await cancelImport(bench.house, bench.asking, id)).toMatchObject({ state: 'cancelled' });
    await expect(access(draftFolder(database.platform, id))).rejects.toThrow('ENOENT');
  });
});
