import { readTable, type Row, type Source, type TableNote } from '@firebreak/server/feature/import/reader/index';
import { demandFile } from '../file-error.ts';
import { isStandardInput, shownName, standardInput } from './standard-input.ts';
import { TableError } from './table-problem.ts';

/** A file of plain rows under a header, all in memory. */
export interface PlainTable {
  /** As it is named in errors. */
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  /** What looked odd and was read all the same. */
  readonly notes: readonly TableNote[];
}

/**
 * Reads CSV (any usual delimiter, UTF-8, GBK, Big5 …), XLSX or JSON by the readers of the import. `-` is standard input.
 *
 * @throws FileError where there is no file; ReadingError located in it; TableError ROWS_NONE
 */
export async function readPlainTable(path: string): Promise<PlainTable> {
  const table = await readTable(sourceOf(path));
  const notes: TableNote[] = [...table.notes];
  const rows: Row[] = [];
  for await (const pack of table.packs((note) => notes.push(note))) for (const row of pack) rows.push(row);
  if (rows.length === 0) throw new TableError({ code: 'ROWS_NONE', file: table.file });
  return { file: table.file, headers: table.headers, rows, notes };
}

function sourceOf(path: string): Source {
  const name = shownName(path);
  if (isStandardInput(path)) return { name, bytes: standardInput() };
  demandFile(path);
  return { name, path };
}
