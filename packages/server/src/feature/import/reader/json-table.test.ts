import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatten } from './flatten.ts';
import { readTable } from './index.ts';
import { readAll } from './test-read.ts';

const json = (text: string) => ({ name: 'cases.json', bytes: Buffer.from(text) });

test('nested records get the names of a flat export', () => {
  const cells = flatten({
    id: 'a',
    age: { years: 5, months: null },
    addresses: [{ locationId: 'L1' }, { locationId: 'L2', geoLocation: { lat: 1.5 } }],
    deleted: false,
  });
  expect(Object.fromEntries(cells)).toEqual({
    id: 'a',
    'age years': '5',
    'age months': '',
    'addresses locationId [1]': 'L1',
    'addresses locationId [2]': 'L2',
    'addresses geoLocation lat [2]': '1.5',
    deleted: 'FALSE',
  });
});

test('records with different fields share the headers of all; lines of records read like a list', async () => {
  const list = await readTable(json('[{"a":1,"b":"x{\\"]"},\n{"c":true}]'));
  expect(list.headers).toEqual(['a', 'b', 'c']);
  const lines = await readTable(json('{"a":1,"b":"x{\\"]"}\n{"c":true}\n'));
  expect((await readAll(lines)).rows).toEqual((await readAll(list)).rows);
  expect((await readAll(list)).rows).toEqual([
    { row: 1, cells: ['1', 'x{"]', ''] },
    { row: 2, cells: ['', '', 'TRUE'] },
  ]);
});

test.each([
  ['[1, 2]', 'JSON_NOT_RECORDS', 1],
  ['[{"a":1}, 5]', 'JSON_NOT_RECORDS', 2],
  ['[{"a":1}, {"a":}]', 'JSON_DAMAGED', 2],
  ['[{"a":1}, {"a":2', 'JSON_DAMAGED', 2],
  [`[{"a":${'['.repeat(100_000)}`, 'JSON_TOO_DEEP', 1],
  [`[${'{"a":'.repeat(50_000)}`, 'JSON_TOO_DEEP', 1],
  ['[]', 'FILE_EMPTY', undefined],
])('bad JSON %# is a coded error with the number of the record', async (text, code, row) => {
  await expect(readTable(json(text)).then(readAll)).rejects.toMatchObject({ code, place: row === undefined ? {} : { row } });
});

test('any list of flat records comes back cell by cell', async () => {
  const record = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/u), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), {
    minKeys: 1,
    maxKeys: 5,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (records) => {
      const table = await readTable(json(JSON.stringify(records)));
      const { rows } = await readAll(table);
      const expected = records.map((one) => {
        const cells = flatten(one);
        return table.headers.map((header) => cells.get(header) ?? '');
      });
      expect(rows.map((row) => row.cells)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});
