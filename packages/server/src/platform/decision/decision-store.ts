import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../access/index.ts';

/** What a second person said about something that waited for them. */
export interface Decision {
  readonly home: string;
  readonly id: string;
  /** As whoever decides saw it. */
  readonly version: number;
  readonly verdict: 'approved' | 'refused';
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
}

/** A table whose rows wait for a second person, and the state in which they do. */
export interface Waiting {
  readonly table: string;
  readonly state: string;
}

/**
 * Writes a decision down. That the two persons are two is a constraint of each of these tables.
 *
 * @param more further columns that change with the decision
 * @returns false when the row changed meanwhile, or is decided
 */
export async function decideRow(
  trx: Trx,
  { table, state }: Waiting,
  one: Decision,
  more: readonly RawBuilder<unknown>[] = [],
): Promise<boolean> {
  const set = [
    sql`state = ${one.verdict}`,
    sql`decided_at = ${one.at}`,
    sql`decided_by = ${one.by}`,
    sql`decided_by_name = ${one.byName}`,
    sql`decision_reason = ${one.reason}`,
    sql`version = version + 1`,
    ...more,
  ];
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.join(set)}
    where home = ${one.home} and id = ${one.id} and version = ${one.version} and state = ${state}`.execute(trx);
  return numAffectedRows === 1n;
}

/**
 * Takes something back that waits, or was decided and not carried out yet.
 *
 * @param states those in which it may be taken back
 * @returns false when it changed meanwhile
 */
export async function withdrawRow(
  trx: Trx,
  table: string,
  states: readonly string[],
  one: Pick<Decision, 'home' | 'id' | 'version'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set state = 'withdrawn', version = version + 1
    where home = ${one.home} and id = ${one.id} and version = ${one.version} and state = any (${[...states]}::text[])`.execute(trx);
  return numAffectedRows === 1n;
}
