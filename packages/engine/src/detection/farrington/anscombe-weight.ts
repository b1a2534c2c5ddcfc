import type { GroupedDesign } from '../../glm/grouped-design.ts';
import type { GroupedFit } from '../../glm/grouped-model.ts';

/**
 * Weights of past weeks by their Anscombe residual, so that past outbreaks do not raise the limit.
 *
 * Residual s = 3/2 (y^(2/3) mu^(-1/6) - mu^(1/2)) / sqrt(phi (1 - h)) with the leverage h of the fit. Above the
 * threshold a week weighs gamma / s^2, else gamma, where gamma makes the weights average 1. A week that its own
 * coefficient fits alone (h = 1) has no residual.
 *
 * @param weights filled, one for each row
 * @see Farrington et al. 1996, J R Stat Soc A 159:547, §3.5; threshold 2.58 by Noufaily et al. 2013
 */
export function fillAnscombeWeights(
  design: GroupedDesign,
  response: Float64Array,
  fit: GroupedFit,
  dispersion: number,
  threshold: number,
  weights: Float64Array,
): void {
  const { mean, lastMean, levelWeight, levelTime } = fit;
  const timePart = fit.hasSlope && !fit.aliased ? 1 / fit.timeSpread : 0;
  let sum = 0;
  for (let run = 0; run < design.runs; run++) {
    const level = design.runLevel[run]!;
    const levelPart = 1 / levelWeight[level]!;
    let away = design.runTime[run]! - levelTime[level]!;
    const last = design.runStart[run + 1]!;
    for (let row = design.runStart[run]!; row < last; row++) {
      const leverage = lastMean[row]! * (levelPart + away * away * timePart);
      const weight = weightOf(response[row]!, mean[row]!, dispersion * (1 - leverage), threshold);
      weights[row] = weight;
      sum += weight;
      away++;
    }
  }
  const gamma = design.rows / sum;
  for (let row = 0; row < design.rows; row++) weights[row]! *= gamma;
}

/**
 * 1, or 1 / s^2 where s is above the threshold. As y^(2/3) lies below its tangent at the mean, Pearson's residual
 * is at least Anscombe's: only where that is above the threshold are roots taken.
 */
function weightOf(y: number, mu: number, variance: number, threshold: number): number {
  const above = y - mu;
  if (!(above > 0 && variance > NO_FREEDOM)) return 1;
  if (above * above < threshold * threshold * variance * mu * NEAR) return 1;
  const root = Math.cbrt(mu);
  const residual = (1.5 * (Math.cbrt(y * y) - root * root)) / Math.sqrt(root * variance);
  return residual > threshold ? 1 / (residual * residual) : 1;
}

const NO_FREEDOM = 1e-12;
/** Leaves room for rounding. */
const NEAR = 1 - 1e-12;
