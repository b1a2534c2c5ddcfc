import pg from 'pg';
import { type Connection, type Engine, serviceRole, typeReaders } from './engine.ts';

const poolSize = 12;

/**
 * PostgreSQL 15 or newer. The login of the address owns the schema and migrates it; every connection of the service
 * changes to `firebreak_service` before its first statement.
 */
export function postgresEngine(address: string): Engine {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      typeReaders[oid] ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
  };
  const settings = { connectionString: address, types: types, pipeline: true };
  const pool = new pg.Pool({ ...settings, max: poolSize, options: `-c role=${serviceRole} -c search_path=firebreak,public` });
  // A broken connection fails the statement it carries, or is replaced by the pool when it was idle: no reason for the server to end.
  const carryOn = (): void => undefined;
  pool.on('error', carryOn);
  pool.on('connect', (client) => client.on('error', carryOn));
  return {
    name: 'postgresql',
    connect: async () => wrap(await pool.connect()),
    async connectOwner() {
      const client = new pg.Client({ ...settings, options: '-c search_path=firebreak,public' });
      client.on('error', carryOn);
      await client.connect();
      return wrap(Object.assign(client, { release: () => void client.end() }));
    },
    close: () => pool.end(),
  };
}

function wrap(client: pg.ClientBase & { release(error?: Error): void }): Connection {
  return {
    isPipelined: true,
    async query(sql, parameters, isKept) {
      const name = isKept === true ? { name: keptName(sql) } : {};
      const { rows, rowCount } = await client.query<Record<string, unknown>>({ text: sql, values: [...parameters], ...name });
      return { rows, affected: rowCount ?? 0 };
    },
    async execute(sql) {
      await client.query(sql);
    },
    release: () => client.release(),
  };
}

/** A statement that is kept has the same name on every connection. */
function keptName(sql: string): string {
  const name = keptNames.get(sql) ?? `kept_${keptNames.size + 1}`;
  keptNames.set(sql, name);
  return name;
}
const keptNames = new Map<string, string>();
