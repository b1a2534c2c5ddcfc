import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { type Connection, type Engine } from './engine.ts';
import { type Tables } from './schema.ts';

export type Db = Kysely<Tables>;

/** Kysely over either engine. */
export function kyselyOver(engine: Engine): Db {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EngineDriver(engine),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}

/** How a statement is put, beside its text. */
interface Put {
  /** Its plan may be kept with the connection. */
  readonly isKept?: boolean;
  /** Nobody waits for it: the next statement follows at once, and fails with it. */
  readonly isAhead?: boolean;
}

/**
 * A statement whose plan each connection may keep: for one that comes with every page, always with the same text, and that is planned the
 * same whatever its parameters are. Planning and reading the text again would cost as much as carrying it out.
 */
export const kept = <R>(query: CompiledQuery<R>): CompiledQuery<R> => Object.assign({ ...query }, { isKept: true } satisfies Put);
/** A statement that answers nothing and is sent along with the next one. */
export const ahead = <R>(query: CompiledQuery<R>): CompiledQuery<R> => Object.assign({ ...query }, { isAhead: true } satisfies Put);

class EngineConnection implements DatabaseConnection {
  readonly connection: Connection;
  private sentAhead: Promise<unknown>[] = [];
  constructor(connection: Connection) {
    this.connection = connection;
  }
  async executeQuery<R>({ sql, parameters, isKept, isAhead }: CompiledQuery & Put): Promise<QueryResult<R>> {
    const asked = this.connection.query(sql, parameters, isKept);
    if (isAhead === true && this.connection.isPipelined) {
      asked.catch(() => undefined); // told with the next statement
      this.sentAhead.push(asked);
      return { rows: [] };
    }
    const before = this.sentAhead;
    this.sentAhead = [];
    if (before.length > 0) asked.catch(() => undefined); // where one before it failed, that is what is told
    for (const one of before) await one;
    const { rows, affected } = await asked;
    return { rows: rows as R[], numAffectedRows: BigInt(affected) };
  }
  // oxlint-disable-next-line require-yield -- Kysely asks for a generator; streaming is not used
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported; page through the rows.');
  }
}

class EngineDriver implements Driver {
  readonly engine: Engine;
  constructor(engine: Engine) {
    this.engine = engine;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return new EngineConnection(await this.engine.connect());
  }
  beginTransaction = (connection: DatabaseConnection) => run(connection, 'begin', ahead);
  commitTransaction = (connection: DatabaseConnection) => run(connection, 'commit');
  rollbackTransaction = (connection: DatabaseConnection) => run(connection, 'rollback');
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as EngineConnection).connection.release();
  }
  destroy = () => this.engine.close();
}

async function run(connection: DatabaseConnection, sql: string, put = (query: CompiledQuery) => query): Promise<void> {
  await connection.executeQuery(put(CompiledQuery.raw(sql)));
}
