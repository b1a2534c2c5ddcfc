import { ArgumentError, betaQuantile, normalQuantile, requireCount } from '@firebreak/epi/distribution/index';
import { DEFAULT_LEVEL, tailShare } from './estimate.ts';

export const proportionLimits = ['wilson', 'wilsonContinuity', 'exact', 'jeffreys', 'agrestiCoull', 'wald'] as const;
export type ProportionLimits = (typeof proportionLimits)[number];

export interface Proportion {
  estimate: number;
  lower: number;
  upper: number;
  numerator: number;
  denominator: number;
}

/**
 * A proportion (attack rate, positivity, case fatality) with its limits.
 *
 * `wilson`, the default, is right on average and stays in [0, 1]. `exact` (Clopper-Pearson) never covers less than
 * its level and is wide for it. `wilsonContinuity` imitates it; `jeffreys` is Bayesian; `agrestiCoull` is simple.
 * `wald` is what textbooks did: it is too narrow near 0 and 1 and, like `agrestiCoull`, may leave [0, 1].
 *
 * @throws ArgumentError for counts that are not whole, no denominator, or more counted than there are
 * @see Brown, Cai & DasGupta 2001, Statistical Science 16:101, doi:10.1214/ss/1009213286
 */
export function proportion(
  numerator: number,
  denominator: number,
  { level = DEFAULT_LEVEL, limits = 'wilson' }: { level?: number; limits?: ProportionLimits } = {},
): Proportion {
  requireShare(numerator, denominator);
  const tail = tailShare(level);
  const z = normalQuantile(tail, 0, 1, 'upper');
  return { estimate: numerator / denominator, ...limitsOf[limits](numerator, denominator, z, tail), numerator, denominator };
}

/** @throws ArgumentError unless 0 <= numerator <= denominator, whole, and the denominator is above 0 */
export function requireShare(numerator: number, denominator: number, names = { numerator: 'numerator', denominator: 'denominator' }): void {
  requireCount(names.denominator, denominator, 1);
  requireCount(names.numerator, numerator);
  if (numerator > denominator) {
    throw new ArgumentError('INCONSISTENT', names.numerator, `Count at most ${names.denominator} = ${denominator}.`, numerator);
  }
}

interface Limits {
  lower: number;
  upper: number;
}

const limitsOf: Record<ProportionLimits, (x: number, n: number, z: number, tail: number) => Limits> = {
  wilson: (x, n, z) => {
    const centre = (x + (z * z) / 2) / (n + z * z);
    const half = (z / (n + z * z)) * Math.sqrt((x / n) * (n - x) + (z * z) / 4);
    return within(centre - half, centre + half, x, n);
  },
  wilsonContinuity: (x, n, z) => {
    const p = x / n;
    const correction = Math.min(0.5, Math.abs(x - 0.5 * n)) / n;
    const limit = (shifted: number, sign: 1 | -1): number => {
      const centre = shifted + (z * z) / (2 * n);
      return (centre + sign * z * Math.sqrt((shifted * (1 - shifted)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
    };
    const [low, high] = [p - correction, p + correction];
    return within(low < 0 ? 0 : limit(low, -1), high > 1 ? 1 : limit(high, 1), x, n);
  },
  exact: (x, n, _, tail) => ({
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(tail, x + 1, n - x, 'upper'),
  }),
  jeffreys: (x, n, _, tail) => ({
    lower: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    upper: x === n ? 1 : betaQuantile(tail, x + 0.5, n - x + 0.5, 'upper'),
  }),
  agrestiCoull: (x, n, z) => {
    const size = n + z * z;
    const centre = (x + (z * z) / 2) / size;
    const half = z * Math.sqrt((centre * (1 - centre)) / size);
    return { lower: centre - half, upper: centre + half };
  },
  wald: (x, n, z) => {
    const half = z * Math.sqrt(((x / n) * (1 - x / n)) / n);
    return { lower: x / n - half, upper: x / n + half };
  },
};

/** The formula gives 1e-17 where it means 0. */
function within(lower: number, upper: number, x: number, n: number): Limits {
  return { lower: x === 0 ? 0 : Math.max(0, lower), upper: x === n ? 1 : Math.min(1, upper) };
}
