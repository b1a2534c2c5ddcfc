import {
  ArgumentError,
  normalUpperTail,
  requireCount,
  requireFinite,
  requireNonNegative,
  tUpperTail,
} from '@firebreak/epi/distribution/index';
import { choleskyFactor, choleskyInverse, choleskySolve, inverseQuadratic, type CholeskyFactor } from '../numeric/cholesky.ts';
import type { GlmFamily } from './family.ts';

export interface GlmInput {
  family: GlmFamily;
  response: ArrayLike<number>;
  /** Row by row, `columns` numbers for each observation, the intercept among them as a column of ones. */
  design: Float64Array;
  columns: number;
  /** Prior weights, at least 0; 1 without. An observation of weight 0 takes no part. */
  weights?: ArrayLike<number> | undefined;
  /** Added to the linear predictor, such as log population; 0 without. */
  offset?: ArrayLike<number> | undefined;
  /** Stops when the deviance changes by less than this share of itself; 1e-8 as in R. */
  tolerance?: number;
  maxIterations?: number;
}

export interface GlmFit {
  coefficients: Float64Array;
  /** With the estimated dispersion for quasi families. Infinity for an aliased column. */
  standardErrors: Float64Array;
  /** Two-sided, from the normal distribution, or Student's t when the dispersion is estimated. */
  pValues: Float64Array;
  /** Inverse of X'WX, row by row, without the dispersion. */
  unscaledCovariance: Float64Array;
  /** Pearson's chi-square over the residual degrees of freedom when estimated, else 1. NaN never: 1 when no freedom is left. */
  dispersion: number;
  deviance: number;
  pearson: number;
  residualDegrees: number;
  /** Undefined for quasi families. */
  logLikelihood: number | undefined;
  aic: number | undefined;
  fitted: Float64Array;
  linearPredictor: Float64Array;
  /** Leverages: diagonal of the hat matrix of the last weighted fit. */
  hat: Float64Array;
  /** Weights of the last weighted least-squares fit. */
  workingWeights: Float64Array;
  /** Columns that are combinations of earlier ones; their coefficient is 0. */
  aliased: boolean[];
  iterations: number;
  /** False when the iterations ran out. */
  converged: boolean;
  /** Logistic regression with fitted shares of 0 or 1: a column separates ill from well, and no coefficient is finite. */
  separated: boolean;
}

/**
 * Fits a generalised linear model by iteratively reweighted least squares, with the starting values and the
 * stopping rule of R's `glm`, so that early-stopped fits agree too.
 *
 * @throws ArgumentError for empty, unequal or impossible input
 * @see McCullagh & Nelder 1989, Generalized Linear Models, §2.5
 */
export function fitGeneralisedLinearModel(input: GlmInput): GlmFit {
  requireGlmInput(input);
  const { family, response, design, columns, tolerance = 1e-8, maxIterations = 25 } = input;
  const n = response.length;
  const state = startOf(input);
  let deviance = Infinity;
  let iterations = 0;
  let converged = false;
  let factor: CholeskyFactor | undefined;
  let coefficients = new Float64Array(columns);
  while (iterations < maxIterations && !converged) {
    iterations++;
    factor = choleskyFactor(weightedCrossProduct(input, state), columns);
    coefficients = choleskySolve(factor, weightedRight(input, state)) as Float64Array<ArrayBuffer>;
    state.move(coefficients);
    const before = deviance;
    deviance = devianceOf(family, response, state.mean, state.prior);
    if (!Number.isFinite(deviance)) break;
    converged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < tolerance;
  }
  if (factor === undefined || !Number.isFinite(deviance)) {
    throw new ArgumentError('NO_CONVERGENCE', 'design', 'Scale the columns of the design to similar sizes, or leave some out.');
  }
  const hat = new Float64Array(n);
  for (let row = 0; row < n; row++) hat[row] = state.fittedWeight[row]! * inverseQuadratic(factor, design, row * columns);
  return {
    ...summaryOf(input, state, factor, coefficients, deviance),
    hat,
    iterations,
    converged,
    separated: family.name === 'binomial' && isAtBoundary(state.mean),
  };
}

function isAtBoundary(mean: Float64Array): boolean {
  return mean.some((share) => share < BOUNDARY || share > 1 - BOUNDARY);
}

interface GlmState {
  prior: Float64Array;
  offset: Float64Array;
  eta: Float64Array;
  mean: Float64Array;
  /** Weights and response of the next least-squares fit are made from eta and mean; these are those of the last. */
  fittedWeight: Float64Array;
  working: Float64Array;
  move: (coefficients: Float64Array) => void;
}

function startOf({ family, response, design, columns, weights, offset }: GlmInput): GlmState {
  const n = response.length;
  const zeros = (): Float64Array => new Float64Array(n);
  const state: GlmState = {
    prior: weights === undefined ? zeros().fill(1) : Float64Array.from(weights),
    offset: offset === undefined ? zeros() : Float64Array.from(offset),
    eta: zeros(),
    mean: zeros(),
    fittedWeight: zeros(),
    working: zeros(),
    move: (coefficients) => {
      for (let row = 0; row < n; row++) {
        let eta = state.offset[row]!;
        for (let column = 0; column < columns; column++) eta += design[row * columns + column]! * coefficients[column]!;
        state.eta[row] = eta;
        state.mean[row] = family.inverse(eta);
      }
    },
  };
  for (let row = 0; row < n; row++) {
    state.mean[row] = family.start(response[row]!, state.prior[row]!);
    state.eta[row] = family.link(state.mean[row]!);
  }
  return state;
}

/** X'WX, and on the way the weights and the working response of this step. */
function weightedCrossProduct({ family, response, design, columns }: GlmInput, state: GlmState): Float64Array {
  const matrix = new Float64Array(columns * columns);
  for (let row = 0; row < response.length; row++) {
    const [eta, mean] = [state.eta[row]!, state.mean[row]!];
    const slope = family.slope(eta, mean);
    const weight = (state.prior[row]! * slope * slope) / family.variance(mean);
    state.fittedWeight[row] = weight;
    state.working[row] = eta - state.offset[row]! + (response[row]! - mean) / slope;
    const start = row * columns;
    for (let i = 0; i < columns; i++) {
      const scaled = weight * design[start + i]!;
      for (let j = 0; j <= i; j++) matrix[i * columns + j] = matrix[i * columns + j]! + scaled * design[start + j]!;
    }
  }
  return matrix;
}

function weightedRight({ response, design, columns }: GlmInput, { fittedWeight, working }: GlmState): Float64Array {
  const right = new Float64Array(columns);
  for (let row = 0; row < response.length; row++) {
    const scaled = fittedWeight[row]! * working[row]!;
    for (let i = 0; i < columns; i++) right[i] = right[i]! + scaled * design[row * columns + i]!;
  }
  return right;
}

function devianceOf(family: GlmFamily, response: ArrayLike<number>, mean: Float64Array, prior: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < response.length; row++) {
    if (prior[row]! > 0) sum += prior[row]! * family.deviance(response[row]!, mean[row]!);
  }
  return sum;
}

type Summary = Omit<GlmFit, 'hat' | 'iterations' | 'converged' | 'separated'>;

function summaryOf(input: GlmInput, state: GlmState, factor: CholeskyFactor, coefficients: Float64Array, deviance: number): Summary {
  const { family, response, columns } = input;
  const { prior, mean } = state;
  const rank = factor.aliased.filter((aliased) => !aliased).length;
  const used = prior.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  const residualDegrees = used - rank;
  const pearson = mean.reduce((sum, mu, row) => sum + (prior[row]! * (response[row]! - mu) ** 2) / family.variance(mu), 0);
  const dispersion = family.dispersion === 'fixed' || residualDegrees <= 0 ? 1 : pearson / residualDegrees;
  const unscaledCovariance = choleskyInverse(factor);
  const standardErrors = coefficients.map((_, i) =>
    factor.aliased[i] ? Infinity : Math.sqrt(dispersion * unscaledCovariance[i * columns + i]!),
  );
  const pValues = coefficients.map((value, i) => {
    const size = Math.abs(value) / standardErrors[i]!;
    return 2 * (family.dispersion === 'fixed' || residualDegrees <= 0 ? normalUpperTail(size) : tUpperTail(size, residualDegrees));
  });
  const logLikelihood =
    family.logLikelihood && mean.reduce((sum, mu, row) => sum + family.logLikelihood!(response[row]!, mu, prior[row]!), 0);
  return {
    coefficients,
    standardErrors,
    pValues,
    unscaledCovariance,
    dispersion,
    deviance,
    pearson,
    residualDegrees,
    logLikelihood,
    aic: logLikelihood === undefined ? undefined : 2 * (rank - logLikelihood),
    fitted: state.mean,
    linearPredictor: state.eta,
    workingWeights: state.fittedWeight,
    aliased: factor.aliased,
  };
}

/** Deviance of the model with nothing but an intercept (and the offset), with the same weights. */
export function nullDeviance(input: GlmInput): number {
  const design = new Float64Array(input.response.length).fill(1);
  return fitGeneralisedLinearModel({ ...input, design, columns: 1 }).deviance;
}

function requireGlmInput({ family, response, design, columns, weights, offset }: GlmInput): void {
  const n = response.length;
  requireCount('columns', columns, 1);
  if (n === 0) throw new ArgumentError('EMPTY', 'response', 'Give at least one observation.');
  if (design.length !== n * columns) {
    throw new ArgumentError('LENGTHS_DIFFER', 'design', `Give ${columns} numbers for each of the ${n} observations.`, design.length);
  }
  for (const [name, list] of [
    ['weights', weights],
    ['offset', offset],
  ] as const) {
    if (list !== undefined && list.length !== n) {
      throw new ArgumentError('LENGTHS_DIFFER', name, `Give one number for each of the ${n} observations.`, list.length);
    }
  }
  for (let row = 0; row < n; row++) {
    const y = response[row]!;
    if (!family.accepts(y)) {
      const code = Number.isNaN(y) ? 'NOT_A_NUMBER' : y < 0 ? 'NEGATIVE' : Number.isInteger(y) ? 'OUT_OF_RANGE' : 'NOT_WHOLE';
      throw new ArgumentError(code, `response[${row}]`, `A ${family.name} response is ${family.response}.`, y);
    }
    if (weights !== undefined) requireNonNegative(`weights[${row}]`, weights[row]!);
    if (offset !== undefined) requireFinite(`offset[${row}]`, offset[row]!);
  }
  design.forEach((value, index) => requireFinite(`design[${Math.floor(index / columns)}][${index % columns}]`, value));
}

const BOUNDARY = 1e-8;
