import { type RegisterState } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../../platform/access/index.ts';
import { type StoredOutcome } from './outcome.ts';

/** A file of a register as it waits on this machine. */
export interface RegisterFile {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface Failure {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface RegisterRow {
  readonly home: string;
  readonly id: string;
  readonly outbreak: string;
  readonly area: string;
  readonly files: readonly RegisterFile[];
  readonly state: RegisterState;
  readonly job: string;
  readonly done: number;
  readonly total: number;
  readonly outcome: StoredOutcome | null;
  readonly failure: Failure | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export type NewRegister = Pick<RegisterRow, 'home' | 'id' | 'outbreak' | 'area' | 'files' | 'job'> & {
  readonly now: string;
  readonly by: string;
  readonly byName: string;
};

export async function insertRegister(trx: Trx, row: NewRegister): Promise<void> {
  await sql`
    insert into roster_register (home, id, outbreak, area, files, state, job, created_at, created_by, created_by_name)
    values (${row.home}, ${row.id}, ${row.outbreak}, ${row.area}::ltree, ${JSON.stringify(row.files)}::jsonb, 'waiting', ${row.job}, ${row.now},
      ${row.by}, ${row.byName})`.execute(trx);
}

const columns = sql`home, id, outbreak, area::text as area, files, state, job, done, total, outcome, failure, created_at as "createdAt", finished_at as "finishedAt"`;

/** A register of the caller: row-level security shows nobody else's. */
export async function findRegister(trx: Trx, id: string): Promise<RegisterRow | undefined> {
  const { rows } = await sql<RegisterRow>`select ${columns} from roster_register where id = ${id}`.execute(trx);
  return rows[0];
}

export async function registersOf(trx: Trx, home: string, limit: number): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`
    select ${columns} from roster_register where home = ${home} and created_by = firebreak.actor()
    order by created_at desc, id desc limit ${limit}`.execute(trx);
  return rows;
}

/** What changes of a register as it is worked on. */
export interface RegisterChange {
  readonly state: RegisterState;
  readonly done?: number;
  readonly total?: number;
  readonly outcome?: StoredOutcome;
  readonly failure?: Failure;
  readonly finishedAt?: string;
}

/** Changes a register that has not ended; false when it has. */
export async function changeRegister(trx: Trx, { home, id }: Pick<RegisterRow, 'home' | 'id'>, change: RegisterChange): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update roster_register set state = ${change.state}, done = coalesce(${change.done ?? null}, done), total = coalesce(${change.total ?? null}, total),
      outcome = ${change.outcome === undefined ? null : JSON.stringify(change.outcome)}::jsonb,
      failure = ${change.failure === undefined ? null : JSON.stringify(change.failure)}::jsonb, finished_at = ${change.finishedAt ?? null}
    where home = ${home} and id = ${id} and state in ('waiting', 'reading', 'writing')`.execute(trx);
  return numAffectedRows === 1n;
}

/** Cells that problems quote go with the week. */
export async function dropOldProblems(trx: Trx, home: string, before: string): Promise<void> {
  await sql`
    update roster_register set outcome = jsonb_set(outcome, '{problems}', '[]')
    where home = ${home} and created_at < ${before} and jsonb_array_length(outcome -> 'problems') > 0`.execute(trx);
}
