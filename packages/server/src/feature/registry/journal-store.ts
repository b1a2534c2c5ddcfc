import { type RecordKind } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type JournalTable } from '../../platform/database/index.ts';

/** An entry of the journal about one record. */
export type Entry = Omit<JournalTable, 'payload'> & { readonly payload: Readonly<Record<string, unknown>> | null };

/** Reading leaves a record as it was and stands in the audit, not in its history; a reveal stands in both. */
const readingVerbs = ['listed', 'opened', 'searched', 'counted', 'historyRead', 'exported', 'coPresenceListed'];
const mostEntries = 500;

/** History of a record, newest first. */
export async function entriesOf(trx: Trx, kind: RecordKind, id: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select * from journal
    where subject = ${id} and kind = ${kind} and action <> all (${readingVerbs.map((verb) => `${kind}.${verb}`)}::text[])
    order by sequence desc limit ${mostEntries}`.execute(trx);
  return rows;
}

export async function creationOf(trx: Trx, kind: RecordKind, id: string): Promise<Entry | undefined> {
  const { rows } =
    await sql<Entry>`select * from journal where subject = ${id} and action = ${`${kind}.created`} order by sequence limit 1`.execute(trx);
  return rows[0];
}

export async function entryOf(trx: Trx, kind: RecordKind, id: string, entry: string): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`select * from journal where subject = ${id} and id = ${entry} and kind = ${kind}`.execute(trx);
  return rows[0];
}

/** The entries of one conversion: one per record it touched. */
export async function entriesOfConversion(trx: Trx, conversion: string, subjects: readonly string[]): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select * from journal where subject = any (${[...subjects]}::uuid[]) and payload ->> 'conversion' = ${conversion}
    order by sequence`.execute(trx);
  return rows;
}
