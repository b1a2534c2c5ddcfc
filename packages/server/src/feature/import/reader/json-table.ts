import { detectEncoding, textOf } from './encoding.ts';
import { flatten, type Json } from './flatten.ts';
import type { ReadLimits } from './limit.ts';
import { ReadingError } from './reading-error.ts';
import type { Encoding, Row, Source, Table } from './table.ts';

/**
 * Reads a JSON list of records, or records one after another (JSON lines), without holding more than one record.
 * Records may differ in their fields and may be nested; the headers are all the flat names found in the whole file.
 */
export async function jsonTable(source: Source, limits: ReadLimits): Promise<Table | undefined> {
  const { encoding } = await detectEncoding(source, limits);
  const headers = new Set<string>();
  let count = 0;
  for await (const pack of records(source, encoding, limits)) {
    for (const { row, cells } of pack) {
      count = row;
      for (const name of cells.keys()) headers.add(name);
      if (headers.size > limits.columns) {
        throw new ReadingError('COLUMNS_TOO_MANY', { file: source.name, row }, { columns: headers.size, limit: limits.columns });
      }
    }
  }
  if (count === 0) return undefined;
  const names = [...headers];
  return {
    file: source.name,
    format: 'json',
    encoding,
    headers: names,
    date1904: false,
    notes: [],
    packs: () => shaped(source, encoding, names, limits),
  };
}

async function* shaped(source: Source, encoding: Encoding, names: readonly string[], limits: ReadLimits): AsyncGenerator<Row[]> {
  for await (const pack of records(source, encoding, limits)) {
    yield pack.map(({ row, cells }) => ({ row, cells: names.map((name) => cells.get(name) ?? '') }));
  }
}

/** The records of a file, piece by piece. A bad one stops the reading; those before it are given first. */
async function* records(
  source: Source,
  encoding: Encoding,
  limits: ReadLimits,
): AsyncGenerator<{ row: number; cells: Map<string, string> }[]> {
  const splitter = new RecordSplitter(source.name, limits);
  let row = 0;
  for await (const piece of textOf(source, encoding, limits)) {
    const pack: { row: number; cells: Map<string, string> }[] = [];
    let failure: Error | undefined;
    try {
      for (const text of splitter.push(piece)) {
        row++;
        if (row > limits.rows) throw new ReadingError('ROWS_TOO_MANY', { file: source.name, row }, { limit: limits.rows });
        pack.push({ row, cells: cellsOf(text, source.name, row, limits) });
      }
    } catch (error) {
      failure = error as Error;
    }
    yield pack;
    if (failure !== undefined) throw failure;
  }
  splitter.end();
}

function cellsOf(text: string, file: string, row: number, limits: ReadLimits): Map<string, string> {
  const cells = flatten(parseRecord(text, file, row));
  for (const [column, value] of cells) {
    if (value.length > limits.cellLength) {
      throw new ReadingError('CELL_TOO_LONG', { file, row, column }, { length: value.length, limit: limits.cellLength });
    }
  }
  return cells;
}

function parseRecord(text: string, file: string, row: number): { readonly [name: string]: Json } {
  try {
    return JSON.parse(text) as { readonly [name: string]: Json };
  } catch (error) {
    throw new ReadingError('JSON_DAMAGED', { file, row }, {}, error);
  }
}

/** Cuts a stream of JSON text into the texts of its records by counting braces outside strings. */
class RecordSplitter {
  private readonly file: string;
  private readonly limits: ReadLimits;
  private parts = '';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private listOpen: boolean | undefined;
  private listClosed = false;
  private count = 0;

  constructor(file: string, limits: ReadLimits) {
    this.file = file;
    this.limits = limits;
  }

  *push(piece: string): Generator<string> {
    let start = 0;
    for (let at = 0; at < piece.length; at++) {
      const char = piece[at] as string;
      if (this.depth === 0) {
        if (this.begins(char)) start = at;
      } else if (this.ends(char)) {
        const text = this.parts + piece.slice(start, at + 1);
        this.parts = '';
        this.count++;
        yield text;
      }
    }
    if (this.depth > 0) this.keep(piece.slice(start));
  }

  end(): void {
    if (this.depth > 0 || (this.listOpen === true && !this.listClosed)) throw this.error('JSON_DAMAGED', { reason: 'the file ends early' });
  }

  private keep(text: string): void {
    this.parts += text;
    if (this.parts.length > this.limits.rowLength) throw this.error('ROW_TOO_LONG', { limit: this.limits.rowLength });
  }

  /** Between records only a list's marks, commas and space may stand; true where a record begins. */
  private begins(char: string): boolean {
    if (char === '{' && !this.listClosed) {
      this.listOpen ??= false;
      this.depth = 1;
      return true;
    }
    if (/[\s,\uFEFF]/u.test(char)) return false;
    if (char === '[' && this.listOpen === undefined) this.listOpen = true;
    else if (char === ']' && this.listOpen === true && !this.listClosed) this.listClosed = true;
    else throw this.error('JSON_NOT_RECORDS', {});
    return false;
  }

  /** Follows strings and nesting; true where the record ends. */
  private ends(char: string): boolean {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (char === '\\') this.escaped = true;
      else if (char === '"') this.inString = false;
      return false;
    }
    if (char === '"') this.inString = true;
    else if (char === '{' || char === '[') this.depth++;
    else if (char === '}' || char === ']') this.depth--;
    if (this.depth > this.limits.depth) throw this.error('JSON_TOO_DEEP', { limit: this.limits.depth });
    return this.depth === 0;
  }

  private error(
    code: 'JSON_DAMAGED' | 'JSON_NOT_RECORDS' | 'JSON_TOO_DEEP' | 'ROW_TOO_LONG',
    detail: Record<string, string | number>,
  ): ReadingError {
    return new ReadingError(code, { file: this.file, row: this.count + 1 }, detail);
  }
}
