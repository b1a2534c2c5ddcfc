import { type RecordKind } from '@firebreak/contract';
import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { kept } from '../../platform/database/index.ts';
import { columnsOf, tableOf } from './column.ts';
import { type Noun } from './noun.ts';
import { type DescribedRow, frameColumns, type Row } from './row.ts';

/** A row of the outbreak in force, if row-level security shows it. */
export async function findRow(trx: Trx, kind: RecordKind, home: string, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select * from ${sql.table(tableOf(kind))} where home = ${home} and id = ${id}`.execute(trx);
  return rows[0];
}

export async function findRows(trx: Trx, kind: RecordKind, home: string, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<Row>`select * from ${sql.table(tableOf(kind))} where home = ${home} and id = any (${[...ids]}::uuid[])`.execute(trx);
  return rows;
}

/** Long counts beside records, by id. */
export type LongCounts = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Undefined for a noun beside whose records nothing long is counted. */
export function longCountsOf(trx: Trx, noun: Noun, home: string, ids: readonly string[]): (() => Promise<LongCounts>) | undefined {
  const facts = factsOf(noun, true);
  if (facts.length === 0 || ids.length === 0) return undefined;
  return async () => {
    const { rows } = await sql<{ id: string }>`
      select r.id ${sql.join(facts, sql``)} from ${sql.table(tableOf(noun.kind))} r ${joinsOf(noun, Object.keys(noun.joins))}
      where r.home = ${home} and r.id = any (${[...ids]}::uuid[])`.execute(trx);
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  };
}

function factsOf(noun: Noun, areLong: boolean): RawBuilder<unknown>[] {
  const facts = Object.entries(noun.display).filter(([, { isLongCount = false }]) => isLongCount === areLong);
  return facts.map(([name, fact]) => sql`, ${fact.sql} as ${sql.id(displayColumn(name))}`);
}

/**
 * Rows with what stands beside them, in the order of the ids.
 *
 * @param counts long counts that are known already
 */
export async function describeRows(
  trx: Trx,
  noun: Noun,
  home: string,
  ids: readonly string[],
  counts?: LongCounts,
): Promise<DescribedRow[]> {
  if (ids.length === 0) return [];
  const facts = [...factsOf(noun, false), ...(counts === undefined ? factsOf(noun, true) : [])];
  const described = sql<DescribedRow>`
    select ${shownColumns(noun.kind)}, a.code as area_code, concat_ws(' ', b.name, a.name) as area_name ${sql.join(facts, sql``)}
    from ${sql.table(tableOf(noun.kind))} r
    ${joinsOf(noun, Object.keys(noun.joins))}
    join area a on a.path = r.area
    left join area b on b.code = a.parent and b.parent is not null
    where r.home = ${home} and r.id = any (${[...ids]}::uuid[])`;
  const { rows } = await trx.executeQuery(kept(described.compile(trx)));
  const byId = new Map(rows.map((row) => [row.id, counts === undefined ? row : { ...row, ...counts.get(row.id) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Columns of a record that may be shown. */
const shownColumns = (kind: RecordKind): RawBuilder<unknown> =>
  sql.join([...frameColumns, ...columnsOf(kind).map(({ name }) => name)].map((name) => sql.id('r', name)));
export const displayColumn = (fact: string): string => `display.${fact}`;

/** The named joins, each once, in the order in which the noun declares them. */
export function joinsOf(noun: Noun, names: readonly string[]): RawBuilder<unknown> {
  const wanted = Object.entries(noun.joins).flatMap(([name, join]) => (names.includes(name) ? [join] : []));
  return sql.join(wanted, sql` `);
}

/** The case or contact of a person, also a withdrawn one: what is in force first, of infections the last. */
export async function rowOfPerson(trx: Trx, kind: 'case' | 'contact', home: string, person: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(tableOf(kind))} where home = ${home} and person = ${person}
    order by withdrawn_at is not null, ${kind === 'case' ? sql`episode desc,` : sql``} updated_at desc, id limit 1`.execute(trx);
  return rows[0];
}
