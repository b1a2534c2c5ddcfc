import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Actor, transact, type Trx } from '../../platform/access/index.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { nouns } from '../nouns.ts';
import { type BatchContext, type BatchRow, compareBatch, idsBySource, writeBatch } from './batch.ts';

let database: TestDatabase;
let actor: Actor;
let context: BatchContext;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.reset();
  await database.addArea('440000', 'world', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  const outbreak = await database.addOutbreak('440000');
  actor = await database.addUser('epidemiologist', '440000');
  context = { actor, now: database.clock.now, outbreak: { id: outbreak, home: '440000' }, sourceSystem: 'godata', note: { import: 'i-1' } };
});
afterAll(() => database.close());

const within = <T>(work: (trx: Trx) => Promise<T>, who = actor): Promise<T> =>
  transact(database.platform.db, { actor: who, outbreak: context.outbreak.id }, work);
const aPerson = (sourceId: string, fields: Record<string, unknown>, more: Partial<BatchRow> = {}): BatchRow => ({
  id: uuidv7(),
  sourceId,
  sourceHash: JSON.stringify(fields),
  area: 'world.440000.440100',
  fields,
  extra: {},
  ...more,
});
const write = (...rows: BatchRow[]) => within((trx) => writeBatch(trx, context, nouns.person, rows));
const stored = () => within(async (trx) => (await sql<Record<string, unknown>>`select * from person order by source_id`.execute(trx)).rows);
const journal = () =>
  within(
    async (trx) =>
      (await sql<{ action: string; payload: Record<string, unknown> }>`select action, payload from journal order by sequence`.execute(trx))
        .rows,
  );

test('the same file twice changes nothing', async () => {
  const rows = [aPerson('a', { name: '王小明' }), aPerson('b', { name: '李雷', ageYears: 9 })];
  const first = await write(...rows);
  expect(first.counts).toEqual({ new: 2, changed: 0, same: 0, withdrawn: 0 });
  const again = await write(...rows.map((row) => ({ ...row, id: uuidv7() })));
  expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, withdrawn: 0 });
  expect([...again.ids]).toEqual([...first.ids]);
  expect(await journal()).toHaveLength(2);
});

test('a changed row changes the fields it names and leaves the others as people made them', async () => {
  await write(aPerson('a', { name: '王小明', sex: 'male' }, { extra: { ward: '3' } }));
  await within((trx) => sql`update person set occupation = '护士'`.execute(trx));
  const { counts } = await write(aPerson('a', { name: '王晓明' }, { extra: { bed: '12' } }));
  expect(counts).toMatchObject({ changed: 1 });
  expect((await stored())[0]).toMatchObject({
    name: '王晓明',
    sex: 'male',
    occupation: '护士',
    version: 2,
    extra: { ward: '3', bed: '12' },
  });
  expect((await journal()).at(-1)).toMatchObject({
    action: 'person.changed',
    payload: { import: 'i-1', source: 'godata', before: { name: '王小明' }, after: { name: '王晓明' } },
  });
});

test('a deleted row withdraws the record, is passed over where there is none, and comes back when the source brings it back', async () => {
  await write(aPerson('a', { name: '王小明' }));
  const gone = aPerson('a', {}, { withdrawn: true });
  expect((await write(gone, aPerson('unknown', {}, { withdrawn: true }))).counts).toEqual({ new: 0, changed: 0, same: 0, withdrawn: 1 });
  expect((await stored())[0]).toMatchObject({ name: '王小明', withdrawn_at: database.clock.now });
  expect((await write(gone)).counts).toMatchObject({ same: 1, withdrawn: 0 });
  expect((await write(aPerson('a', { name: '王小明' }))).counts).toMatchObject({ changed: 1 });
  expect((await stored())[0]).toMatchObject({ withdrawn_at: null, version: 3 });
});

test('what a person withdrew stays withdrawn when its row changes', async () => {
  await write(aPerson('a', { name: '王小明' }));
  await within((trx) => sql`update person set withdrawn_at = ${database.clock.now}`.execute(trx));
  await write(aPerson('a', { name: '王晓明' }));
  expect((await stored())[0]).toMatchObject({ name: '王晓明', withdrawn_at: database.clock.now });
});

test('the dry run counts and writes nothing', async () => {
  await write(aPerson('a', { name: '王小明' }));
  const { counts } = await within((trx) =>
    compareBatch(trx, context, nouns.person, [aPerson('a', { name: '王晓明' }), aPerson('b', { name: '李雷' })]),
  );
  expect(counts).toEqual({ new: 1, changed: 1, same: 0, withdrawn: 0 });
  expect(await stored()).toHaveLength(1);
});

test('records are found again by their ids in the source', async () => {
  const { ids } = await write(aPerson('a', { name: '王小明' }));
  expect([...(await within((trx) => idsBySource(trx, context, nouns.person, ['a', 'z'])))]).toEqual([...ids]);
});

test('instants and nodes are stored as single records store them', async () => {
  const [one, two] = [aPerson('a', { name: '王小明' }), aPerson('b', { name: '李雷' })];
  await write(one, two);
  const exposure = aPerson('e', { source: { kind: 'person', id: one.id }, target: { kind: 'person', id: two.id }, date: '2022-07-01' });
  await within((trx) => writeBatch(trx, context, nouns.exposure, [exposure]));
  const specimen = aPerson('s', { person: one.id, takenAt: '2022-07-01T08:00:00+08:00' });
  await within((trx) => writeBatch(trx, context, nouns.specimen, [specimen]));
  const { rows } = await within((trx) => sql`select source_person, source_event, target_person from exposure`.execute(trx));
  expect(rows).toEqual([{ source_person: one.id, source_event: null, target_person: two.id }]);
  expect((await within((trx) => sql`select taken_at from specimen`.execute(trx))).rows).toEqual([{ taken_at: '2022-07-01T00:00:00.000Z' }]);
});

test('imported follow-ups tell when contacts were last seen: the same as counted anew', async () => {
  const person = aPerson('a', { name: '王小明' });
  await write(person);
  const contact = aPerson('k', { person: person.id, status: 'active' });
  await within((trx) => writeBatch(trx, context, nouns.contact, [contact]));
  const checks = [
    ['2022-07-08', 'seenNoSigns'],
    ['2022-07-09', 'seenWithSigns'],
    ['2022-07-10', 'missed'],
  ].map(([date, status]) => aPerson(`f${date}`, { contact: contact.id, date, status }));
  await within((trx) => writeBatch(trx, context, nouns.followUp, checks));
  const { rows } = await within((trx) =>
    sql`select k.last_seen, (select max(f.date) from follow_up f where f.contact = k.id and f.status like 'seen%') as counted from contact k`.execute(
      trx,
    ),
  );
  expect(rows).toEqual([{ last_seen: '2022-07-09', counted: '2022-07-09' }]);
});

test.each([
  [
    'a person that is not there',
    { person: uuidv7(), caseClass: 'confirmed' },
    { code: 'REFERENCE_NOT_FOUND', details: { field: 'person' } },
  ],
  ['a text that no database keeps', { name: 'a\u0000b' }, { code: 'REQUEST_INVALID' }],
])('%s stops the whole batch, and nothing of it is kept', async (_, fields, error) => {
  const noun = 'caseClass' in fields ? nouns.case : nouns.person;
  const rows = [aPerson('bad', fields)];
  await expect(within((trx) => writeBatch(trx, context, noun, rows))).rejects.toMatchObject(error);
  expect(await stored()).toEqual([]);
  expect(await journal()).toEqual([]);
});

test('an area that is not theirs is refused', async () => {
  const district = await database.addUser('epidemiologist', '440100');
  const row = aPerson('a', { name: '王小明' }, { area: 'world.440000' });
  await expect(within((trx) => writeBatch(trx, context, nouns.person, [row]), district)).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  });
});

test('a person of another outbreak is as good as none: cases, contacts and exposures point into their own', async () => {
  const [person, other] = [aPerson('a', { name: '王小明' }), aPerson('b', { name: '李雷' })];
  await write(person, other);
  const elsewhere = await database.addOutbreak('440000');
  const there: BatchContext = { ...context, outbreak: { id: elsewhere, home: '440000' } };
  const writeThere = (noun: 'case' | 'contact' | 'exposure', fields: Record<string, unknown>) =>
    transact(database.platform.db, { actor, outbreak: elsewhere }, (trx) => writeBatch(trx, there, nouns[noun], [aPerson('x', fields)]));
  const absent = (field: string) => ({ code: 'REFERENCE_NOT_FOUND', details: { field } });
  await expect(writeThere('case', { person: person.id, caseClass: 'confirmed' })).rejects.toMatchObject(absent('person'));
  await expect(writeThere('contact', { person: person.id, status: 'active' })).rejects.toMatchObject(absent('person'));
  const ends = { source: { kind: 'person', id: person.id }, target: { kind: 'person', id: other.id } };
  await expect(writeThere('exposure', ends)).rejects.toMatchObject(absent('source'));
});

/** Whoever has the password of the owner is held to the keys as well. */
test('an outbreak that is not there has no records, whoever writes them', async () => {
  await write(aPerson('a', { name: '王小明' }));
  for (const kind of ['person', 'case', 'contact', 'exposure']) {
    const columns = { person: '', case: ', person, case_class', contact: ', person, status', exposure: ', source_person, target_person' }[
      kind
    ];
    const values = { person: '', case: ", id, 'confirmed'", contact: ", id, 'active'", exposure: ', id, id' }[kind];
    await expect(
      asOwner(
        database.engine,
        `insert into "${kind}" (home, id, outbreak, area, created_at, updated_at${columns}) select home, gen_random_uuid(), '${uuidv7()}', area, now(), now()${values} from person`,
      ),
    ).rejects.toMatchObject({ code: '23503' });
  }
});
