import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReadingError, readTables } from './index.ts';
import { readAll } from './test-read.ts';
import { testWorkbook, testZip } from './test-zip.ts';

/** Reads everything; whatever the bytes, it ends in rows or in a coded error that names the file. */
async function survives(name: string, bytes: Uint8Array): Promise<void> {
  try {
    for (const table of await readTables({ name, bytes }, { inflatedBytes: 4 * 1024 ** 2 })) await readAll(table);
  } catch (error) {
    expect(error).toBeInstanceOf(ReadingError);
    expect((error as ReadingError).place.file).not.toBe('');
  }
}

test('random bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), (bytes) => survives('random.csv', bytes)),
    { numRuns: 300 },
  );
});

test('text of quotes, separators, line ends and NULs', async () => {
  const piece = fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r\n', '\r', '\0', 'a', '1', '王', '=1+1', '\uFEFF', '{', '[');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 200 }), (pieces) => survives('text.csv', Buffer.from(pieces.join('')))),
    { numRuns: 300 },
  );
});

test('damaged JSON', async () => {
  const piece = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', 'null', ' ', '\n');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 200 }), (pieces) => survives('x.json', Buffer.from(`[{${pieces.join('')}`))),
    { numRuns: 300 },
  );
});

test('archives and workbooks cut short or with bytes changed', async () => {
  const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>';
  const originals = [testWorkbook(row), testZip([{ name: 'a.csv', content: 'id,sex\n1,m\n' }])];
  const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...originals), fc.double({ min: 0, max: 1, noNaN: true }), changes, async (original, share, edits) => {
      const bytes = Buffer.from(original.subarray(0, Math.ceil(original.length * (share > 0.5 ? 1 : share * 2))));
      for (const [at, byte] of edits) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      await survives('damaged.xlsx', bytes);
    }),
    { numRuns: 300 },
  );
});

test('sheets of random XML', async () => {
  const piece = fc.constantFrom(
    '<row>',
    '</row>',
    '<c>',
    '</c>',
    '<c r="B2" t="s">',
    '<v>',
    '</v>',
    '9',
    '<f/>',
    '<',
    '>',
    '&amp;',
    '&#x110000;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '/',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 80 }), (pieces) => survives('xml.xlsx', testWorkbook(pieces.join('')))),
    { numRuns: 200 },
  );
});
