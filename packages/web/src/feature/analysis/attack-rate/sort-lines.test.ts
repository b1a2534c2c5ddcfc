import { expect, test } from 'vitest';
import { countGroups, sortLines, tellsSomething } from './sort-lines.ts';

const line = (name: string, ratio: number | null, pValue = 0.5) => ({
  name,
  pValue,
  riskRatio: ratio === null ? null : { estimate: ratio, lower: ratio / 2 },
  casesExposed: { estimate: 1 / (ratio ?? 1) },
  table: { exposedCases: 1, exposedNonCases: 0, unexposedCases: 1, unexposedNonCases: 0 },
});
const names = (by: Parameters<typeof sortLines>[1]) =>
  sortLines([line('b', 2), line('a', 2), line('c', Infinity), line('d', null, 0.01)], by, ({ name }) => name).map(({ name }) => name);

test('infinite ratios first, none last, equals by name', () => {
  expect(names('ratio')).toEqual(['c', 'a', 'b', 'd']);
  expect(names('pValue')).toEqual(['d', 'a', 'b', 'c']);
  expect(names('name')).toEqual(['a', 'b', 'c', 'd']);
});

test('where all or none were exposed there is nothing to compare', () => {
  expect(tellsSomething(line('a', 1))).toBe(true);
  expect(tellsSomething({ ...line('a', 1), table: { exposedCases: 3, exposedNonCases: 2, unexposedCases: 0, unexposedNonCases: 0 } })).toBe(
    false,
  );
});

test('persons of the groups chosen are counted', () => {
  expect(countGroups({ groups: ['confirmed', 'contact'], persons: [3, 40] }, ['contact'])).toBe(40);
});
