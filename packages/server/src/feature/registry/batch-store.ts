import { type RecordKind } from '@firebreak/contract';
import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { insertPacked, type PackedRows, packRows } from '../../platform/database/index.ts';
import { columnsOf, columnValue, tableOf } from './column.ts';
import { type Values } from './noun.ts';
import { type Row } from './row.ts';

interface Source {
  readonly id: string;
  readonly home: string;
  readonly system: string;
}

/** Rows of an outbreak by their ids in a source. */
export async function rowsBySource(trx: Trx, kind: RecordKind, source: Source, sourceIds: readonly string[]): Promise<Row[]> {
  if (sourceIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select * from ${sql.table(tableOf(kind))}
    where home = ${source.home} and outbreak = ${source.id} and source_system = ${source.system}
      and source_id = any (${[...sourceIds]}::text[])`.execute(trx);
  return rows;
}

const frame: readonly (readonly [name: string, type: string])[] = [
  ['home', 'text'],
  ['id', 'uuid'],
  ['outbreak', 'uuid'],
  ['area', 'ltree'],
  ['version', 'integer'],
  ['created_at', 'timestamptz'],
  ['updated_at', 'timestamptz'],
  ['withdrawn_at', 'timestamptz'],
  ['source_system', 'text'],
  ['source_id', 'text'],
  ['source_hash', 'text'],
  ['extra', 'jsonb'],
  ['search', 'text'],
  ['codes', 'bigint[]'],
];

const allColumns = (kind: RecordKind) => [...frame, ...columnsOf(kind).map(({ name, type }) => [name, type] as const)];
const list = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql`, `);

/** Rows of a noun's table, by column name, ready to be inserted. */
export function packRecords(kind: RecordKind, rows: readonly Readonly<Record<string, unknown>>[]): PackedRows {
  const framed = frame.map(([name, type]) => ({ name, type, values: rows.map((row) => row[name]) }));
  const own = columnsOf(kind).map(({ name, type, initial }) => ({ name, type, values: rows.map((row) => row[name] ?? initial ?? null) }));
  return packRows(rows.length, [...framed, ...own]);
}

/** The same of values of the frame by column name, and of values by field name. */
export function packFields(kind: RecordKind, frames: readonly Readonly<Record<string, unknown>>[], fields: readonly Values[]): PackedRows {
  const filled = filledFields(fields);
  const own = columnsOf(kind)
    .filter(({ field }) => filled.has(field)) // most have nothing in any row, and what is null does not travel
    .map((column) => ({
      name: column.name,
      type: column.type,
      values: fields.map((values) => columnValue(column, values) ?? column.initial),
    }));
  const framed = frame.map(([name, type]) => ({ name, type, values: frames.map((row) => row[name]) }));
  return packRows(frames.length, [...framed, ...own]);
}

/** The fields that are named in any of the rows. */
function filledFields(fields: readonly Values[]): ReadonlySet<string> {
  const filled = new Set<string>();
  for (const values of fields) for (const field in values) filled.add(field);
  return filled;
}

export const insertRecords = (trx: Trx, kind: RecordKind, packed: PackedRows): Promise<void> => insertPacked(trx, tableOf(kind), packed);

/** Replaces whole rows by home and id, where the row before is still the one that was read; answers how many. */
export async function updateRows(trx: Trx, kind: RecordKind, rows: readonly object[]): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = allColumns(kind);
  const changing = columns.filter(([name]) => name !== 'home' && name !== 'id' && name !== 'outbreak');
  const { numAffectedRows } = await sql`
    update ${sql.table(tableOf(kind))} as stored
    set ${list(changing.map(([name]) => sql`${sql.id(name)} = given.${sql.id(name)}`))}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(${definitions(columns)})
    where stored.home = given.home and stored.id = given.id and stored.version = given.version - 1`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

const definitions = (columns: readonly (readonly [string, string])[]) =>
  list(columns.map(([name, type]) => sql`${sql.id(name)} ${sql.raw(type)}`));
