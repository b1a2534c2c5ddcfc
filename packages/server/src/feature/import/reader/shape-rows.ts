import { HEADER_ROWS, findHeader, trimmedLength } from './header.ts';
import type { ReadLimits } from './limit.ts';
import { ReadingError } from './reading-error.ts';
import { tablePlace, type Row, type Table, type TableNote } from './table.ts';

/** Rows as a format gives them, as many at a time as it has at hand: cells of any number, blank rows included or left out. */
export type RawRows = (onNote: (note: TableNote) => void) => AsyncIterable<readonly RawRow[]>;
export interface RawRow {
  readonly row: number;
  readonly cells: string[];
}

/** The part of a table a format knows before its rows are shaped. */
export type TableHead = Pick<Table, 'file' | 'sheet' | 'format' | 'encoding' | 'delimiter' | 'date1904'> & { notes: TableNote[] };

/**
 * Makes a table of raw rows: finds the header, then gives rows as long as it. Blank rows and repeats of the header
 * are left out; cells beyond the header are noted; the limits hold. Undefined where there is no row at all.
 */
export async function shapeTable(head: TableHead, raw: RawRows, limits: ReadLimits): Promise<Table | undefined> {
  const first = await firstRows(raw, head, limits);
  if (first.length === 0) return undefined;
  const place = tablePlace(head, first[0]?.row);
  const found = findHeader(
    first.map((row) => row.cells),
    place,
  );
  const headerRow = found.at < 0 ? 0 : (first[found.at]?.row ?? 0);
  return {
    ...head,
    headers: found.headers,
    notes: [...head.notes, ...found.notes],
    packs: (onNote = () => undefined) => shapedPacks({ head, raw, headers: found.headers, headerRow, limits, onNote }),
  };
}

async function firstRows(raw: RawRows, head: TableHead, limits: ReadLimits): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const pack of raw(() => undefined)) {
    for (const row of pack) {
      if (trimmedLength(row.cells) === 0) continue;
      checkWidth(row.cells, head, row.row, limits);
      rows.push(row);
      if (rows.length === HEADER_ROWS) return rows;
    }
  }
  return rows;
}

interface Shaping {
  readonly head: TableHead;
  readonly raw: RawRows;
  readonly headers: readonly string[];
  readonly headerRow: number;
  readonly limits: ReadLimits;
  readonly onNote: (note: TableNote) => void;
}

/** A bad row stops the reading; those before it are given first. */
async function* shapedPacks(shaping: Shaping): AsyncGenerator<readonly Row[]> {
  const shaper = new RowShaper(shaping);
  for await (const raw of shaping.raw(shaping.onNote)) {
    const rows: Row[] = [];
    let failure: Error | undefined;
    try {
      for (const one of raw) {
        const row = shaper.shape(one);
        if (row !== undefined) rows.push(row);
      }
    } catch (error) {
      failure = error as Error;
    }
    yield rows;
    if (failure !== undefined) throw failure;
  }
}

class RowShaper {
  private readonly shaping: Shaping;
  private header: string[] | undefined;
  private count = 0;

  constructor(shaping: Shaping) {
    this.shaping = shaping;
  }

  /** A row as long as the header; undefined for what is no row of data. */
  shape({ row, cells }: RawRow): Row | undefined {
    const { head, headers, headerRow, limits, onNote } = this.shaping;
    const length = trimmedLength(cells);
    if (length === 0 || row < headerRow) return undefined;
    if (row === headerRow) {
      this.header = cells;
      return undefined;
    }
    checkWidth(cells, head, row, limits);
    if (this.header && sameCells(cells, this.header, length)) {
      onNote({ code: 'HEADER_ROW_REPEATED', place: tablePlace(head, row), detail: {} });
      return undefined;
    }
    if (length > headers.length)
      onNote({ code: 'ROW_RAGGED', place: tablePlace(head, row), detail: { cells: length, columns: headers.length } });
    if (++this.count > limits.rows) throw new ReadingError('ROWS_TOO_MANY', tablePlace(head, row), { limit: limits.rows });
    return { row, cells: checkedCells(cells, this.shaping, row) };
  }
}

function checkedCells(cells: readonly string[], { headers, head, limits }: Shaping, row: number): string[] {
  return headers.map((header, index) => {
    const cell = cells[index] ?? '';
    if (cell.length > limits.cellLength) {
      throw new ReadingError('CELL_TOO_LONG', tablePlace(head, row, header), { length: cell.length, limit: limits.cellLength });
    }
    return cell;
  });
}

function checkWidth(cells: readonly string[], head: TableHead, row: number, limits: ReadLimits): void {
  if (cells.length <= limits.columns || trimmedLength(cells) <= limits.columns) return;
  throw new ReadingError('COLUMNS_TOO_MANY', tablePlace(head, row), { columns: cells.length, limit: limits.columns });
}

function sameCells(cells: readonly string[], header: readonly string[], length: number): boolean {
  if (length < 2) return false; // one word alone may be a value
  return cells.every((cell, index) => cell.trim() === (header[index] ?? '').trim());
}
