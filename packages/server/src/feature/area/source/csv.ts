import { areaLevels, type AreaLevel } from '@firebreak/epi';
import type { AreaRow } from './area-row.ts';
import { type AreaColumn, AreaFileError, type AreaProblem, type AreaProblemCode } from './csv-problem.ts';

/** A row of a table, by heading. Parsing of bytes is done before. */
export type TextRow = Readonly<Record<string, string | undefined>>;

/**
 * Areas of any country from a tidy table, parents first, whatever the order of the rows.
 *
 * Columns: `code`, `name`, `level`, `parent_code` (empty for a root), and where known `name_en`, `name_hant`, `lat`,
 * `long` (degrees), `population` (persons). A level may be skipped; a parent must stand above its child.
 *
 * @throws AreaFileError with every problem, by row, before anything is yielded
 */
export async function* csvAreas(rows: Iterable<TextRow> | AsyncIterable<TextRow>): AsyncGenerator<AreaRow> {
  const { areas, problems } = await readAreas(rows);
  if (problems.length > 0) throw new AreaFileError(problems);
  yield* areas;
}

/** The same, as values: the areas that can be taken (parents first) and the problems of those that cannot. */
export async function readAreas(rows: Iterable<TextRow> | AsyncIterable<TextRow>): Promise<{ areas: AreaRow[]; problems: AreaProblem[] }> {
  const problems: AreaProblem[] = [];
  const placed: Placed[] = [];
  let row = HEADING_ROW;
  for await (const text of rows) {
    row++;
    if (Object.values(text).every((cell) => (cell ?? '').trim() === '')) continue;
    const area = readArea(text, row, problems);
    if (area) placed.push({ area, row });
  }
  const byCode = indexByCode(placed, problems);
  for (const each of byCode.values()) checkParent(each, byCode, problems);
  const bad = new Set(problems.map((problem) => problem.row));
  return { areas: parentsFirst(byCode, bad), problems: problems.toSorted((a, b) => a.row - b.row) };
}

interface Placed {
  readonly area: AreaRow;
  readonly row: number;
}

const HEADING_ROW = 1;

function readArea(text: TextRow, row: number, problems: AreaProblem[]): AreaRow | undefined {
  const complain = (code: AreaProblemCode, column: AreaColumn, value: string) => void problems.push({ code, row, column, value });
  const cells = cellsOf(text);
  const level = LEVELS.get(cells.level.toLowerCase());
  for (const column of ['code', 'name', 'level'] as const) {
    if (cells[column] === '') complain('VALUE_MISSING', column, '');
  }
  if (cells.code !== '' && !LEGAL_CODE.test(cells.code)) complain('CODE_ILLEGAL', 'code', cells.code);
  if (cells.level !== '' && !level) complain('LEVEL_UNKNOWN', 'level', cells.level);
  const latitude = numberIn(cells.lat, -90, 90);
  const longitude = numberIn(cells.long, -180, 180);
  const population = numberIn(cells.population.replace(THOUSANDS, ''), 0, Number.MAX_SAFE_INTEGER);
  if (latitude === null) complain('NUMBER_ILLEGAL', 'lat', cells.lat);
  if (longitude === null) complain('NUMBER_ILLEGAL', 'long', cells.long);
  if (population === null || (population !== undefined && !Number.isInteger(population)))
    complain('NUMBER_ILLEGAL', 'population', cells.population);
  if (problems.at(-1)?.row === row || !level) return undefined;
  return {
    code: cells.code,
    name: cells.name,
    level,
    parentCode: cells.parent_code === '' ? null : cells.parent_code,
    ...(cells.name_en === '' ? {} : { nameEn: cells.name_en }),
    ...(cells.name_hant === '' ? {} : { nameHant: cells.name_hant }),
    ...(typeof latitude === 'number' ? { latitude } : {}),
    ...(typeof longitude === 'number' ? { longitude } : {}),
    ...(typeof population === 'number' ? { population } : {}),
  };
}

const LEGAL_CODE = /^[A-Za-z0-9_-]{1,64}$/;
/** Commas, blanks and thin blanks that group the digits of a population. */
const THOUSANDS = /[,\s\u202f](?=\d{3}(?:\D|$))/g;

/** A number, undefined for an empty cell, null for what is neither. */
function numberIn(text: string, least: number, most: number): number | undefined | null {
  if (text === '') return undefined;
  const value = PLAIN_NUMBER.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** The cells by their own heading, whatever case and second name the heading has. */
function cellsOf(text: TextRow): Record<keyof typeof HEADINGS, string> {
  const byHeading = new Map(Object.entries(text).map(([heading, cell]) => [plain(heading), (cell ?? '').trim()]));
  const cell = (names: readonly string[]) => names.map((name) => byHeading.get(plain(name))).find((value) => value) ?? '';
  return Object.fromEntries(Object.entries(HEADINGS).map(([column, names]) => [column, cell(names)])) as Record<
    keyof typeof HEADINGS,
    string
  >;
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[\s_\uFEFF-]/g, '');
}

const HEADINGS = {
  code: ['code', 'pcode', '代码'],
  name: ['name', '名称'],
  level: ['level', '级别'],
  parent_code: ['parent_code', 'parent', '上级代码'],
  name_en: ['name_en'],
  name_hant: ['name_hant'],
  lat: ['lat', 'latitude', '纬度'],
  long: ['long', 'lon', 'lng', 'longitude', '经度'],
  population: ['population', 'pop', '人口'],
} as const;

const LEVELS: ReadonlyMap<string, AreaLevel> = new Map<string, AreaLevel>([
  ...areaLevels.map((level) => [level, level] as const),
  // OCHA's common operational data sets count from the nation, admin0.
  ...areaLevels.slice(areaLevels.indexOf('nation')).map((level, depth) => [`admin${depth}`, level] as const),
  ['世界', 'world'],
  ['国家', 'nation'],
  ['省', 'province'],
  ['市', 'city'],
  ['县', 'county'],
  ['区', 'county'],
  ['街道', 'street'],
  ['乡镇', 'street'],
  ['社区', 'community'],
  ['村', 'community'],
  ['楼栋', 'building'],
]);

function indexByCode(placed: readonly Placed[], problems: AreaProblem[]): ReadonlyMap<string, Placed> {
  const byCode = new Map<string, Placed>();
  for (const each of placed) {
    const { code } = each.area;
    const first = byCode.get(code);
    if (first) problems.push({ code: 'CODE_REPEATED', row: each.row, column: 'code', value: code, otherRow: first.row });
    else byCode.set(code, each);
  }
  return byCode;
}

function checkParent({ area, row }: Placed, byCode: ReadonlyMap<string, Placed>, problems: AreaProblem[]): void {
  if (area.parentCode === null) return;
  const parent = byCode.get(area.parentCode);
  const complain = (code: AreaProblemCode, otherRow?: number) =>
    void problems.push({ code, row, column: 'parent_code', value: area.parentCode ?? '', ...(otherRow === undefined ? {} : { otherRow }) });
  if (!parent) complain('PARENT_UNKNOWN');
  else if (leadsBack(area, byCode)) complain('PARENT_CIRCLE', parent.row);
  else if (areaLevels.indexOf(parent.area.level) >= areaLevels.indexOf(area.level)) complain('PARENT_NOT_ABOVE', parent.row);
}

/** Whether going up from an area comes back to it. */
function leadsBack(start: AreaRow, byCode: ReadonlyMap<string, Placed>): boolean {
  const seen = new Set<string>();
  for (let code = start.parentCode; code !== null && !seen.has(code); code = byCode.get(code)?.area.parentCode ?? null) {
    if (code === start.code) return true;
    seen.add(code);
  }
  return false;
}

/** Good areas whose whole way up is good, by level: a parent always stands above its child. */
function parentsFirst(byCode: ReadonlyMap<string, Placed>, bad: ReadonlySet<number>): AreaRow[] {
  const taken = new Set<string>();
  const areas: AreaRow[] = [];
  for (const level of areaLevels) {
    for (const { area, row } of byCode.values()) {
      if (area.level !== level || bad.has(row)) continue;
      if (area.parentCode !== null && !taken.has(area.parentCode)) continue;
      taken.add(area.code);
      areas.push(area);
    }
  }
  return areas;
}
