import { join } from 'node:path';
import { type Engine } from './engine.ts';
import { type Db, kyselyOver } from './kysely-driver.ts';
import { lockDirectory } from './lock.ts';
import { LongWorks } from './long-work.ts';
import { migrate } from './migrate.ts';
import { pgliteEngine } from './pglite-engine.ts';
import { openPgliteThread } from './pglite-thread.ts';
import { postgresEngine } from './postgres-engine.ts';

export interface DatabaseLocation {
  /** Address of a PostgreSQL; without one the database is embedded in `directory`. */
  readonly url?: string | undefined;
  /** Data directory of this installation. */
  readonly directory: string;
}

export interface OpenDatabase {
  readonly db: Db;
  readonly engine: Engine;
  readonly longWorks: LongWorks;
  close(): Promise<void>;
}

/** Opens and migrates the database of an installation. */
export async function openDatabase(location: DatabaseLocation): Promise<OpenDatabase> {
  const longWorks = new LongWorks();
  if (location.url !== undefined) return migrated(postgresEngine(location.url), longWorks, async () => undefined);
  const unlock = await lockDirectory(location.directory);
  try {
    const host = await openPgliteThread(join(location.directory, 'database'));
    return await migrated(pgliteEngine(host, longWorks), longWorks, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function migrated(engine: Engine, longWorks: LongWorks, afterClose: () => Promise<void>): Promise<OpenDatabase> {
  await migrate(engine);
  const db = kyselyOver(engine);
  return {
    db,
    engine,
    longWorks,
    async close() {
      await db.destroy();
      await afterClose();
    },
  };
}
