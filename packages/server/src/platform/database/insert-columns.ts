import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type Tables } from './schema.ts';

/** A column of rows that go into a table together: a value for every row, and the type of the column. JSON may be given as its text. */
export interface InsertColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

/**
 * Rows on their way: a parameter for a value that all of them share, for what differs an array literal, or a JSON list
 * of documents, and nothing for what is null.
 */
export interface PackedRows {
  readonly rows: number;
  readonly columns: readonly PackedColumn[];
}
interface PackedColumn {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly form: 'shared' | 'array' | 'documents';
}

/**
 * Packs rows column by column. Much less travels and is parsed than with a document per row: in a batch most columns
 * are empty or say the same everywhere.
 *
 * @throws an error with the code of the database (22021) where a text holds what no database keeps
 */
export function packRows(rows: number, columns: readonly InsertColumn[]): PackedRows {
  return { rows, columns: columns.flatMap((column) => packed(column) ?? []) };
}

function packed({ name, type, values }: InsertColumn): PackedColumn | undefined {
  const [first = null] = values;
  if (values.every((value) => (value ?? null) === first)) return sharedColumn(name, type, textOf(first, type));
  const texts = values.map((value) => textOf(value, type));
  if (texts.every((text) => text === texts[0])) return sharedColumn(name, type, texts[0] ?? null);
  // Documents need no escaping in a list of their own; only their quotes would double an array literal.
  if (type === 'jsonb' && !texts.includes(null)) return { name, type, text: `[${texts.join(',')}]`, form: 'documents' };
  const text = arrayLiteral(texts);
  if (text === undefined) throw unkeepable(name);
  return { name, type, text, form: 'array' };
}

function sharedColumn(name: string, type: string, text: string | null): PackedColumn | undefined {
  if (text === null) return undefined;
  if (text.includes(nul) || halfPair.test(text)) throw unkeepable(name);
  return { name, type, text, form: 'shared' };
}

/** Inserts packed rows with one statement. Row-level security binds it like any other. */
export async function insertPacked(trx: Transaction<Tables>, table: string, { rows, columns }: PackedRows): Promise<void> {
  if (rows === 0) return;
  const different = columns.filter(({ form }) => form !== 'shared');
  const names = columns.map(({ name }) => sql.id(name));
  const values = columns.map(({ text, type, form }, index) =>
    form === 'shared' ? sql`${text}::text::${sql.raw(type)}` : sql`${sql.id(alias(index))}::${sql.raw(type)}`,
  );
  const lists = different.map(({ text, type, form }) =>
    form === 'documents' ? sql`jsonb_array_elements(${text}::text::jsonb)` : sql`unnest(${text}::text::${sql.raw(elementOf(type))}[])`,
  );
  const aliases = different.map((column) => sql.id(alias(columns.indexOf(column))));
  // A single row shares everything with itself; rows without any difference would break their primary key anyway.
  const from =
    different.length === 0 ? sql`from generate_series(1, ${rows})` : sql`from rows from (${list(lists)}) as given(${list(aliases)})`;
  await sql`insert into ${sql.table(table)} (${list(names)}) select ${list(values)} ${from}`.execute(trx);
}

const list = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql`, `);
const alias = (index: number): string => `c${index}`;
/** An array of arrays would be unnested to its last element, so lists of numbers stay texts on their way. */
const elementOf = (type: string): string => (type.endsWith('[]') ? 'text' : type);

function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (type.endsWith('[]')) return `{${(value as readonly number[]).join(',')}}`;
  return JSON.stringify(value);
}

/**
 * `{"a","b",NULL}`: with quotes everywhere no text can be taken for anything else. Texts are joined and escaped all at
 * once, with the one character between them that none of them may hold; undefined where one holds it after all, or half
 * of a surrogate pair.
 */
function arrayLiteral(texts: readonly (string | null)[]): string | undefined {
  const given = texts.filter((text) => text !== null);
  const joined = given.join(nul);
  if (countOf(joined, nul) !== given.length - 1) return undefined;
  let escaped = joined;
  if (special.test(joined)) {
    if (halfPair.test(joined)) return undefined;
    escaped = joined.replaceAll(specials, String.raw`\$&`);
  }
  if (given.length === texts.length) return `{"${escaped.replaceAll(nul, '","')}"}`;
  const parts = escaped.split(nul);
  let next = 0;
  return `{${texts.map((text) => (text === null ? 'NULL' : `"${parts[next++] ?? ''}"`)).join(',')}}`;
}

const nul = '\0';
const halfPair = /\p{Surrogate}/u;
const special = /["\\\p{Surrogate}]/u;
const specials = /["\\]/g;

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

const unkeepable = (column: string) =>
  Object.assign(new Error(`A value of ${column} holds a NUL or half of a surrogate pair.`), { code: '22021' });
