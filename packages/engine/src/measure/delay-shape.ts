import {
  incompleteGamma,
  logGamma,
  logGammaKernel,
  normalCumulative,
  type DelayDistribution,
  type DelayFamily,
} from '@firebreak/epi/distribution/index';

/** What a likelihood of windows needs of a distribution at one delay. */
export interface DelayShapeValues {
  /** Share of delays up to x, and longer than x. */
  below: number;
  above: number;
  /** Integral of `below` from 0 to x, and of `above` from x on. */
  belowIntegral: number;
  aboveIntegral: number;
}

/** A family of delay distributions, with unknowns that may be any number: those that are fitted. */
export interface DelayShape {
  family: DelayFamily;
  /** Unknowns of a distribution with about this mean and coefficient of variation. */
  start: (mean: number, variation: number) => [number, number];
  distribution: (unknowns: readonly number[]) => DelayDistribution;
  /** Log density at delays above 0. */
  logDensity: (unknowns: readonly number[]) => (x: number) => number;
  /** Values at a delay above 0, in closed form. */
  values: (unknowns: readonly number[]) => (x: number) => DelayShapeValues;
}

/** Unknowns: log mean, log shape. */
const gammaShape: DelayShape = {
  family: 'gamma',
  start: (mean, variation) => [Math.log(mean), -2 * Math.log(variation)],
  distribution: ([logMean, logShape]) => ({ family: 'gamma', shape: Math.exp(logShape!), scale: Math.exp(logMean! - logShape!) }),
  logDensity: ([logMean, logShape]) => {
    const shape = Math.exp(logShape!);
    const rate = Math.exp(logShape! - logMean!);
    return (x) => logGammaKernel(shape, x * rate) + logShape! - Math.log(x);
  },
  values: ([logMean, logShape]) => {
    const [mean, shape] = [Math.exp(logMean!), Math.exp(logShape!)];
    return (x) => {
      const scaled = (x / mean) * shape;
      const kernel = Math.exp(logGammaKernel(shape, scaled));
      const lower = scaled < shape + 1;
      const part = incompleteGamma(shape, scaled, lower ? 'lower' : 'upper');
      const [below, above] = lower ? [part, 1 - part] : [1 - part, part];
      // The mean below x is mean P(shape + 1, x), and P(a + 1, x) = P(a, x) - x^a e^-x / Gamma(a + 1).
      return { below, above, belowIntegral: x * below - mean * (below - kernel), aboveIntegral: mean * (above + kernel) - x * above };
    };
  },
};

/** Unknowns: mean and log standard deviation of the logarithm. */
const lognormalShape: DelayShape = {
  family: 'lognormal',
  start: (mean, variation) => {
    const variance = Math.log1p(variation * variation);
    return [Math.log(mean) - variance / 2, Math.log(variance) / 2];
  },
  distribution: ([meanLog, logSd]) => ({ family: 'lognormal', meanLog: meanLog!, sdLog: Math.exp(logSd!) }),
  logDensity: ([meanLog, logSd]) => {
    const sd = Math.exp(logSd!);
    return (x) => {
      const log = Math.log(x);
      return -0.5 * ((log - meanLog!) / sd) ** 2 - HALF_LOG_2PI - logSd! - log;
    };
  },
  values: ([meanLog, logSd]) => {
    const sd = Math.exp(logSd!);
    const mean = Math.exp(meanLog! + (sd * sd) / 2);
    return (x) => {
      const z = (Math.log(x) - meanLog!) / sd;
      const [below, above] = bothTails(z);
      const [shiftedBelow, shiftedAbove] = bothTails(z - sd);
      return { below, above, belowIntegral: x * below - mean * shiftedBelow, aboveIntegral: mean * shiftedAbove - x * above };
    };
  },
};

/** Unknowns: log scale, log shape. */
const weibullShape: DelayShape = {
  family: 'weibull',
  start: (mean, variation) => {
    const shape = variation ** -1.086; // Justus' approximation
    return [Math.log(mean) - logGamma(1 + 1 / shape), Math.log(shape)];
  },
  distribution: ([logScale, logShape]) => ({ family: 'weibull', shape: Math.exp(logShape!), scale: Math.exp(logScale!) }),
  logDensity: ([logScale, logShape]) => {
    const shape = Math.exp(logShape!);
    return (x) => {
      const log = Math.log(x) - logScale!;
      return logShape! - logScale! + (shape - 1) * log - Math.exp(shape * log);
    };
  },
  values: ([logScale, logShape]) => {
    const shape = Math.exp(logShape!);
    const order = 1 + 1 / shape;
    const mean = Math.exp(logScale! + logGamma(order));
    return (x) => {
      const hazard = Math.exp(shape * (Math.log(x) - logScale!));
      const [below, above] = [-Math.expm1(-hazard), Math.exp(-hazard)];
      const lower = hazard < order + 1;
      const part = incompleteGamma(order, hazard, lower ? 'lower' : 'upper');
      const [meanBelow, meanAbove] = lower ? [part, 1 - part] : [1 - part, part];
      return { below, above, belowIntegral: x * below - mean * meanBelow, aboveIntegral: mean * meanAbove - x * above };
    };
  },
};

export const delayShapes: Readonly<Record<DelayFamily, DelayShape>> = {
  gamma: gammaShape,
  lognormal: lognormalShape,
  weibull: weibullShape,
};

function bothTails(z: number): [number, number] {
  if (z < 0) {
    const below = normalCumulative(z);
    return [below, 1 - below];
  }
  const above = normalCumulative(-z);
  return [1 - above, above];
}

const HALF_LOG_2PI = 0.918938533204672742;
