import { ArgumentError, normalQuantile, requireCount, requireOpenProbability, requirePositive } from '@firebreak/epi/distribution/index';
import { DEFAULT_LEVEL, tailShare } from './estimate.ts';

export interface TwoProportionDesign {
  /** Risks to be told apart, strictly between 0 and 1. */
  risk1: number;
  risk2: number;
  /** Probability of finding the difference when it is there; 0.8 by default. */
  power?: number;
  /** Two-sided; 0.05 by default. */
  significance?: number;
  /** People in group 2 for each in group 1; 1 by default. */
  ratio?: number;
}

/**
 * People needed in group 1 (and `ratio` times as many in group 2) to tell two risks apart. Not rounded: round up.
 *
 * @see Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, §4.2
 */
export function sampleSizeTwoProportions({ risk1, risk2, power = 0.8, significance = 0.05, ratio = 1 }: TwoProportionDesign): number {
  requireDesign({ risk1, risk2, ratio });
  requireOpenProbability('power', power);
  requireOpenProbability('significance', significance);
  const pooled = (risk1 + ratio * risk2) / (1 + ratio);
  const under = normalQuantile(significance / 2, 0, 1, 'upper') * Math.sqrt((1 + 1 / ratio) * pooled * (1 - pooled));
  const against = normalQuantile(power) * Math.sqrt(risk1 * (1 - risk1) + (risk2 * (1 - risk2)) / ratio);
  return ((under + against) / (risk1 - risk2)) ** 2;
}

/** People needed to know a proportion to within `precision` on each side, corrected for a small population if one is given. */
export function sampleSizeProportion(
  expected: number,
  precision: number,
  { level = DEFAULT_LEVEL, population }: { level?: number; population?: number } = {},
): number {
  requireOpenProbability('expected', expected);
  requireOpenProbability('precision', precision);
  const z = normalQuantile(tailShare(level), 0, 1, 'upper');
  const infinite = (z * z * expected * (1 - expected)) / (precision * precision);
  if (population === undefined) return infinite;
  requireCount('population', population, 1);
  return infinite / (1 + (infinite - 1) / population);
}

/**
 * People to test so that at least one positive is found with probability `confidence` if the prevalence is at
 * least `prevalence`: freedom from disease. In a small population without replacement (Cannon and Roe).
 *
 * @see Cannon & Roe 1982, Livestock disease surveys
 */
export function sampleSizeDetection(
  prevalence: number,
  { confidence = 0.95, sensitivity = 1, population }: { confidence?: number; sensitivity?: number; population?: number } = {},
): number {
  requireOpenProbability('prevalence', prevalence);
  requireOpenProbability('confidence', confidence);
  if (sensitivity !== 1) requireOpenProbability('sensitivity', sensitivity);
  if (population === undefined) return Math.log1p(-confidence) / Math.log1p(-prevalence * sensitivity);
  requireCount('population', population, 1);
  const infected = Math.max(1, Math.round(prevalence * population));
  const share = -Math.expm1(Math.log1p(-confidence) / infected);
  const needed = (share * (population - (infected * sensitivity - 1) / 2)) / sensitivity;
  if (needed <= population) return needed;
  throw new ArgumentError(
    'OUT_OF_RANGE',
    'confidence',
    'Even testing everybody does not reach this confidence; lower it or use a better test.',
    confidence,
  );
}

/** Risk of the exposed that a risk ratio or an odds ratio implies, from the risk of the unexposed. */
export function exposedRisk(unexposedRisk: number, ratio: { riskRatio: number } | { oddsRatio: number }): number {
  requireOpenProbability('unexposedRisk', unexposedRisk);
  if ('riskRatio' in ratio) {
    requirePositive('riskRatio', ratio.riskRatio);
    const risk = unexposedRisk * ratio.riskRatio;
    if (risk < 1) return risk;
    throw new ArgumentError('OUT_OF_RANGE', 'riskRatio', 'A risk cannot be 1 or more: give a smaller ratio.', ratio.riskRatio);
  }
  requirePositive('oddsRatio', ratio.oddsRatio);
  const odds = (ratio.oddsRatio * unexposedRisk) / (1 - unexposedRisk);
  return odds / (1 + odds);
}

function requireDesign({ risk1, risk2, ratio }: { risk1: number; risk2: number; ratio: number }): void {
  requireOpenProbability('risk1', risk1);
  requireOpenProbability('risk2', risk2);
  requirePositive('ratio', ratio);
  if (risk1 === risk2)
    throw new ArgumentError('NO_INFORMATION', 'risk2', 'Give two different risks; equal ones cannot be told apart.', risk2);
}
