import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { insertPacked, memoryOf, packRows } from './insert-columns.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** What stands in a column after packed values went in, and what the database makes of the same texts one by one. */
async function thereAndBack(type: string, values: readonly unknown[], texts: readonly (string | null)[]) {
  return database.platform.db.transaction().execute(async (trx) => {
    await sql`create temp table packed_row (n integer, value ${sql.raw(type)}) on commit drop`.execute(trx);
    const numbers = values.map((_, index) => index);
    const packed = packRows(values.length, [
      { name: 'n', type: 'integer', values: numbers },
      { name: 'value', type, values },
    ]);
    await insertPacked(trx, 'packed_row', packed);
    const { rows } = await sql<{ value: string | null }>`select value::text as value from packed_row order by n`.execute(trx);
    const expected: (string | null)[] = [];
    for (const text of texts) {
      const { rows: one } = await sql<{ value: string | null }>`select ${text}::text::${sql.raw(type)}::text as value`.execute(trx);
      expected.push(one[0]?.value ?? null);
    }
    return { packed, stored: rows.map(({ value }) => value), expected };
  });
}

const uuid = (at: number): string => `0190f3b2-7c1d-7abc-8def-0123456789${at.toString(16).padStart(2, '0')}`;

test.each<[type: string, values: readonly unknown[], texts?: readonly (string | null)[]]>([
  ['text', ['a', '', null, '王"\\{},', '1\n2', '👍🏽', 'x'.repeat(100), `${'y'.repeat(100)}é`]],
  ['ltree', ['world', 'world.440000.440100', null]],
  ['uuid', [uuid(1), null, uuid(254).toUpperCase()]],
  ['integer', [0, 1, -1, 2_147_483_647, -2_147_483_648, null]],
  ['bigint', [0, 1, -1, 2 ** 32, 2 ** 32 - 1, -(2 ** 32), -(2 ** 32) - 1, 2 ** 52 - 1, Number.MIN_SAFE_INTEGER, null]],
  ['double precision', [0.1, -1e300, 5, null]],
  ['boolean', [true, false, null]],
  [
    'date',
    ['2000-01-01', '1999-12-31', '2000-02-29', '2000-03-01', '1900-02-28', '1900-03-01', '0001-01-01', '9999-12-31', '1861-11-21', null],
  ],
  ['timestamptz', ['2022-07-12T06:05:00.123Z', '1999-12-31T23:59:59.999Z', '1861-11-21T00:00:00.000Z', null]],
  ['jsonb', ['{"a":"\\"1\\""}', '{}', '[1,2.50,null]', null]],
  ['bigint[]', [[1, 2], [], [2 ** 51], [3, 4, 5]], ['{1,2}', '{}', `{${2 ** 51}}`, '{3,4,5}']],
  ['text[]', [['a', 'b'], null], ['{a,b}', null]],
  // Not in the plain form of their type, but the database knows them.
  ['date', ['2022-07-12', 'J2459773', '20220713']],
  ['timestamptz', ['2022-07-12T06:05:00.123Z', '2022-07-12T06:05:00+08:00']],
  ['uuid', [uuid(1), uuid(2).replaceAll('-', '')]],
  ['integer', ['1', 2], ['1', '2']],
  ['bigint', ['9007199254740993', 2], ['9007199254740993', '2']],
  ['smallint', [1, 2, null]],
])('%s goes in as the database reads it: %j', async (type, values, texts) => {
  const given = texts ?? values.map((value) => (value === null ? null : String(value as string | number | boolean)));
  const { stored, expected } = await thereAndBack(type, values, given);
  expect(stored).toEqual(expected);
});

test('any texts, numbers and days come back', async () => {
  const day = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
  const text = fc.string({ unit: 'binary', maxLength: 90 }).filter((one) => !one.includes('\0'));
  const row = fc.record({
    text: fc.option(text),
    number: fc.option(fc.maxSafeInteger()),
    instant: fc.option(day),
    codes: fc.array(fc.maxSafeInteger()),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const instants = rows.map(({ instant }) => instant?.toISOString() ?? null);
      const columns = [
        { name: 'n', type: 'integer', values: rows.map((_, index) => index) },
        { name: 'text', type: 'text', values: rows.map((one) => one.text) },
        { name: 'number', type: 'bigint', values: rows.map((one) => one.number) },
        { name: 'instant', type: 'timestamptz', values: instants },
        { name: 'day', type: 'date', values: instants.map((instant) => instant?.slice(0, 10) ?? null) },
        { name: 'codes', type: 'bigint[]', values: rows.map((one) => one.codes) },
        { name: 'extra', type: 'jsonb', values: rows.map((one) => ({ text: String(one.number) })) },
      ];
      const stored = await database.platform.db.transaction().execute(async (trx) => {
        await sql`create temp table packed_row (n integer, text text, number bigint, instant timestamptz, day date, codes bigint[], extra jsonb)
          on commit drop`.execute(trx);
        await insertPacked(trx, 'packed_row', packRows(rows.length, columns));
        const found = await sql<Record<string, unknown>>`
          select text, number, instant, day::text as day, codes::text as codes, extra->>'text' as extra from packed_row order by n`.execute(
          trx,
        );
        return found.rows;
      });
      expect(stored).toEqual(
        rows.map((one, index) => ({
          text: one.text,
          number: one.number,
          instant: instants[index],
          day: instants[index]?.slice(0, 10) ?? null,
          codes: `{${one.codes.join(',')}}`,
          extra: String(one.number),
        })),
      );
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['date', ['2022-02-28', '2022-02-30'], '22008'],
  ['date', ['2022-02-28', '2022-13-01'], '22008'],
  ['timestamptz', ['2022-02-28T00:00:00.000Z', '2022-02-28T25:00:00.000Z'], '22008'],
  ['uuid', [uuid(1), 'not one'], '22P02'],
  ['integer', [1, 2 ** 31], '22003'],
  ['jsonb', ['{}', '{"a":"\\u0000"}'], '22P05'],
])('%s that is none is refused by the database: %j', async (type, values, code) => {
  await expect(thereAndBack(type, values, [])).rejects.toMatchObject({ code });
});

test.each([
  ['text', ['a', 'b\0']],
  ['text', ['a', '\ud800']],
  ['text', ['\ud800', '\ud800']],
  ['text', ['x'.repeat(100), `${'x'.repeat(100)}\0`]],
  ['text[]', [['a'], ['\0']]],
])('%s that no database keeps is refused before it is sent', (type, values) => {
  expect(() => packRows(2, [{ name: 'value', type, values }])).toThrow(expect.objectContaining({ code: '22021' }));
});

test('what differs travels in memory that can be handed over, what is shared as a text, what is empty not at all', async () => {
  const { packed } = await thereAndBack('text', ['a', 'b'], []);
  expect(packed.columns.map(({ form }) => form)).toEqual(['binary', 'binary']);
  expect(structuredClone(packed, { transfer: memoryOf(packed) }).columns).toHaveLength(2);
  const shared = packRows(2, [
    { name: 'n', type: 'integer', values: [1, 1] },
    { name: 'none', type: 'text', values: [null, undefined] },
  ]);
  expect(shared.columns).toEqual([{ name: 'n', type: 'integer', form: 'shared', text: '1' }]);
});
