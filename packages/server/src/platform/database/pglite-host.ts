import { PGlite } from '@electric-sql/pglite';
import { ltree } from '@electric-sql/pglite/contrib/ltree';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { type Result, typeReaders } from './engine.ts';

/** Where a PGlite keeps its files; `memory://` keeps them nowhere; `template` starts from a dumped data directory. */
export interface PgliteLocation {
  readonly directory: string;
  readonly template?: Blob;
}

/** A running PGlite, in this thread. It has one connection. */
export async function openPglite(location: PgliteLocation): Promise<PgliteHost> {
  const database = await PGlite.create({
    dataDir: location.directory,
    extensions: { ltree, pg_trgm },
    parsers: { ...typeReaders },
    ...(location.template ? { loadDataDir: location.template } : {}),
  });
  return {
    async query(sql, parameters) {
      const { rows, affectedRows } = await database.query<Record<string, unknown>>(sql, [...parameters]);
      return { rows, affected: affectedRows ?? 0 };
    },
    async execute(sql) {
      await database.exec(sql);
    },
    dump: async () => await database.dumpDataDir('none'),
    close: () => database.close(),
  };
}

export interface PgliteHost {
  query(sql: string, parameters: readonly unknown[]): Promise<Result>;
  execute(sql: string): Promise<void>;
  dump(): Promise<Blob>;
  close(): Promise<void>;
}
