import { expect, test } from 'vitest';
import { ownAreaName } from './own-area-name.ts';

const area = (...names: string[]) => ({ name: names.at(-1) ?? '', names });
const city = ['中国', '广东省', '广州市'];

test('who answers for one county sees its name above its numbers, not the name of the city', () => {
  expect(ownAreaName('广东省 广州市', city, [area(...city, '海珠区')])).toBe('海珠区');
  expect(ownAreaName('广东省 广州市', city, [area(...city, '海珠区'), area(...city, '荔湾区')])).toBe('海珠区 · 荔湾区');
});

test('who answers for the city, or for what the city lies in, sees the whole', () => {
  expect(ownAreaName('广东省 广州市', city, [area(...city)])).toBe('广东省 广州市');
  expect(ownAreaName('广东省 广州市', city, [area('中国', '广东省'), area(...city, '海珠区')])).toBe('广东省 广州市');
});

test('a county of the same name elsewhere says nothing of this outbreak', () => {
  expect(ownAreaName('广东省 广州市', city, [area('中国', '湖南省', '长沙市', '海珠区')])).toBe('广东省 广州市');
});
