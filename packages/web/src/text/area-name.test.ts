import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { areaNameText, areaPath, keepAreaNames, nameOfArea, shortAreaName } from './area-name.ts';
import en from './en/index.ts';
import hant from './zh-Hant/index.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'en', fallbackLng: false, defaultNS: 'app', resources: { en, 'zh-Hant': hant } });
  keepAreaNames('en', { 海珠区: 'Haizhu District', 南石头街道: 'Nanshitou Subdistrict', 'Île de France': 'Paris Region' });
  keepAreaNames('zh-Hant', { 海珠区: '海珠區' });
});

const path = (...names: string[]) => ({ names, namesEn: names.map((name) => `${name} in English`), namesHant: names });

test('the root of the tree has one name, in the language of the reader', async () => {
  await i18next.changeLanguage('en');
  expect(areaNameText('全球 World')).toBe('World');
  expect(areaPath(path('全球 World'))).toEqual(['World']);
  await i18next.changeLanguage('zh-Hant');
  expect(areaNameText('全球 World')).toBe('全球');
});

test('an area has the name of the language, alone and as a pair, which English writes from the narrower to the wider', async () => {
  await i18next.changeLanguage('en');
  expect(areaNameText('海珠区')).toBe('Haizhu District');
  expect(areaNameText('海珠区 南石头街道')).toBe('Nanshitou Subdistrict, Haizhu District');
  expect(shortAreaName('海珠区 南石头街道')).toBe('Nanshitou Subdistrict');
  expect(nameOfArea({ name: '海珠区', nameEn: 'Haizhu District', nameHant: '海珠區' })).toBe('Haizhu District');
});

test('a name that has blanks in it is one name', async () => {
  await i18next.changeLanguage('en');
  expect(areaNameText('Île de France')).toBe('Paris Region');
  expect(areaNameText('Greater London')).toBe('Greater London');
});

test('where there is no name in the language, the one of the country stands', async () => {
  await i18next.changeLanguage('zh-Hant');
  expect(areaNameText('海珠区 南石头街道')).toBe('海珠區 南石头街道');
  expect(nameOfArea({ name: '南石头街道', nameEn: 'Nanshitou Subdistrict', nameHant: null })).toBe('南石头街道');
});

test('nobody reads of the world above the areas', async () => {
  await i18next.changeLanguage('zh-Hant');
  expect(areaPath(path('全球 World', '广东省', '广州市', '海珠区'), 2)).toEqual(['广州市', '海珠区']);
  await i18next.changeLanguage('en');
  expect(areaPath(path('全球 World', '广东省'))).toEqual(['广东省 in English']);
});
