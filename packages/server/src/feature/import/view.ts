import { type Import, type Locale } from '@firebreak/contract';
import { describeMessage } from './message.ts';
import { type ImportRow } from './store.ts';

/** A file of an import as it is kept: with the path where it waits. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: number;
  readonly rows: number | null;
  readonly encoding: string | null;
  /** Absent for a file that was found inside a folder or archive. */
  readonly path?: string;
}

/** An import as the doors show it. */
export function viewOf(row: ImportRow, locale: Locale, live?: { readonly done: number; readonly total: number }): Import {
  const isRunning = row.state === 'reading' || row.state === 'writing';
  const at = isRunning && live !== undefined && live.total > 0 ? live : row;
  return {
    id: row.id,
    outbreak: row.outbreak,
    state: row.state,
    preset: row.preset,
    files: filesOf(row).map(({ name, bytes, rows, encoding }) => ({ name, bytes, rows, encoding })),
    counts: row.counts,
    skipped: row.skipped,
    errorCount: row.error_count,
    done: at.done,
    total: at.total,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    createdBy: row.created_by_name,
    message: describeMessage(row.message, locale),
  };
}

export const filesOf = (row: ImportRow): ImportFile[] => row.files as unknown as ImportFile[];
