import type { DaysAnswer } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { caseSeries, incompleteDaysOf } from './case-series.ts';

const answer: DaysAnswer = {
  asOf: '2022-07-12T06:05:00Z',
  day: '2022-07-12',
  area: '440100',
  from: '2022-07-08',
  incompleteDays: 3,
  series: [
    { caseClass: 'confirmed', origin: 'local', basis: 'onset', counts: [0, 1, 0, 2, 0] },
    { caseClass: 'confirmed', origin: 'unknown', basis: 'onset', counts: [0, 0, 1, 0, 0] },
    { caseClass: 'confirmed', origin: 'imported', basis: 'onset', counts: [0, 1, 0, 0, 0] },
    { caseClass: 'suspected', origin: 'local', basis: 'onset', counts: [0, 0, 0, 0, 5] },
    { caseClass: 'confirmed', origin: 'local', basis: 'report', counts: [4, 0, 0, 0, 0] },
  ],
  notPlaced: [
    { caseClass: 'confirmed', basis: 'onset', withoutDay: 2, outside: 1 },
    { caseClass: 'suspected', basis: 'onset', withoutDay: 7, outside: 0 },
  ],
};

test('a series begins with its first case; unknown origins are local, other classes and bases are left out', () => {
  const series = caseSeries(answer, 'onset', ['confirmed']);
  expect(series).toEqual({ first: 19_182, local: [1, 1, 2, 0], imported: [1, 0, 0, 0], counted: 5, withoutDay: 2, outside: 1 }); // 9 July 2022
});

test('without a case there is no first day', () => {
  expect(caseSeries(answer, 'specimen', ['confirmed'])).toMatchObject({ first: undefined, local: [], counted: 0 });
});

test('reports lack the running day only', () => {
  expect([incompleteDaysOf(answer, 'onset'), incompleteDaysOf(answer, 'report')]).toEqual([3, 1]);
});
