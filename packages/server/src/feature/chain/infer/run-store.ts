import { type InferenceRun } from '@firebreak/contract';
import { infectionNode } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../../platform/access/index.ts';
import { type StoredResult } from './work/stored-result.ts';

/** A run with the state of its job; results are loaded apart. */
export interface RunRow extends Omit<InferenceRun, 'done' | 'total'> {
  readonly home: string;
  readonly job: string;
  readonly done: number;
  readonly total: number;
  readonly digests: Readonly<Record<string, string>>;
  readonly hasResult: boolean;
}

const columns = sql`
  r.home, r.id, r.job, j.state, r.input_hash as "inputHash", r.seed, r.engine, r.created_at as "createdAt", r.created_by_name as "createdBy",
  j.finished_at as "finishedAt", j.done, j.total, j.message, r.input, r.digests, r.result is not null as "hasResult"`;
const tables = sql`inference_run r join job j on j.home = r.home and j.id = r.job`;

/** Runs that are looked through, and whose results are kept. */
const mostRuns = 30;
const mostResults = 12;

/** The newest runs of an outbreak, newest first. */
export async function runsOf(trx: Trx, at: { home: string; outbreak: string }): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${columns} from ${tables} where r.home = ${at.home} and r.outbreak = ${at.outbreak}
    order by r.created_at desc, r.id desc limit ${mostRuns}`.execute(trx);
  return rows;
}

export async function resultOf(trx: Trx, { home, id }: Pick<RunRow, 'home' | 'id'>): Promise<StoredResult | null> {
  const { rows } = await sql<{ result: StoredResult | null }>`
    select result from inference_run where home = ${home} and id = ${id}`.execute(trx);
  return rows[0]?.result ?? null;
}

export interface NewRun {
  readonly home: string;
  readonly id: string;
  readonly outbreak: string;
  readonly area: string;
  readonly job: string;
  readonly input_hash: string;
  readonly seed: string;
  readonly engine: string;
  readonly input: InferenceRun['input'];
  readonly digests: Readonly<Record<string, string>>;
  readonly created_at: string;
  readonly created_by: string;
  readonly created_by_name: string;
}

export async function insertRun(trx: Trx, run: NewRun): Promise<void> {
  await sql`
    insert into inference_run (home, id, outbreak, area, job, input_hash, seed, engine, input, digests, created_at, created_by, created_by_name)
    values (${run.home}, ${run.id}, ${run.outbreak}, ${run.area}::ltree, ${run.job}, ${run.input_hash}, ${run.seed}, ${run.engine},
      ${JSON.stringify(run.input)}::jsonb, ${JSON.stringify(run.digests)}::jsonb, ${run.created_at}, ${run.created_by}, ${run.created_by_name})`.execute(
    trx,
  );
}

interface RunResult extends Pick<NewRun, 'home' | 'id' | 'outbreak' | 'input_hash' | 'input' | 'digests'> {
  readonly result: StoredResult;
}

/** Keeps what a run found, with the input it really had; results of old runs make room. */
export async function keepResult(trx: Trx, run: RunResult): Promise<void> {
  await sql`
    update inference_run set result = ${JSON.stringify(run.result)}::jsonb, input_hash = ${run.input_hash},
      input = ${JSON.stringify(run.input)}::jsonb, digests = ${JSON.stringify(run.digests)}::jsonb
    where home = ${run.home} and id = ${run.id}`.execute(trx);
  await sql`
    update inference_run set result = null where home = ${run.home} and outbreak = ${run.outbreak} and result is not null and id not in (
      select id from inference_run where home = ${run.home} and outbreak = ${run.outbreak} and result is not null
      order by created_at desc, id desc limit ${mostResults})`.execute(trx);
}

/** Two pages that ask at the same moment start one run: the second waits here and finds the first. */
export async function oneAtATime(trx: Trx, outbreak: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`inference ${outbreak}`}))`.execute(trx);
}

/** A person who is no case, as the actor may read them. */
export interface PersonInSight {
  readonly id: string;
  readonly name: string | null;
  readonly number: string | null;
  readonly area: string;
}

/** Persons among these that the actor may read. */
export async function personsInSight(trx: Trx, outbreak: string, ids: readonly string[]): Promise<PersonInSight[]> {
  const { rows } = await sql<PersonInSight>`
    select p.id, p.name, coalesce(k.number, k.source_id) as number, p.area::text as area
    from person p left join contact k on k.home = p.home and k.person = p.id and k.withdrawn_at is null
    where p.outbreak = ${outbreak} and p.withdrawn_at is null and p.id = any (${[...ids]}::uuid[])`.execute(trx);
  return rows;
}

/** Infections whose case record the actor may read, by their names in chains: of everybody else a result says only that they are elsewhere. */
export async function casesInSight(trx: Trx, outbreak: string): Promise<Set<string>> {
  const { rows } = await sql<{ person: string; episode: number }>`
    select person, episode from "case" where outbreak = ${outbreak} and withdrawn_at is null and area <@ any ((select firebreak.scope('chain.read'))::ltree[])`.execute(
    trx,
  );
  return new Set(rows.map(({ person, episode }) => infectionNode(person, episode)));
}
