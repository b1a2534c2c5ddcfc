import { negativeBinomialLogMass, poissonLogMass } from '@firebreak/epi/distribution/index';

/** How the mean, the variance and the fit of a generalised linear model hang together. */
export interface GlmFamily {
  name: 'poisson' | 'quasipoisson' | 'binomial' | 'negativeBinomial';
  /** Whether the dispersion is 1 by definition or estimated from Pearson's residuals. */
  dispersion: 'fixed' | 'estimated';
  /** First guess of the mean of an observation. */
  start: (y: number, weight: number) => number;
  link: (mean: number) => number;
  inverse: (eta: number) => number;
  /** Derivative of the mean by the linear predictor. */
  slope: (eta: number, mean: number) => number;
  variance: (mean: number) => number;
  /** An observation's part of the deviance, without its weight. */
  deviance: (y: number, mean: number) => number;
  /** Log likelihood of an observation; undefined for quasi families, which have none. */
  logLikelihood?: (y: number, mean: number, weight: number) => number;
  /** What the response must be. */
  accepts: (y: number) => boolean;
  response: string;
}

const count = {
  link: Math.log,
  inverse: (eta: number): number => Math.max(Math.exp(eta), Number.EPSILON),
  slope: (_: number, mean: number): number => mean,
  accepts: (y: number): boolean => y >= 0 && y < Infinity,
  response: 'a number of at least 0',
};

const poissonLike = {
  ...count,
  start: (y: number): number => y + 0.1,
  variance: (mean: number): number => mean,
  deviance: (y: number, mean: number): number => 2 * (y > 0 ? y * Math.log(y / mean) - (y - mean) : mean),
};

/** Poisson regression with a log link. Fractional responses are allowed, but have no likelihood. */
export const poissonFamily: GlmFamily = {
  ...poissonLike,
  name: 'poisson',
  dispersion: 'fixed',
  logLikelihood: (y, mean, weight) => weight * poissonLogMass(y, mean),
};

/** Poisson regression whose variance is a multiple of the mean, estimated from the data. */
export const quasiPoissonFamily: GlmFamily = { ...poissonLike, name: 'quasipoisson', dispersion: 'estimated' };

/** Logistic regression; the response is a share from 0 to 1, its weight the number of trials. */
export const binomialFamily: GlmFamily = {
  name: 'binomial',
  dispersion: 'fixed',
  start: (y, weight) => (weight * y + 0.5) / (weight + 1),
  link: (mean) => Math.log(mean / (1 - mean)),
  inverse: (eta) => {
    const bounded = Math.max(-30, Math.min(30, eta));
    return 1 / (1 + Math.exp(-bounded));
  },
  slope: (_, mean) => Math.max(mean * (1 - mean), Number.EPSILON),
  variance: (mean) => mean * (1 - mean),
  deviance: (y, mean) => 2 * (entropyPart(y, mean) + entropyPart(1 - y, 1 - mean)),
  logLikelihood: (y, mean, weight) => weight * ((y > 0 ? y * Math.log(mean) : 0) + (y < 1 ? (1 - y) * Math.log1p(-mean) : 0)),
  accepts: (y) => y >= 0 && y <= 1,
  response: 'a share from 0 to 1',
};

/** Negative binomial regression with a log link and a given dispersion: variance mean + mean^2 / dispersion. */
export function negativeBinomialFamily(k: number): GlmFamily {
  return {
    ...count,
    name: 'negativeBinomial',
    dispersion: 'fixed',
    start: (y) => y + (y === 0 ? 1 / 6 : 0),
    variance: (mean) => mean + (mean * mean) / k,
    deviance: (y, mean) => 2 * ((y > 0 ? y * Math.log(y / mean) : 0) - (y + k) * Math.log((y + k) / (mean + k))),
    logLikelihood: (y, mean, weight) => weight * negativeBinomialLogMass(y, mean, k),
    accepts: (y) => Number.isSafeInteger(y) && y >= 0,
    response: 'a whole number of at least 0',
  };
}

function entropyPart(y: number, mean: number): number {
  return y > 0 ? y * Math.log(y / mean) : 0;
}
