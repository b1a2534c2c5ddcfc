import { type Actor, loadActor } from '@firebreak/server/platform/access/index';
import { KnownFailure } from '@firebreak/server/platform/fault/index';
import { type Platform } from '@firebreak/server/platform/platform';

/** The user of the command line has a fixed id and no password: nobody signs in as it, and no other user becomes it. */
const operatorId = '00000000-0000-7000-8000-00000000c11e';
const operatorGrant = '00000000-0000-7000-8000-00000000c11f';

/** Whoever can open the data directory works as `operator`; its acts stand in the journal like anybody's. */
export async function ensureOperator({ db, now }: Platform): Promise<Actor> {
  const isTaken = await db
    .selectFrom('app_user')
    .select('id')
    .where('name', '=', 'operator')
    .where('id', '!=', operatorId)
    .executeTakeFirst();
  const name = isTaken === undefined ? 'operator' : 'operator@command-line';
  await db
    .insertInto('app_user')
    .values({ id: operatorId, name, display_name: name, locale: 'zh-Hans', password_hash: null, created_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('user_grant')
    .values({ id: operatorGrant, user_id: operatorId, role: 'operator', area: 'world', outbreak: null, expires_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const actor = await loadActor(db, operatorId, now());
  if (actor === undefined) throw new KnownFailure('nobodyMay');
  return actor;
}
