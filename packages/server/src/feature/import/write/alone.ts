import { sql } from 'kysely';
import { type Trx } from '../../../platform/access/index.ts';
import { type Platform } from '../../../platform/platform.ts';
import { type ImportRow } from '../store.ts';

/** The import that holds the only connection of the embedded database, where one does. */
export interface ImportAlone {
  row?: ImportRow;
}

/** Before there is something to reckon with. */
const unknownSeconds = 30;

/**
 * Writes an import in one transaction. On the embedded database nobody else is served until it ends, so it is announced: others are told
 * what they wait for, and the import itself is shown and stopped from memory.
 */
export async function writeAlone<T>(
  { platform, alone, trx, row }: { platform: Platform; alone: ImportAlone; trx: Trx; row: ImportRow },
  progress: () => { readonly done: number; readonly total: number },
  write: () => Promise<T>,
): Promise<T> {
  if (platform.engine !== 'pglite') return write();
  const { rows } = await sql<{ mark: string }>`select mark from access_mark`.execute(trx);
  const began = Date.parse(platform.now());
  const told = (): { percent: number; seconds: number } => {
    const { done, total } = progress();
    const passed = (Date.parse(platform.now()) - began) / 1000;
    const left = done === 0 ? unknownSeconds : (passed * (total - done)) / done;
    return { percent: total === 0 ? 0 : Math.floor((100 * done) / total), seconds: Math.max(1, Math.ceil(left)) };
  };
  alone.row = row;
  try {
    return await platform.longWorks.during({ subject: row.id, accessMark: rows[0]?.mark, told }, write);
  } finally {
    delete alone.row;
  }
}
