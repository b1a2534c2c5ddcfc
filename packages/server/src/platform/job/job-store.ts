import { sql } from 'kysely';
import { type Trx } from '../access/index.ts';
import { type Db } from '../database/index.ts';
import { type Job } from './job.ts';

type Handle = Db | Trx;

/** What is asked for: who, where, and what the handler needs to know. */
export interface NewJob {
  readonly home: string;
  readonly id: string;
  readonly kind: string;
  readonly outbreak: string;
  readonly area: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** Puts a job in the queue, in the transaction of whoever asks: asked for and queued stand or fall together. */
export async function enqueueJob(trx: Trx, { createdBy, createdAt, input, ...job }: NewJob): Promise<void> {
  await trx
    .insertInto('job')
    .values({ ...job, input: JSON.stringify(input), created_by: createdBy, created_at: createdAt })
    .execute();
}

/** Takes the oldest waiting job of the given kinds; two servers never take the same one. */
export async function claimJob(db: Handle, kinds: readonly string[], now: string): Promise<Job | undefined> {
  const { rows } = await sql<Job>`
    update job set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, ${now}), heartbeat_at = ${now}
    where (home, id) in (
      select home, id from job where state = 'waiting' and kind = any (${[...kinds]}::text[])
      order by created_at, id limit 1 for update skip locked)
    returning home, id, kind, outbreak, input, attempts, created_by as "createdBy"`.execute(db);
  return rows[0];
}

/** Puts back jobs of the given kinds whose server has not been heard of since a moment; null: all that are running. */
export async function requeueSilentJobs(db: Handle, kinds: readonly string[], silentSince: string | null): Promise<void> {
  const silent = silentSince === null ? sql`true` : sql`heartbeat_at < ${silentSince}`;
  await sql`update job set state = 'waiting' where state = 'running' and kind = any (${[...kinds]}::text[]) and ${silent}`.execute(db);
}

/** Signs that the job is alive and how far it is; answers whether somebody wants it to end. */
export async function beat(
  db: Handle,
  { home, id }: Pick<Job, 'home' | 'id'>,
  at: { now: string; done: number; total: number },
): Promise<boolean> {
  const { rows } = await sql<{ cancel_requested: boolean }>`
    update job set heartbeat_at = ${at.now}, done = ${at.done}, total = ${at.total}
    where home = ${home} and id = ${id} and state = 'running' returning cancel_requested`.execute(db);
  return rows[0]?.cancel_requested ?? false;
}

interface Ending {
  readonly state: 'done' | 'cancelled' | 'failed' | 'waiting';
  readonly now: string;
  readonly output?: Readonly<Record<string, unknown>> | undefined;
  readonly message?: string;
}

/** Writes down how a running job ended, or that it waits again. */
export async function endJob(db: Handle, { home, id }: Pick<Job, 'home' | 'id'>, { state, now, output, message }: Ending): Promise<void> {
  await (db as Db)
    .updateTable('job')
    .set({
      state,
      output: output === undefined ? null : JSON.stringify(output),
      message: message ?? null,
      finished_at: state === 'waiting' ? null : now,
    })
    .where('home', '=', home)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Asks for the end of a job. One that still waits ends at once; answers the state it is in now. */
export async function requestCancel(db: Handle, id: string, now: string): Promise<'cancelled' | 'running' | undefined> {
  const { rows } = await sql<{ state: 'cancelled' | 'running' }>`
    update job set cancel_requested = true,
      state = case when state = 'waiting' then 'cancelled' else state end,
      finished_at = case when state = 'waiting' then ${now}::timestamptz else finished_at end
    where id = ${id} and state in ('waiting', 'running') returning state`.execute(db);
  return rows[0]?.state;
}
