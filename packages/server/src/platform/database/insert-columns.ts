import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type Tables } from './schema.ts';

/** A column of rows that go into a table together: a value for every row, and the type of the column. JSON may be given as its text. */
export interface InsertColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

/** Rows on their way: a parameter for a value that all of them share, an array literal for what differs, nothing for what is null. */
export interface PackedRows {
  readonly rows: number;
  readonly columns: readonly PackedColumn[];
}
interface PackedColumn {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly isShared: boolean;
}

/**
 * Packs rows column by column. Much less travels and is parsed than with a document per row: in a batch most columns
 * are empty or say the same everywhere.
 *
 * @throws an error with the code of the database (22021) where a text holds what no database keeps
 */
export function packRows(rows: number, columns: readonly InsertColumn[]): PackedRows {
  return {
    rows,
    columns: columns.flatMap(({ name, type, values }): PackedColumn[] => {
      const texts = values.map((value) => textOf(value, type));
      const [first] = texts;
      const isShared = texts.every((text) => text === first);
      if (isShared && first === null) return [];
      const text = isShared ? (first ?? '') : arrayLiteral(texts);
      if (unkept.test(text)) throw unkeepable(name);
      return [{ name, type, text, isShared }];
    }),
  };
}

/** Inserts packed rows with one statement. Row-level security binds it like any other. */
export async function insertPacked(trx: Transaction<Tables>, table: string, { rows, columns }: PackedRows): Promise<void> {
  if (rows === 0) return;
  const different = columns.filter(({ isShared }) => !isShared);
  const names = columns.map(({ name }) => sql.id(name));
  const values = columns.map(({ text, type, isShared }, index) =>
    isShared ? sql`${text}::text::${sql.raw(type)}` : sql`${sql.id(alias(index))}::${sql.raw(type)}`,
  );
  const arrays = different.map(({ text, type }) => sql`${text}::text::${sql.raw(elementOf(type))}[]`);
  const aliases = different.map((column) => sql.id(alias(columns.indexOf(column))));
  // A single row shares everything with itself; rows without any difference would break their primary key anyway.
  const from = different.length === 0 ? sql`from generate_series(1, ${rows})` : sql`from unnest(${list(arrays)}) as given(${list(aliases)})`;
  await sql`insert into ${sql.table(table)} (${list(names)}) select ${list(values)} ${from}`.execute(trx);
}

const list = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql`, `);
const alias = (index: number): string => `c${index}`;
/** An array of arrays would be unnested to its last element, so lists stay texts on their way. */
const elementOf = (type: string): string => (type.endsWith('[]') ? 'text' : type);

function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (type.endsWith('[]')) return arrayLiteral((value as readonly unknown[]).map((item) => textOf(item, elementOf(type))));
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean);
}

/** `{"a","b",NULL}`: with quotes everywhere no text can be taken for anything else. */
function arrayLiteral(texts: readonly (string | null)[]): string {
  let literal = '{';
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] ?? null;
    literal += `${at === 0 ? '' : ','}${text === null ? 'NULL' : `"${special.test(text) ? text.replaceAll(specials, String.raw`\$&`) : text}"`}`;
  }
  return `${literal}}`;
}
/** What no database keeps in a text: a NUL, half of a surrogate pair. */
const unkept = /[\0\p{Surrogate}]/u;
const special = /["\\]/;
const specials = /["\\]/g;

const unkeepable = (column: string) =>
  Object.assign(new Error(`A value of ${column} holds a NUL or half of a surrogate pair.`), { code: '22021' });
