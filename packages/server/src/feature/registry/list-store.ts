import { type RecordKind } from '@firebreak/contract';
import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type Attribute } from './attribute.ts';
import { sqlTypeOf, tableOf } from './column.ts';
import { type Condition } from './condition.ts';
import { type Noun, type Nouns } from './noun.ts';
import { joinsOf } from './record-store.ts';
import { type SearchWord } from './search-text.ts';

/** The rows a list is about, before it is ordered and paged. */
export interface Selection {
  readonly noun: Noun;
  readonly conditions: readonly Condition[];
  /** Few rows of the table are expected: find them first and order them then, instead of walking along the order. */
  readonly isNarrow: boolean;
}

export interface Order {
  readonly by: Attribute;
  readonly descending: boolean;
}

/** Where a page begins: after this row. A null value: among the rows without one, at the end. */
export interface After {
  readonly id: string;
  readonly value: unknown;
}

export interface Placed {
  readonly id: string;
  readonly value: unknown;
}

/**
 * Ids of a page in its order: rows with a value first, in either direction, the id making the order total. The two
 * parts are two statements, so that each runs along an index; few rows are found once and ordered then.
 */
export async function pageOf(trx: Trx, selection: Selection, order: Order, after: After | undefined, limit: number): Promise<Placed[]> {
  if (selection.isNarrow) return narrowPage(trx, selection, order, after, limit);
  const valued = after?.value === null ? [] : await valuedPart(trx, selection, order, after, limit);
  if (valued.length >= limit) return valued;
  const rest = await valuelessPart(trx, selection, order, after?.value === null ? after : undefined, limit - valued.length);
  return [...valued, ...rest];
}

async function narrowPage(trx: Trx, selection: Selection, order: Order, after: After | undefined, limit: number): Promise<Placed[]> {
  const { rows } = await sql<Placed>`${narrowRows(selection, order, after, limit)}`.execute(trx);
  return rows;
}

/** An offset keeps the order of the list out of the search for its rows. */
function narrowRows(selection: Selection, order: Order, after: After | undefined, limit: number): RawBuilder<unknown> {
  const { by, descending } = order;
  const direction = directionOf(order);
  const valueless = sql`${by.sql} is null`;
  const place = {
    none: sql``,
    null: sql`and ${valueless} and r.id ${beyond(order)} ${after?.id}::uuid`,
    value: sql`and (${valueless} or ${behind(order, after)})`,
  }[after === undefined ? 'none' : after.value === null ? 'null' : 'value'];
  const found = sql`select r.id, ${by.sql} as value ${from(selection, by.joins)} ${place} offset 0`;
  return sql`
    select id, value from (${found}) found
    order by value ${direction} ${descending ? sql`nulls last` : sql``}, id ${direction} limit ${limit}`;
}

/** The first ids of several narrow lists, each in its order, by the name of each. */
export async function firstIdsOf(
  trx: Trx,
  lists: readonly { readonly name: string; readonly selection: Selection; readonly order: Order }[],
  limit: number,
  found: FoundOnce,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const firsts = lists.map(
    ({ name, selection, order }) => sql`array(select id from (${narrowRows(selection, order, undefined, limit)}) page) as ${sql.id(name)}`,
  );
  const { rows } = await sql<Record<string, string[]>>`${found.declared()} select ${sql.join(firsts)}`.execute(trx);
  return rows[0] ?? {};
}

const directionOf = ({ descending }: Order): RawBuilder<unknown> => sql.raw(descending ? 'desc' : 'asc');
const beyond = ({ descending }: Order): RawBuilder<unknown> => sql.raw(descending ? '<' : '>');

/** Rows behind one with a value, among those with one. The first comparison follows from the second; it can use the index of a joined table. */
function behind(order: Order, after: After | undefined): RawBuilder<unknown> {
  const { by } = order;
  const value = sql`${after?.value}::${sql.raw(sqlTypeOf(by.form))}`;
  return sql`(${by.sql} ${beyond(order)}= ${value} and (${by.sql}, r.id) ${beyond(order)} (${value}, ${after?.id}::uuid))`;
}

async function valuedPart(trx: Trx, selection: Selection, order: Order, after: After | undefined, limit: number): Promise<Placed[]> {
  const { by } = order;
  const place = after ? sql`and ${behind(order, after)}` : sql``;
  const found = sql`select r.id, ${by.sql} as value ${from(selection, by.joins)} and ${by.sql} is not null ${place}`;
  const direction = directionOf(order);
  const { rows } = await sql<Placed>`
    select id, value from (${found}) found
    order by value ${direction}, id ${direction} limit ${limit}`.execute(trx);
  return rows;
}

async function valuelessPart(trx: Trx, selection: Selection, order: Order, after: After | undefined, limit: number): Promise<Placed[]> {
  const { by } = order;
  const place = after ? sql`and r.id ${beyond(order)} ${after.id}::uuid` : sql``;
  const found = sql`select r.id ${from(selection, by.joins)} and ${by.sql} is null ${place}`;
  const { rows } = await sql<Placed>`
    select id, null as value from (${found}) found
    order by id ${directionOf(order)} limit ${limit}`.execute(trx);
  return rows;
}

export async function countOf(trx: Trx, selection: Selection): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${from(selection, [])}`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** What a row is ordered by; undefined when the actor does not see it. */
export async function valueAt(trx: Trx, noun: Noun, by: Attribute, home: string, id: string): Promise<Placed | undefined> {
  const { rows } = await sql<Placed>`
    select r.id, ${by.sql} as value from ${sql.table(tableOf(noun.kind))} r ${joinsOf(noun, by.joins)}
    where r.home = ${home} and r.id = ${id}`.execute(trx);
  return rows[0];
}

function from({ noun, conditions }: Selection, joins: readonly string[]): RawBuilder<unknown> {
  const needed = [...joins, ...conditions.flatMap((condition) => condition.joins)];
  const where = sql.join(
    conditions.map((condition) => condition.sql),
    sql` and `,
  );
  return sql`from ${sql.table(tableOf(noun.kind))} r ${joinsOf(noun, needed)} where ${where}`;
}

/** Rows of an outbreak, in or out of the lists. */
export function inOutbreakCondition(outbreak: { home: string; id: string }, withdrawn: 'no' | 'only' | 'all'): Condition {
  const standing = { no: sql`and r.withdrawn_at is null`, only: sql`and r.withdrawn_at is not null`, all: sql`` }[withdrawn];
  return { sql: sql`r.home = ${outbreak.home} and r.outbreak = ${outbreak.id} ${standing}`, joins: [] };
}

/**
 * Rows of the subtree of an area. The planner takes `<@` for a needle in a haystack and would read the whole table;
 * inside `case` it expects half of the rows and walks along the order of the list.
 */
export const inAreaCondition = (path: string): Condition => ({
  sql: sql`case when r.area <@ ${path}::ltree then true else false end`,
  joins: [],
});

/** The same for an area so deep that few rows lie in it: an array keeps the policies' way to the index on area. */
export const inSmallAreaCondition = (path: string): Condition => ({ sql: sql`r.area <@ any (array[${path}]::ltree[])`, joins: [] });

/**
 * Rows in which a word is found: in the record itself, or in a record the actor sees through which it is found. The ids
 * come as an array, for the planner then looks each of them up instead of joining the whole table.
 */
export const wordCondition = (nouns: Nouns, kind: RecordKind, home: string, word: SearchWord, own: IdsOfOwn = ownIds): Condition => ({
  sql: sql`r.id = any (array(${idsWith(nouns, kind, home, word, own)}))`,
  joins: [],
});

/** Ids of the records of a kind in which a word stands itself. */
type IdsOfOwn = (kind: RecordKind, word: SearchWord) => RawBuilder<unknown>;
const ownIds: IdsOfOwn = (kind, { part, code }) => sql`select firebreak.search_ids(${tableOf(kind)}, ${part}, ${code}::bigint)`;

/** Words looked for once in a statement that asks for them in several places: people, of whom one is a case, a contact and a person. */
export class FoundOnce {
  readonly #looks = new Map<string, RawBuilder<unknown>>();

  readonly ids: IdsOfOwn = (kind, word) => {
    const name = `${tableOf(kind)} ${word.part} ${word.code}`;
    if (!this.#looks.has(name)) this.#looks.set(name, ownIds(kind, word));
    return sql`select id from ${sql.id(nameOf([...this.#looks.keys()].indexOf(name)))}`;
  };

  declared(): RawBuilder<unknown> {
    const looks = [...this.#looks.values()].map((look, index) => sql`${sql.id(nameOf(index))} (id) as materialized (${look})`);
    return looks.length === 0 ? sql`` : sql`with ${sql.join(looks)}`;
  }
}
const nameOf = (index: number): string => `look_${index}`;

function idsWith(nouns: Nouns, kind: RecordKind, home: string, word: SearchWord, ownOf: IdsOfOwn): RawBuilder<unknown> {
  const own = ownOf(kind, word);
  // Who is found by a surname is thousands, and who of them is a case far fewer: of these alone it is asked whether the actor sees the person.
  const through = nouns[kind].foundThrough.map(
    (link) => sql`
      select t.id from ${sql.table(tableOf(kind))} t
      where t.home = ${home} and ${sql.id('t', link.column)} = any (array(${idsWith(nouns, link.kind, home, word, ownOf)}))
        and (select true from ${sql.table(tableOf(link.kind))} o where o.home = ${home} and o.id = ${sql.id('t', link.column)})`,
  );
  return sql.join([own, ...through], sql` union `);
}
