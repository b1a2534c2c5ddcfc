import { type RecordKind } from '@firebreak/contract';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type ImportErrorTable, type ImportTable } from '../../platform/database/index.ts';

export type ImportRow = Selectable<ImportTable>;
export type ImportErrorRow = Selectable<ImportErrorTable>;

export const insertImport = (trx: Trx, row: Insertable<ImportTable>) => trx.insertInto('import').values(row).execute();

/** An import of the outbreak in force, if row-level security shows it. */
export const findImport = (trx: Trx, id: string): Promise<ImportRow | undefined> =>
  trx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();

export const importsOf = (trx: Trx, outbreak: string): Promise<ImportRow[]> =>
  trx.selectFrom('import').selectAll().where('outbreak', '=', outbreak).orderBy('created_at', 'desc').limit(mostListed).execute();

const mostListed = 200;

/** Changes an import that is in one of the states given; false when it is in another by now. */
export async function updateImport(
  trx: Trx,
  { home, id }: Pick<ImportRow, 'home' | 'id'>,
  change: Updateable<ImportTable>,
  states?: readonly ImportRow['state'][],
): Promise<boolean> {
  let query = trx.updateTable('import').set(change).where('home', '=', home).where('id', '=', id);
  if (states !== undefined) query = query.where('state', 'in', states);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const clearErrors = (trx: Trx, { home, id }: Pick<ImportRow, 'home' | 'id'>) =>
  trx.deleteFrom('import_error').where('home', '=', home).where('import', '=', id).execute();

export async function insertErrors(trx: Trx, errors: readonly Insertable<ImportErrorTable>[]): Promise<void> {
  if (errors.length === 0) return;
  await sql`
    insert into import_error (home, import, position, severity, code, file, sheet, "row", "column", value, detail)
    select home, import, position, severity, code, file, sheet, "row", "column", value, detail
    from jsonb_to_recordset(${JSON.stringify(errors)}::jsonb) as given(
      home text, import uuid, position integer, severity text, code text, file text, sheet text, "row" integer, "column" text, value text, detail jsonb)
    on conflict do nothing`.execute(trx);
}

/** Errors in the order of severity and reading. */
export const errorsOf = (
  trx: Trx,
  { home, id }: Pick<ImportRow, 'home' | 'id'>,
  offset: number,
  limit: number,
): Promise<ImportErrorRow[]> =>
  trx
    .selectFrom('import_error')
    .selectAll()
    .where('home', '=', home)
    .where('import', '=', id)
    .orderBy('severity')
    .orderBy('position')
    .offset(offset)
    .limit(limit)
    .execute();

/** How many errors of an import are kept cell by cell, and the first free position. */
export async function countErrors(trx: Trx, { home, id }: Pick<ImportRow, 'home' | 'id'>): Promise<{ kept: number; next: number }> {
  const { kept, last } = await trx
    .selectFrom('import_error')
    .select((eb) => [eb.fn.countAll<number>().as('kept'), eb.fn.max('position').as('last')])
    .where('home', '=', home)
    .where('import', '=', id)
    .executeTakeFirstOrThrow();
  return { kept, next: (last ?? -1) + 1 };
}

export const saveMapping = (trx: Trx, userId: string, name: string, mapping: object) =>
  trx
    .insertInto('import_mapping')
    .values({ user_id: userId, name, mapping: JSON.stringify(mapping) })
    .onConflict((conflict) => conflict.columns(['user_id', 'name']).doUpdateSet({ mapping: JSON.stringify(mapping) }))
    .execute();

export const savedMappings = (trx: Trx) => trx.selectFrom('import_mapping').select(['name', 'mapping']).orderBy('name').execute();

/** Places of areas in the tree by their codes. */
export function areasByCode(trx: Trx, codes: readonly string[]) {
  return trx
    .selectFrom('area')
    .select(['code', 'path', 'parent', 'level', 'name', 'name_en', 'latitude', 'longitude', 'population'])
    .where('code', '=', sql<string>`any (${[...codes]}::text[])`)
    .execute();
}

/** What is known of a record of this source: enough to point at it and to see whether it changed. */
export interface KnownRecord {
  readonly key: string;
  readonly id: string;
  readonly area: string;
  readonly version: number;
  readonly hash: string | null;
}

/** Where records of one outbreak and one source stand. */
export interface SourceOf {
  readonly home: string;
  readonly outbreak: string;
  readonly system: string;
}

/** Records by their keys in a source. */
export async function recordsByKey(
  trx: Trx,
  kind: RecordKind,
  { home, outbreak, system }: SourceOf,
  keys: readonly string[],
): Promise<KnownRecord[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<KnownRecord>`
    select source_id as key, id, area, version, source_hash as hash from ${sql.table(tableOf(kind))}
    where home = ${home} and outbreak = ${outbreak} and source_system = ${system} and source_id = any (${[...keys]}::text[])`.execute(trx);
  return rows;
}

/** Keys of all records of a kind from a source. */
export async function keysOf(trx: Trx, kind: RecordKind, { home, outbreak, system }: SourceOf): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select source_id as key from ${sql.table(tableOf(kind))}
    where home = ${home} and outbreak = ${outbreak} and source_system = ${system} and source_id is not null and withdrawn_at is null`.execute(
    trx,
  );
  return new Set(rows.map(({ key }) => key));
}

/** Whether the outbreak holds any record of a kind from this source. */
export async function hasRecords(trx: Trx, kind: RecordKind, { home, outbreak, system }: SourceOf): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${sql.table(tableOf(kind))}
    where home = ${home} and outbreak = ${outbreak} and source_system = ${system} and source_id is not null limit 1`.execute(trx);
  return rows.length > 0;
}

/** Whether the outbreak holds a record of a kind that no source claims: recorded by hand, it may be of an imported person. */
export async function hasUnclaimed(trx: Trx, kind: RecordKind, { home, outbreak }: SourceOf): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${sql.table(tableOf(kind))} where home = ${home} and outbreak = ${outbreak} and source_id is null limit 1`.execute(trx);
  return rows.length > 0;
}

/** A case of a person, from whatever source. */
export interface PersonCase {
  readonly id: string;
  readonly person: string;
  system: string | null;
  key: string | null;
  readonly episode: number;
  /** Onset, else report. */
  readonly day: string | null;
  readonly stands: boolean;
}

/** All cases of persons, in the order of their infections. */
export async function casesOfPersons(trx: Trx, { home, outbreak }: SourceOf, persons: readonly string[]): Promise<PersonCase[]> {
  if (persons.length === 0) return [];
  const { rows } = await sql<PersonCase>`
    select id, person, source_system as system, source_id as key, episode, coalesce(onset_date, report_date) as day, withdrawn_at is null as stands
    from "case" where home = ${home} and outbreak = ${outbreak} and person = any (${[...persons]}::uuid[]) order by episode, id`.execute(
    trx,
  );
  return rows;
}

/** Gives cases that somebody recorded by hand the key under which the source knows them: the import then completes them. */
export async function adoptCases(
  trx: Trx,
  { home, system }: SourceOf,
  pairs: readonly { readonly id: string; readonly key: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    update "case" as stored set source_system = ${system}, source_id = given.key
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as given(id uuid, key text)
    where stored.home = ${home} and stored.id = given.id and stored.source_id is null`.execute(trx);
}

/**
 * Gives a contact that somebody recorded by hand for an imported person the key under which the source knows
 * it: the import then completes the record instead of failing over a second one of the same person.
 */
export async function adoptByPerson(
  trx: Trx,
  kind: 'contact',
  { home, outbreak, system }: SourceOf,
  pairs: readonly { readonly person: string; readonly key: string }[],
): Promise<void> {
  await sql`
    update ${sql.table(kind)} as stored set source_system = ${system}, source_id = given.key
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as given(person uuid, key text)
    where stored.home = ${home} and stored.outbreak = ${outbreak} and stored.person = given.person and stored.source_id is null`.execute(
    trx,
  );
}

/** Who wrote which fields of records, oldest first. `byHand` is false where an import wrote. */
export async function writersOf(trx: Trx, kind: RecordKind, ids: readonly string[]) {
  const { rows } = await sql<{ subject: string; byHand: boolean; fields: string[] }>`
    select subject, not payload ? 'import' as "byHand", array(select jsonb_object_keys(payload -> 'after')) as fields
    from journal
    where subject = any (${[...ids]}::uuid[]) and kind = ${kind} and version is not null and jsonb_typeof(payload -> 'after') = 'object'
    order by subject, sequence`.execute(trx);
  return rows;
}

const tableOf = (kind: RecordKind): string => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
