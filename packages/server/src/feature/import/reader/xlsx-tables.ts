import type { ReadLimits } from './limit.ts';
import { asReadingError } from './reading-error.ts';
import { shapeTable, type RawRows } from './shape-rows.ts';
import type { Source, Table, TableNote } from './table.ts';
import { SheetRows } from './xlsx/sheet-rows.ts';
import { readWorkbook, type Workbook } from './xlsx/workbook.ts';
import { openArchive } from './zip.ts';

/**
 * Reads the visible sheets of a workbook, row by row: only shared texts are held in memory. A formula cell gives the
 * value the workbook keeps for it; nothing is calculated. Cells shown as dates become ISO dates.
 */
export async function xlsxTables(source: Source, limits: ReadLimits): Promise<Table[]> {
  const archive = await openArchive(source, limits);
  try {
    const workbook = await readWorkbook(archive, source.name);
    const tables: Table[] = [];
    for (const sheet of workbook.sheets) {
      // Said once, with the first sheet that holds something.
      const notes = tables.length === 0 ? hiddenSheets(source, workbook) : [];
      const head = { file: source.name, sheet: sheet.name, format: 'xlsx' as const, date1904: workbook.date1904, notes };
      const table = await shapeTable(head, rawRows(source, workbook, sheet, limits), limits);
      if (table) tables.push(table);
    }
    return tables;
  } finally {
    archive.close();
  }
}

const hiddenSheets = ({ name }: Source, { hidden }: Workbook): TableNote[] =>
  hidden.length === 0 ? [] : [{ code: 'SHEET_HIDDEN', place: { file: name }, detail: { sheets: hidden.slice(0, MOST_NAMED).join(', ') } }];
const MOST_NAMED = 10;

function rawRows(source: Source, workbook: Workbook, sheet: { name: string; entry: string }, limits: ReadLimits): RawRows {
  return async function* (onNote) {
    const archive = await openArchive(source, limits);
    const rows = new SheetRows(workbook, sheet.name, limits, onNote);
    const decoder = new TextDecoder('utf-8');
    try {
      for await (const chunk of (await archive.open(sheet.entry)) as AsyncIterable<Buffer>) {
        rows.push(decoder.decode(chunk, { stream: true }));
        yield rows.take();
      }
      rows.end();
    } catch (error) {
      throw asReadingError(error, 'WORKBOOK_DAMAGED', { file: source.name, sheet: sheet.name });
    } finally {
      archive.close();
    }
  };
}
