import pg from 'pg';
import { type Stage } from './stage.ts';

export interface BareRates {
  /** Rows of samples, each in a transaction of its own, from as many connections as there are registrars. */
  readonly insertsPerSecond: number;
  readonly copiedPerSecond: number;
}

const insertSeconds = 10;

/** The rows that were registered, written into a table like theirs with nothing around it: no rights, tubes, ledger, journal, HTTP. */
export async function bareRates(stage: Stage): Promise<BareRates> {
  const { database, url, city } = stage;
  await database.query('create table bare_insert (like sample including all); create table bare_copy (like sample including all)');
  const insertsPerSecond = await inserts(url, city.clients, await sampleRows(database));
  const file = `${(await database.query<{ d: string }>(`select current_setting('data_directory') as d`)).rows[0]?.d}/bare.copy`;
  const { rowCount } = await database.query(`copy sample to '${file}'`);
  const start = performance.now();
  await database.query(`copy bare_copy from '${file}'`);
  const copiedPerSecond = (rowCount ?? 0) / ((performance.now() - start) / 1000);
  await database.query('drop table bare_insert; drop table bare_copy');
  return { insertsPerSecond, copiedPerSecond };
}

const mostRows = 50_000;
const columns =
  'home, id, outbreak, area, round, member, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name'.split(', ');

async function sampleRows(database: pg.Client): Promise<unknown[][]> {
  const { rows } = await database.query<unknown[]>({
    text: `select ${columns.join(', ')} from sample limit ${mostRows}`,
    rowMode: 'array',
  });
  return rows;
}

async function inserts(url: string, connections: number, rows: readonly unknown[][]): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url, options: '-c search_path=firebreak,public' });
      await client.connect();
      return client;
    }),
  );
  const text = `insert into bare_insert (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`;
  const start = performance.now();
  let next = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (next < rows.length && performance.now() - start < insertSeconds * 1000) {
        const values = rows[next++] ?? [];
        await client.query({ name: 'insert', text, values });
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return next / seconds;
}
