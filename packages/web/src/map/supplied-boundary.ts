import type { AreaCollection, AreaFeature, AreaGeometry } from './geometry.ts';

/** What became of a boundary file that a person gave. */
export interface SuppliedBoundary {
  readonly boundary: AreaCollection;
  /** Names of features that belong to none of the areas. */
  readonly unmatched: readonly string[];
  /** Codes of areas that got no boundary. */
  readonly without: readonly string[];
}

interface AreaName {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
}

/** Why a file is not a boundary file. */
export type BoundaryProblem = 'notJson' | 'notFeatureCollection' | 'noPolygon' | 'notDegrees';

/**
 * Boundaries from GeoJSON that a person gave, matched to areas by code (`code`, `adcode`, `id`, `pcode`, whatever the
 * case, also shortened such as 4401 for 440100), else by a name that only one area has.
 *
 * @param text the file
 * @param areas areas that may be drawn
 * @returns the matched boundaries, or why the file cannot be used
 */
export function readSuppliedBoundary(text: string, areas: readonly AreaName[]): SuppliedBoundary | BoundaryProblem {
  const parsed = parseJson(text);
  if (parsed === undefined) return 'notJson';
  if (!isCollection(parsed)) return 'notFeatureCollection';
  const polygons = parsed.features.filter(isPolygonFeature);
  if (polygons.length === 0) return 'noPolygon';
  if (!polygons.every((feature) => isDegrees(feature.geometry))) return 'notDegrees';
  const codes = codesByKey(areas);
  const found = polygons.map((feature) => ({ feature, code: matchOf(feature, codes) }));
  const features = found.flatMap(({ feature, code }) => (code === undefined ? [] : [areaFeature(feature, code, areas)]));
  const matched = new Set(features.map((feature) => feature.properties.code));
  return {
    boundary: { type: 'FeatureCollection', features },
    unmatched: found.filter(({ code }) => code === undefined).map(({ feature }) => nameOf(feature)),
    without: areas.map((area) => area.code).filter((code) => !matched.has(code)),
  };
}

interface GivenFeature {
  readonly id?: unknown;
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: AreaGeometry;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCollection(value: unknown): value is { features: unknown[] } {
  return isRecord(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features']);
}

function isPolygonFeature(value: unknown): value is GivenFeature {
  if (!isRecord(value) || !isRecord(value['geometry'])) return false;
  const { type, coordinates } = value['geometry'];
  const depth = type === 'Polygon' ? 2 : type === 'MultiPolygon' ? 3 : 0;
  return depth > 0 && isNested(coordinates, depth);
}

/** Arrays in arrays, `depth` times, around positions of at least two finite numbers. */
function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth === 0) return value.length >= 2 && value.slice(0, 2).every((each) => Number.isFinite(each));
  return value.every((each) => isNested(each, depth - 1));
}

/** A file in metres of some grid has numbers far beyond 180. */
function isDegrees(geometry: AreaGeometry): boolean {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return rings.every((ring) => ring.every(([x = 0, y = 0]) => Math.abs(x) <= 180 && Math.abs(y) <= 90));
}

/** What may stand for an area: its code, its code without the zeros at the end, a name no other area has. */
function codesByKey(areas: readonly AreaName[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string | null>();
  for (const area of areas) {
    for (const key of new Set([area.code, area.code.replace(/(?:00)+$/, ''), area.name, area.nameEn ?? ''].map(plain))) {
      if (key !== '') keys.set(key, keys.has(key) && keys.get(key) !== area.code ? null : area.code);
    }
  }
  return new Map([...keys].flatMap(([key, code]) => (code === null ? [] : [[key, code] as const])));
}

function matchOf(feature: GivenFeature, codes: ReadonlyMap<string, string>): string | undefined {
  const cells = cellsOf(feature);
  const keys = [...CODE_KEYS, ...NAME_KEYS].flatMap((key) => cells.get(key) ?? []);
  return keys.map((key) => codes.get(plain(key))).find((code) => code !== undefined);
}

function nameOf(feature: GivenFeature): string {
  const cells = cellsOf(feature);
  return [...NAME_KEYS, ...CODE_KEYS].map((key) => cells.get(key)).find((name) => name !== undefined) ?? '?';
}

function cellsOf({ id, properties }: GivenFeature): ReadonlyMap<string, string> {
  const cells = Object.entries({ ...(id === undefined ? {} : { id }), ...properties });
  return new Map(
    cells.flatMap(([key, cell]) =>
      typeof cell === 'string' || typeof cell === 'number' ? [[key.toLowerCase(), String(cell)] as const] : [],
    ),
  );
}

function areaFeature(feature: GivenFeature, code: string, areas: readonly AreaName[]): AreaFeature {
  const name = areas.find((area) => area.code === code)?.name ?? code;
  return { type: 'Feature', properties: { code, name }, geometry: feature.geometry };
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

const CODE_KEYS = ['code', 'adcode', 'pcode', 'adm4_pcode', 'adm3_pcode', 'adm2_pcode', 'adm1_pcode', 'iso_a2', 'gid', 'id'];
const NAME_KEYS = ['name', 'fullname', 'name_zh', 'name_en', 'adm3_en', 'adm2_en', 'adm1_en', '名称'];
