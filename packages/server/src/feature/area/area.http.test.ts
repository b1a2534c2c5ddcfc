import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionHeaders } from '../../testing/index.ts';
import { openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { addAreas } from './service.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  await addAreas(house.database.platform.db, [
    { code: 'CN', name: '中华人民共和国', nameEn: 'China', level: 'nation', parentCode: null },
    { code: '310000', name: '上海市', nameEn: 'Shanghai', nameHant: '上海市', level: 'province', parentCode: 'CN' },
    { code: '310104', name: '徐汇区', nameHant: '徐匯區', level: 'county', parentCode: '310000' },
    { code: '310104003', name: '天平路街道', level: 'street', parentCode: '310104' },
    { code: 'JP', name: '日本', nameEn: 'Japan', level: 'nation', parentCode: null },
    { code: 'JP13', name: '東京都', level: 'province', parentCode: 'JP' },
  ]);
});
afterAll(() => house.close());

test('units of China have an English name by their level, other countries the one they were given', async () => {
  expect(await get('/api/areas/310104003')).toMatchObject({
    name: '天平路街道',
    nameEn: 'Tianpinglu Subdistrict',
    namesEn: ['World', 'China', 'Shanghai', 'Xuhui District', 'Tianpinglu Subdistrict'],
    namesHant: ['全球', '中华人民共和国', '上海市', '徐匯區', '天平路街道'],
  });
  expect(await get('/api/areas/JP13')).toMatchObject({ nameEn: null, namesEn: ['World', 'Japan', '東京都'] });
});

test('the names of an outbreak come at once: wide areas everywhere, streets only of the area asked for', async () => {
  const { names: wide } = await get('/api/area-names?locale=en');
  expect(wide).toMatchObject({ 徐汇区: 'Xuhui District', 日本: 'Japan' });
  expect(wide).not.toHaveProperty('天平路街道');
  const { names: all } = await get('/api/area-names?locale=en&area=310104');
  expect(all).toMatchObject({ 徐汇区: 'Xuhui District', 天平路街道: 'Tianpinglu Subdistrict' });
  expect(await get('/api/area-names?locale=zh-Hant&area=310104')).toEqual({ names: { '全球 World': '全球', 徐汇区: '徐匯區' } });
  expect(await get('/api/area-names?locale=zh-Hans&area=310104')).toEqual({ names: {} });
});

test('an area is found by its English name, its pinyin and its initials', async () => {
  for (const said of ['xuhui district', 'xuhuiqu', 'xhq', '徐匯']) {
    expect(await get(`/api/areas?search=${encodeURIComponent(said)}`), said).toMatchObject({ areas: [{ code: '310104' }] });
  }
});

test('a character beyond the first 65,536, as in some villages of Foshan, is kept whole', async () => {
  const rare = { code: '440604011234', name: '𧒽岗社区', level: 'community', parentCode: '310104003' } as const;
  expect(await addAreas(house.database.platform.db, [rare])).toMatchObject({ added: 1 });
  expect(await get(`/api/areas?search=${encodeURIComponent('𧒽岗')}`)).toMatchObject({ areas: [{ code: rare.code }] });
});

test('a name that was given stays when a source tells none, until the area is renamed', async () => {
  const { db } = house.database.platform;
  const unit = { code: '310104003', name: '天平路街道', level: 'street', parentCode: '310104' } as const;
  await addAreas(db, [{ ...unit, nameEn: 'Tianping Road' }]);
  await addAreas(db, [{ ...unit, population: 60_000 }]);
  expect(await get('/api/areas/310104003')).toMatchObject({ nameEn: 'Tianping Road', population: 60_000 });
  await addAreas(db, [{ ...unit, name: '天平街道' }]);
  expect(await get('/api/areas/310104003')).toMatchObject({ nameEn: 'Tianping Subdistrict' });
});

async function get(url: string): Promise<Record<string, unknown>> {
  const headers = await sessionHeaders(house.database, await house.database.addUser('epidemiologist'));
  return (await house.app.inject({ method: 'GET', url, headers })).json();
}
