import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { asOwner, openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { type Actor, transact } from './index.ts';

let database: TestDatabase;
let outbreak: string;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.addArea('440000', 'world', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  await database.addArea('440105', '440100', 'county', '海珠区');
  await database.addArea('440300', '440000', 'city', '深圳市');
  outbreak = await database.addOutbreak('440000');
  for (const area of ['440105', '440300']) await addCase(outbreak, area);
});
afterEach(() => database.reset());
afterAll(() => database.close());

/** A person and a case of it at an area, written past the policies. */
async function addCase(outbreakId: string, area: string): Promise<void> {
  const person = uuidv7();
  const frame = `home, id, outbreak, area, created_at, updated_at`;
  const values = (id: string) => `select '440000', '${id}', '${outbreakId}', path, '2022-07-12Z', '2022-07-12Z'`;
  await asOwner(
    database.engine,
    `insert into person (${frame}, name) ${values(person)}, '王小明' from area where code = '${area}';
     insert into "case" (${frame}, person, case_class) ${values(uuidv7())}, '${person}', 'confirmed' from area where code = '${area}'`,
  );
}

const countCases = (actor: Actor, inForce: string | undefined = outbreak) =>
  transact(database.platform.db, { actor, ...(inForce === undefined ? {} : { outbreak: inForce }) }, async (trx) => {
    const { count } = await trx
      .selectFrom('case')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  });

test.each([
  ['440000', 2],
  ['440100', 1],
  ['440105', 1],
  ['440300', 1],
])('an epidemiologist of %s sees the %i cases of the own area and below', async (area, count) => {
  expect(await countCases(await database.addUser('epidemiologist', area))).toBe(count);
});

test('a role without the permission sees nothing, whatever its area', async () => {
  expect(await countCases(await database.addUser('laboratory'))).toBe(0);
  expect(await countCases(await database.addUser('administrator'))).toBe(0);
});

test('outside an outbreak nobody sees a case', async () => {
  const actor = await database.addUser('epidemiologist');
  expect(await transact(database.platform.db, { actor }, (trx) => trx.selectFrom('case').select('id').execute())).toEqual([]);
});

test('a grant for one outbreak opens that outbreak and no other', async () => {
  const other = await database.addOutbreak('440000');
  await addCase(other, '440105');
  const guest = await database.addUser('epidemiologist', '440105', other);
  expect(await countCases(guest, other)).toBe(1);
  expect(await countCases(guest)).toBe(0);
});

test('a closed outbreak closes to everybody but those who may read closed ones', async () => {
  const investigator = await database.addUser('epidemiologist');
  const supervisor = await database.addUser('supervisor');
  await asOwner(database.engine, `update outbreak set status = 'closed'`);
  expect(await countCases(investigator)).toBe(0);
  expect(await countCases(supervisor)).toBe(2);
});

test('a grant that has expired and a user who is disabled see nothing', async () => {
  const actor = await database.addUser('epidemiologist');
  await asOwner(database.engine, `update user_grant set expires_at = '2001-01-01Z'`);
  expect(await countCases(actor)).toBe(0);
  const second = await database.addUser('epidemiologist');
  await asOwner(database.engine, `update app_user set disabled = true`);
  expect(await countCases(second)).toBe(0);
});

test('writing into another area is refused by the database itself', async () => {
  const actor = await database.addUser('epidemiologist', '440105');
  const write = (area: string) =>
    transact(database.platform.db, { actor, outbreak }, (trx) =>
      sql`insert into person (home, id, outbreak, area, created_at, updated_at) select '440000', ${uuidv7()}, ${outbreak}, path, now(), now() from area where code = ${area}`.execute(
        trx,
      ),
    );
  await expect(write('440300')).rejects.toThrow('row-level security');
  await write('440105');
});

test('the service works in a role that cannot bypass the policies, and the setting of one transaction does not reach the next', async () => {
  const { db } = database.platform;
  const role = await sql<{
    name: string;
    powerful: boolean;
  }>`select rolname as name, rolsuper or rolbypassrls as powerful from pg_roles where rolname = current_user`.execute(db);
  expect(role.rows).toEqual([{ name: 'firebreak_service', powerful: false }]);
  await countCases(await database.addUser('epidemiologist'));
  const rows = await db.selectFrom('case').select('id').execute();
  expect(rows).toEqual([]);
});
