import type { AreaLevel } from '@firebreak/epi';
import { sql } from 'kysely';
import { type AreaTable, type Db } from '../../platform/database/index.ts';
import { type Trx } from '../../platform/access/index.ts';

type Handle = Db | Trx;
export type AreaEntry = Omit<AreaTable, 'search'>;

const columns = ['code', 'path', 'parent', 'level', 'name', 'name_en', 'name_hant', 'latitude', 'longitude', 'population'] as const;

export const findArea = (db: Handle, code: string) =>
  (db as Db).selectFrom('area').select(columns).where('code', '=', code).executeTakeFirst();

export const findAreas = (db: Handle, codes: readonly string[]) =>
  codes.length === 0
    ? Promise.resolve([])
    : (db as Db)
        .selectFrom('area')
        .select(columns)
        .where('code', 'in', [...codes])
        .execute();

/** The areas on the way from the root to a path, root first. */
export async function wayTo(db: Handle, path: string): Promise<AreaEntry[]> {
  return (db as Db)
    .selectFrom('area')
    .select(columns)
    .where(sql<boolean>`path @> ${path}::ltree`)
    .orderBy(sql`nlevel(path)`)
    .execute();
}

/** Areas with everything on their way from the root, in as many rows as there are steps. */
export async function waysTo(db: Handle, codes: readonly string[]) {
  const { rows } = await sql<{ of: string; code: string; name: string; name_en: string | null; name_hant: string | null }>`
    select leaf.code as of, step.code, step.name, step.name_en, step.name_hant
    from area leaf join area step on step.path @> leaf.path
    where leaf.code = any (${[...codes]}) order by leaf.code, nlevel(step.path)`.execute(db);
  return rows;
}

/** Areas right under an area; under none, the root that every tree hangs from. */
export async function childrenOf(db: Handle, parent: string | null, limit: number): Promise<AreaEntry[]> {
  return (db as Db)
    .selectFrom('area')
    .select(columns)
    .where('parent', parent === null ? 'is' : '=', parent)
    .orderBy('code')
    .limit(limit)
    .execute();
}

export async function searchAreas(db: Handle, text: string, limit: number): Promise<AreaEntry[]> {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return (db as Db)
    .selectFrom('area')
    .select(columns)
    .where((eb) => eb.or([eb('search', 'like', pattern), eb('code', '=', text)]))
    .orderBy(sql`nlevel(path)`)
    .orderBy('code')
    .limit(limit)
    .execute();
}

/**
 * Names in a language by the name in the language of the place: of everything down to counties, of where somebody has a role, and of all
 * below an area. Where two areas are written alike and named differently, the name is that of the wider.
 */
export async function namesIn(db: Handle, column: 'name_en' | 'name_hant', below: string | undefined): Promise<Record<string, string>> {
  const inside = below === undefined ? sql`` : sql`or path <@ ${below}::ltree`;
  const { rows } = await sql<{ name: string; said: string }>`
    select distinct on (name) name, ${sql.ref(column)} as said from area
    where ${sql.ref(column)} <> name
      and (level = any (${[...wideLevels]}) or path in (select area from user_grant) ${inside})
    order by name, nlevel(path), code`.execute(db);
  return Object.fromEntries(rows.map(({ name, said }) => [name, said]));
}

const wideLevels: readonly AreaLevel[] = ['world', 'nation', 'province', 'city', 'county'];

export async function countChildren(db: Handle, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await (db as Db)
    .selectFrom('area')
    .select(['parent', (eb) => eb.fn.countAll<number>().as('children')])
    .where('parent', 'in', [...codes])
    .groupBy('parent')
    .execute();
  return new Map(rows.map(({ parent, children }) => [parent ?? '', children]));
}

/** Adds and renames areas; an area that is there as given stays untouched. Answers the codes that were added and changed. */
export async function upsertAreas(
  db: Handle,
  areas: readonly (AreaEntry & { readonly search: string })[],
): Promise<{ added: number; changed: number }> {
  const { rows } = await sql<{ added: boolean }>`
    insert into area as a (code, path, parent, level, name, name_en, name_hant, latitude, longitude, population, search)
    select code, path::ltree, parent, level, name, name_en, name_hant, latitude, longitude, population, search
    from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) as r(
      code text, path text, parent text, level text, name text, name_en text, name_hant text, latitude double precision,
      longitude double precision, population bigint, search text)
    on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, name_hant = excluded.name_hant,
      latitude = coalesce(excluded.latitude, a.latitude), longitude = coalesce(excluded.longitude, a.longitude),
      population = coalesce(excluded.population, a.population), search = excluded.search
    where (a.name, a.name_en, a.name_hant, a.search) is distinct from (excluded.name, excluded.name_en, excluded.name_hant, excluded.search)
      or (excluded.latitude is not null and a.latitude is distinct from excluded.latitude)
      or (excluded.longitude is not null and a.longitude is distinct from excluded.longitude)
      or (excluded.population is not null and a.population is distinct from excluded.population)
    returning (xmax = 0) as added`.execute(db);
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added };
}
