import { lineListOf } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { areaCounts } from './area-counts.ts';

const list = lineListOf([
  { id: '1', caseClass: 'confirmed', area: 'cn.44.4401' },
  { id: '2', caseClass: 'suspected', area: 'cn.44.4401.street' },
  { id: '3', caseClass: 'confirmed', area: 'cn.44.4403' },
  { id: '4', caseClass: 'confirmed', area: null },
  { id: '5', caseClass: 'notACase', area: 'cn.44.4403' },
]);

test('a case of a street is one of its city, province and nation', () => {
  const { areas, unknownArea, denominator } = areaCounts(list, []);
  expect(areas.map(({ path, depth, own, total }) => [path, depth, own, total])).toEqual([
    ['cn', 1, 0, 3],
    ['cn.44', 2, 0, 3],
    ['cn.44.4401', 3, 1, 2],
    ['cn.44.4401.street', 4, 1, 1],
    ['cn.44.4403', 3, 1, 1],
  ]);
  expect([unknownArea, denominator]).toEqual([1, 4]);
  expect(areas[2]?.byClass).toEqual({ confirmed: 1, suspected: 1 });
});

test('a rate is given where the population is known, and zero cases are a rate of zero', () => {
  const { areas } = areaCounts(list, [
    { path: 'cn.44.4401', population: 50_000 },
    { path: 'cn.44.4404', population: 1000 },
    { path: 'cn.44.4403', population: 0 },
  ]);
  const rate = Object.fromEntries(areas.map((area) => [area.path, area.ratePer100000]));
  expect(rate).toEqual({ cn: null, 'cn.44': null, 'cn.44.4401': 4, 'cn.44.4401.street': null, 'cn.44.4403': null, 'cn.44.4404': 0 });
});

test('a city whose number begins like another is not below it', () => {
  const { areas } = areaCounts(lineListOf([{ id: '1', caseClass: 'confirmed', area: 'cn.441' }]), [{ path: 'cn.44' }]);
  expect(areas.find((area) => area.path === 'cn.44')?.total).toBe(0);
});
