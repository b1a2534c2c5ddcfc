import { expect, test } from 'vitest';
import { areaSeries, type AreaCells } from './area-series.ts';

test('cells become a count for each day of each area; other classes and earlier days are left out', () => {
  const area = { code: 'a', name: 'A', population: null, latitude: null, longitude: null, placedBy: null, contacts: 0 };
  const answer: AreaCells = {
    day: '2022-07-12',
    areas: [area, { ...area, code: 'b' }],
    caseClasses: ['suspected', 'confirmed'],
    cells: { area: [0, 0, 1, 1], elapsed: [0, 2, 1, 9], caseClass: [1, 1, 1, 1], count: [3, 1, 2, 7] },
  };
  expect(areaSeries(answer, ['confirmed'], 19_183)).toEqual([
    [1, 0, 3], // 10, 11 and 12 July
    [0, 2, 0],
  ]);
  expect(areaSeries(answer, ['suspected'], 19_183)[0]).toEqual([0, 0, 0]);
});
