import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanWait, waitingProbability } from './erlang-c.ts';
import { queueForecast } from './queue-forecast.ts';

test('two stations at half load: a third of the people wait, M/M/2 by hand', () => {
  // a = 1, B1 = 1/(1+1) = 1/2, B2 = (1/2)/(2+1/2) = 1/5, C = (1/5)/(1 - 1/2·4/5) = 1/3; Wq = C/(2·1 - 1) = 1/3
  const queue = { arrivalRate: 1, serviceRate: 1, stations: 2 };
  expect(waitingProbability(queue)).toBeCloseTo(1 / 3, 14);
  expect(meanWait(queue)).toBeCloseTo(1 / 3, 14);
});

test('three stations, two of them busy on average: 4/9 wait (Cooper 1981, a = 2, c = 3)', () => {
  // C = (a^c/c!)·c/(c-a) / (1 + a + a²/2 + (a³/6)·3) = (8/6·3)/(1+2+2+4) = 4/9
  const queue = { arrivalRate: 2, serviceRate: 1, stations: 3 };
  expect(waitingProbability(queue)).toBeCloseTo(4 / 9, 14);
  expect(meanWait(queue)).toBeCloseTo(4 / 9, 14); // 4/9 / (3 - 2)
});

test('one station: ρ/(μ - λ), and half of it when every sample takes equally long (Pollaczek and Khinchine)', () => {
  const queue = { arrivalRate: 3, serviceRate: 4, stations: 1 };
  expect(meanWait(queue)).toBeCloseTo(0.75, 14);
  expect(meanWait({ ...queue, serviceVariation: 0 })).toBeCloseTo(0.375, 14);
  expect(meanWait({ ...queue, arrivalRate: 4 })).toBe(Infinity);
});

test('the evening burst: 300 come in half an hour where 100 can be served', () => {
  // Two stations of 100 an hour do 50 in a quarter. Queue: 100, 200, 150, 100, 50, 0.
  const { intervals, longestQueue, longestWaitMinutes, unserved } = queueForecast({
    arrivals: [150, 150, 0, 0, 0, 0],
    stations: 2,
    ratePerHour: 100,
  });
  expect(intervals.map(({ waiting }) => waiting)).toEqual([100, 200, 150, 100, 50, 0]);
  expect(intervals.map(({ served }) => served)).toEqual([50, 50, 50, 50, 50, 50]);
  // The last of the second quarter has 200 in front of them: four quarters.
  expect([longestQueue, longestWaitMinutes, unserved]).toEqual([200, 60, 0]);
});

test('how many more stations keep the wait under 15 minutes, by hand', () => {
  // With c stations of 25 a quarter: after two quarters 300 - 50c wait and take (300 - 50c)/(25c) quarters; at most one: c >= 4.
  const burst = { arrivals: [150, 150, 0, 0, 0, 0], stations: 2, ratePerHour: 100, limitMinutes: 15 };
  expect(queueForecast(burst).moreStations).toBe(2);
  expect(queueForecast({ ...burst, limitMinutes: 60 }).moreStations).toBe(0);
});

test('whose turn does not come before the point closes is said, and no station helps while it is closed', () => {
  const { intervals, unserved, longestWaitMinutes, moreStations } = queueForecast({
    arrivals: [10, 40, 5],
    stations: [1, 1, 0],
    ratePerHour: 80,
    limitMinutes: 30,
  });
  expect(intervals.map(({ waitMinutes }) => waitMinutes === null)).toEqual([false, true, true]);
  expect([unserved, longestWaitMinutes, moreStations]).toEqual([25, null, null]);
});

test('nobody is lost, and one more station never makes anybody wait longer', () => {
  const day = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(day, fc.integer({ min: 5, max: 120 }), (quarters, ratePerHour) => {
      const input = { arrivals: quarters.map(([people]) => people), stations: quarters.map(([, open]) => open), ratePerHour };
      const forecast = queueForecast(input);
      const served = forecast.intervals.reduce((sum, one) => sum + one.served, 0);
      expect(served + forecast.unserved).toBeCloseTo(
        input.arrivals.reduce((sum, people) => sum + people, 0),
        6,
      );
      const better = queueForecast({ ...input, stations: input.stations.map((count) => count + 1) });
      forecast.intervals.forEach(({ waitMinutes }, at) =>
        expect(better.intervals[at]!.waitMinutes ?? Infinity).toBeLessThanOrEqual((waitMinutes ?? Infinity) + 1e-9),
      );
    }),
  );
});

test.each([
  [{ arrivals: [], stations: 1, ratePerHour: 1 }, 'EMPTY'],
  [{ arrivals: [1], stations: [1, 2], ratePerHour: 1 }, 'LENGTHS_DIFFER'],
  [{ arrivals: [1], stations: 1.5, ratePerHour: 1 }, 'NOT_WHOLE'],
  [{ arrivals: [Number.NaN], stations: 1, ratePerHour: 1 }, 'NOT_A_NUMBER'],
])('%j is refused', (input, code) => {
  expect(() => queueForecast(input)).toThrow(expect.objectContaining({ code }));
});
