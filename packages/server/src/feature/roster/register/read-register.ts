import { AppError, type RosterLine } from '@firebreak/contract';
import { ReadingError, readTable, type Source } from '../../import/index.ts';
import { columnsOf, neededColumns } from '../column.ts';
import { type PreparedLine, Preparer } from '../prepare.ts';
import { type LineProblem } from '../problem.ts';
import { readLine, type Sheet } from '../read-line.ts';
import { type Tally } from './outcome.ts';

/** Lines that go in together with a handful of statements: progress is told, and a wish to stop heard, after each. */
const batchLines = 5000;

/**
 * Looks at the first line of each file. @throws AppError ROSTER_COLUMNS_MISSING, ROSTER_FILE_UNREADABLE
 */
export async function checkHeaders(files: readonly Source[]): Promise<void> {
  for (const file of files) await readable(file, async () => void (await sheetOf(file)));
}

/** Counts the lines of files, reading them to their ends: what cannot be read is known before anything goes in. */
export async function countLines(files: readonly Source[], counted: (lines: number) => void): Promise<number> {
  let lines = 0;
  for (const file of files)
    await readable(file, async () => {
      for await (const rows of (await readTable(file)).packs()) counted((lines += rows.length));
    });
  return lines;
}

/** Lines of a file that are ready to go in, batch by batch; the others are counted where they belong. */
export async function* batchesOf(file: Source, tally: Tally): AsyncGenerator<PreparedLine[]> {
  const { table, sheet } = await sheetOf(file);
  const preparer = new Preparer();
  let batch: PreparedLine[] = [];
  for await (const rows of table.packs())
    for (const { row, cells } of rows) {
      tally.lines += 1;
      const ready = prepared(sheet, preparer, row, cells, tally);
      if (ready !== undefined) batch.push(ready);
      if (batch.length < batchLines) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

async function sheetOf(file: Source) {
  const table = await readTable(file);
  const sheet = { columns: columnsOf(table.headers), headers: table.headers };
  const lacking = neededColumns.filter((column) => !sheet.columns.has(column));
  if (lacking.length > 0) throw new AppError('ROSTER_COLUMNS_MISSING', { file: file.name, columns: lacking.join(', ') });
  return { table, sheet };
}

async function readable(file: Source, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (error instanceof ReadingError)
      throw new AppError(
        'ROSTER_FILE_UNREADABLE',
        { file: file.name, reason: error.code, row: error.place.row ?? 1, ...error.detail },
        { cause: error },
      );
    throw error;
  }
}

function prepared(sheet: Sheet, preparer: Preparer, row: number, cells: readonly string[], tally: Tally): PreparedLine | undefined {
  const read = readLine(sheet, row, cells);
  if ('problems' in read) {
    tally.refuse(read.problems);
    return undefined;
  }
  return sorted(preparer.prepare(read.line, read.wanted), read.wanted, tally);
}

/** What a line that says nothing new counts as: the same household, and the same person. */
export function sorted(ready: PreparedLine | LineProblem | undefined, wanted: RosterLine, tally: Tally): PreparedLine | undefined {
  if (ready === undefined) tally.repeated(wanted);
  else if ('code' in ready) tally.refuse([ready]);
  else return ready;
  return undefined;
}
