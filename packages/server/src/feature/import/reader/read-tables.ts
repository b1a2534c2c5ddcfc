import { csvTable } from './csv-table.ts';
import { expandSources, kindOf } from './expand-sources.ts';
import { jsonTable } from './json-table.ts';
import { limitsWith, type ReadLimits } from './limit.ts';
import { asReadingError, ReadingError } from './reading-error.ts';
import type { Source, Table } from './table.ts';
import { xlsxTables } from './xlsx-tables.ts';

/**
 * The tables of a file, folder or archive: one for each CSV or JSON file, one for each sheet of a workbook.
 *
 * @throws ReadingError, located in the file, when any of them cannot be read
 */
export async function readTables(source: Source, limits: Partial<ReadLimits> = {}): Promise<Table[]> {
  const all = limitsWith(limits);
  const tables: Table[] = [];
  for (const file of await expandSources([source], all)) tables.push(...(await tablesOfFile(file, all)));
  return tables;
}

/**
 * The one table of a file, or the named sheet of a workbook.
 *
 * @throws ReadingError
 */
export async function readTable(source: Source, limits: Partial<ReadLimits> = {}, sheet?: string): Promise<Table> {
  const tables = await readTables(source, limits);
  const table = sheet === undefined ? tables[0] : tables.find((candidate) => candidate.sheet === sheet);
  if (!table) throw new ReadingError('FILE_EMPTY', { file: source.name, ...(sheet === undefined ? {} : { sheet }) });
  return table;
}

/** Tables of one plain file (no folder, no archive of files). */
export async function tablesOfFile(file: Source, limits: ReadLimits): Promise<Table[]> {
  try {
    const kind = await kindOf(file, limits);
    if (kind === 'xlsx') return await xlsxTables(file, limits);
    const table = kind === 'json' ? await jsonTable(file, limits) : await csvTable(file, limits);
    if (!table) throw new ReadingError('FILE_EMPTY', { file: file.name });
    return [table];
  } catch (error) {
    throw asReadingError(error, 'FILE_UNREADABLE', { file: file.name });
  }
}
