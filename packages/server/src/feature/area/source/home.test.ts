import { expect, test } from 'vitest';
import { homeOf } from './home.ts';

const nation = { code: 'CN', level: 'nation' } as const;
const guangdong = { code: '440000', level: 'province' } as const;
const guangzhou = { code: '440100', level: 'city' } as const;
const haizhu = { code: '440105', level: 'county' } as const;
const chigang = { code: '440105001', level: 'street' } as const;

test('everything below Guangzhou, and Guangzhou itself, is at home in Guangzhou', () => {
  expect(homeOf([nation, guangdong, guangzhou, haizhu, chigang])).toBe('440100');
  expect(homeOf([chigang, haizhu, guangzhou, guangdong, nation])).toBe('440100');
  expect(homeOf([nation, guangdong, guangzhou])).toBe('440100');
});

test('a district of Beijing is at home in Beijing, a county directly under Hubei in Hubei', () => {
  const beijing = { code: '110000', level: 'province' } as const;
  expect(homeOf([nation, beijing, { code: '110105', level: 'county' }])).toBe('110000');
  const hubei = { code: '420000', level: 'province' } as const;
  expect(homeOf([nation, hubei, { code: '429004', level: 'county' }])).toBe('420000');
});

test('a province and a nation are at home in themselves', () => {
  expect(homeOf([nation, guangdong])).toBe('440000');
  expect(homeOf([nation])).toBe('CN');
});

test('a country given only as streets is at home in its root', () => {
  expect(
    homeOf([
      { code: 'camp', level: 'street' },
      { code: 'block-1', level: 'community' },
    ]),
  ).toBe('camp');
});

test('an area without a path has no home', () => {
  expect(() => homeOf([])).toThrow(RangeError);
});
