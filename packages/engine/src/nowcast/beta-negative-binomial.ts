import { logBeta, logGamma } from '@firebreak/epi/distribution/index';
import { trimmed, type PredictiveDistribution } from './predictive.ts';
import type { ShareBeta } from './reported-share.ts';

/**
 * Total of a day when every total was equally likely before and the share reported is Beta(a, b): the cases still
 * missing are beta negative binomial,
 * P(k) = C(n + k, k) B(a + n + 1, b + k) / B(a, b).
 *
 * The prior is improper: with little reported the tail falls so slowly that its mean may not exist. What lies above
 * `largest` is told in `remainder`.
 *
 * @see Höhle & an der Heiden 2014, Biometrics 70:993, doi:10.1111/biom.12194
 */
export function betaNegativeBinomial(reported: number, { a, b }: ShareBeta, largest: number): PredictiveDistribution {
  const size = Math.max(1, largest - reported + 1);
  const mass = new Float64Array(size);
  const r = reported + 1;
  const start = Math.min(size - 1, modeOf(r, a, b));
  mass[start] = Math.exp(logGamma(r + start) - logGamma(r) - logGamma(start + 1) + logBeta(a + r, b + start) - logBeta(a, b));
  const ratio = (k: number): number => ((r + k) / (k + 1)) * ((b + k) / (a + r + b + k)); // P(k + 1) / P(k)
  for (let k = start; k + 1 < size; k++) mass[k + 1] = mass[k]! * ratio(k);
  for (let k = start; k > 0; k--) mass[k - 1] = mass[k]! / ratio(k - 1);
  const within = mass.reduce((sum, probability) => sum + probability, 0);
  const remainder = Math.max(0, 1 - within);
  return trimmed({ least: reported, mass, remainder: remainder < ROUNDING ? 0 : remainder });
}

/** Where P(k + 1) = P(k): (r + k)(b + k) = (k + 1)(a + r + b + k). */
function modeOf(r: number, a: number, b: number): number {
  const mode = (r * b - (a + r + b)) / (a + 1);
  return Math.max(0, Math.floor(mode));
}

const ROUNDING = 1e-9;
