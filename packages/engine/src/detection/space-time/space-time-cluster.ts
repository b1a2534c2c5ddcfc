import { ArgumentError, requireFinite, requirePositive } from '@firebreak/epi/distribution/index';
import type { LongRun } from '../series/long-run.ts';

/** Cases one after the other, each at a place. */
export interface SpaceTimeEvents {
  /** Coordinates on a plane, in one unit of length. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Times, strictly ascending. */
  t: ArrayLike<number>;
}

export interface SpaceTimeClusterSettings {
  /** Radius of a cluster, in the unit of the coordinates: closer than this is inside. */
  radius: number;
  /** Relative rise of the intensity to look for: 0.5 for half as many again. */
  epsilon: number;
  /** Alarm above this; with `sum` the desired number of events until a false alarm. */
  threshold: number;
  /** `sum` over all beginnings (Shiryaev-Roberts, default), or the largest so far (`maximum`, a CUSUM). */
  combine?: 'sum' | 'maximum' | undefined;
}

export interface SpaceTimeCluster {
  /** After each event; NaN only for events that a cancelled run did not reach. */
  statistic: Float64Array;
  /** Event at which the statistic first exceeded the threshold, from 0; null when it never did. */
  alarmAt: number | null;
  /** Event at whose time and place the cluster most likely began; null without an alarm. */
  clusterStart: number | null;
  /** Events of that cluster up to the alarm: near the start, not before it. */
  clusterEvents: number[];
}

/**
 * Looks for a space-time cluster event by event (Shiryaev-Roberts): whether cases around some case have become more
 * frequent since then than their share of all cases was before.
 *
 * For each event k as the beginning of a cylinder of the radius up to now, event n: Lambda = (1 + epsilon)^N
 * exp(-epsilon mu), where N cases are inside and mu = (n - k + 1) (cases ever within the radius of k) / n are
 * expected. The statistic is the sum of Lambda over k, or its largest value so far.
 *
 * @param settings.onProgress, settings.cancelled per event
 * @throws ArgumentError for events that are unsorted or tied in time (break ties first), and above 20,000 events
 * @see Assuncao & Correa 2009, Comput Stat Data Anal 53:2817, doi:10.1016/j.csda.2008.08.001
 */
export function spaceTimeCluster(events: SpaceTimeEvents, settings: SpaceTimeClusterSettings & LongRun): SpaceTimeCluster {
  const { radius, epsilon, threshold, combine = 'sum' } = settings;
  requirePositive('radius', radius);
  requirePositive('epsilon', epsilon);
  requirePositive('threshold', threshold);
  if (combine !== 'sum' && combine !== 'maximum') throw new ArgumentError('OUT_OF_RANGE', 'combine', 'Give sum or maximum.', combine);
  const { x, y } = readEvents(events);
  const memory = { inside: new Int32Array(x.length), near: new Int32Array(x.length) };
  const statistic = new Float64Array(x.length).fill(NaN);
  const result: SpaceTimeCluster = { statistic, alarmAt: null, clusterStart: null, clusterEvents: [] };
  let largest = 0;
  for (let now = 0; now < x.length; now++) {
    if (settings.cancelled?.() === true) break;
    const { sum, most, start } = takeEvent(x, y, now, radius, epsilon, memory);
    largest = Math.max(largest, most);
    statistic[now] = combine === 'sum' ? sum : largest;
    if (result.alarmAt === null && statistic[now]! > threshold) {
      Object.assign(result, { alarmAt: now, clusterStart: start, clusterEvents: eventsNear(x, y, start, now, radius) });
    }
    settings.onProgress?.((now + 1) / x.length);
  }
  return result;
}

interface CylinderCounts {
  /** Events inside the cylinder of each event, up to now. */
  inside: Int32Array;
  /** Events ever within the radius of each event. */
  near: Int32Array;
}

/** Adds an event to all cylinders, and sums over them. */
function takeEvent(
  x: Float64Array,
  y: Float64Array,
  now: number,
  radius: number,
  epsilon: number,
  { inside, near }: CylinderCounts,
): { sum: number; most: number; start: number } {
  const logRise = Math.log1p(epsilon);
  let [sum, most, start] = [0, 0, 0];
  for (let k = 0; k <= now; k++) {
    if (isNear(x, y, k, now, radius)) {
      inside[k]!++;
      near[k]!++;
      if (k < now) near[now]!++;
    }
  }
  for (let k = 0; k <= now; k++) {
    const expected = ((now - k + 1) * near[k]!) / (now + 1);
    const lambda = Math.exp(inside[k]! * logRise - epsilon * expected);
    sum += lambda;
    if (lambda > most) [most, start] = [lambda, k];
  }
  return { sum, most, start };
}

function isNear(x: Float64Array, y: Float64Array, one: number, other: number, radius: number): boolean {
  const [east, north] = [x[one]! - x[other]!, y[one]! - y[other]!];
  return Math.sqrt(east * east + north * north) < radius;
}

function eventsNear(x: Float64Array, y: Float64Array, start: number, now: number, radius: number): number[] {
  return Array.from({ length: now - start + 1 }, (_, index) => start + index).filter((event) => isNear(x, y, start, event, radius));
}

function readEvents({ x, y, t }: SpaceTimeEvents): { x: Float64Array; y: Float64Array } {
  const n = t.length;
  if (n === 0) throw new ArgumentError('EMPTY', 't', 'Give at least one event.');
  if (n > MOST_EVENTS)
    throw new ArgumentError('OUT_OF_RANGE', 't', `Each event is compared with all before: give at most ${MOST_EVENTS}.`, n);
  for (const [name, list] of Object.entries({ x, y })) {
    if (list.length !== n) throw new ArgumentError('LENGTHS_DIFFER', name, `Give one coordinate for each of the ${n} events.`, list.length);
  }
  for (let event = 0; event < n; event++) {
    requireFinite(`x[${event}]`, x[event]!);
    requireFinite(`y[${event}]`, y[event]!);
    requireFinite(`t[${event}]`, t[event]!);
    if (event === 0 || t[event]! > t[event - 1]!) continue;
    const remedy =
      t[event] === t[event - 1] ? 'Two events have one time: break the tie, for example by the hour.' : 'Sort the events by time.';
    throw new ArgumentError('INCONSISTENT', `t[${event}]`, remedy, t[event]);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

const MOST_EVENTS = 20_000;
