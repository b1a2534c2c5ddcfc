import { detectDelimiter, type Source } from '../../../import/index.ts';
import { type LabEntry, type LabReadOptions } from '../lab-row.ts';
import { refused } from '../lab-problem.ts';
import { resultTimeReader } from '../result-time.ts';
import { type LabEncoding, type TextLine, textLines } from '../text-lines.ts';
import { labColumns } from './columns.ts';
import { type CsvRecord, CsvRecords } from './csv-records.ts';
import { TableRows } from './table-row.ts';

/** Rows of separated values, in packs. */
export async function* readCsv(source: Source, encoding: LabEncoding, { zone }: LabReadOptions): AsyncGenerator<LabEntry[]> {
  const table = new CsvTable(zone);
  for await (const lines of textLines(source, encoding)) {
    const entries = table.take(lines);
    if (entries.length > 0) yield entries;
  }
  yield table.end();
}

/** Holds lines back until the header is found, then reads each on its own. */
class CsvTable {
  private readonly zone: string;
  private first: TextLine[] = [];
  private records: CsvRecords | undefined;
  private rows: TableRows | undefined;
  private header: readonly string[] = [];
  private given = 0;

  constructor(zone: string) {
    this.zone = zone;
  }

  take(lines: readonly TextLine[]): LabEntry[] {
    const { records } = this;
    if (records !== undefined) return this.entriesOf(lines.flatMap((line) => records.take(line)));
    this.first.push(...lines);
    return this.first.length < HEADER_LINES ? [] : this.begin();
  }

  end(): LabEntry[] {
    const entries = [...(this.records === undefined ? this.begin() : []), ...this.entriesOf(this.records?.flush() ?? [])];
    if (this.given + entries.length > 0) return entries;
    return [this.rows === undefined ? columnsMissing(1, this.header) : { problem: refused('FILE_EMPTY', { line: 0 }) }];
  }

  private begin(): LabEntry[] {
    const held = this.first;
    this.first = [];
    const sample = held.slice(0, HEADER_LINES).map(({ text }) => `${text ?? ''}\n`);
    const records = new CsvRecords(detectDelimiter(sample.join('')));
    this.records = records;
    return this.entriesOf(held.flatMap((line) => records.take(line)));
  }

  private entriesOf(found: readonly (CsvRecord | LabEntry)[]): LabEntry[] {
    const entries = found.flatMap((one) => ('cells' in one ? this.read(one) : [one]));
    this.given += entries.length;
    return entries;
  }

  /** Lines above the header are titles; a header that comes again is passed over. */
  private read({ line, cells }: CsvRecord): LabEntry[] {
    if (this.rows === undefined) {
      const columns = labColumns(cells);
      if ('missing' in columns) {
        if (this.header.length < cells.length) this.header = cells;
        return [];
      }
      this.header = cells;
      this.rows = new TableRows(columns, cells, resultTimeReader(this.zone));
      return [];
    }
    return cells.length === this.header.length && cells.every((cell, at) => cell === this.header[at]) ? [] : this.rows.read(line, cells);
  }
}

/** No line names the columns. */
export function columnsMissing(line: number, header: readonly string[]): LabEntry {
  const columns = labColumns(header);
  const field = 'missing' in columns ? columns.missing.join(', ') : '';
  return { problem: refused('COLUMN_MISSING', { line, field, value: header.join(', ') }) };
}

/** Titles above a header are a handful of lines. */
const HEADER_LINES = 20;
