import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readTable } from './index.ts';
import { readAll } from './test-read.ts';

const csv = (text: string, encoding = 'utf8', addBOM = false) => ({ name: 'cases.csv', bytes: iconv.encode(text, encoding, { addBOM }) });

const LINE_LIST = '编号,姓名,发病日期\r\nA1,王小明,2026-03-04\r\nA2,"李\n华",2026-03-05\r\n';

test.each([
  ['utf8', false, 'utf-8'],
  ['utf8', true, 'utf-8'],
  ['utf16le', true, 'utf-16le'],
  ['utf16be', true, 'utf-16be'],
  ['utf16le', false, 'utf-16le'],
  ['gbk', false, 'gb18030'],
  ['gb18030', false, 'gb18030'],
])('a Chinese line list in %s (mark: %s) reads the same', async (encoding, mark, found) => {
  const table = await readTable(csv(LINE_LIST, encoding, mark));
  expect(table.encoding).toBe(found);
  expect(table.headers).toEqual(['编号', '姓名', '发病日期']);
  expect((await readAll(table)).rows.map((row) => row.cells)).toEqual([
    ['A1', '王小明', '2026-03-04'],
    ['A2', '李\n华', '2026-03-05'],
  ]);
});

test('traditional Chinese in Big5 is not taken for GBK', async () => {
  const text = '編號,姓名,現住址,症狀\nA1,陳大文,香港九龍彌敦道一號三樓,發燒及咳嗽\nA2,黃美玲,新北市板橋區中山路,頭痛\n';
  const table = await readTable(csv(text, 'big5'));
  expect(table.encoding).toBe('big5');
  expect((await readAll(table)).rows[0]?.cells).toEqual(['A1', '陳大文', '香港九龍彌敦道一號三樓', '發燒及咳嗽']);
});

test('French in a western encoding is not taken for Chinese', async () => {
  const table = await readTable(csv('Prénom;Âge;Né à\nZoé;5;Orléans\nHélène;8;Besançon\n', 'win1252'));
  expect(table.encoding).toBe('windows-1252');
  expect(table.delimiter).toBe(';');
  expect((await readAll(table)).rows[1]?.cells).toEqual(['Hélène', '8', 'Besançon']);
});

test('lists of different encodings in one file are refused at the row where the first ends, rather than read as other words', async () => {
  const gbk = iconv.encode('A2,李小红,2026-03-05\n', 'gbk');
  const mixed = { name: 'both.csv', bytes: Buffer.concat([Buffer.from('id,姓名,onset\nA1,王小明,2026-03-04\n'), gbk]) };
  await expect(readTable(mixed)).rejects.toMatchObject({ code: 'TEXT_ENCODINGS_MIXED', place: { file: 'both.csv', row: 3 } });
  const cut = Buffer.from('id,姓名,onset\nA1,王小明,2026-03-04\nA2,李').subarray(0, -1); // the end of a character is missing
  await expect(readTable({ name: 'cut.csv', bytes: cut })).rejects.toMatchObject({ code: 'TEXT_ENCODINGS_MIXED', place: { row: 3 } });
});

test.each([[','], [';'], ['\t'], ['|']])('the delimiter %j is found even where cells hold others in quotes', async (delimiter) => {
  const line = (...cells: string[]) => cells.map((cell) => `"${cell}"`).join(delimiter);
  const table = await readTable(csv([line('id', 'note', 'sex'), line('1', 'a, b; c | d', 'm'), line('2', 'x', 'f')].join('\n')));
  expect(table.delimiter).toBe(delimiter);
  expect((await readAll(table)).rows[0]?.cells).toEqual(['1', 'a, b; c | d', 'm']);
});

test('rows keep the numbers a spreadsheet shows, also past a title, blank rows and cells with newlines', async () => {
  const table = await readTable(csv('2026年疫情报表,,\nid,name,sex\n\n1,"a\nb",m\n,,\n2,c,f\n'));
  expect(table.headers).toEqual(['id', 'name', 'sex']);
  expect((await readAll(table)).rows.map((row) => row.row)).toEqual([4, 6]);
});

test('blank and repeated headers get names of their own, and a header in the middle is passed over', async () => {
  const table = await readTable(csv('id,,date,date\n1,x,2026-01-01,2026-01-02\nid,,date,date\n2,y,,\n'));
  const { rows, notes } = await readAll(table);
  expect(table.headers).toEqual(['id', 'column 2', 'date', 'date (2)']);
  expect(rows.map((row) => row.cells[0])).toEqual(['1', '2']);
  expect(notes.map((note) => note.code)).toEqual(['HEADER_BLANK', 'HEADER_REPEATED', 'HEADER_ROW_REPEATED']);
});

test('a file without a header says so and loses no row', async () => {
  const table = await readTable(csv('1,2026-01-01,m\n2,2026-01-02,f\n'));
  const { rows, notes } = await readAll(table);
  expect(table.headers).toEqual(['column 1', 'column 2', 'column 3']);
  expect(rows.map((row) => row.row)).toEqual([1, 2]);
  expect(notes[0]?.code).toBe('HEADER_ABSENT');
});

test('ragged rows are filled up or noted with their row', async () => {
  const { rows, notes } = await readAll(await readTable(csv('a,b,c\n1,2\n3,4,5,6\n')));
  expect(rows.map((row) => row.cells)).toEqual([
    ['1', '2', ''],
    ['3', '4', '5'],
  ]);
  expect(notes).toMatchObject([{ code: 'ROW_RAGGED', place: { row: 3 }, detail: { cells: 4, columns: 3 } }]);
});

test('NUL bytes are taken out and counted', async () => {
  const { rows, notes } = await readAll(await readTable(csv('id,name\n1,a\0b\n2,c\n')));
  expect(rows[0]?.cells).toEqual(['1', 'ab']);
  expect(notes).toMatchObject([{ code: 'NUL_REMOVED', detail: { bytes: 1 } }]);
});

test('an unclosed quote names the row where it opens', async () => {
  const table = readTable(csv('id,name\n1,a\n2,"b\n3,c\n')).then(readAll);
  await expect(table).rejects.toMatchObject({ code: 'QUOTE_NOT_CLOSED', place: { file: 'cases.csv', row: 3 } });
});

test('a million columns are refused with their number', async () => {
  const wide = Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join(',');
  await expect(readTable(csv(`${wide}\n1\n`))).rejects.toMatchObject({
    code: 'COLUMNS_TOO_MANY',
    place: { row: 1 },
    detail: { columns: 1_000_000 },
  });
  await expect(readTable(csv(`id,name\n${wide.slice(0, 50_000)}\n`)).then(readAll)).rejects.toMatchObject({
    code: 'COLUMNS_TOO_MANY',
    place: { row: 2 },
  });
  await expect(readTable(csv(`id,name\n"${wide}"\n`)).then(readAll)).rejects.toMatchObject({ code: 'ROW_TOO_LONG', place: { row: 2 } });
});

test('limits on rows, cells and bytes are coded and located', async () => {
  const three = csv('id,name\n1,a\n2,b\n3,c\n');
  await expect(readTable(three, { rows: 2 }).then(readAll)).rejects.toMatchObject({ code: 'ROWS_TOO_MANY', place: { row: 4 } });
  await expect(readTable(three, { bytes: 10 })).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  const long = csv(`id,name\n1,${'x'.repeat(50)}\n`);
  await expect(readTable(long, { cellLength: 20 }).then(readAll)).rejects.toMatchObject({
    code: 'CELL_TOO_LONG',
    place: { row: 2, column: 'name' },
  });
});

test.each([
  ['an empty file', Buffer.alloc(0), 'FILE_EMPTY'],
  ['only blank lines', Buffer.from('\n\n  \n'), 'FILE_EMPTY'],
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_OLD_EXCEL'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'FILE_NOT_A_TABLE'],
  ['zeros, as a broken disk leaves them', Buffer.alloc(1_000_000), 'FILE_NOT_A_TABLE'],
  ['a program', Buffer.from([...Array(300).keys()].map((n) => n % 32)), 'FILE_NOT_A_TABLE'],
])('%s is refused by name', async (_, bytes, code) => {
  await expect(readTable({ name: 'x.csv', bytes })).rejects.toMatchObject({ code, place: { file: 'x.csv' } });
});

test('a file that is not there is a located error', async () => {
  await expect(readTable({ name: 'gone.csv', path: '/no/such/file.csv' })).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    place: { file: 'gone.csv' },
  });
});
