import { type SunsetStep } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** A step of the plan as it was made at the closing. */
export interface SunsetRow extends Pick<SunsetStep, 'kind' | 'dueAt'> {
  readonly rule: Pick<SunsetStep, 'text' | 'keep' | 'afterwards'>;
  readonly closedAt: string;
}

export const planSunset = (trx: Trx, home: string, outbreak: string, rows: readonly SunsetRow[]): Promise<unknown> =>
  sql`select firebreak.plan_sunset(${home}, ${outbreak}, ${JSON.stringify(rows.map(({ kind, rule, dueAt }) => ({ kind, rule, due_at: dueAt })))}::jsonb)`.execute(
    trx,
  );

export const takeSunsetBack = (trx: Trx, home: string, outbreak: string, now: string): Promise<unknown> =>
  sql`select firebreak.take_sunset_back(${home}, ${outbreak}, ${now})`.execute(trx);

/** The plan in force, the earliest day first; nothing for who may neither propose nor approve. */
export async function stepsOf(trx: Trx, home: string, outbreak: string): Promise<SunsetRow[]> {
  const { rows } = await sql<SunsetRow>`
    select kind, rule, due_at as "dueAt", closed_at as "closedAt" from sunset
    where home = ${home} and outbreak = ${outbreak} and taken_back_at is null order by due_at nulls last, kind`.execute(trx);
  return rows;
}
