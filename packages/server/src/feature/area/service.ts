import { type Answer, AppError, type routes } from '@firebreak/contract';
import { pinyin } from 'pinyin-pro';
import { type Trx } from '../../platform/access/index.ts';
import { type Db } from '../../platform/database/index.ts';
import { areaPath, type AreaRow, homeOf as homeOfWay } from './source/index.ts';
import { type AreaEntry, childrenOf, countChildren, findArea, findAreas, searchAreas, upsertAreas, waysTo, wayTo } from './store.ts';

type Handle = Db | Trx;
type AreaView = Answer<typeof routes.area.get>;

/** Code of the area that every tree hangs from. */
export const worldCode = 'world';
const batchSize = 2000;

/** @throws AppError AREA_NOT_FOUND */
export async function areaByCode(db: Handle, code: string): Promise<AreaEntry> {
  const area = await findArea(db, code);
  if (area === undefined) throw new AppError('AREA_NOT_FOUND', { code });
  return area;
}

/**
 * Areas of codes, in their order and each once.
 *
 * @throws AppError AREA_NOT_FOUND with the first that is not there
 */
export async function areasByCode(db: Handle, codes: readonly string[]): Promise<AreaEntry[]> {
  const wanted = [...new Set(codes)];
  const found = new Map((await findAreas(db, wanted)).map((area) => [area.code, area]));
  return wanted.map((code) => {
    const area = found.get(code);
    if (area === undefined) throw new AppError('AREA_NOT_FOUND', { code });
    return area;
  });
}

/** An area asked for by its code, else that of a path. @throws AppError AREA_NOT_FOUND */
export async function areaAskedFor(db: Handle, code: string | undefined, otherwise: string): Promise<{ code: string; path: string }> {
  if (code !== undefined) return areaByCode(db, code);
  return (await wayTo(db, otherwise)).at(-1) ?? { code: worldCode, path: otherwise };
}

/** Home of an area path: the prefecture-level unit that keeps its rows together. */
export const homeOf = async (db: Handle, path: string): Promise<string> => homeOfWay(await wayTo(db, path));

/** Short name of an area: its two lowest steps, `海珠区 南石头街道`. The root of the tree is named only where nothing stands below it. */
export async function nameOfPath(db: Handle, path: string): Promise<string> {
  const way = await wayTo(db, path);
  return (way.length > 1 ? way.filter(({ code }) => code !== worldCode) : way)
    .slice(-2)
    .map(({ name }) => name)
    .join(' ');
}

/** Codes of an area and those above it, the widest first, without the root of the tree. */
export const areaCodesOf = async (db: Handle, path: string): Promise<string[]> =>
  (await wayTo(db, path)).map(({ code }) => code).filter((code) => code !== worldCode);

export async function listAreas(
  db: Handle,
  query: { parent?: string | undefined; search?: string | undefined; limit: number },
): Promise<AreaView[]> {
  const found = query.search ? await searchAreas(db, query.search, query.limit) : await childrenOf(db, query.parent ?? null, query.limit);
  return views(db, found);
}

export async function getArea(db: Handle, code: string): Promise<AreaView> {
  const [view] = await views(db, [await areaByCode(db, code)]);
  if (view === undefined) throw new AppError('AREA_NOT_FOUND', { code });
  return view;
}

async function views(db: Handle, areas: readonly AreaEntry[]): Promise<AreaView[]> {
  if (areas.length === 0) return [];
  const codes = areas.map(({ code }) => code);
  const [steps, children] = await Promise.all([waysTo(db, codes), countChildren(db, codes)]);
  return areas.map(({ code, name, level, parent, latitude, longitude, population }) => {
    const way = steps.filter((step) => step.of === code);
    return {
      code,
      name,
      level,
      parent,
      names: way.map((step) => step.name),
      codes: way.map((step) => step.code),
      latitude,
      longitude,
      population,
      children: children.get(code) ?? 0,
    };
  });
}

/**
 * Adds areas (parents first) under the tree; what has no parent hangs from the world. Names may change, places in the
 * tree may not: records carry the path.
 */
export async function addAreas(
  db: Handle,
  areas: AsyncIterable<AreaRow> | Iterable<AreaRow>,
): Promise<{ added: number; changed: number; unchanged: number }> {
  const paths = new Map<string, string>([[worldCode, worldCode]]);
  const totals = { added: 0, changed: 0, unchanged: 0 };
  let batch: AreaRow[] = [];
  const flush = async (): Promise<void> => {
    const { added, changed } = await upsertAreas(db, await placed(db, batch, paths));
    totals.added += added;
    totals.changed += changed;
    totals.unchanged += batch.length - added - changed;
    batch = [];
  };
  for await (const area of areas) {
    batch.push(area);
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  return totals;
}

async function placed(db: Handle, areas: readonly AreaRow[], paths: Map<string, string>) {
  const unknown = areas.flatMap(({ parentCode }) => (parentCode !== null && !paths.has(parentCode) ? [parentCode] : []));
  for (const { code, path } of await findAreas(db, unknown)) paths.set(code, path);
  return areas.map((area) => {
    const parent = area.parentCode ?? worldCode;
    const above = paths.get(parent);
    if (above === undefined) throw new AppError('AREA_NOT_FOUND', { code: parent });
    const path = areaPath(above, area.code);
    paths.set(area.code, path);
    return {
      code: area.code,
      path,
      parent,
      level: area.level,
      name: area.name,
      name_en: area.nameEn ?? null,
      latitude: area.latitude ?? null,
      longitude: area.longitude ?? null,
      population: area.population ?? null,
      search: searchText(area),
    };
  });
}

/** Name, other names, pinyin and its initials, code: what a hurried person types. */
function searchText({ code, name, nameEn, nameHant }: AreaRow): string {
  const isChinese = /\p{Script=Han}/u.test(name);
  const sounds = isChinese
    ? [pinyin(name, { toneType: 'none', separator: '' }), pinyin(name, { pattern: 'first', toneType: 'none', separator: '' })]
    : [];
  return [name, nameEn, nameHant, ...sounds, code]
    .filter((part) => part !== undefined)
    .join(' ')
    .toLowerCase();
}
