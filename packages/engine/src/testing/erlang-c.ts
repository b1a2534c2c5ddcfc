import { ArgumentError, requireCount, requireNonNegative, requirePositive } from '@firebreak/epi/distribution/index';

/** A queue whose arrivals and speed do not change. Rates are per any one unit of time; waits come in the same unit. */
export interface SteadyQueue {
  /** People arriving per unit of time, at least 0. */
  readonly arrivalRate: number;
  /** People one station serves per unit of time, above 0. */
  readonly serviceRate: number;
  /** Stations, at least 1. */
  readonly stations: number;
  /** Squared coefficient of variation of the time between arrivals: 1 for Poisson, 0 for a timetable. 1 by default. */
  readonly arrivalVariation?: number;
  /** The same of the time of service: 1 for exponential, 0 for constant. 1 by default. */
  readonly serviceVariation?: number;
}

/**
 * Probability that somebody who arrives must wait (Erlang C), for Poisson arrivals and exponential service.
 * With a = arrivalRate / serviceRate and c stations, from Erlang's loss formula B by its stable recursion
 * B₀ = 1, Bₖ = a Bₖ₋₁ / (k + a Bₖ₋₁); C = B / (1 - ρ(1 - B)), ρ = a / c. It is 1 from ρ = 1 on.
 *
 * @see Erlang 1917; Cooper, Introduction to Queueing Theory, 2nd ed. 1981, sections 3.4 and 3.5
 * @example waitingProbability({ arrivalRate: 1, serviceRate: 1, stations: 2 }) // 1/3
 */
export function waitingProbability(queue: SteadyQueue): number {
  const offered = offeredLoad(queue);
  const load = offered / queue.stations;
  if (load >= 1) return 1;
  let blocking = 1;
  for (let station = 1; station <= queue.stations; station++) blocking = (offered * blocking) / (station + offered * blocking);
  return blocking / (1 - load * (1 - blocking));
}

/**
 * Mean wait before service, in the unit of time of the rates; Infinity when more arrive than can be served.
 * M/M/c: C / (c μ - λ). Otherwise Allen and Cunneen's approximation: that times (Ca² + Cs²) / 2, which is exact for M/M/c and
 * for one station with Poisson arrivals (Pollaczek and Khinchine).
 *
 * @see Allen, Probability, Statistics, and Queueing Theory, 2nd ed. 1990, section 5.3
 */
export function meanWait(queue: SteadyQueue): number {
  const { arrivalRate, serviceRate, stations, arrivalVariation = 1, serviceVariation = 1 } = queue;
  requireNonNegative('arrivalVariation', arrivalVariation);
  requireNonNegative('serviceVariation', serviceVariation);
  const waiting = waitingProbability(queue);
  const spare = stations * serviceRate - arrivalRate;
  return spare <= 0 ? Infinity : ((waiting / spare) * (arrivalVariation + serviceVariation)) / 2;
}

/** Stations busy on average, λ / μ. @throws ArgumentError for rates and stations that are none */
function offeredLoad({ arrivalRate, serviceRate, stations }: SteadyQueue): number {
  requireNonNegative('arrivalRate', arrivalRate);
  requirePositive('serviceRate', serviceRate);
  requireCount('stations', stations, 1);
  if (stations > MOST_STATIONS) throw new ArgumentError('OUT_OF_RANGE', 'stations', `Give at most ${MOST_STATIONS} stations.`, stations);
  return arrivalRate / serviceRate;
}

export const MOST_STATIONS = 100_000;
