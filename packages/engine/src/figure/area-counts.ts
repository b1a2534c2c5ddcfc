import { caseClasses, countsAsCase, NO_AREA, type CaseClass, type LineList } from '@firebreak/epi';

/** An area of the tree: its path from the nation down, joined by dots, and its people if known. */
export interface AreaPopulation {
  path: string;
  population?: number | null;
}

export interface AreaCount {
  path: string;
  /** 1 for a nation, 2 below it, and so on. */
  depth: number;
  /** Cases recorded at this area itself, not below it. */
  own: number;
  /** Cases of this area and everything below it. */
  total: number;
  /** `total` by class, classes that count only. */
  byClass: Partial<Record<CaseClass, number>>;
  population: number | null;
  /** Cases per 100,000 people; null where the population is not known or 0. */
  ratePer100000: number | null;
}

export interface AreaCounts {
  /** Every area given and every area with cases, and those above them, sorted by path. */
  areas: AreaCount[];
  /** Cases without an area. */
  unknownArea: number;
  /** All cases (classes that count). */
  denominator: number;
}

/**
 * Cases by area, added up the tree: a case of a street is one of its county, city, province and nation.
 * A population is used as given and never added up from parts, which may be incomplete.
 */
export function areaCounts(list: LineList, areas: readonly AreaPopulation[]): AreaCounts {
  const table = new Map<string, AreaCount>();
  for (const { path, population } of areas) areaAt(table, path).population = population ?? null;
  const counts = { unknownArea: 0, denominator: 0 };
  const lineages = list.areas.map((path) => lineageOf(table, path));
  for (let row = 0; row < list.length; row++) {
    const caseClass = caseClasses[list.classIndex[row]!]!;
    if (!countsAsCase(caseClass)) continue;
    counts.denominator++;
    const area = list.areaIndex[row]!;
    if (area === NO_AREA) counts.unknownArea++;
    else addCase(lineages[area]!, caseClass);
  }
  const rows = [...table.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { areas: rows.map((row) => ({ ...row, ratePer100000: rateOf(row) })), ...counts };
}

/** The area itself first, then those above it. */
function lineageOf(table: Map<string, AreaCount>, path: string): AreaCount[] {
  const labels = path.split('.');
  return labels.map((_, above) => areaAt(table, labels.slice(0, labels.length - above).join('.')));
}

function areaAt(table: Map<string, AreaCount>, path: string): AreaCount {
  const known = table.get(path);
  if (known !== undefined) return known;
  const area = { path, depth: path.split('.').length, own: 0, total: 0, byClass: {}, population: null, ratePer100000: null };
  table.set(path, area);
  return area;
}

function addCase(lineage: readonly AreaCount[], caseClass: CaseClass): void {
  if (lineage[0] !== undefined) lineage[0].own++;
  for (const area of lineage) {
    area.total++;
    area.byClass[caseClass] = (area.byClass[caseClass] ?? 0) + 1;
  }
}

function rateOf({ total, population }: AreaCount): number | null {
  return population === null || !(population > 0) ? null : (total / population) * 100_000;
}
