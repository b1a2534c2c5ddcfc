import readXlsx from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import { expect, test } from 'vitest';
import { dateOfSerial, readTable, readTables } from './index.ts';
import { readAll } from './test-read.ts';
import { testWorkbook } from './test-zip.ts';

const book = (bytes: Buffer) => ({ name: 'list.xlsx', bytes });
const HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>onset</t></is></c></row>';

test('agrees with read-excel-file on a workbook written by another program', async () => {
  const data = [
    [{ value: 'id' }, { value: 'onset' }, { value: 'age' }, { value: 'note' }, { value: 'flag' }],
    [
      { value: 'A1' },
      { value: new Date('2026-03-04T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      { value: 12.5 },
      { value: 'a & b <c> "d"\n发热' },
      { value: true, type: Boolean },
    ],
    [{ value: 'A2' }, null, { value: 0 }, null, { value: false, type: Boolean }],
  ];
  const bytes = Buffer.from(await writeXlsx(data as never).toBuffer());
  const ours = await readAll(await readTable(book(bytes)));
  const theirs = (await readXlsx(bytes)) as unknown as { data: unknown[][] }[] | unknown[][];
  const rows = (
    Array.isArray((theirs[0] as { data?: unknown }).data) ? (theirs[0] as { data: unknown[][] }).data : (theirs as unknown[][])
  ).slice(1);
  expect(ours.rows.map((row) => row.cells)).toEqual(rows.map((row) => row.map(asText)));
});

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' || typeof value === 'string' ? `${value}` : '';
}

test('a formula gives the value the workbook keeps; one without a value is noted with its place', async () => {
  const rows = `${HEAD}<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>A2&amp;"x"</f><v>2x</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>k</t></is></c><c r="B3"><f>NOW()</f></c></row>`;
  const { rows: read, notes } = await readAll(await readTable(book(testWorkbook(rows))));
  expect(read.map((row) => row.cells)).toEqual([
    ['2', '2x'],
    ['k', ''],
  ]);
  expect(notes).toMatchObject([{ code: 'FORMULA_WITHOUT_VALUE', place: { file: 'list.xlsx', sheet: '病例', row: 3 } }]);
});

test('cells shown as dates become ISO dates in both date systems, errors stay text', async () => {
  const row = '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2" s="2"><v>44754</v></c></row>';
  expect((await readAll(await readTable(book(testWorkbook(HEAD + row))))).rows[0]?.cells).toEqual(['#N/A', '2022-07-12']);
  // The same serial is 1,462 days later where counting starts in 1904.
  expect((await readAll(await readTable(book(testWorkbook(HEAD + row, { date1904: true }))))).rows[0]?.cells).toEqual([
    '#N/A',
    '2026-07-13',
  ]);
});

test('shared texts keep their runs and lose their readings aloud', async () => {
  const strings = '<si><r><t>王</t></r><r><t xml:space="preserve"> 明</t></r><rPh><t>ワン</t></rPh></si>';
  const rows = `${HEAD}<row r="2"><c r="A2" t="s"><v>0</v></c></row>`;
  expect((await readAll(await readTable(book(testWorkbook(rows, { strings }))))).rows[0]?.cells[0]).toBe('王 明');
});

test('every visible sheet with rows is a table; hidden and empty ones are not, and the hidden ones are named', async () => {
  const tables = await readTables(book(testWorkbook(HEAD, { hidden: '旧表' })));
  expect(tables.map((table) => [table.sheet, table.notes])).toEqual([
    ['病例', [{ code: 'SHEET_HIDDEN', place: { file: 'list.xlsx' }, detail: { sheets: '旧表' } }]],
  ]);
});

test('rows that are hidden or filtered out are read, counted and named, whether the table is long or not', async () => {
  const cell = (row: number) => `<c r="A${row}" t="inlineStr"><is><t>k${row}</t></is></c>`;
  const rows = [2, 3, 4, 5, 6, 7].map((row) => `<row r="${row}"${[3, 5, 6].includes(row) ? ' hidden="1"' : ''}>${cell(row)}</row>`);
  const { rows: read, notes } = await readAll(await readTable(book(testWorkbook(`${HEAD}${rows.join('')}<row r="8" hidden="true"/>`))));
  expect(read.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(notes).toEqual([
    { code: 'ROWS_HIDDEN', place: { file: 'list.xlsx', sheet: '病例' }, detail: { sheet: '病例', count: 3, rows: '3, 5-6' } },
  ]);
});

test('of many stretches of hidden rows the first ten are named and all are counted', async () => {
  const rows = Array.from({ length: 24 }, (_, at) => at + 2)
    .map((row) => `<row r="${row}"${row % 2 === 0 ? ' hidden="1"' : ''}><c r="A${row}"><v>${row}</v></c></row>`)
    .join('');
  const { notes } = await readAll(await readTable(book(testWorkbook(HEAD + rows))));
  expect(notes[0]?.detail).toEqual({ sheet: '病例', count: 12, rows: '2, 4, 6, 8, 10, 12, 14, 16, 18, 20 …' });
});

test('a cell in column XFD is refused, an empty formatted one is not', async () => {
  const far = `${HEAD}<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="XFD2" s="1"/></row>`;
  expect((await readAll(await readTable(book(testWorkbook(far))))).rows).toHaveLength(1);
  const filled = `${HEAD}<row r="2"><c r="XFD2"><v>1</v></c></row>`;
  await expect(readTable(book(testWorkbook(filled)))).rejects.toMatchObject({
    code: 'COLUMNS_TOO_MANY',
    place: { row: 2 },
    detail: { columns: 16_384 },
  });
});

test('a workbook with a document type is refused: no entity can grow', async () => {
  const evil = testWorkbook('').toString('latin1');
  expect(evil).not.toContain('DOCTYPE');
  const bytes = testWorkbook(`<!DOCTYPE a [<!ENTITY b "bb">]>${HEAD}`);
  await expect(readTables(book(bytes))).rejects.toMatchObject({ code: 'WORKBOOK_DAMAGED' });
});

test.each([
  // ECMA-376 part 1, 18.17.4.1: serial 1 is 1900-01-01, 59 is 02-28, 61 is 03-01; 60 never was.
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [60, false, undefined],
  [61, false, '1900-03-01'],
  [44754, false, '2022-07-12'],
  [44754.5, false, '2022-07-12T12:00:00'],
  [0, true, '1904-01-01'],
  [43292, true, '2022-07-12'],
  [-1, false, undefined],
  [Number.NaN, false, undefined],
])('serial %s (1904: %s) is %s', (serial, date1904, date) => {
  expect(dateOfSerial(serial, date1904)).toBe(date);
});
