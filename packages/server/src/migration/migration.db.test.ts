import { type Field, type FieldForm, records } from '@firebreak/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../platform/database/migrate.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The type a field's form takes in the database; a node of an exposure takes two columns. */
const typeOfForm: Record<FieldForm, string> = {
  text: 'text',
  longText: 'text',
  date: 'date',
  instant: 'timestamp with time zone',
  whole: 'integer',
  number: 'double precision',
  flag: 'boolean',
  code: 'text',
  ref: 'uuid',
  refs: 'jsonb',
  area: 'text',
  node: 'uuid',
};
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test.each(Object.values(records).map((record) => [snake(record.kind), record] as const))(
  'table %s has the columns of its noun, and the same nulls',
  async (table, record) => {
    const { rows } = await sql<{ column_name: string; data_type: string; is_nullable: string }>`
    select column_name, data_type, is_nullable from information_schema.columns where table_schema = 'firebreak' and table_name = ${table}`.execute(
      database.platform.db,
    );
    const columns = new Map(rows.map((row) => [row.column_name, `${row.data_type} ${row.is_nullable === 'NO' ? 'not null' : 'null'}`]));
    const expected = Object.entries(record.fields as Readonly<Record<string, Field>>).flatMap(([name, field]): [string, string][] => {
      if (field.form === 'node')
        return [
          [`${name}_person`, 'uuid null'],
          [`${name}_event`, 'uuid null'],
        ];
      return [[snake(name), `${typeOfForm[field.form]} ${field.required || field.initial !== undefined ? 'not null' : 'null'}`]];
    });
    expect(Object.fromEntries(expected.map(([name]) => [name, columns.get(name)]))).toEqual(Object.fromEntries(expected));
  },
);

test('every table that carries a home has it first in its primary key and is guarded by policies', async () => {
  const { rows } = await sql<{ table: string; first: string; guarded: boolean }>`
    select c.relname as table, a.attname as first, c.relrowsecurity as guarded
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'firebreak'
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where exists (select from pg_attribute h where h.attrelid = c.oid and h.attname = 'home')`.execute(database.platform.db);
  const internal = ['journal_head', 'job'];
  expect(rows.length).toBeGreaterThan(12);
  expect(rows.filter(({ first }) => first !== 'home')).toEqual([]);
  expect(rows.filter(({ table, guarded }) => !guarded && !internal.includes(table)).map(({ table }) => table)).toEqual([]);
});

test('migrating twice changes nothing', async () => {
  expect(await migrate(database.engine)).toEqual([]);
});
