import { expect, test } from 'vitest';
import { localeOf } from './locale.ts';

test.each([
  [['zh-CN'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['zh-SG'], 'zh-Hans'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-HK'], 'zh-Hant'],
  [['zh-Hant-CN'], 'zh-Hant'],
  [['zh-Hans-HK'], 'zh-Hans'],
  [['en-GB', 'zh-CN'], 'en'],
  [['fr-FR', 'zh-CN'], 'zh-Hans'],
  [['fr-FR'], 'en'],
  [[], 'en'],
])('a browser that says %j reads %s', (tags, locale) => {
  expect(localeOf(tags)).toBe(locale);
});
