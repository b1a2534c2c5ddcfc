import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { areaNameText, areaPath } from './area-name.ts';
import en from './en/index.ts';
import hant from './zh-Hant/index.ts';

beforeAll(() => i18next.init({ lng: 'en', fallbackLng: false, defaultNS: 'app', resources: { en, 'zh-Hant': hant } }));

test('the root of the tree has one name, in the language of the reader', async () => {
  expect(areaNameText('全球 World')).toBe('World');
  expect(areaPath(['全球 World'])).toEqual(['World']);
  await i18next.changeLanguage('zh-Hant');
  expect(areaNameText('全球 World')).toBe('全球');
});

test('other areas keep the names of their country, and nobody reads of the world above them', () => {
  expect(areaNameText('海珠区')).toBe('海珠区');
  expect(areaPath(['全球 World', '广东省', '广州市', '海珠区'], 2)).toEqual(['广州市', '海珠区']);
  expect(areaPath(['全球 World', '广东省'])).toEqual(['广东省']);
});
