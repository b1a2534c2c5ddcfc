import { drawGamma, drawNegativeBinomial, drawPoisson, type Rng } from '@firebreak/epi';
import { ArgumentError, requireCount } from '@firebreak/epi/distribution/index';
import type { CountPrior } from './count-prior.ts';
import type { Nowcast, NowcastDay } from './nowcast.ts';
import type { PredictiveDistribution } from './predictive.ts';
import type { DelayPosterior } from './reported-share.ts';

/** Totals of every day of a nowcast, drawn together. */
export interface NowcastDraws {
  draws: number;
  /** Draw after draw, one total for each day of the nowcast. */
  totals: Int32Array;
}

/**
 * Draws whole epidemic curves from a nowcast: in each draw one delay distribution holds for all days, so that too
 * fast or too slow reporting moves all of them together, as Rt from a nowcast needs it.
 *
 * The Bayesian methods draw the delays from their posterior and then each day; for Lawless' method the days are
 * drawn apart from their predictive distributions.
 *
 * @param draws whole number of curves, at least 1
 * @throws ArgumentError when a day has no predictive distribution
 */
export function drawNowcast(source: Nowcast, rng: Rng, draws: number): NowcastDraws {
  requireCount('draws', draws, 1);
  const { days, posterior, prior, largest } = source;
  const totals = new Int32Array(draws * days.length);
  const [delays, cases] = [rng.stream('delay'), rng.stream('cases')];
  for (let draw = 0; draw < draws; draw++) {
    const shares = posterior === null ? null : drawShares(posterior, delays);
    days.forEach((day, index) => {
      totals[draw * days.length + index] =
        shares === null ? drawPredictive(predictiveOf(day, index), cases) : drawTotal(day, shares, prior, largest, cases);
    });
  }
  return { draws, totals };
}

/** One draw from the predictive distribution of a day by itself. */
export function drawPredictive({ least, mass }: PredictiveDistribution, rng: Rng): number {
  let rest = rng.uniform() * mass.reduce((sum, probability) => sum + probability, 0);
  let index = 0;
  while (index < mass.length - 1 && rest >= mass[index]!) rest -= mass[index++]!;
  return least + index;
}

function predictiveOf({ predictive }: NowcastDay, index: number): PredictiveDistribution {
  if (predictive !== null) return predictive;
  throw new ArgumentError('NO_INFORMATION', `days[${index}].predictive`, 'The method has none here; use a Bayesian method.');
}

/** Shares reported within each delay: the product of beta draws from the longest delay down. */
function drawShares({ before, exactly }: DelayPosterior, rng: Rng): Float64Array {
  const shares = new Float64Array(before.length).fill(1);
  for (let delay = before.length - 1; delay > 0; delay--) {
    const [shorter, same] = [drawGamma(rng, before[delay]!, 1), drawGamma(rng, exactly[delay]!, 1)];
    shares[delay - 1] = shares[delay]! * (shorter / (shorter + same));
  }
  return shares;
}

function drawTotal(
  { reported, daysElapsed }: NowcastDay,
  shares: Float64Array,
  prior: CountPrior | null,
  largest: number,
  rng: Rng,
): number {
  const share = shares[daysElapsed] ?? 1;
  if (!(share < 1)) return reported;
  const most = prior?.kind === 'uniform' ? Math.min(largest, prior.largest) : largest;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const total = reported + drawMissing(reported, share, prior, rng);
    if (total <= most) return total;
  }
  return most;
}

function drawMissing(reported: number, share: number, prior: CountPrior | null, rng: Rng): number {
  if (prior?.kind === 'poisson') return drawPoisson(rng, prior.mean * (1 - share));
  const isProper = prior?.kind === 'poissonGamma';
  const rate = isProper ? prior.mean / prior.variance : 0;
  const size = isProper ? reported + prior.mean * rate : reported + 1;
  return drawNegativeBinomial(rng, (size * (1 - share)) / (rate + share), size);
}

/** Afterwards the largest total is taken: what is beyond it is nearly everything. */
const MOST_TRIES = 1000;
