import { recordKinds } from '@firebreak/contract';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { verifyJournal } from '../../platform/journal/index.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { ImportBench, totals } from './test-bench.ts';

// Whatever the way into the database, the same files leave the same records and the same acts: on both engines, by the
// quick way of a first import and by the careful way that compares, in this thread and in one of its own.

// Each of them opens two databases and imports into both.
vi.setConfig({ testTimeout: 300_000 });

const people = (count: number): Record<string, string> => ({
  'cases.csv': ['id,person,number,name,sex,phone,address,areaCode,caseClass,onsetDate,reportDate,ward', ...lines(count, caseLine)].join(
    '\n',
  ),
  'contacts.csv': ['id,person,name,areaCode,contactClass,status,lastExposureDate', ...lines(count, contactLine)].join('\n'),
  'exposures.csv': ['id,sourceKind,source,targetKind,target,date,certainty', ...lines(count, exposureLine)].join('\n'),
});
const lines = (count: number, line: (at: number) => string): string[] => Array.from({ length: count }, (_, at) => line(at));
const day = (at: number): string => `2022-07-${String((at % 28) + 1).padStart(2, '0')}`;
/** Quotes, a backslash, braces, separators, the word NULL and an empty cell: what an array literal could be broken by. */
const odd = ['"{a,b}"', String.raw`back\slash`, '"say ""hello"""', 'NULL', '', '昌岗中路 1 号', '{}', "o'clock"];
const caseLine = (at: number): string =>
  `C${at},P${at},N-${at},王小明${at},${at % 3 === 0 ? '' : 'female'},1380000${String(at).padStart(4, '0')},${odd[at % odd.length]},A1,confirmed,${at % 5 === 0 ? '' : day(at)},${day(at + 1)},W${at % 4}`;
const contactLine = (at: number): string => `K${at},Q${at},李雷${at},${at % 2 === 0 ? 'A1' : ''},closeContact,active,${day(at)}`;
const exposureLine = (at: number): string => `X${at},person,P${at},person,Q${at},${at % 4 === 0 ? '' : day(at)},high`;

interface World {
  readonly database: TestDatabase;
  readonly bench: ImportBench;
  readonly outbreak: string;
}

async function openWorld(): Promise<World> {
  const database = await openTestDatabase();
  await database.addArea('A1', 'world', 'city');
  const outbreak = await database.addOutbreak();
  return { database, outbreak, bench: new ImportBench(database.platform, await database.addUser('operator'), outbreak) };
}

const firebreak = { preset: 'firebreak' } as const;

async function imported(files: Readonly<Record<string, string>>, before?: Readonly<Record<string, string>>) {
  const world = await openWorld();
  try {
    if (before !== undefined) await world.bench.imported(before, 'valid', firebreak);
    const view = await world.bench.imported(files, 'valid', firebreak);
    const officer = await world.database.addUser('privacyOfficer');
    const { ok } = await transact(world.database.platform.db, { actor: officer }, (trx) => verifyJournal(trx));
    return { state: view.state, totals: totals(view), ok, records: await recordsIn(world), acts: await actsIn(world) };
  } finally {
    await world.database.close();
  }
}

const own = ['id', 'home', 'outbreak', 'created_at', 'updated_at'];

/** Every record by its key in the source, with other records by theirs. */
async function recordsIn({ database, bench, outbreak }: World): Promise<Record<string, unknown>> {
  return transact(database.platform.db, { actor: bench.asking.actor, outbreak }, async (trx) => {
    const all: Record<string, Record<string, unknown>> = {};
    for (const kind of recordKinds) {
      const table = kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const { rows } = await sql<{
        row: Record<string, unknown>;
      }>`select to_jsonb(r) as row from ${sql.table(table)} r where source_id is not null`.execute(trx);
      for (const { row } of rows) all[`${kind} ${String(row['source_id'])}`] = row;
    }
    const names = new Map(Object.entries(all).map(([name, row]) => [row['id'], name]));
    return Object.fromEntries(
      Object.entries(all).map(([name, row]) => [
        name,
        Object.fromEntries(
          Object.entries(row).flatMap(([column, value]) => (own.includes(column) ? [] : [[column, names.get(value) ?? value]])),
        ),
      ]),
    );
  });
}

/** What the journal says, in its order, without ids and moments. */
async function actsIn({ database, bench, outbreak }: World): Promise<unknown[]> {
  return transact(database.platform.db, { actor: bench.asking.actor, outbreak }, async (trx) => {
    const { rows } = await sql<{ action: string; version: number; after: unknown }>`
      select action, version, payload -> 'after' #- '{person}' #- '{source}' #- '{target}' as after from journal where version is not null and kind <> 'outbreak' order by sequence`.execute(
      trx,
    );
    return rows;
  });
}

test('the quick way of a first import and the careful way that compares write the same', async () => {
  const files = people(40);
  const quick = await imported(files);
  expect([quick.state, quick.ok, quick.totals]).toEqual(['done', true, { new: 200, changed: 0, same: 0 }]);
  const one = Object.fromEntries(
    Object.entries(people(41)).map(([name, text]) => [name, [text.split('\n')[0], text.split('\n')[41]].join('\n')]),
  );
  const careful = await imported(files, one);
  expect([careful.ok, careful.totals]).toEqual([true, { new: 200, changed: 0, same: 0 }]);
  for (const [name, record] of Object.entries(quick.records)) expect(careful.records[name], name).toEqual(record);
  expect(careful.acts.slice(-200)).toEqual(quick.acts);
  expect(quick.records['person P1']).toMatchObject({ address: String.raw`back\slash` });
  expect(quick.records['person P2']).toMatchObject({ address: 'say "hello"' });
  expect(quick.records['case C0']).toMatchObject({ onset_date: null, extra: { ward: 'W0' } });
});

test('a packing thread writes what is written without one', async () => {
  const files = people(1100);
  const { state, ok, totals: counted, records } = await imported(files);
  expect([state, ok, counted]).toEqual(['done', true, { new: 5500, changed: 0, same: 0 }]);
  const small = await imported(people(20));
  for (const [name, record] of Object.entries(small.records)) expect(records[name], name).toEqual(record);
});

const address = process.env['DATABASE_URL'];
test.runIf(address !== undefined)('both engines hold the same records and the same acts', async () => {
  const files = people(60);
  const postgres = await imported(files);
  delete process.env['DATABASE_URL'];
  try {
    const pglite = await imported(files);
    expect(pglite).toEqual(postgres);
  } finally {
    process.env['DATABASE_URL'] = address;
  }
});
