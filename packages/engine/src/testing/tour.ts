import { ArgumentError, requireCount, requireNonNegative } from '@firebreak/epi/distribution/index';

/** Places to visit once each; lengths in any unit, the same both ways. */
export interface TourInput {
  /** Number of places. */
  readonly places: number;
  /** Length of the way between two places, row by row (`places` × `places`), finite and at least 0. */
  readonly lengths: Float64Array;
  /** Place at which the way begins; any by default. */
  readonly from?: number;
  /** Whether it ends where it began; not by default. */
  readonly returns?: boolean;
}

export interface Tour {
  /** All places in the order of the visit. */
  readonly order: readonly number[];
  readonly length: number;
  /** True where no shorter order exists; beyond `EXACT_PLACES` the order is good and not proven. */
  readonly exact: boolean;
}

/** Most places whose shortest order is found for certain. */
export const EXACT_PLACES = 12;

/**
 * The shortest order in which to visit places (travelling salesman, open or closed).
 *
 * Up to 12 places by dynamic programming over sets (Held and Karp). Beyond that from the nearest place to the nearest, then turned
 * around (2-opt) and moved in pieces of one to three (Or-opt) until neither shortens it.
 *
 * @see Held and Karp 1962, J SIAM 10:196; Croes 1958, Operations Research 6:791; Or 1976
 * @throws ArgumentError for lengths that do not fit the places or are no lengths
 */
export function shortestTour(input: TourInput): Tour {
  const { places, lengths, from, returns = false } = input;
  requireCount('places', places);
  if (lengths.length !== places * places)
    throw new ArgumentError('LENGTHS_DIFFER', 'lengths', `Give ${places * places} lengths, one for each pair of places.`, lengths.length);
  lengths.forEach((length, at) => requireNonNegative(`lengths[${at}]`, length));
  if (from !== undefined && !(Number.isInteger(from) && from >= 0 && from < places))
    throw new ArgumentError('OUT_OF_RANGE', 'from', 'Give one of the places.', from);
  if (places === 0) return { order: [], length: 0, exact: true };
  const way: Way = { places, lengths, from: returns ? (from ?? 0) : from, returns };
  const exact = places <= EXACT_PLACES;
  const order = exact ? exactOrder(way) : improved(way);
  return { order, length: tourLength(order, way), exact };
}

interface Way {
  readonly places: number;
  readonly lengths: Float64Array;
  readonly from: number | undefined;
  readonly returns: boolean;
}

/** Length of an order of places. */
export function tourLength(order: readonly number[], { places, lengths, returns }: Pick<Way, 'places' | 'lengths' | 'returns'>): number {
  let length = 0;
  for (let at = 1; at < order.length; at++) length += lengths[order[at - 1]! * places + order[at]!]!;
  return returns && order.length > 1 ? length + lengths[order.at(-1)! * places + order[0]!]! : length;
}

/** best[set, last]: the shortest way through the set that ends at `last`. */
function exactOrder({ places, lengths, from, returns }: Way): number[] {
  const sets = 1 << places;
  const best = new Float64Array(sets * places).fill(Infinity);
  const before = new Int8Array(sets * places).fill(-1);
  for (let first = 0; first < places; first++) if (from === undefined || from === first) best[(1 << first) * places + first] = 0;
  for (let set = 1; set < sets; set++) {
    for (let last = 0; last < places; last++) {
      const soFar = best[set * places + last]!;
      if (soFar === Infinity) continue;
      for (let next = 0; next < places; next++) {
        if ((set & (1 << next)) !== 0) continue;
        const state = (set | (1 << next)) * places + next;
        const length = soFar + lengths[last * places + next]!;
        if (length < best[state]!) [best[state], before[state]] = [length, last];
      }
    }
  }
  const whole = sets - 1;
  const ending = (last: number): number => best[whole * places + last]! + (returns ? lengths[last * places + from!]! : 0);
  let last = 0;
  for (let place = 1; place < places; place++) if (ending(place) < ending(last)) last = place;
  return traceBack(before, places, whole, last);
}

function traceBack(before: Int8Array, places: number, whole: number, end: number): number[] {
  const order: number[] = [];
  for (let [set, last] = [whole, end]; last >= 0;) {
    order.push(last);
    [set, last] = [set & ~(1 << last), before[set * places + last]!];
  }
  return order.toReversed();
}

function improved(way: Way): number[] {
  const starts = way.from === undefined ? [0, way.places >> 1, way.places - 1] : [way.from];
  const orders = starts.map((start) => localSearch(nearestFirst(way, start), way));
  return orders.reduce((best, order) => (tourLength(order, way) < tourLength(best, way) ? order : best));
}

function nearestFirst({ places, lengths }: Way, start: number): number[] {
  const order = [start];
  const left = new Set(Array.from({ length: places }, (_, place) => place).filter((place) => place !== start));
  while (left.size > 0) {
    const here = order.at(-1)! * places;
    let [nearest, least] = [-1, Infinity];
    for (const place of left) if (lengths[here + place]! < least) [nearest, least] = [place, lengths[here + place]!];
    order.push(nearest);
    left.delete(nearest);
  }
  return order;
}

/** Every accepted change is shorter by more than rounding, so it ends; the rounds are bounded all the same. */
function localSearch(order: number[], way: Way): number[] {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const turned = turnPieces(order, way);
    const moved = movePieces(order, way);
    if (!turned && !moved) break;
  }
  return order;
}

/** First place that may change: a given start stays. */
const firstFree = ({ from }: Way): number => (from === undefined ? 0 : 1);

/** Length between two positions of an order; nothing before the first and behind the last of an open way. */
function between(order: readonly number[], one: number, other: number, { places, lengths, returns }: Way): number {
  if (one < 0) return returns ? lengths[order.at(-1)! * places + order[other]!]! : 0;
  if (other >= order.length) return returns ? lengths[order[one]! * places + order[0]!]! : 0;
  return lengths[order[one]! * places + order[other]!]!;
}

/** 2-opt: turns a piece around where that shortens the two ways at its ends. */
function turnPieces(order: number[], way: Way): boolean {
  let changed = false;
  for (let start = firstFree(way); start < order.length - 1; start++) {
    for (let end = start + 1; end < order.length; end++) {
      if (way.returns && start === 0 && end === order.length - 1) continue;
      const now = between(order, start - 1, start, way) + between(order, end, end + 1, way);
      const turned = between(order, start - 1, end, way) + between(order, start, end + 1, way);
      if (turned >= now - ROUNDING) continue;
      for (let [low, high] = [start, end]; low < high; low++, high--) [order[low], order[high]] = [order[high]!, order[low]!];
      changed = true;
    }
  }
  return changed;
}

/** Or-opt: moves a piece of one to three places elsewhere, either way round. */
function movePieces(order: number[], way: Way): boolean {
  let changed = false;
  for (let size = 1; size <= 3; size++) {
    for (let start = firstFree(way); start + size <= order.length; start++) {
      const piece = order.slice(start, start + size);
      const rest = [...order.slice(0, start), ...order.slice(start + size)];
      const best = bestInsertion(rest, piece, way);
      if (best === undefined || tourLength(best, way) >= tourLength(order, way) - ROUNDING) continue;
      order.splice(0, order.length, ...best);
      changed = true;
    }
  }
  return changed;
}

function bestInsertion(rest: readonly number[], piece: readonly number[], way: Way): number[] | undefined {
  const { places, lengths } = way;
  const turned = piece.toReversed();
  let [least, at, shape]: [number, number, readonly number[]] = [Infinity, -1, piece];
  for (let gap = firstFree(way); gap <= rest.length; gap++) {
    for (const candidate of [piece, turned]) {
      const left = gap > 0 ? rest[gap - 1] : way.returns ? rest.at(-1) : undefined;
      const right = gap < rest.length ? rest[gap] : way.returns ? rest[0] : undefined;
      const added =
        (left === undefined ? 0 : lengths[left * places + candidate[0]!]!) +
        (right === undefined ? 0 : lengths[candidate.at(-1)! * places + right]!) -
        (left === undefined || right === undefined ? 0 : lengths[left * places + right]!);
      if (added < least) [least, at, shape] = [added, gap, candidate];
    }
  }
  return at < 0 ? undefined : [...rest.slice(0, at), ...shape, ...rest.slice(at)];
}

const ROUNDING = 1e-9;
const MOST_ROUNDS = 200;
