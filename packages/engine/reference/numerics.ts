import * as d from '@firebreak/epi/distribution/index';
import {
  binomialFamily,
  fitGeneralisedLinearModel,
  fitNegativeBinomialModel,
  nullDeviance,
  poissonFamily,
  quasiPoissonFamily,
  type GlmFamily,
} from '../src/glm/index.ts';
import type { DecidedMethod } from './measure-decision.ts';
import { given, numberIn, numbersIn, type ReferenceInput } from './measure-input.ts';

/** Distributions by the name the files give them. */
const distributions: Record<string, (input: ReferenceInput) => unknown> = {
  gamma: (input) => {
    const [shape, scale] = [numberIn(input, 'shape'), numberIn(input, 'scale')];
    return continuous(input, {
      quantile: (p) => d.gammaQuantile(p, shape, scale),
      cdf: (x) => d.gammaCumulative(x, shape, scale),
      sf: (x) => d.gammaUpperTail(x, shape, scale),
      logpdf: (x) => d.gammaLogDensity(x, shape, scale),
    });
  },
  beta: (input) => {
    const [a, b] = [numberIn(input, 'a'), numberIn(input, 'b')];
    return continuous(input, {
      quantile: (p) => d.betaQuantile(p, a, b),
      cdf: (x) => d.betaCumulative(x, a, b),
      sf: (x) => d.betaUpperTail(x, a, b),
    });
  },
  normal: (input) =>
    continuous(input, { quantile: (p) => d.normalQuantile(p), cdf: (x) => d.normalCumulative(x), sf: (x) => d.normalUpperTail(x) }),
  nbinom: (input) => {
    const [mean, k] = [numberIn(input, 'mu'), numberIn(input, 'size')];
    return continuous(input, {
      quantile: (p) => d.negativeBinomialQuantile(p, mean, k),
      cdf: (x) => d.negativeBinomialCumulative(x, mean, k),
      pmf: (x) => d.negativeBinomialMass(x, mean, k),
      logpmf: (x) => d.negativeBinomialLogMass(x, mean, k),
    });
  },
  poisson: (input) => {
    const mean = numberIn(input, 'lambda');
    return continuous(input, {
      quantile: (p) => d.poissonQuantile(p, mean),
      cdf: (x) => d.poissonCumulative(x, mean),
      sf: (x) => d.poissonUpperTail(x, mean),
      logpmf: (x) => d.poissonLogMass(x, mean),
    });
  },
  t_chisq: (input) => {
    const df = numberIn(input, 'df');
    return {
      quantile_t: numbersIn(input, 'p').map((p) => d.tQuantile(p, df)),
      cdf_t: numbersIn(input, 'x_t').map((x) => d.tCumulative(x, df)),
      quantile_chisq: numbersIn(input, 'p').map((p) => d.chiSquareQuantile(p, df)),
      cdf_chisq: numbersIn(input, 'x_chisq').map((x) => d.chiSquareCumulative(x, df)),
      sf_chisq: numbersIn(input, 'x_chisq').map((x) => d.chiSquareUpperTail(x, df)),
    };
  },
  hypergeometric: (input) => {
    const [marked, others, draws] = [numberIn(input, 'm'), numberIn(input, 'n'), numberIn(input, 'k')];
    return continuous(input, {
      pmf: (x) => d.hypergeometricMass(x, marked, others, draws),
      cdf: (x) => d.hypergeometricCumulative(x, marked, others, draws),
    });
  },
  special: (input) => continuous(input, { lgamma: d.logGamma, digamma: d.digamma, trigamma: d.trigamma }),
};

/** Every function at the shares `p` (quantiles) or the points `x` of the input. */
function continuous(input: ReferenceInput, functions: Record<string, (at: number) => number>): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, f]) => [name, numbersIn(input, name === 'quantile' ? 'p' : 'x').map((at) => f(at))]),
  );
}

const families: Record<string, GlmFamily> = { poisson: poissonFamily, quasipoisson: quasiPoissonFamily, binomial: binomialFamily };

function generalisedLinearModel(input: ReferenceInput): unknown {
  const response = numbersIn(input, 'y');
  const columns = input['design_without_intercept'] as number[][];
  const width = columns.length + 1;
  const design = new Float64Array(response.length * width).fill(1);
  columns.forEach((column, index) => column.forEach((value, row) => (design[row * width + index + 1] = value)));
  const [weights, offset] = ['weights', 'offset'].map((name) => (Array.isArray(input[name]) ? (input[name] as number[]) : undefined));
  const model = { response, design, columns: width, weights, offset, tolerance: 1e-12, maxIterations: 100 };
  const family = families[String(input['family'])];
  if (family === undefined) {
    const fit = fitNegativeBinomialModel(model);
    return {
      coef: fit.coefficients,
      se: fit.standardErrors,
      theta: fit.k,
      theta_se: fit.kStandardError,
      loglik: fit.logLikelihood,
      deviance: fit.deviance,
    };
  }
  const fit = fitGeneralisedLinearModel({ ...model, family });
  return {
    coef: fit.coefficients,
    se: fit.standardErrors,
    p: fit.pValues,
    dispersion: fit.dispersion,
    deviance: fit.deviance,
    null_deviance: nullDeviance({ ...model, family }),
    aic: fit.aic ?? null,
    hat: fit.hat,
    pearson_chi2: fit.pearson,
    fitted: fit.fitted,
  };
}

/** The methods that answer `numerics/`. */
export const numericsMethods: readonly DecidedMethod[] = [
  {
    name: 'distribution',
    answers: (file, item) => file.id.startsWith('numerics/') && String(item.input?.['dist']) in distributions,
    run: (input) => given(distributions[String(input['dist'])])(input),
    decisions: [
      {
        at: /^(cdf|sf)\[\d+\]$/,
        in: /^beta a=(20\.5|0\.5) b=0\.5$/,
        kind: 'known to fewer digits',
        allows: (value) => (value > 0.5 ? { relative: 4e-9, absolute: 0 } : { relative: 4e-3, absolute: 0 }),
        reason: 'x beside 1 was written with 15 digits; 1 - x, on which the tail depends, has two of them left',
      },
    ],
  },
  {
    name: 'generalised-linear-model',
    answers: (file, item) => file.id.startsWith('numerics/') && Array.isArray(item.input?.['design_without_intercept']),
    run: generalisedLinearModel,
    decisions: [
      {
        at: /^null_deviance$/,
        in: /offset/,
        kind: 'differs by decision',
        reason: 'glm.fit leaves the offset out of the null model; ours keeps it, as does glm()',
      },
      {
        at: /^(coef|se|theta|theta_se)(\[\d+\])?$/,
        in: /negative binomial/,
        kind: 'known to fewer digits',
        allows: () => ({ relative: 1e-5, absolute: 1e-9 }),
        reason: 'glm.nb alternates between coefficients and theta and stops near 1e-6 (the file says 1e-5)',
      },
      {
        at: /^p\[\d+\]$/,
        kind: 'known to fewer digits',
        allows: () => ({ relative: 1e-6, absolute: 1e-9 }),
        reason: 'a p-value of 1e-130 magnifies the last digits of its standard error a hundred times',
      },
    ],
  },
];
