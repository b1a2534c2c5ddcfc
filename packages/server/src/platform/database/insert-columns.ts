import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type BinaryArray, binaryArray, isKeepable, UnkeepableText } from './binary-column.ts';
import { type Tables } from './schema.ts';

/** A column of rows that go into a table together: a value for every row, and the type of the column. JSON may be given as its text. */
export interface InsertColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

/**
 * Rows on their way: a parameter for a value that all of them share, for what differs an array, and nothing for what is
 * null. Plain data, which may come from another thread.
 */
export interface PackedRows {
  readonly rows: number;
  readonly columns: readonly PackedColumn[];
}

type PackedColumn = { readonly name: string; readonly type: string } & (
  | { readonly form: 'shared'; readonly text: string }
  | { readonly form: 'binary'; readonly array: BinaryArray }
  /** An array literal, for what is not written in the plain form of its type: the database judges it. */
  | { readonly form: 'text'; readonly text: string }
  /** Lists of numbers end to end, and where those of each row begin and end: an array of arrays would be unnested to its last number. */
  | { readonly form: 'lists'; readonly numbers: BinaryArray; readonly from: BinaryArray; readonly to: BinaryArray }
);

/**
 * Packs rows column by column. Much less travels and is parsed than with a document per row: in a batch most columns
 * are empty or say the same everywhere.
 *
 * @throws an error with the code of the database (22021) where a text holds what no database keeps
 */
export function packRows(rows: number, columns: readonly InsertColumn[]): PackedRows {
  return { rows, columns: columns.flatMap((column) => packed(column) ?? []) };
}

/** The memory in which packed rows stand, for handing it over to another thread instead of copying it. */
export const memoryOf = ({ columns }: PackedRows): ArrayBuffer[] =>
  columns.flatMap((column) => {
    if (column.form === 'binary') return [column.array.bytes.buffer];
    return column.form === 'lists' ? [column.numbers.bytes.buffer, column.from.bytes.buffer, column.to.bytes.buffer] : [];
  });

/** The same rows with another value in columns that all of them share. */
export const withShared = ({ rows, columns }: PackedRows, values: Readonly<Record<string, string>>): PackedRows => ({
  rows,
  columns: columns.map((column) => {
    const text = values[column.name];
    return text === undefined || column.form !== 'shared' ? column : { ...column, text };
  }),
});

function packed(column: InsertColumn): PackedColumn | undefined {
  const { name, type, values } = column;
  const [first = null] = values;
  if (values.every((value) => (value ?? null) === first)) return sharedColumn(name, type, textOf(first, type));
  try {
    if (type === 'jsonb' || type.endsWith('[]')) return packedTexts(column);
    const array = binaryArray(type, values);
    return array === undefined ? packedTexts(column) : { name, type, form: 'binary', array };
  } catch (error) {
    if (error instanceof UnkeepableText) throw unkeepable(name);
    throw error;
  }
}

/** Documents and lists are told to be the same by their texts. */
function packedTexts({ name, type, values }: InsertColumn): PackedColumn | undefined {
  if (type === 'bigint[]' && values.some((value) => Array.isArray(value) && value.length > 0)) {
    const lists = packedLists(values);
    if (lists !== undefined) return { name, type, form: 'lists', ...lists };
  }
  const texts = values.map((value) => textOf(value, type));
  if (texts.every((text) => text === texts[0])) return sharedColumn(name, type, texts[0] ?? null);
  const array = type === 'jsonb' ? binaryArray(type, texts) : undefined;
  if (array !== undefined) return { name, type, form: 'binary', array };
  const text = arrayLiteral(texts);
  if (text === undefined) throw unkeepable(name);
  return { name, type, text, form: 'text' };
}

function packedLists(values: readonly unknown[]): { numbers: BinaryArray; from: BinaryArray; to: BinaryArray } | undefined {
  if (!values.every(Array.isArray)) return undefined;
  const lists = values as readonly (readonly unknown[])[];
  const ends: number[] = [];
  let end = 0;
  for (const list of lists) ends.push((end += list.length));
  const [numbers, from, to] = [
    binaryArray('bigint', lists.flat()),
    binaryArray(
      'integer',
      lists.map((list, index) => (ends[index] ?? 0) - list.length + 1),
    ),
    binaryArray('integer', ends),
  ];
  return numbers && from && to && { numbers, from, to };
}

function sharedColumn(name: string, type: string, text: string | null): PackedColumn | undefined {
  if (text === null) return undefined;
  if (!isKeepable(text)) throw unkeepable(name);
  return { name, type, text, form: 'shared' };
}

/**
 * Inserts packed rows with one statement. Row-level security binds it like any other.
 *
 * Arrays are parameters of their own type, which the database reads once, when it takes them; cast from text they would be
 * read again by each guess of the planner. They are unnested side by side in one list, row by row: as functions to select
 * from, each would first be laid out in a store of its own.
 */
export async function insertPacked(trx: Transaction<Tables>, table: string, { rows, columns }: PackedRows): Promise<void> {
  if (rows === 0) return;
  const names = columns.map(({ name }) => sql.id(name));
  const values = columns.map(valueOf);
  const lists = columns.flatMap(listsOf);
  // A single row shares everything with itself; rows without any difference would break their primary key anyway.
  const from = lists.length === 0 ? sql`generate_series(1, ${rows})` : sql`(select ${list(lists)}) as given`;
  await sql`insert into ${sql.table(table)} (${list(names)}) select ${list(values)} from ${from}`.execute(trx);
}

/** What a row has in a column. A shared value is read once, although reading an instant depends on the zone of the session. */
function valueOf(column: PackedColumn, index: number): RawBuilder<unknown> {
  const type = sql.raw(column.type);
  if (column.form === 'shared') return sql`(select ${column.text}::text::${type})`;
  const own = alias(index);
  if (column.form !== 'lists') return sql`${sql.id(own)}::${type}`;
  return sql`(${column.numbers.bytes}::${type})[${sql.id(`${own}_from`)}:${sql.id(`${own}_to`)}]`;
}

function listsOf(column: PackedColumn, index: number): RawBuilder<unknown>[] {
  const own = alias(index);
  const unnested = (value: unknown, type: string, name: string) => sql`unnest(${value}::${sql.raw(type)}) as ${sql.id(name)}`;
  switch (column.form) {
    case 'shared':
      return [];
    case 'binary':
      return [unnested(column.array.bytes, column.array.type, own)];
    case 'text':
      return [unnested(column.text, `${elementOf(column.type)}[]`, own)];
    case 'lists':
      return [unnested(column.from.bytes, column.from.type, `${own}_from`), unnested(column.to.bytes, column.to.type, `${own}_to`)];
  }
}

const list = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql`, `);
const alias = (index: number): string => `c${index}`;
/** An array of arrays would be unnested to its last element, so lists stay texts on their way. */
const elementOf = (type: string): string => (type.endsWith('[]') ? 'text' : type);

function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (type.endsWith('[]')) return `{${(value as readonly number[]).join(',')}}`;
  return JSON.stringify(value);
}

/**
 * `{"a","b",NULL}`: with quotes everywhere no text can be taken for anything else. Undefined where one holds what no
 * database keeps.
 */
function arrayLiteral(texts: readonly (string | null)[]): string | undefined {
  if (texts.some((text) => text !== null && !isKeepable(text))) return undefined;
  return `{${texts.map((text) => (text === null ? 'NULL' : `"${text.replaceAll(special, String.raw`\$&`)}"`)).join(',')}}`;
}

const special = /["\\]/g;

const unkeepable = (column: string) =>
  Object.assign(new Error(`A value of ${column} holds a NUL or half of a surrogate pair.`), { code: '22021' });
