import { expect, test } from 'vitest';
import { areaName, isFillerName } from './china-name.ts';

test.each([
  ['沙面社区居委会', '沙面社区'],
  ['湛露社区居民委员会', '湛露社区'],
  ['大塘村委会', '大塘村'],
  ['大塘村村委会', '大塘村'],
  ['龙美村民委员会', '龙美村'],
  ['南漖社区居委会会', '南漖社区'],
  ['海湾社区居委委员会', '海湾社区'],
  ['黄麻布社区居委', '黄麻布社区'],
  ['解放路居委会', '解放路社区'],
  ['海傍农场生活区', '海傍农场生活区'],
])('the community of %s is %s', (published, name) => {
  expect(areaName('community', published)).toBe(name);
});

test('streets and cities keep their published name', () => {
  expect(areaName('street', '江南中街道')).toBe('江南中街道');
});

test('a unit that only fills a level of the code is known by its name', () => {
  expect(isFillerName('市辖区')).toBe(true);
  expect(isFillerName('县')).toBe(true);
  expect(isFillerName('城区')).toBe(false);
});
