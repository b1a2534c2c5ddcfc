import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { double } from './double.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const idOf = (member: number): string => `01900000-0000-7000-8000-00000000000${member}`;

test('who had been looked at is told apart from everybody they looked like, and from nobody else', async () => {
  await database.addArea('440000', 'world', 'province', '广东省');
  const outbreak = await database.addOutbreak('440000');
  // As it was before: kept of the person.
  await asOwner(
    database.engine,
    `drop table roster_distinct; alter table roster_member add column is_distinct boolean not null default false;
    insert into roster_member (home, id, outbreak, area, created_at, updated_at, name, birth_year, is_distinct)
    values ${[
      [1, '张三', 1985, true],
      [2, '张三', 1985, false],
      [3, '张三', 1990, false],
      [4, '李四', 1985, true], // looks like nobody
      [5, '王五', 1970, true],
      [6, '王五', 1970, true], // both of a pair were looked at
    ]
      .map(
        ([id, name, year, is]) =>
          `('440000', '${idOf(Number(id))}', '${outbreak}', 'world.440000', now(), '2026-01-02Z', '${String(name)}', ${String(year)}, ${String(is)})`,
      )
      .join(', ')}`,
  );
  await asOwner(database.engine, double);
  const owner = await database.engine.connectOwner();
  const { rows } = await owner.query('select one, other, decided_at from firebreak.roster_distinct order by one', []);
  owner.release();
  expect(rows).toMatchObject([
    { one: idOf(1), other: idOf(2) },
    { one: idOf(5), other: idOf(6) },
  ]);
});
