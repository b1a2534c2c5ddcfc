import { type Locale } from '@firebreak/contract';
import { type Db } from '../../platform/database/index.ts';
import { type Trx } from '../../platform/access/index.ts';

type Handle = Db | Trx;

export const findUserByName = (db: Handle, name: string) =>
  db.selectFrom('app_user').selectAll().where('name', '=', name).executeTakeFirst();
export const findUser = (db: Handle, id: string) => db.selectFrom('app_user').selectAll().where('id', '=', id).executeTakeFirst();
export const allUsers = (db: Handle) => db.selectFrom('app_user').selectAll().orderBy('name').execute();

export async function hasAdministrator(db: Handle): Promise<boolean> {
  const row = await db
    .selectFrom('user_grant')
    .innerJoin('app_user', 'app_user.id', 'user_grant.user_id')
    .select('user_grant.id')
    .where('role', '=', 'administrator')
    .where('app_user.disabled', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

/** Grants with the code and name of their area. */
export function grantsOf(db: Handle, userIds: readonly string[]) {
  return db
    .selectFrom('user_grant as g')
    .innerJoin('area as a', 'a.path', 'g.area')
    .select(['g.id', 'g.user_id', 'g.role', 'g.outbreak', 'g.expires_at', 'a.code', 'a.name'])
    .where('g.user_id', 'in', userIds.length > 0 ? [...userIds] : ['00000000-0000-0000-0000-000000000000'])
    .orderBy('g.role')
    .execute();
}

export async function replaceGrants(
  trx: Handle,
  userId: string,
  grants: readonly { id: string; role: string; area: string; outbreak: string | null; expires_at: string | null }[],
) {
  await trx.deleteFrom('user_grant').where('user_id', '=', userId).execute();
  if (grants.length > 0)
    await trx
      .insertInto('user_grant')
      .values(grants.map((grant) => ({ ...grant, user_id: userId })))
      .execute();
}

export const insertUser = (
  trx: Handle,
  user: { id: string; name: string; display_name: string; locale: Locale; password_hash: string | null; created_at: string },
) => trx.insertInto('app_user').values(user).execute();

export async function findLink(db: Handle, tokenHash: string, now: string) {
  return db
    .selectFrom('sign_in_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Marks a link as used; false when somebody else just used it. */
export async function spendLink(trx: Handle, tokenHash: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
