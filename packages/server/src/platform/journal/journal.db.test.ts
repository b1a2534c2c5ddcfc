import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asOwner, openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { type Actor, transact } from '../access/index.ts';
import { appendActs, verifyJournal } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.reset());
afterAll(() => database.close());

const act = (home: string, note: string) => ({
  home,
  action: 'case.changed',
  outbreak: null,
  area: 'world',
  kind: null,
  subject: null,
  version: null,
  payload: { note, b: 2, a: 1 },
});

async function append(actor: Actor, ...notes: string[]): Promise<void> {
  for (const note of notes)
    await transact(database.platform.db, { actor }, (trx) => appendActs(trx, { actor, now: database.clock.now }, [act('440100', note)]));
}
const verify = (actor: Actor, expected: Parameters<typeof verifyJournal>[1] = []) =>
  transact(database.platform.db, { actor }, (trx) => verifyJournal(trx, expected));

/** An attacker with the password of the owner: triggers off, rows changed at will. */
const tamper = (statement: string) =>
  asOwner(database.engine, `alter table journal disable trigger user; ${statement}; alter table journal enable trigger user`);

test('an untouched journal proves itself, home by home', async () => {
  const officer = await database.addUser('privacyOfficer');
  await append(officer, 'one', 'two', 'three');
  await transact(database.platform.db, { actor: officer }, (trx) =>
    appendActs(trx, { actor: officer, now: database.clock.now }, [act('440300', 'a'), act('440300', 'b')]),
  );
  const { ok, homes, faults } = await verify(officer);
  expect(faults).toEqual([]);
  expect(ok).toBe(true);
  expect(homes.map(({ home, entries }) => [home, entries])).toEqual([
    ['440100', 3],
    ['440300', 2],
  ]);
});

test.each([
  ['a changed payload', `update journal set payload = '{"note":"other"}' where sequence = 2`, { sequence: 2, fault: 'altered' }],
  ['a changed actor', `update journal set actor_name = 'somebody' where sequence = 2`, { sequence: 2, fault: 'altered' }],
  ['a removed entry', `delete from journal where sequence = 2`, { sequence: 3, fault: 'missing' }],
  ['a cut-off end', `delete from journal where sequence = 3`, { sequence: 3, fault: 'headMismatch' }],
  [
    'two entries exchanged',
    `update journal set sequence = 20 where sequence = 2; update journal set sequence = 2 where sequence = 3; update journal set sequence = 3 where sequence = 20`,
    { sequence: 2, fault: 'altered' },
  ],
])('%s is found', async (_what, statement, fault) => {
  const officer = await database.addUser('privacyOfficer');
  await append(officer, 'one', 'two', 'three');
  await tamper(statement);
  const { ok, faults } = await verify(officer);
  expect(ok).toBe(false);
  expect(faults[0]).toEqual({ home: '440100', ...fault });
});

test('a journal rewritten from the start, head and all, disagrees with a head noted elsewhere', async () => {
  const officer = await database.addUser('privacyOfficer');
  await append(officer, 'one', 'two');
  const noted = (await verify(officer)).homes;
  await tamper(`delete from journal; delete from journal_head`);
  await append(officer, 'uno', 'dos');
  expect((await verify(officer)).ok).toBe(true);
  expect((await verify(officer, noted)).faults).toEqual([{ home: '440100', sequence: 2, fault: 'headMismatch' }]);
});

test('a payload may be taken out when its time has come, and the chain still holds', async () => {
  const officer = await database.addUser('privacyOfficer');
  await append(officer, 'one', 'two', 'three');
  await tamper(`update journal set payload = null, salt = null where sequence = 2`);
  expect((await verify(officer)).ok).toBe(true);
});

test('nobody changes or empties the journal, not even its owner, and the service may not try', async () => {
  const officer = await database.addUser('privacyOfficer');
  await append(officer, 'one');
  await expect(asOwner(database.engine, `update journal set actor_name = 'x'`)).rejects.toThrow('append-only');
  await expect(asOwner(database.engine, `truncate journal`)).rejects.toThrow('append-only');
  await expect(transact(database.platform.db, { actor: officer }, (trx) => sql`delete from journal`.execute(trx))).rejects.toThrow(
    'permission denied',
  );
});

test('who may not read the audit gets no entries and so nothing to verify', async () => {
  const officer = await database.addUser('privacyOfficer');
  await append(officer, 'one');
  const investigator = await database.addUser('epidemiologist');
  expect((await verify(investigator)).homes).toEqual([]);
});

test('two transactions at once line up behind one another', async () => {
  const officer = await database.addUser('privacyOfficer');
  await Promise.all(Array.from({ length: 8 }, (_, index) => append(officer, `entry ${index}`)));
  expect(await verify(officer)).toMatchObject({ ok: true, homes: [{ entries: 8 }] });
});
