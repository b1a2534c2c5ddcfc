import type { AreaCollection } from './geometry.ts';

/**
 * Boundaries for a map of an area: the units below it where they are known, else the outline of the area, else the
 * outline of the city it lies in; undefined where no file knows any of them.
 *
 * `world` gives countries (ISO 3166-1 alpha-2 codes), a country's code its outline, `CN` the provinces of China, a
 * province its cities (a municipality its districts). Streets and communities have no boundaries: a map shows symbols.
 *
 * One small file is fetched per province, once. A failed fetch throws and is tried again at the next call.
 */
export async function loadBoundary(areaCode: string): Promise<AreaCollection | undefined> {
  const source = boundarySource(areaCode);
  if (!source) return undefined;
  const collection = await fetchBoundary(source.file);
  if (source.only === undefined) return collection;
  const features = collection.features.filter((feature) => feature.properties.code === source.only);
  return features.length > 0 ? { ...collection, features } : undefined;
}

/** Which file knows an area, and the one feature of it that is meant, if not all. */
export function boundarySource(areaCode: string): { readonly file: string; readonly only?: string } | undefined {
  if (areaCode === 'world' || areaCode === 'CN') return { file: areaCode };
  if (/^[A-Z]{2}$/.test(areaCode)) return { file: 'world', only: areaCode };
  const unit = /^(\d\d)(\d\d)(\d\d)(?:\d{3}){0,2}$/.exec(areaCode);
  const province = unit?.[1];
  if (!unit || !province || !PROVINCES.has(province)) return undefined;
  const file = `${province}0000`;
  if (areaCode === file) return { file };
  const isDirect = DISTRICTS_BELOW_PROVINCE.has(province) || unit[2] === DIRECT_COUNTIES;
  return { file, only: isDirect ? areaCode.slice(0, 6) : `${province}${unit[2]}00` };
}

/** Municipalities, Hong Kong and Macao: their file has districts, not cities. */
const DISTRICTS_BELOW_PROVINCE = new Set(['11', '12', '31', '50', '81', '82']);
/** Middle digits of counties directly under a province. */
const DIRECT_COUNTIES = '90';

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

function fetchBoundary(file: string): Promise<AreaCollection> {
  const kept = fetched.get(file);
  if (kept) return kept;
  const coming = request(file);
  fetched.set(file, coming);
  coming.catch(() => fetched.delete(file));
  return coming;
}

async function request(file: string): Promise<AreaCollection> {
  const answer = await fetch(`${import.meta.env.BASE_URL}boundary/${file}.json`);
  if (!answer.ok) throw new Error(`The boundaries ${file} could not be fetched (${answer.status}).`);
  return (await answer.json()) as AreaCollection; // a file of our own build
}

const fetched = new Map<string, Promise<AreaCollection>>();
