/** How long a floor takes, in seconds; a lift is left out where there is none. */
export interface StairSpeed {
  readonly upSeconds: number;
  readonly downSeconds: number;
  /** Waiting for the lift and its doors, for each ride. */
  readonly liftWaitSeconds?: number;
  readonly liftSeconds?: number;
}

/** One way from floor to floor. */
export interface FloorHop {
  readonly seconds: number;
  readonly by: 'stairs' | 'lift' | 'level';
}

/** The quicker of stairs and lift between two floors. */
export function floorHop(from: number, to: number, speed: StairSpeed): FloorHop {
  if (from === to) return { seconds: 0, by: 'level' };
  const floors = storeysBetween(from, to);
  const stairs = floors * (to > from ? speed.upSeconds : speed.downSeconds);
  const lift =
    speed.liftWaitSeconds === undefined || speed.liftSeconds === undefined ? Infinity : speed.liftWaitSeconds + floors * speed.liftSeconds;
  return lift < stairs ? { seconds: lift, by: 'lift' } : { seconds: stairs, by: 'stairs' };
}

/** There is no floor 0: from the first basement (-1) to the ground floor (1) is one storey. */
function storeysBetween(from: number, to: number): number {
  const height = (floor: number): number => (floor > 0 ? floor - 1 : floor);
  return Math.abs(height(to) - height(from));
}

/**
 * The quickest order of the floors of one staircase that begins and ends on the ground floor.
 *
 * Above ground and below it either from the top down or from the bottom up, and either part first: the quickest of these eight, from
 * the top down among equals. No mixture beats them: a stop on the way costs the more the wider the gaps it divides, since a ride has
 * a fixed wait, so all stops of a part belong on one way. A test compares them with every permutation.
 */
export function floorOrder(floors: readonly number[], speed: StairSpeed): number[] {
  const falling = [...new Set(floors)].toSorted((a, b) => b - a);
  const bothWays = (part: number[]): number[][] => [part, part.toReversed()];
  const above = bothWays(falling.filter((floor) => floor >= 1));
  const below = bothWays(falling.filter((floor) => floor < 1));
  const orders = above.flatMap((one) =>
    below.flatMap((other) => [
      [...one, ...other],
      [...other, ...one],
    ]),
  );
  return orders.reduce((best, order) => (loopSeconds(order, speed) < loopSeconds(best, speed) ? order : best));
}

/** Seconds from the ground floor through the floors in this order and back to it. */
export function loopSeconds(floors: readonly number[], speed: StairSpeed): number {
  const stops = [1, ...floors, 1];
  return stops.slice(1).reduce((sum, floor, at) => sum + floorHop(stops[at] ?? 1, floor, speed).seconds, 0);
}
