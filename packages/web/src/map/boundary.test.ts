import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { boundarySource, loadBoundary } from './boundary.ts';
import { type AreaCollection, boundsOf, cornersOf } from './geometry.ts';

const folder = path.resolve(import.meta.dirname, '../../public/boundary');
const read = (file: string) => readFileSync(path.join(folder, `${file}.json`), 'utf8');

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['world', { file: 'world' }],
  ['GB', { file: 'world', only: 'GB' }],
  ['CN', { file: 'CN' }],
  ['440000', { file: '440000' }],
  ['440100', { file: '440000', only: '440100' }],
  ['440105', { file: '440000', only: '440100' }],
  ['440105001003', { file: '440000', only: '440100' }],
  ['110105', { file: '110000', only: '110105' }],
  ['469001', { file: '460000', only: '469001' }],
  ['990000', undefined],
  ['SL0402', undefined],
  ['44010', undefined],
])('boundaries of %s are found in %o', (code, source) => {
  expect(boundarySource(code)).toEqual(source);
});

// Government of Guangdong: 21 cities; the constitution: 34 units at province level.
test('Guangdong comes as its 21 cities, Haizhu as the outline of Guangzhou, each file fetched once', async () => {
  const fetching = vi.fn(async (url: string) => new Response(read(path.basename(url, '.json'))));
  vi.stubGlobal('fetch', fetching);
  const guangdong = await loadBoundary('440000');
  expect(guangdong?.features.map((feature) => feature.properties.code).toSorted()[0]).toBe('440100');
  expect(guangdong?.features).toHaveLength(21);
  expect((await loadBoundary('440105'))?.features.map((feature) => feature.properties.name)).toEqual(['广州市']);
  expect(fetching).toHaveBeenCalledTimes(1);
  expect((await loadBoundary('CN'))?.features.filter((feature) => feature.properties.code)).toHaveLength(34);
  expect(await loadBoundary('nowhere')).toBeUndefined();
});

test('a failed fetch says so and is tried again', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response('', { status: 503 })),
  );
  await expect(loadBoundary('350000')).rejects.toThrow('503');
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(read('350000'))),
  );
  expect((await loadBoundary('350000'))?.features.length).toBe(9); // Fujian has nine cities
});

test('every file is closed rings on earth, and codes are those of its province', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const { features } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as AreaCollection;
    expect(features.length).toBeGreaterThan(0);
    for (const { geometry, properties } of features) {
      const [west = -181, south = -91, east = 181, north = 91] = boundsOf(cornersOf(geometry)) ?? [];
      expect(west >= -180 && east <= 180 && south >= -90 && north <= 90, `${name} ${properties.name}`).toBe(true);
      if (/^\d/.test(name) && properties.code) expect(properties.code.slice(0, 2)).toBe(name.slice(0, 2));
    }
  }
});
