import { normalUpperTail } from '@firebreak/epi/distribution/index';
import { certainly, trimmed, type PredictiveDistribution } from './predictive.ts';
import type { HazardShares } from './reported-share.ts';

export interface LawlessDay {
  /** Reported over share reported; null when the share is 0. */
  estimate: number | null;
  /** Null when nothing is reported or the share is 0: the variance is then 0 or unknown, and no limits follow. */
  predictive: PredictiveDistribution | null;
}

/**
 * Lawless' nowcast of one day: n / F(x), with a normal predictive distribution cut off below n.
 *
 * Variance n (1 - F) / F² of the cases still missing, and (n / F)² Var(log F) of the estimated delays; whole numbers
 * take the probability of half a case on both sides. Both parts are needed: surveillance 1.20.3 loses the second
 * and divides by a wrong total, so its limits are not these.
 *
 * @see Lawless 1994, Can J Stat 22:15, doi:10.2307/3315820
 */
export function lawlessDay(reported: number, { share, logVariance }: HazardShares, daysElapsed: number): LawlessDay {
  const complete = daysElapsed >= share.length - 1;
  const [within, variance] = complete ? [1, 0] : [share[daysElapsed]!, logVariance[daysElapsed]!];
  if (within === 1) return { estimate: reported, predictive: certainly(reported) };
  if (within === 0) return { estimate: null, predictive: null };
  const estimate = reported / within;
  if (reported === 0) return { estimate, predictive: null };
  const sd = Math.sqrt((estimate * (1 - within)) / within + estimate ** 2 * variance);
  return { estimate, predictive: truncatedNormal(reported, estimate, sd) };
}

function truncatedNormal(least: number, mean: number, sd: number): PredictiveDistribution {
  const above = (total: number): number => normalUpperTail(total, mean, sd);
  const whole = above(least - 0.5);
  const size = Math.ceil(mean + REACH * sd) - least + 1;
  const mass = new Float64Array(size);
  let before = whole;
  for (let index = 0; index < size; index++) {
    const after = above(least + index + 0.5);
    mass[index] = (before - after) / whole;
    before = after;
  }
  return trimmed({ least, mass, remainder: 0 });
}

/** Standard deviations beyond which less than 1e-15 is left. */
const REACH = 8.5;
