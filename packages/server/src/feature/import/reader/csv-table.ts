import { parse, type CsvError, type Parser } from 'csv-parse';
import { detectDelimiter } from './delimiter.ts';
import { detectEncoding, textOf } from './encoding.ts';
import type { ReadLimits } from './limit.ts';
import { headOf } from './open-source.ts';
import { ReadingError, asReadingError } from './reading-error.ts';
import { PlainRecords } from './plain-records.ts';
import { shapeTable, type RawRow, type RawRows } from './shape-rows.ts';
import type { Encoding, Source, Table, TableNote } from './table.ts';

/** Reads separated values: encoding and delimiter are found, quotes may hold newlines, NUL bytes are taken out. */
export async function csvTable(source: Source, limits: ReadLimits): Promise<Table | undefined> {
  refuseZeros(await headOf(source, HEAD_BYTES, limits), source.name);
  const { encoding, guessed } = await detectEncoding(source, limits);
  const sample = await sampleText(source, encoding, limits);
  if (isBinary(sample)) throw new ReadingError('FILE_NOT_A_TABLE', { file: source.name });
  const delimiter = detectDelimiter(sample);
  await checkFirstLine(source, encoding, delimiter, limits);
  const notes: TableNote[] = guessed ? [{ code: 'ENCODING_GUESSED', place: { file: source.name }, detail: { encoding } }] : [];
  const head = { file: source.name, format: 'csv' as const, encoding, delimiter, date1904: false, notes };
  return shapeTable(head, rawRows(source, encoding, delimiter, limits), limits);
}

/** UTF-16 has a zero in every second byte at the most; more than that is no text, and a gigabyte of it need not be read to know. */
function refuseZeros(head: Buffer, file: string): void {
  const zeros = head.reduce((sum, byte) => (byte === 0 ? sum + 1 : sum), 0);
  if (head.length >= FEWEST_BYTES && zeros > MOST_ZEROS * head.length) throw new ReadingError('FILE_NOT_A_TABLE', { file });
}
const HEAD_BYTES = 4096;
const FEWEST_BYTES = 16;
const MOST_ZEROS = 0.6;

/** Counts the columns of the first line before parsing: a million of them are refused at the cost of a glance. */
async function checkFirstLine(source: Source, encoding: Encoding, delimiter: string, limits: ReadLimits): Promise<void> {
  let columns = 1;
  let quoted = false;
  for await (const piece of textOf(source, encoding, limits)) {
    for (const char of piece) {
      if (char === '"') quoted = !quoted;
      else if (!quoted && char === delimiter) columns++;
      else if (!quoted && char === '\n') return refuseColumns(columns, source.name, limits);
    }
  }
  refuseColumns(columns, source.name, limits);
}

function refuseColumns(columns: number, file: string, limits: ReadLimits): void {
  if (columns > limits.columns) throw new ReadingError('COLUMNS_TOO_MANY', { file, row: 1 }, { columns, limit: limits.columns });
}

function rawRows(source: Source, encoding: Encoding, delimiter: string, limits: ReadLimits): RawRows {
  return async function* (onNote) {
    const place = { file: source.name };
    const plain = new PlainRecords(delimiter, limits.rowLength);
    let parser: Parser | undefined;
    let failure: unknown;
    const quoted = (text: string): string[][] => {
      parser ??= quotedParser(delimiter, plain.recordEnd, limits, (error) => (failure ??= error));
      parser.write(text);
      return recordsIn(parser);
    };
    let row = 0;
    const numbered = (records: readonly string[][]): RawRow[] => records.map((cells) => ({ row: ++row, cells }));
    try {
      for await (const piece of withoutNul(textOf(source, encoding, limits), source.name, onNote)) {
        if (parser === undefined) yield numbered(plain.take(piece));
        const text = parser === undefined ? plain.refused() : piece;
        if (text !== undefined) yield numbered(quoted(text));
        if (parser?.errored) throw parser.errored;
      }
      if (parser === undefined) yield numbered(plain.end());
      else {
        parser.end();
        for await (const cells of parser as AsyncIterable<string[]>) yield numbered([cells]);
      }
    } catch (error) {
      throw csvError(failure ?? error, row + 1, source.name, limits);
    } finally {
      parser?.destroy();
    }
    if (row === 0) throw new ReadingError('FILE_EMPTY', place);
  };
}

function quotedParser(delimiter: string, recordEnd: string | undefined, limits: ReadLimits, onError: (error: unknown) => void): Parser {
  const parser = parse({
    delimiter,
    ...(recordEnd === undefined ? {} : { record_delimiter: recordEnd }),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: limits.rowLength,
  });
  parser.on('error', onError);
  return parser;
}

/** What a parser has made of the text it was given. */
function recordsIn(parser: Parser): string[][] {
  const records: string[][] = [];
  for (let cells = parser.read() as string[] | null; cells !== null; cells = parser.read() as string[] | null) records.push(cells);
  return records;
}

function csvError(error: unknown, next: number, file: string, limits: ReadLimits): ReadingError {
  const { code, records } = error as Partial<CsvError> & { records?: number };
  const row = Math.max(next, (records ?? 0) + 1); // rows already parsed may still be on their way
  if (code === 'CSV_MAX_RECORD_SIZE') return new ReadingError('ROW_TOO_LONG', { file, row }, { limit: limits.rowLength }, error);
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new ReadingError('QUOTE_NOT_CLOSED', { file, row }, {}, error);
  return asReadingError(error, 'CSV_DAMAGED', { file, row });
}

async function* withoutNul(text: AsyncIterable<string>, file: string, onNote: (note: TableNote) => void): AsyncGenerator<string> {
  let removed = 0;
  for await (const piece of text) {
    const clean = piece.includes('\0') ? piece.replaceAll('\0', '') : piece;
    removed += piece.length - clean.length;
    if (clean !== '') yield clean;
  }
  if (removed > 0) onNote({ code: 'NUL_REMOVED', place: { file }, detail: { bytes: removed } });
}

async function sampleText(source: Source, encoding: Encoding, limits: ReadLimits): Promise<string> {
  let sample = '';
  for await (const piece of textOf(source, encoding, limits)) {
    sample += piece;
    if (sample.length >= SAMPLE_LENGTH) break;
  }
  return sample.slice(0, SAMPLE_LENGTH);
}

/** Text has no control characters besides tab and line ends; a few stray ones are forgiven. */
function isBinary(sample: string): boolean {
  let controls = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) controls++;
  }
  return controls > Math.max(8, sample.length * 0.02);
}

const SAMPLE_LENGTH = 64 * 1024;
