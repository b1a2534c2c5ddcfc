import { incompleteBeta, logBeta } from '@firebreak/epi/distribution/index';
import { findRoot } from '../../numeric/find-root.ts';

export const cusumTransformations = ['standard', 'rossi', 'anscombe', 'anscombe2nd', 'pearsonNegBin', 'anscombeNegBin', 'none'] as const;
export type CusumTransformation = (typeof cusumTransformations)[number];

/** A count made near standard normal, and the way back. */
export interface Transformation {
  /** @param count @param mean without an outbreak @param alpha variance mean + alpha mean^2 (negative binomial only) */
  standardised: (count: number, mean: number, alpha: number) => number;
  /** Count whose standardised value is `distance` (h + k less the sum so far): it would just reach the decision limit. */
  limit: (distance: number, mean: number, alpha: number) => number;
}

export const transformations: Record<CusumTransformation, Transformation> = {
  /** By mean and standard deviation. */
  standard: {
    standardised: (x, m) => (x - m) / Math.sqrt(m),
    limit: (distance, m) => Math.ceil(Math.sqrt(m) * distance + m),
  },
  /** Rossi, Lampugnani & Marchi 1999, Stat Med 18:2111: less skewed than `standard` for small means. */
  rossi: {
    standardised: (x, m) => (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m)),
    limit: (distance, m) => 2 * distance * Math.sqrt(m) + 5 * m - 2 * Math.sqrt(4 * m * m + 2 * m * Math.sqrt(m) * distance),
  },
  /** Anscombe residuals, without the correction of their mean. */
  anscombe: {
    standardised: (x, m) => (1.5 * (x ** (2 / 3) - m ** (2 / 3))) / m ** (1 / 6),
    limit: (distance, m) => Math.max(0, (2 / 3) * m ** (1 / 6) * distance + m ** (2 / 3)) ** 1.5,
  },
  /** Anscombe residuals with the second-order mean of Pierce & Schafer 1986, J Am Stat Assoc 81:977. */
  anscombe2nd: {
    standardised: (x, m) => (x ** (2 / 3) - (m ** (2 / 3) - m ** (-1 / 3) / 9)) / ((2 / 3) * m ** (1 / 6)),
    limit: (distance, m) => Math.max(0, (2 / 3) * m ** (1 / 6) * distance + (m ** (2 / 3) - m ** (-1 / 3) / 9)) ** 1.5,
  },
  pearsonNegBin: {
    standardised: (x, m, alpha) => (x - m) / Math.sqrt(m + alpha * m * m),
    limit: (distance, m, alpha) => Math.sqrt(m + alpha * m * m) * distance + m,
  },
  anscombeNegBin: {
    standardised: (x, m, alpha) => (stabilised(x, alpha) - stabilised(m, alpha)) / (m + alpha * m * m) ** (1 / 6),
    limit: (distance, m, alpha) => stabilisedInverse(stabilised(m, alpha) + distance * (m + alpha * m * m) ** (1 / 6), alpha),
  },
  /** Counts as they are: k and h are in cases. */
  none: { standardised: (x) => x, limit: (distance) => distance },
};

/**
 * Integral of (t + alpha t^2)^(-1/3) from 0 to x, the variance-stabilising scale of Anscombe for negative binomial
 * counts. With s = alpha x / (1 + alpha x) it is alpha^(-2/3) (3 s^(2/3) (1 - s)^(-1/3) - B_s(2/3, 2/3)).
 */
export function stabilised(x: number, alpha: number): number {
  if (x === 0) return 0;
  if (alpha * x < 1e-8) return 1.5 * x ** (2 / 3);
  const [s, rest] = [(alpha * x) / (1 + alpha * x), 1 / (1 + alpha * x)];
  const beta = incompleteBeta(s, rest, 2 / 3, 2 / 3, 'lower') * Math.exp(logBeta(2 / 3, 2 / 3));
  return alpha ** (-2 / 3) * (3 * s ** (2 / 3) * rest ** (-1 / 3) - beta);
}

function stabilisedInverse(value: number, alpha: number): number {
  if (value <= 0) return 0;
  let high = 1;
  while (stabilised(high, alpha) < value && high < LARGEST) high *= 2;
  return high < LARGEST ? findRoot((x) => stabilised(x, alpha) - value, 0, high) : Infinity;
}

const LARGEST = 2 ** 60;
