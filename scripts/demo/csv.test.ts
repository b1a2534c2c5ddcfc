import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText, readCsv } from './csv.ts';

test('what is unknown is an empty cell, what holds a comma or a quote is quoted', () => {
  const rows = [
    { name: 'Church, old', age: null },
    { name: 'the "Lion"', age: 3 },
  ];
  expect(csvText(['name', 'age'], rows)).toBe('name,age\n"Church, old",\n"the ""Lion""",3\n');
});

test('a row that lacks a column is refused', () => {
  expect(() => csvText(['name', 'age'], [{ name: 'x' } as unknown as { name: string; age: string }])).toThrow(RangeError);
});

test('what was written is read back', () => {
  const cell = fc.string().filter((text) => !/[\r\n]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (rows) => {
      expect(
        readCsv(
          csvText(
            ['a', 'b'],
            rows.map((row) => ({ ...row, b: `x${row.b}` })),
          ),
        ),
      ).toEqual(rows.map((row) => ({ ...row, b: `x${row.b}` })));
    }),
  );
});
