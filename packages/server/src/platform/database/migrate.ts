import { rolePermissions } from '@firebreak/contract';
import { migrations } from '../../migration/index.ts';
import { type Connection, type Engine } from './engine.ts';

/**
 * Brings the schema up to date, one transaction per migration, and checks that the service is bound by row-level
 * security. Running it twice changes nothing; two servers starting at once wait for each other.
 */
export async function migrate(engine: Engine): Promise<readonly string[]> {
  const owner = await engine.connectOwner();
  try {
    await owner.execute(`
      create schema if not exists firebreak;
      create table if not exists firebreak.migration (name text primary key, at timestamptz not null default now())`);
    await owner.execute(`select pg_advisory_lock(${lockKey})`);
    const applied = await applyMissing(owner);
    await seedRoles(owner);
    await grantWhatCame(owner, applied);
    await refusePowerfulService(owner);
    return applied;
  } finally {
    await owner.execute(`select pg_advisory_unlock(${lockKey})`).catch(() => undefined);
    owner.release();
  }
}

/** Any number that only Firebreak uses for its advisory lock. */
const lockKey = 7_120_220_712;

async function applyMissing(owner: Connection): Promise<string[]> {
  const { rows } = await owner.query('select name from firebreak.migration', []);
  const known = new Set(rows.map((row) => row['name']));
  const missing = migrations.filter(({ name }) => !known.has(name));
  for (const { name, sql } of missing) {
    await owner.execute('begin');
    try {
      await owner.execute('set local search_path to firebreak, public');
      await owner.execute(sql);
      await owner.query('insert into firebreak.migration (name) values ($1)', [name]);
      await owner.execute('commit');
    } catch (error) {
      await owner.execute('rollback');
      throw new Error(`Migration ${name} failed and was rolled back.`, { cause: error });
    }
  }
  return missing.map(({ name }) => name);
}

/** Roles of a fresh database. A role that exists keeps what an administrator made of it. */
async function seedRoles(owner: Connection): Promise<void> {
  for (const [role, permissions] of Object.entries(rolePermissions)) {
    const { affected } = await owner.query('insert into firebreak.role (code) values ($1) on conflict do nothing', [role]);
    if (affected === 0) continue;
    await owner.query('insert into firebreak.role_permission (role, permission) select $1, unnest($2::text[])', [
      role,
      [...new Set(permissions)],
    ]);
  }
}

/** Gives roles that were there before the permissions a migration brought; what an administrator changed otherwise stays. */
async function grantWhatCame(owner: Connection, applied: readonly string[]): Promise<void> {
  const brought = new Set<string>(migrations.flatMap(({ name, brings }) => (applied.includes(name) ? (brings ?? []) : [])));
  for (const [role, permissions] of Object.entries(rolePermissions)) {
    const came = permissions.filter((permission) => brought.has(permission));
    if (came.length === 0) continue;
    await owner.query('insert into firebreak.role_permission (role, permission) select $1, unnest($2::text[]) on conflict do nothing', [
      role,
      [...new Set(came)],
    ]);
  }
}

async function refusePowerfulService(owner: Connection): Promise<void> {
  const { rows } = await owner.query(`select rolsuper or rolbypassrls as powerful from pg_roles where rolname = 'firebreak_service'`, []);
  if (rows[0]?.['powerful'] !== false) {
    throw new Error('The role firebreak_service may bypass row-level security. Take SUPERUSER and BYPASSRLS from it.');
  }
}
