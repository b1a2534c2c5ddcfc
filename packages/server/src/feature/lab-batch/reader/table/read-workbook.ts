import { dateOfSerial, readTables, type Source, type Table } from '../../../import/index.ts';
import { type LabEntry, type LabReadOptions } from '../lab-row.ts';
import { refused } from '../lab-problem.ts';
import { type ReadTime, resultTimeReader } from '../result-time.ts';
import { labColumns } from './columns.ts';
import { columnsMissing } from './read-csv.ts';
import { TableRows } from './table-row.ts';

/** Rows of every sheet of a workbook that has the columns of results, in packs. */
export async function* readWorkbook(source: Source, { zone }: LabReadOptions): AsyncGenerator<LabEntry[]> {
  const tables = await readTables(source, { cellLength: Infinity });
  const found = tables.flatMap((table) => {
    const columns = labColumns(table.headers);
    return 'missing' in columns ? [] : [{ table, rows: new TableRows(columns, table.headers, timesOf(table, zone)) }];
  });
  if (found.length === 0) {
    const [first] = tables;
    yield [first === undefined ? { problem: refused('FILE_EMPTY', { line: 0 }) } : columnsMissing(1, first.headers)];
  }
  for (const { table, rows } of found) yield* sheetEntries(table, rows);
}

async function* sheetEntries(table: Table, rows: TableRows): AsyncGenerator<LabEntry[]> {
  let last = 0;
  try {
    for await (const pack of table.packs()) {
      last = pack.at(-1)?.row ?? last;
      yield pack.flatMap(({ row, cells }) =>
        rows.read(
          row,
          cells.map((cell) => cell.trim()),
        ),
      );
    }
  } catch {
    // What the library says of it is English and may repeat a cell.
    yield [{ problem: refused('REST_UNREADABLE', { line: last + 1, field: table.sheet ?? '' }) }];
  }
}

/** Dates without a format are counts of days. */
function timesOf({ date1904 }: Table, zone: string): (text: string) => ReadTime {
  const read = resultTimeReader(zone);
  return (text) => read(/^\d{5}(\.\d+)?$/u.test(text) ? (dateOfSerial(Number(text), date1904) ?? text) : text);
}
