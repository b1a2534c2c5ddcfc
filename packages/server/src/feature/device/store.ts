import { type DeviceRule } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type Db, type DeviceHandInTable } from '../../platform/database/index.ts';

type Handle = Db | Trx;

export async function deviceRule(db: Handle): Promise<DeviceRule> {
  const row = await db.selectFrom('device_rule').selectAll().executeTakeFirstOrThrow();
  return { leaseHours: row.lease_hours, listDays: row.list_days, pinLength: row.pin_length, pinAttempts: row.pin_attempts };
}

export async function setDeviceRule(trx: Trx, rule: DeviceRule): Promise<void> {
  await trx
    .updateTable('device_rule')
    .set({ lease_hours: rule.leaseHours, list_days: rule.listDays, pin_length: rule.pinLength, pin_attempts: rule.pinAttempts })
    .execute();
}

export const installationSecret = async (db: Handle): Promise<string> =>
  (await db.selectFrom('device_secret').select('secret').executeTakeFirstOrThrow()).secret;

export const findDevice = (db: Handle, id: string) => db.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();

/** Locked until the transaction ends: opening and wiping at the same moment must not leave a key behind. */
export const findDeviceForUpdate = (trx: Trx, id: string) =>
  trx.selectFrom('device').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Lists a device; the same one arriving twice at once is listed once. */
export async function insertDevice(
  trx: Trx,
  row: { id: string; token_hash: string; label: string; kind: string; created_at: string; seen_at: string; lease_until: string },
): Promise<void> {
  await trx
    .insertInto('device')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The key of lists of a person on a device: the one that is there, or the one given. */
export async function keepListKey(trx: Trx, device: string, user: string, fresh: string, now: string): Promise<string> {
  const row = await trx
    .insertInto('device_user')
    .values({ device, user_id: user, list_key: fresh, seen_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['device', 'user_id'])
        .doUpdateSet({ seen_at: now, list_key: sql`coalesce(device_user.list_key, excluded.list_key)` }),
    )
    .returning('list_key')
    .executeTakeFirstOrThrow();
  return row.list_key ?? fresh;
}

export async function destroyListKeys(trx: Trx, device: string): Promise<void> {
  await trx.updateTable('device_user').set({ list_key: null }).where('device', '=', device).execute();
}

/** Devices with their people, the last one seen first: those of one user, or of everybody whose account the signed-in user keeps. */
export async function devicesOf(trx: Trx, whose: { readonly user: string } | 'kept' | { readonly device: string }) {
  let query = trx.selectFrom('device as d').selectAll('d');
  if (whose === 'kept') {
    query = query.where(sql<boolean>`exists (select from device_user u where u.device = d.id and firebreak.keeps_account(u.user_id))`);
  } else if ('user' in whose) {
    const { user } = whose;
    query = query.where(sql<boolean>`exists (select from device_user u where u.device = d.id and u.user_id = ${user})`);
  } else query = query.where('d.id', '=', whose.device);
  return query.orderBy('d.seen_at', 'desc').orderBy('d.id').limit(mostDevices).execute();
}
const mostDevices = 2000;

export function peopleOf(trx: Trx, devices: readonly string[]) {
  return trx
    .selectFrom('device_user as u')
    .innerJoin('app_user as a', 'a.id', 'u.user_id')
    .select(['u.device', 'u.user_id', 'u.seen_at', 'a.display_name'])
    .where('u.device', 'in', [...devices])
    .orderBy('u.seen_at', 'desc')
    .execute();
}

/** How much of what devices handed in waits for whom. */
export function waitingHandIns(trx: Trx, devices: readonly string[]) {
  return trx
    .selectFrom('device_hand_in as h')
    .innerJoin('app_user as a', 'a.id', 'h.holder')
    .select(['h.device', 'h.holder', 'a.display_name', ({ fn }) => fn.countAll<number>().as('count')])
    .where('h.device', 'in', [...devices])
    .where('h.taken_at', 'is', null)
    .groupBy(['h.device', 'h.holder', 'a.display_name'])
    .execute();
}

/** Those of these people whose accounts the actor keeps. */
export async function keptAmong(trx: Trx, users: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select one.id from unnest(${[...users]}::uuid[]) as one (id) where firebreak.keeps_account(one.id)`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** Keeps entries as they come; one that is there already stays as it is. */
export async function keepHandIns(trx: Trx, rows: readonly Omit<DeviceHandInTable, 'taken_at'>[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('device_hand_in')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export const handInsFor = (db: Handle, holder: string, limit: number) =>
  db
    .selectFrom('device_hand_in')
    .selectAll()
    .where('holder', '=', holder)
    .where('taken_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();

export async function countHandIns(db: Handle, holder: string): Promise<number> {
  const row = await db
    .selectFrom('device_hand_in')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('holder', '=', holder)
    .where('taken_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}
