import { placeAt } from './circle.ts';
import type { BestWindow } from './cluster.ts';
import { addRow, type Cylinders } from './cylinder.ts';
import { poissonRatio } from './likelihood.ts';
import { counts } from './spatial-window.ts';

/**
 * The best cylinders about each centre: the one with the largest statistic, then the best of those that share no
 * time with one before, and so on. A place may be in a cluster in spring and in another one in autumn.
 *
 * @param cases sums along time, as `Cylinders.expected`
 * @param most cylinders about one centre
 */
export function bestCylinders(cylinders: Cylinders, cases: Float64Array, most: number): BestWindow[] {
  const { circles, periods, longest } = cylinders;
  const best: BestOfStretch = {
    statistic: new Float64Array(periods * longest),
    end: new Int32Array(periods * longest),
    within: new Float64Array(periods + 1),
    expect: new Float64Array(periods + 1),
  };
  const found: BestWindow[] = [];
  for (let centre = 0; centre < circles.places; centre++) {
    best.statistic.fill(0);
    findBest(cylinders, cases, centre, best);
    found.push(...apartInTime(cylinders, cases, centre, best, most));
  }
  return found;
}

/** For each stretch of time, at `from * longest + length - 1`, the circle with the largest statistic. */
interface BestOfStretch {
  statistic: Float64Array;
  end: Int32Array;
  /** Room for the sums along time of a circle. */
  within: Float64Array;
  expect: Float64Array;
}

function findBest(cylinders: Cylinders, cases: Float64Array, centre: number, best: BestOfStretch): void {
  const { circles, periods, expected } = cylinders;
  best.within.fill(0);
  best.expect.fill(0);
  for (let end = circles.start[centre]!; end < circles.start[centre + 1]!; end++) {
    const row = placeAt(circles.order[end]!) * (periods + 1);
    addRow(best.within, cases, row);
    addRow(best.expect, expected, row);
    if (circles.order[end]! >= 0) improve(cylinders, end, best);
  }
}

/** Puts a circle where it is better than the ones before. */
function improve({ periods, longest, isProspective, all, rule }: Cylinders, end: number, best: BestOfStretch): void {
  for (let from = 0; from < periods; from++) {
    const last = Math.min(periods, from + longest);
    if (isProspective && last < periods) continue;
    for (let to = isProspective ? periods : from + 1; to <= last; to++) {
      const observed = best.within[to]! - best.within[from]!;
      const expected = best.expect[to]! - best.expect[from]!;
      if (!counts(rule, observed, expected)) continue;
      const statistic = poissonRatio(observed, expected, all);
      const at = from * longest + to - from - 1;
      if (statistic <= best.statistic[at]!) continue;
      best.statistic[at] = statistic;
      best.end[at] = end;
    }
  }
}

function apartInTime(cylinders: Cylinders, cases: Float64Array, centre: number, best: BestOfStretch, most: number): BestWindow[] {
  const { periods, longest } = cylinders;
  const isFree = new Uint8Array(periods).fill(1);
  const chosen: BestWindow[] = [];
  while (chosen.length < most) {
    const at = largestFree(best.statistic, isFree, longest);
    if (at < 0) break;
    const [from, to] = [Math.floor(at / longest), Math.floor(at / longest) + (at % longest)];
    isFree.fill(0, from, to + 1);
    const end = best.end[at]!;
    chosen.push({ centre, end, from, to, statistic: best.statistic[at]!, ...numbersOf(cylinders, cases, centre, end, from, to) });
  }
  return chosen;
}

/** The stretch with the largest statistic above 0 all of whose periods are free; -1 without one. */
function largestFree(statistic: Float64Array, isFree: Uint8Array, longest: number): number {
  let best = -1;
  for (let from = 0; from < isFree.length; from++) {
    for (let length = 1; length <= longest && isFree[from + length - 1] === 1; length++) {
      const at = from * longest + length - 1;
      if (statistic[at]! > (best < 0 ? 0 : statistic[best]!)) best = at;
    }
  }
  return best;
}

function numbersOf(
  { circles, periods, expected }: Cylinders,
  cases: Float64Array,
  centre: number,
  end: number,
  from: number,
  to: number,
): { observed: number; expected: number } {
  const numbers = { observed: 0, expected: 0 };
  for (let position = circles.start[centre]!; position <= end; position++) {
    const row = placeAt(circles.order[position]!) * (periods + 1);
    numbers.observed += cases[row + to + 1]! - cases[row + from]!;
    numbers.expected += expected[row + to + 1]! - expected[row + from]!;
  }
  return numbers;
}
