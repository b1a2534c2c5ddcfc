import type { Archive } from '../zip.ts';
import { ReadingError } from '../reading-error.ts';
import { isDateFormat } from './date-format.ts';
import type { WorkbookParts } from './sheet-rows.ts';
import { XmlScanner, type XmlHandler } from './xml-scan.ts';

export interface Workbook extends WorkbookParts {
  /** Visible sheets in the order of the tabs, with the entry of the archive that holds each. */
  readonly sheets: readonly { readonly name: string; readonly entry: string }[];
  /** Names of the sheets that are hidden: nobody sees them, so they are not read. */
  readonly hidden: readonly string[];
}

/** Reads the parts of a workbook all sheets need: the list of sheets, shared texts and which styles are dates. */
export async function readWorkbook(archive: Archive, file: string): Promise<Workbook> {
  try {
    const targets = await relationTargets(archive);
    const { sheets, hidden, date1904 } = await readSheets(archive, targets);
    return { file, date1904, sheets, hidden, strings: await readStrings(archive), dateStyles: await readDateStyles(archive) };
  } catch (error) {
    if (error instanceof ReadingError) throw error;
    throw new ReadingError('WORKBOOK_DAMAGED', { file }, {}, error);
  }
}

async function relationTargets(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await scanPart(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, attribute) => {
      const target = attribute('Target');
      if (name === 'Relationship' && target) targets.set(attribute('Id') ?? '', entryOf(target));
    },
  });
  return targets;
}

const entryOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

async function readSheets(
  archive: Archive,
  targets: Map<string, string>,
): Promise<{ sheets: { name: string; entry: string }[]; hidden: string[]; date1904: boolean }> {
  const sheets: { name: string; entry: string }[] = [];
  const hidden: string[] = [];
  let date1904 = false;
  await scanPart(archive, 'xl/workbook.xml', {
    open: (name, attribute) => {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const isHidden = attribute('state')?.toLowerCase().includes('hidden') === true;
      if (isHidden) hidden.push(attribute('name') ?? '');
      const entry = targets.get(attribute('id') ?? '');
      if (!isHidden && entry && archive.names.includes(entry))
        sheets.push({ name: attribute('name') ?? `sheet ${sheets.length + 1}`, entry });
    },
  });
  if (sheets.length === 0) throw new Error('no sheet was found');
  return { sheets, hidden, date1904 };
}

async function readStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await scanPart(archive, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = true;
    },
    text: (piece) => {
      if (inText && !inPhonetic) text += piece;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

async function readDateStyles(archive: Archive): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await scanPart(archive, 'xl/styles.xml', {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute('numFmtId') ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Scans one part of the workbook; a part that is not there is empty. Shared texts are bounded like the archive. */
async function scanPart(archive: Archive, name: string, handler: XmlHandler): Promise<void> {
  if (!archive.names.includes(name)) return;
  const scanner = new XmlScanner(handler);
  const decoder = new TextDecoder('utf-8');
  let seen = 0;
  for await (const chunk of (await archive.open(name)) as AsyncIterable<Buffer>) {
    seen += chunk.length;
    if (seen > PART_BYTES) throw new Error(`${name} is too large`);
    scanner.push(decoder.decode(chunk, { stream: true }));
  }
  scanner.end();
}

/** Shared texts stay in memory; 100 MB of XML is more than a full sheet of distinct names and addresses. */
const PART_BYTES = 100 * 1024 ** 2;
