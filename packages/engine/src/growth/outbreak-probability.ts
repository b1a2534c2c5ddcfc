import { ArgumentError, requireCount, requireNonNegative } from '@firebreak/epi/distribution/index';

/** Numbers infected by a case: negative binomial with mean R and dispersion k, variance R + R²/k. */
export interface OffspringDistribution {
  /** Mean number of people a case infects (>= 0). */
  R: number;
  /** Dispersion (> 0; small: few cases cause most infections; Infinity: Poisson). */
  k: number;
}

/**
 * Probability that the chain started by one case dies out by chance: the smallest root in [0, 1] of
 * q = (1 + (R / k)(1 - q))^-k, or of q = e^(-R (1 - q)) when k is infinite. It is 1 when R is at most 1.
 *
 * @throws ArgumentError
 * @see Lloyd-Smith et al. 2005, Nature 438:355, doi:10.1038/nature04153
 * @example extinctionProbability({ R: 2, k: 1 }) // 0.5
 */
export function extinctionProbability(offspring: OffspringDistribution): number {
  return 1 - survivalProbability(offspring);
}

/**
 * Probability that an outbreak started by a few cases does not die out by chance: independent chains, so
 * 1 - q^introductions with the extinction probability q of one.
 *
 * @param introductions initial cases, whole, at least 0
 * @throws ArgumentError
 * @see Lloyd-Smith et al. 2005, Nature 438:355, doi:10.1038/nature04153
 * @example outbreakProbability({ R: 1.5, k: 0.1, introductions: 10 }) // 0.5037
 */
export function outbreakProbability({ introductions, ...offspring }: OffspringDistribution & { introductions: number }): number {
  requireCount('introductions', introductions);
  const survival = survivalProbability(offspring);
  if (introductions === 0) return 0;
  return -Math.expm1(introductions * Math.log1p(-survival));
}

/**
 * One minus the extinction probability, by Newton's steps on s = 1 - (1 + R s / k)^-k from 1 downwards: the right
 * side is concave, so no step passes the largest root.
 */
function survivalProbability({ R, k }: OffspringDistribution): number {
  requireNonNegative('R', R);
  if (!(k > 0))
    throw new ArgumentError(Number.isNaN(k) ? 'NOT_A_NUMBER' : 'NOT_POSITIVE', 'k', 'Give a number above 0, or Infinity for Poisson.', k);
  if (R <= 1) return 0;
  let survival = 1;
  for (let step = 0; step < MAX_STEPS; step++) {
    const logBase = k === Infinity ? 0 : Math.log1p((R * survival) / k);
    const logExtinct = k === Infinity ? -R * survival : -k * logBase;
    const slope = R * Math.exp(logExtinct - logBase); // of the right side
    const next = survival - (survival + Math.expm1(logExtinct)) / (1 - slope);
    if (!(next < survival)) break; // the last digits only move up and down
    survival = Math.max(0, next);
  }
  return survival;
}

const MAX_STEPS = 200;
