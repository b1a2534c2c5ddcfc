import { expect, test } from 'vitest';
import { arrivals } from './forecast.ts';
import { stationsAt } from './opening.ts';

const zone = 'Asia/Shanghai';
const point = { hours: [], shifts: [], stations: 3, isOpen: true };

test('a point without hours works while it is open', () => {
  expect(stationsAt(point, '2022-07-12T06:00:00Z', zone)).toBe(3);
  expect(stationsAt({ ...point, isOpen: false }, '2022-07-12T06:00:00Z', zone)).toBe(0);
});

test('hours are those of the wall clock of the outbreak', () => {
  const hours = [{ days: [2], from: '08:00', to: '20:00' }]; // 12 July 2022 was a Tuesday
  expect(stationsAt({ ...point, hours }, '2022-07-12T00:00:00Z', zone)).toBe(3); // 08:00
  expect(stationsAt({ ...point, hours }, '2022-07-12T12:00:00Z', zone)).toBe(0); // 20:00
  expect(stationsAt({ ...point, hours }, '2022-07-13T06:00:00Z', zone)).toBe(0); // Wednesday
});

test('no more stations work than the shifts bring samplers', () => {
  const shifts = [{ from: '2022-07-12T06:00:00Z', to: '2022-07-12T08:00:00Z', samplers: 2 }];
  expect(stationsAt({ ...point, shifts }, '2022-07-12T07:00:00Z', zone)).toBe(2);
  expect(stationsAt({ ...point, shifts }, '2022-07-12T08:00:00Z', zone)).toBe(0);
});

test('people come as in the last hour, no slower than the round needs, and no more than are missing', () => {
  const known = { now: '2022-07-12T06:00:00Z', zone, points: 1, closesAt: '2022-07-12T08:00:00Z' };
  // 40 an hour: 10 a quarter; 25 missing
  expect(arrivals({ ...known, lastHour: 40, missing: 25 }, 4)).toEqual([10, 10, 5, 0]);
  // nobody yet; 80 missing over 8 quarters, at two points
  expect(arrivals({ ...known, lastHour: 0, missing: 80, points: 2 }, 3)).toEqual([5, 5, 5]);
});
