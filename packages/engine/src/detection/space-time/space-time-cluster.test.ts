import { createRng } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spaceTimeCluster, type SpaceTimeEvents } from './space-time-cluster.ts';

/** Events over a square, one a day; from `start` on every second one near one place. */
function events(name: string, n: number, start = Infinity): SpaceTimeEvents {
  const rng = createRng(name);
  const place = (t: number, middle: number): number => (t >= start && t % 2 === 0 ? middle + rng.uniform() - 0.5 : 10 * rng.uniform());
  const t = Array.from({ length: n }, (_, day) => day);
  return { t, x: t.map((day) => place(day, 3)), y: t.map((day) => place(day, 7)) };
}

test('by hand: one event, then one at the same place', () => {
  // n = 1: N = 1, mu = 1: (1.5) e^-0.5. n = 2: k = 1 has N = 2, mu = 2 * 2/2; k = 2 has N = 1, mu = 1 * 2/2
  const { statistic } = spaceTimeCluster({ x: [1, 1], y: [2, 2], t: [0, 1] }, { radius: 1, epsilon: 0.5, threshold: 100 });
  expect(statistic[0]).toBeCloseTo(1.5 * Math.exp(-0.5), 12);
  expect(statistic[1]).toBeCloseTo(2.25 * Math.exp(-1) + 1.5 * Math.exp(-0.5), 12);
});

test('an event exactly at the radius is outside', () => {
  const at = (radius: number): number =>
    spaceTimeCluster({ x: [0, 3], y: [0, 4], t: [0, 1] }, { radius, epsilon: 0.5, threshold: 100 }).statistic[1]!;
  // apart: each cylinder has one event; mu = 2 * 1/2 and 1 * 1/2
  expect(at(5)).toBeCloseTo(1.5 * Math.exp(-0.5) + 1.5 * Math.exp(-0.25), 12);
  expect(at(5.001)).toBeCloseTo(2.25 * Math.exp(-1) + 1.5 * Math.exp(-0.5), 12);
});

test('referee: counting as events come is counting all cylinders each time', () => {
  const point = fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 25 }),
      fc.double({ min: 0.3, max: 4, noNaN: true }),
      fc.double({ min: 0.1, max: 2, noNaN: true }),
      (points, radius, epsilon) => {
        const [x, y, t] = [points.map(([east]) => east), points.map(([, north]) => north), points.map((_, index) => index)];
        const near = (i: number, j: number): boolean => Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) < radius;
        const lambda = (k: number, n: number): number => {
          const inside = t.filter((i) => i >= k && i <= n && near(i, k)).length;
          const ever = t.filter((i) => i <= n && near(i, k)).length;
          return (1 + epsilon) ** inside * Math.exp((-epsilon * (n - k + 1) * ever) / (n + 1));
        };
        const { statistic } = spaceTimeCluster({ x, y, t }, { radius, epsilon, threshold: 1e9 });
        statistic.forEach((value, n) => {
          const sum = t.slice(0, n + 1).reduce((total, k) => total + lambda(k, n), 0);
          expect(Math.abs(value - sum)).toBeLessThan(1e-9 * sum);
        });
      },
    ),
  );
});

test('law: moving, turning and stretching the map with its radius changes nothing', () => {
  const plain = events('law', 60, 30);
  const settings = { radius: 1, epsilon: 0.5, threshold: 50 };
  const reference = spaceTimeCluster(plain, settings).statistic;
  const moved = { t: plain.t, x: Array.from(plain.y, (north) => 100 - 3 * north), y: Array.from(plain.x, (east) => 3 * east - 7) };
  spaceTimeCluster(moved, { ...settings, radius: 3 }).statistic.forEach((value, index) => expect(value).toBeCloseTo(reference[index]!, 8));
});

test('the largest value so far never falls', () => {
  const { statistic } = spaceTimeCluster(events('maximum', 80), { radius: 2, epsilon: 0.5, threshold: 1e9, combine: 'maximum' });
  statistic.slice(1).forEach((value, index) => expect(value).toBeGreaterThanOrEqual(statistic[index]!));
});

test('recovery: a cluster is found, at its place and about its time; without one hardly ever', () => {
  const settings = { radius: 1, epsilon: 1, threshold: 200 };
  const found = Array.from({ length: 20 }, (_, index) => ({ made: events(`cluster ${index}`, 140, 80), index })).map(({ made }) => ({
    made,
    ...spaceTimeCluster(made, settings),
  }));
  for (const { made, alarmAt, clusterStart, clusterEvents } of found) {
    expect(alarmAt).toBeGreaterThan(80);
    expect(alarmAt).toBeLessThan(120);
    expect(Math.hypot(made.x[clusterStart!]! - 3, made.y[clusterStart!]! - 7)).toBeLessThan(1.5);
    expect(clusterStart).toBeGreaterThan(60);
    expect(clusterEvents.every((event) => event >= clusterStart! && event <= alarmAt!)).toBe(true);
    expect(clusterEvents.length).toBeGreaterThan(4);
  }
  const quiet = Array.from({ length: 20 }, (_, index) => spaceTimeCluster(events(`quiet ${index}`, 140), settings).alarmAt);
  expect(quiet.filter((at) => at !== null).length).toBeLessThan(6);
});

test('what cannot be is refused with its place and what to do', () => {
  const settings = { radius: 1, epsilon: 0.5, threshold: 10 };
  const refused = (given: SpaceTimeEvents, code: string, argument: string): void =>
    expect(() => spaceTimeCluster(given, settings)).toThrow(expect.objectContaining({ code, argument }));
  refused({ x: [], y: [], t: [] }, 'EMPTY', 't');
  refused({ x: [1], y: [1, 2], t: [1, 2] }, 'LENGTHS_DIFFER', 'x');
  refused({ x: [1, 1], y: [1, 2], t: [1, 1] }, 'INCONSISTENT', 't[1]');
  refused({ x: [1, 1], y: [1, 2], t: [2, 1] }, 'INCONSISTENT', 't[1]');
  refused({ x: [1, NaN], y: [1, 2], t: [1, 2] }, 'NOT_A_NUMBER', 'x[1]');
  const many = new Float64Array(1e6);
  refused({ x: many, y: many, t: many }, 'OUT_OF_RANGE', 't');
  expect(() => spaceTimeCluster({ x: [1], y: [1], t: [1] }, { ...settings, radius: 0 })).toThrow(
    expect.objectContaining({ argument: 'radius' }),
  );
});

test('a run can be stopped: what was not reached has no statistic', () => {
  let asked = 0;
  const { statistic } = spaceTimeCluster(events('stop', 20), { radius: 1, epsilon: 0.5, threshold: 1e9, cancelled: () => asked++ === 7 });
  expect(statistic.findIndex(Number.isNaN)).toBe(7);
});
