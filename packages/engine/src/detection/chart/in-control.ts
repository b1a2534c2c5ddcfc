import { ArgumentError, requireCount, requirePositive } from '@firebreak/epi/distribution/index';
import { poissonFamily, negativeBinomialFamily, type GlmFamily } from '../../glm/family.ts';
import { fitGeneralisedLinearModel } from '../../glm/generalised-linear-model.ts';
import { fitNegativeBinomialModel } from '../../glm/negative-binomial-model.ts';

/** How the mean without an outbreak is estimated from the weeks before the first one judged. */
export interface InControlModel {
  /** Pairs of sine and cosine per year (S); 1 by default, 0 for a constant mean. */
  harmonics?: number | undefined;
  /** Whether the logarithm of the mean changes with time; false by default. */
  trend?: boolean | undefined;
}

export interface InControlFit {
  /** Means of the weeks asked for. */
  mean: Float64Array;
  /** Variance mean + alpha mean^2. */
  alpha: number;
}

/**
 * Fits the mean of a series with its season to the weeks before `until`, and says what it is from `until` to `to`.
 *
 * @param alpha 0 for Poisson counts, above 0 for negative binomial ones with this dispersion, undefined to estimate it
 * @throws ArgumentError when no week before `until` has a count, or the model does not converge
 */
export function fitInControl(
  counts: Float64Array,
  frequency: number,
  until: number,
  to: number,
  { harmonics = 1, trend = false }: InControlModel,
  alpha?: number,
): InControlFit {
  requireCount('harmonics', harmonics);
  const rowOf = (at: number): number[] => designRow(at + 1, frequency, harmonics, trend);
  const columns = rowOf(0).length;
  const known = Array.from({ length: until }, (_, at) => at).filter((at) => !Number.isNaN(counts[at]!));
  if (known.length <= columns) {
    throw new ArgumentError('NO_INFORMATION', 'from', `Leave more than ${columns} counted weeks before the first one judged.`, until);
  }
  const input = { response: known.map((at) => counts[at]!), design: Float64Array.from(known.flatMap(rowOf)), columns };
  if (input.response.every((count) => count === 0)) {
    throw new ArgumentError(
      'NO_INFORMATION',
      'from',
      'No week before the first one judged has a case: give the mean that is normal.',
      until,
    );
  }
  const estimated = alpha === undefined ? fitNegativeBinomialModel(input) : undefined;
  const fit = estimated ?? fitGeneralisedLinearModel({ ...input, family: familyOf(alpha ?? 0) });
  const mean = Float64Array.from({ length: to - until + 1 }, (_, index) =>
    Math.exp(rowOf(until + index).reduce((sum, value, column) => sum + value * fit.coefficients[column]!, 0)),
  );
  return { mean, alpha: estimated === undefined ? (alpha ?? 0) : alphaOf(estimated.k) };
}

const familyOf = (alpha: number): GlmFamily => (alpha === 0 ? poissonFamily : negativeBinomialFamily(1 / alpha));
const alphaOf = (k: number): number => (k === Infinity ? 0 : 1 / k);

function designRow(time: number, frequency: number, harmonics: number, trend: boolean): number[] {
  const row = trend ? [1, time] : [1];
  for (let harmonic = 1; harmonic <= harmonics; harmonic++) {
    const angle = (2 * Math.PI * harmonic * time) / frequency;
    row.push(Math.cos(angle), Math.sin(angle));
  }
  return row;
}

/** Means given by the caller: one for all weeks, or one for each. */
export function readMeans(mean: number | ArrayLike<number>, weeks: number): Float64Array {
  if (typeof mean === 'number') {
    requirePositive('mean', mean);
    return new Float64Array(weeks).fill(mean);
  }
  if (mean.length !== weeks) {
    throw new ArgumentError('LENGTHS_DIFFER', 'mean', `Give one mean for each of the ${weeks} weeks to judge.`, mean.length);
  }
  for (let week = 0; week < weeks; week++) requirePositive(`mean[${week}]`, mean[week]!);
  return Float64Array.from(mean);
}
