import type { SpatialWindows, WindowRule } from './spatial-window.ts';

/** Data sets that are gone through side by side, so that neighbours and limits are read once for all of them. */
export const LANES = 4;

/**
 * Finds the largest statistic of all circles for `LANES` data sets at a time.
 *
 * The statistic grows with the cases of a circle above what it expects. So the number from which it exceeds a level
 * is known for each circle beforehand, and a data set is gone through with additions and comparisons of whole
 * numbers. The level is below what nearly every data set reaches; when one stays below it all are gone through again
 * from 0, so that no maximum is missed.
 *
 * @returns a function of the cases, those of data set `lane` in place p at LANES p + lane, that fills in the maxima
 */
export function largestFinder(windows: SpatialWindows, rule: WindowRule): (cases: Int32Array, largest: Float64Array) => void {
  const fromZero = limitsAbove(windows, rule, 0);
  const pilot: number[] = [];
  let limits = fromZero;
  return (cases, largest) => {
    findAbove(windows, limits, cases, largest.fill(0));
    if (limits !== fromZero && largest.includes(0)) findAbove(windows, fromZero, cases, largest.fill(0));
    if (pilot.length >= PILOTS) return;
    pilot.push(...largest);
    if (pilot.length >= PILOTS) limits = limitsAbove(windows, rule, CAUTION * Math.min(...pilot));
  };
}

/** Cases from which (high rates) and up to which (low rates) the statistic of a circle exceeds the level. */
interface Limits {
  from: Int32Array;
  upTo: Int32Array | null;
}

function limitsAbove(windows: SpatialWindows, { rates, leastCases }: WindowRule, level: number): Limits {
  const { expected, circles } = windows;
  const limits: Limits = {
    from: new Int32Array(expected.length).fill(NEVER),
    upTo: rates === 'high' ? null : new Int32Array(expected.length).fill(-1),
  };
  for (let position = 0; position < expected.length; position++) {
    if (circles.order[position]! < 0) continue;
    if (rates !== 'low') limits.from[position] = casesFrom(windows, expected[position]!, level, leastCases);
    if (limits.upTo !== null) limits.upTo[position] = casesUpTo(windows, expected[position]!, level);
  }
  return limits;
}

/** Walks to the limit from where a normal distribution puts it. */
function casesFrom({ statistic, mostCases }: SpatialWindows, expected: number, level: number, leastCases: number): number {
  const most = mostCases(expected);
  const least = Math.max(leastCases, Math.floor(expected) + 1);
  let cases = Math.min(most + 1, Math.max(least, Math.floor(expected + Math.sqrt(2 * level * expected))));
  while (cases > least && statistic(cases - 1, expected) > level) cases--;
  while (cases <= most && !(statistic(cases, expected) > level)) cases++;
  return cases > most ? NEVER : cases;
}

function casesUpTo({ statistic }: SpatialWindows, expected: number, level: number): number {
  const most = Math.ceil(expected) - 1;
  let cases = Math.max(-1, Math.min(most, Math.floor(expected - Math.sqrt(2 * level * expected))));
  while (cases < most && statistic(cases + 1, expected) > level) cases++;
  while (cases >= 0 && !(statistic(cases, expected) > level)) cases--;
  return cases;
}

/** Raises the largest statistics by the circles beyond their limits. */
function findAbove(windows: SpatialWindows, limits: Limits, cases: Int32Array, largest: Float64Array): void {
  const { places, start } = windows.circles;
  for (let centre = 0; centre < places; centre++) {
    const first = start[centre]!;
    const end = start[centre + 1]!;
    if (limits.upTo === null) findHigh(windows, limits.from, first, end, cases, largest);
    else findBoth(windows, limits.from, limits.upTo, first, end, cases, largest);
  }
}

/** The inner loop of a scan for high rates: a few additions and comparisons for each circle. */
function findHigh(windows: SpatialWindows, from: Int32Array, first: number, end: number, cases: Int32Array, largest: Float64Array): void {
  const { place } = windows;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let position = first; position < end; position++) {
    const at = LANES * place[position]!;
    a += cases[at]!;
    b += cases[at + 1]!;
    c += cases[at + 2]!;
    d += cases[at + 3]!;
    const limit = from[position]!;
    if (a < limit && b < limit && c < limit && d < limit) continue;
    if (a >= limit) raise(windows, position, a, largest, 0);
    if (b >= limit) raise(windows, position, b, largest, 1);
    if (c >= limit) raise(windows, position, c, largest, 2);
    if (d >= limit) raise(windows, position, d, largest, 3);
  }
}

function findBoth(
  windows: SpatialWindows,
  from: Int32Array,
  upTo: Int32Array,
  first: number,
  end: number,
  cases: Int32Array,
  largest: Float64Array,
): void {
  const within = new Int32Array(LANES);
  for (let position = first; position < end; position++) {
    const at = LANES * windows.place[position]!;
    for (let lane = 0; lane < LANES; lane++) {
      const sum = (within[lane]! += cases[at + lane]!);
      if (sum >= from[position]! || sum <= upTo[position]!) raise(windows, position, sum, largest, lane);
    }
  }
}

function raise(windows: SpatialWindows, position: number, cases: number, largest: Float64Array, lane: number): void {
  const expected = windows.expected[position]!;
  if (windows.bound(cases, expected) <= largest[lane]!) return;
  const value = windows.statistic(cases, expected);
  if (value > largest[lane]!) largest[lane] = value;
}

const NEVER = 2 ** 31 - 1;
const PILOTS = 8;
/** Of the smallest pilot maximum: one data set in some hundred stays below it. */
const CAUTION = 0.75;
