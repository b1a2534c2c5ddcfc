import { placeAt, type Circles } from './circle.ts';
import type { BestWindow } from './cluster.ts';
import type { ScanRates } from './likelihood.ts';

/** Every circle of a scan with what it expects, position by position of `Circles.order`. */
export interface SpatialWindows {
  circles: Circles;
  place: Uint16Array;
  /** Expected cases within the circle that ends here. */
  expected: Float64Array;
  statistic: WindowStatistic;
  /** What the statistic does not exceed, found without logarithms. */
  bound: WindowStatistic;
  /** Most cases that a circle with so many expected can have. */
  mostCases: (expected: number) => number;
}

/** Statistic of a window with so many cases where so many were expected; grows with the distance of the two. */
export type WindowStatistic = (cases: number, expected: number) => number;

/** Which circles count. */
export interface WindowRule {
  rates: ScanRates;
  /** Cases a circle with a high rate needs. */
  leastCases: number;
}

/** Windows of circles in which `expected`, by place, adds up. */
export function spatialWindows(
  circles: Circles,
  expected: ArrayLike<number>,
  model: Pick<SpatialWindows, 'statistic' | 'bound' | 'mostCases'>,
): SpatialWindows {
  const { statistic, bound, mostCases } = model;
  return { circles, place: Uint16Array.from(circles.order, placeAt), expected: cumulative(circles, expected), statistic, bound, mostCases };
}

/** Sums over each growing circle. */
export function cumulative({ places, start, order }: Circles, value: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(order.length);
  for (let centre = 0; centre < places; centre++) {
    let sum = 0;
    for (let position = start[centre]!; position < start[centre + 1]!; position++) {
      sum += value[placeAt(order[position]!)]!;
      sums[position] = sum;
    }
  }
  return sums;
}

/** The circle with the largest statistic about each centre that has one above 0; with `every`, all circles above 0. */
export function bestWindows(windows: SpatialWindows, cases: ArrayLike<number>, rule: WindowRule, every = false): BestWindow[] {
  const { place, expected, statistic } = windows;
  const { places, start, order } = windows.circles;
  const found: BestWindow[] = [];
  for (let centre = 0; centre < places; centre++) {
    let [within, largest] = [0, 0];
    let best: BestWindow | undefined;
    for (let end = start[centre]!; end < start[centre + 1]!; end++) {
      within += cases[place[end]!]!;
      if (order[end]! < 0 || !counts(rule, within, expected[end]!)) continue;
      const value = statistic(within, expected[end]!);
      if (value <= (every ? 0 : largest)) continue;
      largest = value;
      best = { centre, end, from: 0, to: 0, statistic: value, observed: within, expected: expected[end]! };
      if (every) found.push(best);
    }
    if (best !== undefined && !every) found.push(best);
  }
  return found;
}

/** Whether a window with these numbers is of the kind looked for. */
export function counts({ rates, leastCases }: WindowRule, cases: number, expected: number): boolean {
  return cases > expected ? rates !== 'low' && cases >= leastCases : rates !== 'high';
}
