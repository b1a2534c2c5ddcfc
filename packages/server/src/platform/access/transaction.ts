import { sql, type Transaction } from 'kysely';
import { ahead, type Db, kept, type Tables } from '../database/index.ts';
import { type Actor } from './actor.ts';

export type Trx = Transaction<Tables>;

/** On whose behalf, and inside which outbreak, a transaction works. */
export interface Standpoint {
  readonly actor: Actor;
  readonly outbreak?: string;
}

/**
 * Runs one transaction from a standpoint. Row-level security reads actor and outbreak from settings that end with the
 * transaction, so a connection never carries one person's sight over to the next.
 */
export function transact<T>(db: Db, { actor, outbreak }: Standpoint, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const standpoint = sql`select set_config('firebreak.actor', ${actor.id}, true), set_config('firebreak.outbreak', ${outbreak ?? ''}, true)`;
    await trx.executeQuery(ahead(kept(standpoint.compile(trx))));
    return work(trx);
  });
}
