import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Role } from '@firebreak/contract';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { migrations } from '../migration/index.ts';
import { type Actor, loadActor } from '../platform/access/index.ts';
import { type Engine } from '../platform/database/engine.ts';
import { kyselyOver } from '../platform/database/kysely-driver.ts';
import { LongWorks } from '../platform/database/long-work.ts';
import { migrate } from '../platform/database/migrate.ts';
import { pgliteEngine } from '../platform/database/pglite-engine.ts';
import { openPglite } from '../platform/database/pglite-host.ts';
import { postgresEngine } from '../platform/database/postgres-engine.ts';
import { type Platform } from '../platform/platform.ts';

/** A database of its own for one test file: PGlite from a template, or a fresh database of DATABASE_URL. */
export interface TestDatabase {
  readonly platform: Platform;
  readonly engine: Engine;
  /** The test's clock; write to it to let time pass. */
  readonly clock: { now: string };
  /** Empties everything but roles and the root of the area tree. */
  reset(): Promise<void>;
  /** Adds areas `code < parent`, all at the given level. */
  addArea(code: string, parent: string, level?: string, name?: string): Promise<void>;
  /** A user with one grant. */
  addUser(role: Role, area?: string, outbreak?: string): Promise<Actor>;
  /** An outbreak at an area; its id. */
  addOutbreak(area?: string, fields?: Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
}

/** 12 July 2022, 14:05 in Guangzhou: the day of the seed. */
const testNow = '2022-07-12T06:05:00.000Z';

export async function openTestDatabase(): Promise<TestDatabase> {
  const opened = process.env['DATABASE_URL'] === undefined ? await openTemplate() : await createDatabase(process.env['DATABASE_URL']);
  const { engine } = opened;
  const db = kyselyOver(engine);
  const clock = { now: testNow };
  const directory = await mkdtemp(join(tmpdir(), 'firebreak-test-'));
  const { longWorks } = opened;
  const platform: Platform = { db, engine: engine.name, longWorks, now: () => clock.now, directory, version: 'test' };
  const test: TestDatabase = {
    platform,
    engine,
    clock,
    reset: () => asOwner(engine, resetSql),
    addArea: (code, parent, level = 'county', name = code) =>
      asOwner(
        engine,
        `insert into area (code, path, parent, level, name, search) select '${code}', path || '${code.replaceAll('-', '_')}', '${parent}', '${level}', '${name}', '${name}' from area where code = '${parent}'`,
      ),
    async addUser(role, area = 'world', outbreak) {
      const id = uuidv7();
      const { path } = await db.selectFrom('area').select('path').where('code', '=', area).executeTakeFirstOrThrow();
      await db
        .insertInto('app_user')
        .values({ id, name: `${role}-${id.slice(-6)}`, display_name: role, locale: 'en', password_hash: null, created_at: clock.now })
        .execute();
      await db
        .insertInto('user_grant')
        .values({ id: uuidv7(), user_id: id, role, area: path, outbreak: outbreak ?? null, expires_at: null })
        .execute();
      const actor = await loadActor(db, id, clock.now);
      if (actor === undefined) throw new Error('The user was not written.');
      return actor;
    },
    async addOutbreak(area = 'world', fields = {}) {
      const id = uuidv7();
      const values = {
        home: area,
        id,
        name: 'Test outbreak',
        disease: 'covid19',
        status: 'open',
        created_at: clock.now,
        updated_at: clock.now,
        ...fields,
      };
      const columns = Object.keys(values);
      await asOwner(
        engine,
        `insert into outbreak (area, ${columns.join(', ')}) select path, ${columns.map((column) => `'${values[column as keyof typeof values]}'`).join(', ')} from area where code = '${area}'`,
      );
      return id;
    },
    async close() {
      await db.destroy();
      await opened.drop();
    },
  };
  return test;
}

/** Runs statements as the owner of the schema, past row-level security: to prepare a test, never inside the service. */
export async function asOwner(engine: Engine, sql: string): Promise<void> {
  const owner = await engine.connectOwner();
  try {
    await owner.execute('set search_path to firebreak, public');
    await owner.execute(sql);
  } finally {
    owner.release();
  }
}

const keptTables = ['migration', 'role', 'role_permission', 'area', 'export_rule', 'device_rule', 'device_secret'];
const resetSql = `
  do $$
  declare names text;
  begin
    alter table firebreak.journal disable trigger user;
    select string_agg(format('firebreak.%I', tablename), ', ') into names from pg_tables
      where schemaname = 'firebreak' and tablename not in (${keptTables.map((name) => `'${name}'`).join(', ')});
    execute 'truncate ' || names || ' cascade';
    alter table firebreak.journal enable trigger user;
    delete from firebreak.area where code <> 'world';
  end $$`;

/** A migrated PGlite is dumped once per state of the migrations; every test file starts from the dump. */
async function openTemplate(): Promise<{ engine: Engine; longWorks: LongWorks; drop: () => Promise<void> }> {
  const template = await readTemplate();
  const host = await openPglite({ directory: 'memory://', ...(template ? { template } : {}) });
  const longWorks = new LongWorks(shortPatienceMs);
  const engine = pgliteEngine(host, longWorks);
  if (template === undefined) {
    await migrate(engine);
    await writeTemplate(await host.dump());
  }
  return { engine, longWorks, drop: async () => undefined };
}

/** A test does not wait as long as people do. */
const shortPatienceMs = 50;

const cacheDirectory = fileURLToPath(new URL('../../../../.cache/', import.meta.url));
const templatePath = join(
  cacheDirectory,
  `database-${createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)}.tar`,
);

async function readTemplate(): Promise<Blob | undefined> {
  const bytes = await readFile(templatePath).catch(() => undefined);
  return bytes && new Blob([new Uint8Array(bytes)]);
}

async function writeTemplate(dump: Blob): Promise<void> {
  await mkdir(cacheDirectory, { recursive: true });
  const draft = `${templatePath}.${process.pid}`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
  await rename(draft, templatePath); // whole or not at all: several test files may come here at once
}

async function createDatabase(address: string): Promise<{ engine: Engine; longWorks: LongWorks; drop: () => Promise<void> }> {
  const name = `firebreak_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const atServer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await atServer(`create database ${name}`);
  const url = new URL(address);
  url.pathname = `/${name}`;
  const engine = postgresEngine(url.href);
  await migrate(engine);
  return { engine, longWorks: new LongWorks(), drop: () => atServer(`drop database ${name} with (force)`) };
}
