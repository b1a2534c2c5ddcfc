import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type Db } from '../../platform/database/index.ts';
import { type GivenSample } from './registration/given-sample.ts';
import { type SampleHome } from './registration/sample-home.ts';
import { type Verdict } from './registration/verdict.ts';

/**
 * Judges and keeps samples, in their order. The database looks at the grants of each of their people. Whatever an installation is set to,
 * the transaction is on the disk before anybody is told that it is.
 */
export async function registerSamples(trx: Trx, of: SampleHome, samples: readonly GivenSample[], now: string): Promise<Verdict[]> {
  const given = JSON.stringify(samples.map(({ row }, index) => ({ ord: index + 1, ...row })));
  const { rows } = await sql<Verdict>`
    select outcome, code, details, members, area
    from (select set_config('synchronous_commit', 'on', true) as set) durable, firebreak.register_samples(${of.home}, ${of.outbreak}, ${now}, ${given}::text::jsonb) order by ord`.execute(trx);
  return rows;
}

export interface SampleInSight {
  readonly id: string;
  /** ltree path. */
  readonly area: string;
  readonly tube: string;
}

export async function samplesInSight(trx: Trx, home: string, ids: readonly string[]): Promise<SampleInSight[]> {
  const { rows } = await sql<SampleInSight>`
    select id, area::text as area, tube from sample where home = ${home} and id = any (${[...ids]}::uuid[])`.execute(trx);
  return rows;
}

export async function voidSampleRows(
  trx: Trx,
  of: { readonly home: string; readonly outbreak: string },
  ids: readonly string[],
  why: string,
  now: string,
): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select firebreak.void_samples(${of.home}, ${of.outbreak}, ${[...ids]}::uuid[], ${why}, ${now}) as changed`.execute(trx);
  return rows[0]?.changed ?? 0;
}

/** Has the database take new statistics of the tables that samples fill. */
export async function lookAtSamples(db: Db): Promise<void> {
  await sql`select firebreak.look_at_samples()`.execute(db);
}
