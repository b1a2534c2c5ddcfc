import { rowsOf, type Table, type TableNote } from './table.ts';

/** All rows and notes of a table at once; for tests and small tables. */
export async function readAll(table: Table): Promise<{ rows: { row: number; cells: readonly string[] }[]; notes: TableNote[] }> {
  const rows: { row: number; cells: readonly string[] }[] = [];
  const notes: TableNote[] = [...table.notes];
  for await (const row of rowsOf(table, (note) => notes.push(note))) rows.push(row);
  return { rows, notes };
}
