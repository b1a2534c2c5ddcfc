import type { Distance } from './place.ts';

/**
 * The circles of a scan. About every place one circle grows over its neighbours, nearest first; places at the same
 * distance enter together, and the circle stops before it holds more than the largest share of the weight.
 */
export interface Circles {
  places: number;
  /** Neighbours of place p are `order[start[p]] … order[start[p + 1] - 1]`, itself among the first. */
  start: Int32Array;
  /** A place as it is when a circle ends with it, and as its complement (`~place`) when the next is as near. */
  order: Int32Array;
}

/** Place that an entry of `Circles.order` stands for. */
export function placeAt(entry: number): number {
  return entry < 0 ? ~entry : entry;
}

/**
 * Finds the circles about every place.
 *
 * @param weight what the largest share is measured in, by place: population, cases and controls, or cases
 * @param largestShare of all the weight, in (0, 1]
 */
export function circlesOf(distance: Distance, weight: ArrayLike<number>, largestShare: number): Circles {
  const places = weight.length;
  const most = largestShare * total(weight) * (1 + ROUNDING);
  const start = new Int32Array(places + 1);
  const grown: Int32Array[] = [];
  const apart = new Float64Array(places);
  const nearest = new Int32Array(places);
  for (let centre = 0; centre < places; centre++) {
    for (let place = 0; place < places; place++) apart[place] = place === centre ? 0 : distance(centre, place);
    nearest.forEach((_, index) => (nearest[index] = index));
    nearest.sort((a, b) => apart[a]! - apart[b]! || a - b);
    const circle = growCircle(nearest, apart, weight, most);
    grown.push(circle);
    start[centre + 1] = start[centre]! + circle.length;
  }
  const order = new Int32Array(start[places]!);
  grown.forEach((circle, centre) => order.set(circle, start[centre]));
  return { places, start, order };
}

/** Places of the circle that ends at a position of `order`, nearest first. */
export function membersOf({ start, order }: Circles, centre: number, end: number): number[] {
  return Array.from(order.subarray(start[centre], end + 1), placeAt);
}

function growCircle(nearest: Int32Array, apart: Float64Array, weight: ArrayLike<number>, most: number): Int32Array {
  const circle = nearest.slice();
  let [size, within] = [0, 0];
  for (let from = 0; from < nearest.length;) {
    const to = endOfTie(nearest, apart, from);
    for (let index = from; index < to; index++) {
      within += weight[nearest[index]!]!;
      circle[index] = index === to - 1 ? nearest[index]! : ~nearest[index]!;
    }
    if (within > most) break;
    from = size = to;
  }
  return circle.slice(0, size);
}

/** Distances that differ by rounding only are the same. */
function endOfTie(nearest: Int32Array, apart: Float64Array, from: number): number {
  let to = from + 1;
  const reach = apart[nearest[from]!]! * (1 + ROUNDING);
  while (to < nearest.length && apart[nearest[to]!]! <= reach) to++;
  return to;
}

function total(weight: ArrayLike<number>): number {
  let sum = 0;
  for (let place = 0; place < weight.length; place++) sum += weight[place]!;
  return sum;
}

const ROUNDING = 1e-10;
