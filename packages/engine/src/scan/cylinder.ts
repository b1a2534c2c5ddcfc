import { ArgumentError } from '@firebreak/epi/distribution/index';
import { placeAt, type Circles } from './circle.ts';
import { poissonRatio } from './likelihood.ts';
import { counts, type WindowRule } from './spatial-window.ts';

/** Circles in space and stretches in time: everything a space-time scan looks at. */
export interface Cylinders {
  circles: Circles;
  periods: number;
  /** Longest stretch, in periods. */
  longest: number;
  /** Only stretches that last to the end: clusters that are alive. */
  isProspective: boolean;
  /** Cases expected by place and period, as sums from the first period: rows of periods + 1. */
  expected: Float64Array;
  all: number;
  rule: WindowRule;
  /** Lengths of time gone through together, see `lengthBlocks`. */
  blocks: Int32Array;
}

/** Sums along time, 0 before the first period: rows of `periods + 1`. */
export function sumsAlongTime(cells: ArrayLike<number>, periods: number, sums: Float64Array): Float64Array {
  const places = cells.length / periods;
  for (let place = 0; place < places; place++) {
    let sum = 0;
    for (let period = 0; period < periods; period++) {
      sum += cells[place * periods + period]!;
      sums[place * (periods + 1) + period + 1] = sum;
    }
  }
  return sums;
}

/** @throws ArgumentError when looking at all cylinders of one data set would take minutes */
export function requireFewCylinders({ circles, periods, longest, isProspective }: Cylinders): void {
  const cylinders = circles.order.length * longest * (isProspective ? 1 : periods);
  if (cylinders <= MOST_CYLINDERS) return;
  throw new ArgumentError(
    'OUT_OF_RANGE',
    'largestShare',
    'That many circles and stretches of time would take hours: give a smaller share, fewer longest periods, or longer periods.',
    cylinders,
  );
}

/**
 * The largest statistic of all cylinders for one set of cases, 0 without any of the kind looked for. Each circle
 * grows place by place with its sums along time.
 *
 * @param cases sums along time, as `expected`
 */
export function largestCylinder(cylinders: Cylinders, cases: Float64Array): number {
  const { circles, periods, expected, rule } = cylinders;
  const width = periods + 1;
  const within = new Float64Array(width);
  const expect = new Float64Array(width);
  const reach = caseReach(cases, periods);
  const from = earliest(cylinders);
  const isHigh = rule.rates === 'high';
  let largest = 0;
  for (let centre = 0; centre < circles.places; centre++) {
    within.fill(0);
    expect.fill(0);
    let newFirst = periods;
    let newLast = -1;
    for (let end = circles.start[centre]!; end < circles.start[centre + 1]!; end++) {
      const place = placeAt(circles.order[end]!);
      const row = place * width;
      if (cases[row + periods]! > 0) {
        addRow(within, cases, row, from);
        newFirst = Math.min(newFirst, reach.first[place]!);
        newLast = Math.max(newLast, reach.last[place]!);
      }
      if (expected[row + periods]! > 0) addRow(expect, expected, row, from);
      if (circles.order[end]! < 0) continue;
      // A stretch that has got no new case expects more and has the same: its rate is less high than before.
      if (!isHigh) largest = largestStretch(cylinders, within, expect, 0, periods - 1, largest);
      else if (newLast >= 0) largest = largestStretch(cylinders, within, expect, newFirst, newLast, largest);
      newFirst = periods;
      newLast = -1;
    }
  }
  return largest;
}

/** First and last period with a case, by place. */
function caseReach(cases: Float64Array, periods: number): { first: Int32Array; last: Int32Array } {
  const width = periods + 1;
  const places = cases.length / width;
  const reach = { first: new Int32Array(places), last: new Int32Array(places) };
  for (let place = 0; place < places; place++) {
    const row = place * width;
    const all = cases[row + periods]!;
    if (all === 0) continue;
    let first = 0;
    while (!(cases[row + first + 1]! > 0)) first++;
    let last = periods - 1;
    while (!(cases[row + last]! < all)) last--;
    reach.first[place] = first;
    reach.last[place] = last;
  }
  return reach;
}

/**
 * The largest statistic of the stretches of time of one circle that hold a period from `newFirst` to `newLast`.
 */
function largestStretch(
  cylinders: Cylinders,
  within: Float64Array,
  expect: Float64Array,
  newFirst: number,
  newLast: number,
  largestSoFar: number,
): number {
  const { periods, longest, isProspective, rule } = cylinders;
  const isHigh = rule.rates === 'high';
  let largest = largestSoFar;
  for (let from = Math.max(earliest(cylinders), newFirst - longest + 1); from <= newLast; from++) {
    // A high rate begins with a case: without one in its first period it is higher a period later.
    if (isHigh && !(within[from + 1]! > within[from]!)) continue;
    const first = isProspective ? periods : Math.max(from, newFirst) + 1;
    const last = Math.min(periods, from + longest);
    largest =
      isHigh && !isProspective
        ? largestHighBetween(cylinders, within, expect, from, first, last, largest)
        : largestBetween(cylinders, within, expect, from, first, last, largest);
  }
  return largest;
}

/**
 * The largest statistic of the stretches that begin with a period and end within some.
 *
 * With d = c - E the ratio is at most χ² = d² C / (E (C - E)), as log x <= x - 1: logarithms are taken only where
 * that is above the largest statistic so far.
 */
function largestBetween(
  { all, rule }: Cylinders,
  within: Float64Array,
  expect: Float64Array,
  from: number,
  first: number,
  last: number,
  largestSoFar: number,
): number {
  const before = within[from]!;
  const expectBefore = expect[from]!;
  let largest = largestSoFar;
  for (let to = first; to <= last; to++) {
    const cases = within[to]! - before;
    const expected = expect[to]! - expectBefore;
    const excess = cases - expected;
    if (excess * excess * all <= largest * expected * (all - expected)) continue;
    if (counts(rule, cases, expected)) largest = Math.max(largest, poissonRatio(cases, expected, all));
  }
  return largest;
}

/**
 * The same for high rates. Stretches of about the same length are put aside together: none of them has more cases
 * than the longest or fewer expected than the shortest, and these two numbers have the bound of `poissonBound`.
 */
function largestHighBetween(
  cylinders: Cylinders,
  within: Float64Array,
  expect: Float64Array,
  from: number,
  first: number,
  last: number,
  largestSoFar: number,
): number {
  const { all, blocks } = cylinders;
  const before = within[from]!;
  const expectBefore = expect[from]!;
  let largest = largestSoFar;
  for (let block = 0; block + 1 < blocks.length; block++) {
    const begin = Math.max(first, from + blocks[block]!);
    const end = Math.min(last, from + blocks[block + 1]! - 1);
    if (begin > end) continue;
    const expected = expect[begin]! - expectBefore;
    const excess = within[end]! - before - expected;
    if (excess * Math.abs(excess) * (all + expected) <= 2 * largest * expected * (all - expected)) continue;
    largest = largestBetween(cylinders, within, expect, from, begin, end, largest);
  }
  return largest;
}

/** Lengths with which blocks of about the same length begin: each ends with half as much again as it begins. */
export function lengthBlocks(longest: number): Int32Array {
  const blocks = [1];
  while (blocks.at(-1)! <= longest) blocks.push(blocks.at(-1)! + Math.max(1, Math.floor(blocks.at(-1)! / 2)));
  return Int32Array.from(blocks);
}

/** Adds the row of a place to the sums of a circle, from a period on. */
export function addRow(sums: Float64Array, rows: Float64Array, row: number, from = 1): void {
  for (let period = from; period < sums.length; period++) sums[period]! += rows[row + period]!;
}

/** First period a stretch can begin with. */
function earliest({ periods, longest, isProspective }: Cylinders): number {
  return isProspective ? Math.max(0, periods - longest) : 0;
}

const MOST_CYLINDERS = 1_000_000_000;
