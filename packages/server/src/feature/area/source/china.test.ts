import { areaLevels } from '@firebreak/epi';
import { beforeAll, expect, test } from 'vitest';
import type { AreaRow } from './area-row.ts';
import { chinaAreas, type ChinaAreasOptions } from './china.ts';

let country: readonly AreaRow[];
let guangdong: readonly AreaRow[];

beforeAll(async () => {
  country = await collect({ depth: 'county' });
  guangdong = await collect({ depth: 'province', deeper: { '440000': 'community' } });
}, 60_000);

// The constitution's count: 23 provinces, 5 autonomous regions, 4 municipalities, 2 special administrative regions.
test('China has 34 units at province level', () => {
  expect(ofLevel(country, 'province')).toHaveLength(34);
});

// Ministry of Civil Affairs, statistics of 2021 to 2023: 333 prefecture-level units.
test('China has 333 prefecture-level units once the fillers of the code are skipped', () => {
  expect(ofLevel(country, 'city')).toHaveLength(333);
});

// Government of Guangdong: 21 prefecture-level cities; government of Guangzhou: 11 districts.
test('Guangdong has 21 cities and Guangzhou 11 districts', () => {
  expect(children(guangdong, '440000').map((area) => area.level)).toEqual(Array.from({ length: 21 }, () => 'city'));
  const districts = children(guangdong, '440100').map((area) => area.name);
  expect(districts).toHaveLength(11);
  expect(districts).toEqual(expect.arrayContaining(['荔湾区', '海珠区', '增城区']));
});

test('Haizhu has 18 streets, and Shamian in Liwan its community', () => {
  expect(children(guangdong, '440105')).toHaveLength(18);
  const shamian = guangdong.find((area) => area.name === '沙面街道');
  expect(shamian?.parentCode).toBe('440103');
  expect(children(guangdong, shamian?.code ?? '').map((area) => area.name)).toContain('翠洲社区');
});

test('Dongguan and Zhongshan have streets and towns but no county', () => {
  for (const city of ['441900', '442000']) {
    const below = children(guangdong, city);
    expect(below.length).toBeGreaterThan(20);
    expect(new Set(below.map((area) => area.level))).toEqual(new Set(['street']));
  }
});

test('districts of Beijing belong to Beijing and Qianjiang to Hubei', () => {
  expect(children(country, '110000').map((area) => area.level)).toEqual(Array.from({ length: 16 }, () => 'county'));
  expect(country.find((area) => area.name === '潜江市')).toMatchObject({ level: 'county', parentCode: '420000' });
});

test('counties of Chongqing belong to Chongqing, whether districts or counties', () => {
  // Government of Chongqing: 38 districts and counties.
  expect(children(country, '500000')).toHaveLength(38);
});

test('no filler remains, every parent comes before its children and stands above them, no code twice', () => {
  for (const areas of [country, guangdong]) {
    const seen = new Map<string, AreaRow>();
    for (const area of areas) {
      expect(seen.has(area.code)).toBe(false);
      expect(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']).not.toContain(area.name);
      if (area.parentCode !== null) {
        const parent = seen.get(area.parentCode);
        if (!parent) throw new Error(`${area.code} ${area.name} comes before its parent ${area.parentCode}`);
        expect(areaLevels.indexOf(parent.level)).toBeLessThan(areaLevels.indexOf(area.level));
      }
      seen.set(area.code, area);
    }
    expect(areas.filter((area) => area.parentCode === null).map((area) => area.code)).toEqual(['CN']);
  }
});

test('one district can be taken alone, with the way up to the nation', async () => {
  const haizhu = await collect({ depth: 'nation', deeper: { '440105': 'street' } });
  expect(haizhu.slice(0, 4).map((area) => area.name)).toEqual(['中华人民共和国', '广东省', '广州市', '海珠区']);
  expect(haizhu).toHaveLength(4 + 18);
});

// National Bureau of Statistics, communiqué no. 3 of the 2020 census: 1,409,778,724 residents of 31 provinces;
// communiqué of Guangdong: 126,012,510; of Guangzhou: 18,676,605.
test('residents add up to the published totals', () => {
  expect(residents(children(country, 'CN'))).toBe(1_409_778_724);
  expect(residents(children(guangdong, '440000'))).toBe(126_012_510);
  expect(residents(children(guangdong, '440100'))).toBe(18_676_605);
});

async function collect(options: ChinaAreasOptions): Promise<AreaRow[]> {
  const areas: AreaRow[] = [];
  for await (const area of chinaAreas(options)) areas.push(area);
  return areas;
}

function children(areas: readonly AreaRow[], code: string): AreaRow[] {
  return areas.filter((area) => area.parentCode === code);
}

function ofLevel(areas: readonly AreaRow[], level: AreaRow['level']): AreaRow[] {
  return areas.filter((area) => area.level === level);
}

function residents(areas: readonly AreaRow[]): number {
  return areas.reduce((sum, area) => sum + (area.population ?? 0), 0);
}
