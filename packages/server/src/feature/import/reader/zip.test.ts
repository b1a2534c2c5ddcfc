import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readTables } from './index.ts';
import { readAll } from './test-read.ts';
import { testWorkbook, testZip } from './test-zip.ts';

const archive = (bytes: Buffer) => ({ name: 'files.zip', bytes });
const firstOf = <T>(items: readonly T[]): T => {
  if (items[0] === undefined) throw new Error('nothing was read');
  return items[0];
};
const CASES = { name: 'cases.csv', content: 'id,sex\n1,m\n' };
const CONTACTS = { name: 'contacts.csv', content: 'id,sex\n2,f\n' };

test('a zip of files, a folder of files and the files themselves give the same tables', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  try {
    await writeFile(join(folder, CASES.name), CASES.content);
    await writeFile(join(folder, CONTACTS.name), CONTACTS.content);
    await writeFile(join(folder, 'readme.md'), '# not a table');
    const zipped = testZip([CASES, CONTACTS, { name: '__MACOSX/._cases.csv', content: 'x' }]);
    await writeFile(join(folder, '.hidden.csv'), 'x,y\n');
    const fromFolder = await readTables({ name: 'folder', path: folder });
    const fromZip = await readTables(archive(zipped));
    const fromStream = await readTables({ name: 'files.zip', open: () => Readable.from([zipped]) });
    for (const tables of [fromFolder, fromZip, fromStream]) {
      expect(tables.map((table) => table.file)).toEqual(['cases.csv', 'contacts.csv']);
      expect((await readAll(firstOf(tables))).rows).toEqual([{ row: 2, cells: ['1', 'm'] }]);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a zip without a table is refused by name', async () => {
  const bytes = testZip([{ name: 'letter.docx', content: 'x' }]);
  await expect(readTables(archive(bytes))).rejects.toMatchObject({ code: 'FILE_NOT_A_TABLE', place: { file: 'files.zip' } });
});

test('a workbook inside a zip is read; a zip in a zip in a zip is not', async () => {
  const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>sex</t></is></c></row>';
  const inner = testZip([{ name: 'list.xlsx', content: testWorkbook(row) }]);
  expect((await readTables(archive(inner)))[0]).toMatchObject({ file: 'list.xlsx', sheet: '病例', headers: ['id', 'sex'] });
  const deep = testZip([{ name: 'b.zip', content: testZip([{ name: 'a.zip', content: inner }]) }]);
  await expect(readTables(archive(deep))).rejects.toMatchObject({ code: 'ARCHIVE_TOO_DEEP' });
});

test('a bomb is refused by its directory, before anything is inflated', async () => {
  const bomb = testZip([{ name: 'cases.csv', content: Buffer.alloc(20 * 1024 ** 2, 'a') }]);
  expect(bomb.length).toBeLessThan(30_000);
  await expect(readTables(archive(bomb))).rejects.toMatchObject({ code: 'ARCHIVE_BOMB', detail: { entry: 'cases.csv' } });
});

test('a bomb whose directory lies is stopped while it inflates', async () => {
  const liar = testZip([{ name: 'cases.csv', content: Buffer.alloc(20 * 1024 ** 2, 'a'), claims: 1000 }]);
  await expect(readTables(archive(liar))).rejects.toMatchObject({ code: expect.stringMatching(/^ARCHIVE_(BOMB|DAMAGED)$/u) });
});

test('a workbook that is a bomb is refused as well', async () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(600_000);
  await expect(readTables({ name: 'list.xlsx', bytes: testWorkbook(rows) }, { inflatedBytes: 10 * 1024 ** 2 })).rejects.toMatchObject({
    code: 'ARCHIVE_BOMB',
  });
});

test('too many entries, too many files and too large archives are refused', async () => {
  const many = testZip(Array.from({ length: 30 }, (_, index) => ({ ...CASES, name: `${index}.csv` })));
  await expect(readTables(archive(many), { entries: 10 })).rejects.toMatchObject({ code: 'ARCHIVE_TOO_MANY_ENTRIES' });
  await expect(readTables(archive(many), { files: 10 })).rejects.toMatchObject({ code: 'FILES_TOO_MANY' });
  const open = () => Readable.from([many]);
  await expect(readTables({ name: 'files.zip', open }, { heldBytes: 100 })).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});
