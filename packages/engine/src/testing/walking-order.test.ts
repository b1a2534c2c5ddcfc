import { createRng } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floorOrder, loopSeconds, type StairSpeed } from './floor-order.ts';
import { shortestTour, tourLength } from './tour.ts';
import { metresBetween, walkingOrder } from './walking-order.ts';

const stairs: StairSpeed = { upSeconds: 15, downSeconds: 12 };

test('a tower without a lift and one with: by hand', () => {
  // Stairs: 2, 5 and 9 are on the way whatever the order: 8 floors up and 8 down, 8 · 15 + 8 · 12 = 216 s.
  expect(loopSeconds(floorOrder([2, 9, 5], stairs), stairs)).toBe(216);
  // Lift 40 s + 3 s a floor: up to 9 by lift 40 + 8·3 = 64, then 4 floors down 48 s (lift 52), 3 floors down 36, 1 floor down 12: 160 s.
  const lift = { ...stairs, liftWaitSeconds: 40, liftSeconds: 3 };
  expect(floorOrder([2, 9, 5], lift)).toEqual([9, 5, 2]);
  expect(loopSeconds([9, 5, 2], lift)).toBe(160);
});

test('from the first basement to the ground floor is one storey', () => {
  expect(loopSeconds([-1], stairs)).toBe(15 + 12);
  expect(floorOrder([-1, 3, -2], stairs)).toEqual([3, -1, -2]);
});

test('no order of floors is quicker: every permutation of up to six floors', () => {
  const floor = fc.integer({ min: -3, max: 30 }).filter((number) => number !== 0);
  const second = fc.integer({ min: 1, max: 30 });
  const floors = fc.uniqueArray(floor, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(floors, second, second, fc.integer({ min: 0, max: 120 }), second, (floors, one, other, liftWaitSeconds, liftSeconds) => {
      const speed = { upSeconds: Math.max(one, other), downSeconds: Math.min(one, other), liftWaitSeconds, liftSeconds };
      const best = Math.min(...permutations(floors).map((order) => loopSeconds(order, speed)));
      expect(loopSeconds(floorOrder(floors, speed), speed)).toBeCloseTo(best, 9);
    }),
    { numRuns: 200 },
  );
});

test('up to seven places: no permutation is shorter, open or closed, from a given start or any', () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 7 }), fc.boolean(), fc.boolean(), (spots, returns, given) => {
      const [places, lengths] = [spots.length, lengthsOf(spots)];
      const tour = shortestTour({ places, lengths, returns, ...(given ? { from: places - 1 } : {}) });
      const orders = permutations(spots.map((_, at) => at)).filter(([first]) => !given || first === places - 1);
      const best = Math.min(...orders.map((order) => tourLength(order, { places, lengths, returns })));
      expect(tour.length).toBeCloseTo(best, 9);
      expect(tour.exact).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('forty places on a circle are walked around it', () => {
  const rng = createRng(6).stream('circle');
  const angles = Array.from({ length: 40 }, (_, at) => (2 * Math.PI * at) / 40).toSorted(() => rng.uniform() - 0.5);
  const spots = angles.map((angle): [number, number] => [Math.cos(angle) * 100, Math.sin(angle) * 100]);
  const { length, order, exact } = shortestTour({ places: 40, lengths: lengthsOf(spots), returns: true });
  // 40 chords of 2 r sin(π/40)
  expect(length).toBeCloseTo(40 * 200 * Math.sin(Math.PI / 40), 6);
  expect(order.toSorted((a, b) => a - b)).toEqual(spots.map((_, at) => at));
  expect(exact).toBe(false);
});

test('every door once, whatever the addresses say, and never longer than building by building as given', () => {
  const door = fc.record({
    building: fc.integer({ min: 1, max: 16 }),
    unit: fc.integer({ min: 1, max: 3 }),
    floor: fc.integer({ min: 1, max: 20 }),
    room: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(door, { maxLength: 60 }), fc.boolean(), (doors, lifts) => {
      const given = doors.map(({ building, unit, floor, room }, at) => ({
        id: String(at),
        address: `${building}栋${unit}单元${floor}0${room}室`,
        spot: { x: (building % 4) * 50, y: Math.floor(building / 4) * 80 },
      }));
      const plan = walkingOrder(given, { lifts });
      expect(plan.stops.map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted());
      if (plan.exact) expect(plan.seconds).toBeLessThanOrEqual(plan.secondsAsGiven + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('one degree of the equator is 111.195 km on a sphere of the mean radius', () => {
  // 2 π · 6371.0088 km / 360
  expect(metresBetween({ latitude: 0, longitude: 10 }, { latitude: 0, longitude: 11 })).toBeCloseTo((2 * Math.PI * 6_371_008.8) / 360, 3);
});

test('a door twice, and metres beside degrees, are refused', () => {
  const door = { id: 'a', address: '1栋101' };
  expect(() => walkingOrder([door, door])).toThrow(expect.objectContaining({ code: 'INCONSISTENT' }));
  const mixed = [
    { ...door, spot: { x: 0, y: 0 } },
    { id: 'b', address: '2栋101', spot: { latitude: 1, longitude: 1 } },
  ];
  expect(() => walkingOrder(mixed)).toThrow(/metres or all of them in degrees/u);
});

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]));
}

function lengthsOf(spots: readonly (readonly [number, number])[]): Float64Array {
  return Float64Array.from(spots.flatMap(([x, y]) => spots.map(([u, v]) => Math.hypot(x - u, y - v))));
}
