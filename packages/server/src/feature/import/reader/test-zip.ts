import { deflateRawSync } from 'node:zlib';

/** An entry of an archive made for a test; `claims` lets its directory lie about the inflated size. */
export interface TestEntry {
  readonly name: string;
  readonly content: Buffer | string;
  readonly claims?: number;
}

/** Packs an archive for tests: deflated entries without checksums and a directory that says what it is told to say. */
export function testZip(entries: readonly TestEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of entries) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data, { level: 9 });
    const file = Buffer.from(name);
    const local = localHeader(file, packed, claims ?? data.length);
    directory.push(directoryHeader(file, packed, claims ?? data.length, offset));
    locals.push(local, packed);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...locals, central, endRecord(entries.length, central.length, offset)]);
}

function localHeader(name: Buffer, packed: Buffer, claims: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(claims, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryHeader(name: Buffer, packed: Buffer, claims: number, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(8, 10);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(claims, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endRecord(entries: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

/** The parts of a small workbook around the rows of one sheet, written by hand. */
export function testWorkbook(sheetRows: string, options: { date1904?: boolean; strings?: string; hidden?: string } = {}): Buffer {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return testZip([
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook ${main} xmlns:r="r">${options.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="病例" sheetId="1" r:id="rId1"/>${options.hidden === undefined ? '' : `<sheet name="${options.hidden}" sheetId="2" state="veryHidden" r:id="rId1"/>`}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst ${main}>${options.strings ?? ''}</sst>` },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet ${main}><sheetData>${sheetRows}</sheetData></worksheet>` },
  ]);
}
