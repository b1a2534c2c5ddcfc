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

class EngineConnection implements DatabaseConnection {
  readonly connection: Connection;
  constructor(connection: Connection) {
    this.connection = connection;
  }
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.connection.query(sql, parameters);
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
  beginTransaction = (connection: DatabaseConnection) => run(connection, 'begin');
  commitTransaction = (connection: DatabaseConnection) => run(connection, 'commit');
  rollbackTransaction = (connection: DatabaseConnection) => run(connection, 'rollback');
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as EngineConnection).connection.release();
  }
  destroy = () => this.engine.close();
}

async function run(connection: DatabaseConnection, sql: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(sql));
}
