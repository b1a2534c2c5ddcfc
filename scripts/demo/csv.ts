/** A cell of a table: what is unknown is null and written as nothing. */
export type Cell = string | number | null;

/**
 * A table as text of RFC 4180: a heading, one line per row, CRLF nowhere (LF), cells quoted only where they must be.
 *
 * Every row has every column; a row that lacks one is a mistake of the caller and throws.
 */
export function csvText<Column extends string>(columns: readonly Column[], rows: readonly Readonly<Record<Column, Cell>>[]): string {
  const lines = rows.map((row) => columns.map((column) => cellText(row[column], column)).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

function cellText(cell: Cell | undefined, column: string): string {
  if (cell === undefined) throw new RangeError(`a row has no cell for the column ${column}`);
  const text = cell === null ? '' : String(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** Reads the simple tables of published line lists: commas, optional quotes, no newline inside a cell. */
export function readCsv(text: string): Record<string, string>[] {
  const [heading = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = cellsOf(heading);
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

function cellsOf(line: string): string[] {
  return [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
}
