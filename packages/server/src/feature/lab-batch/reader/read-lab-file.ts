import { headOf, kindOf, limitsWith, ReadingError, type Source } from '../../import/index.ts';
import { readFhir } from './fhir/read-fhir.ts';
import { readHl7 } from './hl7/read-hl7.ts';
import { type LabEntry, type LabFormat, type LabReadOptions } from './lab-row.ts';
import { refused } from './lab-problem.ts';
import { readCsv } from './table/read-csv.ts';
import { readWorkbook } from './table/read-workbook.ts';
import { labEncoding } from './text-lines.ts';

/**
 * Reads a laboratory's file of results: CSV in UTF-8, GBK or UTF-16, XLSX, HL7 v2 ORU^R01 or FHIR R4, told apart by its first bytes.
 *
 * Row by row, in packs, never whole in memory (a FHIR bundle keeps its specimens and observations until the end). A line that cannot
 * be read is named and every other goes in; nothing is thrown for what stands in the file. Names of persons are not read.
 */
export async function* readLabFile(source: Source, options: LabReadOptions): AsyncGenerator<LabEntry[]> {
  let line = 0;
  try {
    for await (const entries of entriesOf(source, options)) {
      line = entries.reduce((last, { row, problem }) => Math.max(last, row?.line ?? problem?.line ?? 0), line);
      yield entries;
    }
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    const code = line === 0 ? (error.code === 'FILE_EMPTY' ? 'FILE_EMPTY' : 'FILE_UNREADABLE') : 'REST_UNREADABLE';
    yield [{ problem: refused(code, { line: line === 0 ? 0 : line + 1, field: error.place.sheet ?? '', value: error.code }) }];
  }
}

async function* entriesOf(source: Source, options: LabReadOptions): AsyncGenerator<LabEntry[]> {
  const { format, head } = await labFormatOf(source);
  const encoding = labEncoding(head);
  if (format === 'xlsx') yield* readWorkbook(source, options);
  else if (format === 'hl7') yield* readHl7(source, encoding, options);
  else if (format === 'fhir') yield* readFhir(source, encoding, options);
  else yield* readCsv(source, encoding, options);
}

/** The format of a file by its first bytes; its name decides nothing. */
export async function labFormatOf(source: Source): Promise<{ format: LabFormat; head: Buffer }> {
  const limits = limitsWith();
  const head = await headOf(source, HEAD_BYTES, limits);
  const start = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*/u, '');
  if (/^(MSH|FHS|BHS)[^\w\s]/u.test(start)) return { format: 'hl7', head };
  if (/^(\{\s*["}]|\[\s*[{\]])/u.test(start)) return { format: 'fhir', head };
  const kind = await kindOf(source, limits);
  return { format: kind === 'xlsx' || kind === 'zip' ? 'xlsx' : 'csv', head };
}

/** Enough lines to tell the encoding by. */
const HEAD_BYTES = 256 * 1024;
