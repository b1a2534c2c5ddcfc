import { drawNormal, type Rng } from '@firebreak/epi';
import { ArgumentError, normalCumulative, requireCount, requireFinite, requirePositive } from '@firebreak/epi/distribution/index';

/** A normal distribution cut off on both sides. */
export interface TruncatedNormal {
  mean: number;
  sd: number;
  min: number;
  max: number;
}

/** What is known of a serial interval whose mean and standard deviation are themselves estimates, all in days. */
export interface UncertainSerialInterval {
  mean: TruncatedNormal;
  sd: TruncatedNormal;
}

/** Means and standard deviations drawn in pairs. */
export interface SerialIntervalDraws {
  means: Float64Array;
  sds: Float64Array;
}

/**
 * Draws pairs of mean and standard deviation of the serial interval: each from its own truncated normal
 * distribution, drawn again until it lies inside, in turn, as EpiEstim does.
 *
 * @param draws number of pairs
 * @param rng seeded; the pairs come from its stream `serial-interval`
 * @throws ArgumentError for limits out of order, a mean that may be below one day, or limits nearly never reached
 */
export function drawSerialIntervals(uncertain: UncertainSerialInterval, draws: number, rng: Rng): SerialIntervalDraws {
  requireCount('draws', draws, 1);
  if (draws > MOST_DRAWS) throw new ArgumentError('OUT_OF_RANGE', 'draws', `Give at most ${MOST_DRAWS}.`, draws);
  requireTruncated('mean', uncertain.mean, 1);
  requireTruncated('sd', uncertain.sd, 0);
  const stream = rng.stream('serial-interval');
  const drawn: SerialIntervalDraws = { means: new Float64Array(draws), sds: new Float64Array(draws) };
  for (let k = 0; k < draws; k++) {
    drawn.means[k] = drawTruncated(uncertain.mean, stream, 1);
    drawn.sds[k] = drawTruncated(uncertain.sd, stream, 0);
  }
  return drawn;
}

/** A draw inside the limits and above the least value, which itself has no distribution. */
function drawTruncated({ mean, sd, min, max }: TruncatedNormal, stream: Rng, least: number): number {
  for (;;) {
    const value = drawNormal(stream, mean, sd);
    if (value >= min && value <= max && value > least) return value;
  }
}

function requireTruncated(name: string, { mean, sd, min, max }: TruncatedNormal, least: number): void {
  requireFinite(`${name}.mean`, mean);
  requirePositive(`${name}.sd`, sd);
  requireFinite(`${name}.min`, min);
  requireFinite(`${name}.max`, max);
  if (min < least) throw new ArgumentError('OUT_OF_RANGE', `${name}.min`, `Give at least ${least} day${least === 1 ? '' : 's'}.`, min);
  if (!(min <= mean && mean <= max && min < max)) {
    throw new ArgumentError('INCONSISTENT', `${name}.min`, 'The mean must lie between the limits, and the limits apart.', min);
  }
  const inside = normalCumulative(max, mean, sd) - normalCumulative(min, mean, sd);
  if (inside > LEAST_INSIDE) return;
  throw new ArgumentError(
    'OUT_OF_RANGE',
    `${name}.sd`,
    'Nearly all draws would lie outside the limits; widen them or take a smaller value.',
    sd,
  );
}

const MOST_DRAWS = 100_000;
/** Share of draws inside the limits, so that no pair needs more than some thousand of them. */
const LEAST_INSIDE = 1e-3;
