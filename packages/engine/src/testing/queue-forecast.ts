import { ArgumentError, requireNonNegative, requirePositive } from '@firebreak/epi/distribution/index';
import { meanWait, MOST_STATIONS } from './erlang-c.ts';

/** A sampling point over a day, in intervals of equal length. */
export interface QueueInput {
  /** People arriving in each interval, at least 0. */
  readonly arrivals: readonly number[];
  /** Stations (one sampler each) open in each interval; one number for all of them. 0 is closed. */
  readonly stations: number | readonly number[];
  /** People one station samples in an hour, above 0. */
  readonly ratePerHour: number;
  /** Length of an interval in minutes, 15 by default. */
  readonly intervalMinutes?: number;
  /** People already waiting at the start, 0 by default. */
  readonly waiting?: number;
  /** Squared coefficients of variation for the wait by chance, 1 by default. @see SteadyQueue */
  readonly arrivalVariation?: number;
  readonly serviceVariation?: number;
  /** Longest wait that is acceptable, in minutes; needed for `moreStations`. */
  readonly limitMinutes?: number;
}

export interface QueueInterval {
  /** Minutes from the start of the forecast. */
  readonly fromMinute: number;
  readonly arrivals: number;
  readonly stations: number;
  readonly served: number;
  /** People waiting at the end. */
  readonly waiting: number;
  /** Wait of the last to arrive in the interval because more came than could be served; null when the point closes before their turn. */
  readonly backlogMinutes: number | null;
  /** Mean wait by chance at this load, as far as it can grow within the interval; 0 when nobody comes, null when closed. */
  readonly chanceMinutes: number | null;
  /** The larger of both: what to tell people; null when their turn does not come. */
  readonly waitMinutes: number | null;
}

export interface QueueForecast {
  readonly intervals: readonly QueueInterval[];
  readonly longestQueue: number;
  /** Null when somebody's turn does not come. */
  readonly longestWaitMinutes: number | null;
  /** People still waiting at the end. */
  readonly unserved: number;
  /** Stations to add wherever the point is open so that nobody waits beyond the limit; null when no number is enough or no limit was given. */
  readonly moreStations: number | null;
}

/**
 * Queue and wait at a sampling point by time of day.
 *
 * Two effects, by their usual formulas: people beyond what the stations can do pile up as a fluid (q(t+1) = max(0, q(t) + arrivals -
 * capacity), the wait is the time the stations then need for those in front, with the stations of later intervals), and with spare
 * capacity the wait is the one of the steady queue (Erlang C, Allen and Cunneen). The larger one is forecast. A quarter of an hour is
 * too short for a queue near full load to reach its steady state, so the second is held at what chance alone builds up from no queue
 * in an interval T at full load: √(2 σ² T / π) people, σ² = λ Ca² + c μ Cs² (reflected Brownian motion without drift).
 *
 * @see Newell, Applications of Queueing Theory, 2nd ed. 1982, chapter 2 (fluid); Green and Kolesar 1991, Management Science 37:84
 *   (each interval by its own steady state);
 *   Harrison, Brownian Motion and Stochastic Flow Systems, 1985, section 1.8
 * @throws ArgumentError for lengths that differ and numbers out of range
 */
export function queueForecast(input: QueueInput): QueueForecast {
  const plan = readPlan(input);
  const forecast = run(plan, 0);
  return { ...forecast, moreStations: input.limitMinutes === undefined ? null : stationsToAdd(plan, input.limitMinutes) };
}

interface Plan {
  readonly arrivals: readonly number[];
  readonly stations: readonly number[];
  /** People one station samples in an interval. */
  readonly perStation: number;
  readonly minutes: number;
  readonly waiting: number;
  readonly variation: { readonly arrivalVariation: number; readonly serviceVariation: number };
}

function readPlan(input: QueueInput): Plan {
  const { arrivals, stations, ratePerHour, intervalMinutes = 15, waiting = 0, arrivalVariation = 1, serviceVariation = 1 } = input;
  const open = typeof stations === 'number' ? arrivals.map(() => stations) : stations;
  if (arrivals.length === 0) throw new ArgumentError('EMPTY', 'arrivals', 'Give the people arriving in at least one interval.');
  if (open.length !== arrivals.length)
    throw new ArgumentError('LENGTHS_DIFFER', 'stations', 'Give one number of stations for each interval of arrivals.', open.length);
  arrivals.forEach((people, at) => requireNonNegative(`arrivals[${at}]`, people));
  open.forEach((count, at) => requireStations(`stations[${at}]`, count));
  requirePositive('ratePerHour', ratePerHour);
  requirePositive('intervalMinutes', intervalMinutes);
  requireNonNegative('waiting', waiting);
  if (input.limitMinutes !== undefined) requireNonNegative('limitMinutes', input.limitMinutes);
  const perStation = (ratePerHour * intervalMinutes) / 60;
  return { arrivals, stations: open, perStation, minutes: intervalMinutes, waiting, variation: { arrivalVariation, serviceVariation } };
}

function requireStations(argument: string, count: number): void {
  requireNonNegative(argument, count);
  if (!Number.isInteger(count)) throw new ArgumentError('NOT_WHOLE', argument, 'Give a whole number of stations.', count);
  if (count > MOST_STATIONS) throw new ArgumentError('OUT_OF_RANGE', argument, `Give at most ${MOST_STATIONS} stations.`, count);
}

function run(plan: Plan, more: number): Omit<QueueForecast, 'moreStations'> {
  const stations = plan.stations.map((count) => (count === 0 ? 0 : count + more));
  const capacity = stations.map((count) => count * plan.perStation);
  let waiting = plan.waiting;
  const queues = plan.arrivals.map((people, at) => (waiting = Math.max(0, waiting + people - (capacity[at] ?? 0))));
  const intervals = plan.arrivals.map((people, at): QueueInterval => {
    const queue = queues[at] ?? 0;
    const backlogMinutes = drainMinutes(queue, at + 1, capacity, plan.minutes);
    const chanceMinutes = chanceWait(plan, people, stations[at] ?? 0);
    return {
      fromMinute: at * plan.minutes,
      arrivals: people,
      stations: stations[at] ?? 0,
      served: (at === 0 ? plan.waiting : (queues[at - 1] ?? 0)) + people - queue,
      waiting: queue,
      backlogMinutes,
      chanceMinutes,
      waitMinutes: backlogMinutes === null ? null : Math.max(backlogMinutes, chanceMinutes ?? 0),
    };
  });
  const waits = intervals.map(({ waitMinutes }) => waitMinutes);
  const never = waits.includes(null);
  return {
    intervals,
    longestQueue: queues.reduce((longest, queue) => Math.max(longest, queue), plan.waiting),
    longestWaitMinutes: never ? null : waits.reduce<number>((longest, wait) => Math.max(longest, wait ?? 0), 0),
    unserved: queues.at(-1) ?? 0,
  };
}

/** Minutes until so many people in front have been served from interval `at` on; null when the day ends before. */
function drainMinutes(queue: number, at: number, capacity: readonly number[], minutes: number): number | null {
  let [left, passed] = [queue, 0];
  for (let next = at; left > NOBODY; next++) {
    const can = capacity[next];
    if (can === undefined) return null;
    if (can >= left) return passed + (left / can) * minutes;
    left -= can;
    passed += minutes;
  }
  return passed;
}

function chanceWait({ perStation, minutes, variation }: Plan, arrivals: number, stations: number): number | null {
  if (arrivals === 0) return 0;
  if (stations === 0) return null;
  const capacity = stations * perStation;
  const steady = meanWait({ arrivalRate: arrivals, serviceRate: perStation, stations, ...variation });
  const spread = arrivals * variation.arrivalVariation + capacity * variation.serviceVariation; // per interval
  return Math.min(steady, Math.sqrt((2 * spread) / Math.PI) / capacity) * minutes;
}

/** Fewest stations more, by halves: a wait never grows when a station is added. */
function stationsToAdd(plan: Plan, limitMinutes: number): number | null {
  const isEnough = (more: number): boolean => {
    const { longestWaitMinutes } = run(plan, more);
    return longestWaitMinutes !== null && longestWaitMinutes <= limitMinutes;
  };
  if (isEnough(0)) return 0;
  let [few, enough] = [0, 1];
  while (!isEnough(enough)) {
    if (enough > MOST_ADDED) return null;
    [few, enough] = [enough, enough * 2];
  }
  while (enough - few > 1) {
    const middle = (few + enough) >> 1;
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}

/** A queue this short is the rounding of sums. */
const NOBODY = 1e-9;
const MOST_ADDED = 10_000;
