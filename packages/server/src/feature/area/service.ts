import { type Answer, AppError, type Locale, type routes } from '@firebreak/contract';
import { type Trx } from '../../platform/access/index.ts';
import { type Db } from '../../platform/database/index.ts';
import { areaPath, type AreaRow, homeOf as homeOfWay, romanise } from './source/index.ts';
import {
  type AreaEntry,
  childrenOf,
  countChildren,
  findArea,
  findAreas,
  namesIn,
  searchAreas,
  upsertAreas,
  waysTo,
  wayTo,
} from './store.ts';

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

/** Names of areas as readers of a language know them; nobody needs them in simplified Chinese, which is what they are stored in. */
export async function areaNames(
  db: Handle,
  { locale, area }: { locale: Locale; area?: string | undefined },
): Promise<Record<string, string>> {
  if (locale === 'zh-Hans') return {};
  const below = area === undefined ? undefined : await areaByCode(db, area);
  return namesIn(db, locale === 'en' ? 'name_en' : 'name_hant', below?.path);
}

async function views(db: Handle, areas: readonly AreaEntry[]): Promise<AreaView[]> {
  if (areas.length === 0) return [];
  const codes = areas.map(({ code }) => code);
  const [steps, children] = await Promise.all([waysTo(db, codes), countChildren(db, codes)]);
  return areas.map(({ code, name, name_en, name_hant, level, parent, latitude, longitude, population }) => {
    const way = steps.filter((step) => step.of === code);
    return {
      code,
      name,
      nameEn: name_en,
      nameHant: name_hant,
      level,
      parent,
      names: way.map((step) => step.name),
      namesEn: way.map((step) => step.name_en ?? step.name),
      namesHant: way.map((step) => step.name_hant ?? step.name),
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
  const there = new Map(
    (await findAreas(db, [...new Set([...unknown, ...areas.map(({ code }) => code)])])).map((area) => [area.code, area]),
  );
  for (const code of unknown) {
    const path = there.get(code)?.path;
    if (path !== undefined) paths.set(code, path);
  }
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
      ...namesOf(area, path, there.get(area.code)),
      latitude: area.latitude ?? null,
      longitude: area.longitude ?? null,
      population: area.population ?? null,
    };
  });
}

/** Other names of an area, and all it is found by. What a source does not tell, the tree keeps while the name is the same. */
function namesOf(area: AreaRow, path: string, known: AreaEntry | undefined): Pick<AreaEntry, 'name_en' | 'name_hant'> & { search: string } {
  const same = known?.name === area.name ? known : undefined;
  const sounds = /\p{Script=Han}/u.test(area.name) ? romanise(area) : undefined;
  const isChinese = `${path}.`.startsWith(CHINA);
  const name_en = area.nameEn ?? same?.name_en ?? (isChinese ? (sounds?.nameEn ?? null) : null);
  const name_hant = area.nameHant ?? same?.name_hant ?? null;
  return { name_en, name_hant, search: searchText([area.name, name_en, name_hant], sounds?.syllables ?? [], area.code) };
}

/** Names there are read in pinyin; those of other countries that write with the same characters are not. */
const CHINA = `${worldCode}.CN.`;

/** Names, pinyin and its initials, code: what a hurried person types. */
const searchText = (names: readonly (string | null)[], syllables: readonly string[], code: string): string =>
  [...names, syllables.join(''), syllables.map(([first]) => first).join(''), code]
    .filter((part) => part !== null && part !== '')
    .join(' ')
    .toLowerCase();
