import type { GroupedDesign } from './grouped-design.ts';
import { emptyStart, fillStart, type GroupedData, type GroupedStart } from './grouped-start.ts';
import { exactDeviance, fillMeans, levelWeights, sumExposure, sumWeights, type GroupedWeights } from './grouped-step.ts';

/** A fit of a grouped model, and the memory it is made in: each fit overwrites the one before. */
export interface GroupedFit {
  /** One for each level at time `centre` of the design. */
  intercept: Float64Array;
  /** 0 when none was asked for, or when it is `aliased`. */
  slope: number;
  hasSlope: boolean;
  /** A slope was asked for, but all rows of a level are of one time. */
  aliased: boolean;
  converged: boolean;
  iterations: number;
  deviance: number;
  /** Rows less coefficients. */
  residualDegrees: number;
  /** Pearson's chi-square over the residual degrees of freedom, as R's `summary.glm` counts it; 0 without freedom. */
  dispersion: number;
  mean: Float64Array;
  /** Means before the last step: times the prior weights they are the weights of the last least-squares fit. */
  lastMean: Float64Array;
  /** Of the last least-squares fit: weight and mean time of each level, and spread of times within levels. */
  levelWeight: Float64Array;
  levelTime: Float64Array;
  timeSpread: number;
  memory: GroupedMemory;
}

interface GroupedMemory {
  start: GroupedStart;
  sums: GroupedWeights;
  exposure: Float64Array;
  lastIntercept: Float64Array;
  lastSlope: number;
}

/** Memory for fits of up to so many rows and levels. */
export function groupedFit(rows: number, levels: number): GroupedFit {
  const perLevel = (): Float64Array => new Float64Array(levels);
  return {
    intercept: perLevel(),
    slope: 0,
    hasSlope: false,
    aliased: false,
    converged: false,
    iterations: 0,
    deviance: NaN,
    residualDegrees: 0,
    dispersion: 0,
    mean: new Float64Array(rows),
    lastMean: new Float64Array(rows),
    levelWeight: perLevel(),
    levelTime: perLevel(),
    timeSpread: 0,
    memory: {
      start: emptyStart(rows, levels),
      sums: { weight: perLevel(), weightTime: perLevel(), weightTimeSquare: 0 },
      exposure: perLevel(),
      lastIntercept: perLevel(),
      lastSlope: 0,
    },
  };
}

/**
 * Fits a quasi-Poisson log-linear model with one intercept per level, and a common slope in time when asked for,
 * without allocating: for panels of thousands of series.
 *
 * The steps are those of iteratively reweighted least squares as in `fitGeneralisedLinearModel` (start count + 0.1,
 * stop at a change of the deviance below 1e-8 of itself plus 0.1, at most 25 steps), so early-stopped fits are the
 * same too. The normal equations need no matrix: given the slope each level is a mean, and the slope is what is
 * left within levels. With W_l, T_l the weight and mean time of a level, Y_l its cases and V the weighted spread of
 * times within levels, a step is b' = b + (sum y t - sum T_l Y_l) / V, a_l' = a_l + (b - b') T_l + Y_l / W_l - 1.
 * The input is trusted; whoever reads series checks it.
 *
 * @see Searle 1971, Linear Models, §8.2 (one-way classification with a covariate)
 */
export function fitGroupedModel(design: GroupedDesign, data: GroupedData, withSlope: boolean, fit: GroupedFit): void {
  const { start, exposure } = fit.memory;
  fillStart(design, data, start);
  if (!withSlope) sumExposure(design, start, exposure);
  begin(withSlope, fit);
  while (!fit.converged && fit.iterations < MAX_ITERATIONS) {
    fit.iterations++;
    const before = fit.deviance;
    if (fit.iterations === 1) firstStep(design, fit);
    else nextStep(design, fit);
    weigh(design, data, fit);
    if (!Number.isFinite(fit.deviance)) break;
    fit.converged = Math.abs(fit.deviance - before) / (Math.abs(fit.deviance) + 0.1) < TOLERANCE;
  }
  finish(design, data, fit);
}

function begin(withSlope: boolean, fit: GroupedFit): void {
  fit.deviance = fit.memory.start.deviance;
  fit.hasSlope = withSlope;
  fit.converged = false;
  fit.aliased = false;
  fit.slope = 0;
  fit.iterations = 0;
  fit.intercept.fill(0);
}

/** From the means of the start, which are none of the model. */
function firstStep(design: GroupedDesign, fit: GroupedFit): void {
  const { weight, weightTime, weightTimeSquare, response, responseTime } = fit.memory.start;
  takeFactor(design, weight, weightTime, weightTimeSquare, fit);
  let together = responseTime;
  for (let level = 0; level < design.levels; level++) together -= fit.levelTime[level]! * response[level]!;
  if (fit.hasSlope && !fit.aliased) fit.slope = together / fit.timeSpread;
  for (let level = 0; level < design.levels; level++) {
    if (design.levelRows[level]! > 0) fit.intercept[level] = response[level]! / weight[level]! - fit.slope * fit.levelTime[level]!;
  }
}

function nextStep(design: GroupedDesign, fit: GroupedFit): void {
  const { start, sums, lastIntercept } = fit.memory;
  lastIntercept.set(fit.intercept);
  fit.memory.lastSlope = fit.slope;
  takeFactor(design, sums.weight, sums.weightTime, sums.weightTimeSquare, fit);
  let unexplained = start.casesTime;
  for (let level = 0; level < design.levels; level++) unexplained -= fit.levelTime[level]! * start.cases[level]!;
  const move = fit.hasSlope && !fit.aliased ? unexplained / fit.timeSpread : 0;
  fit.slope += move;
  for (let level = 0; level < design.levels; level++) {
    if (design.levelRows[level] === 0) continue;
    fit.intercept[level]! += start.cases[level]! / sums.weight[level]! - 1 - move * fit.levelTime[level]!;
  }
}

/** Keeps what the covariance of this step's fit is made of. */
function takeFactor(design: GroupedDesign, weight: Float64Array, weightTime: Float64Array, squares: number, fit: GroupedFit): void {
  let spread = squares;
  for (let level = 0; level < design.levels; level++) {
    const time = design.levelRows[level]! > 0 && fit.hasSlope ? weightTime[level]! / weight[level]! : 0;
    fit.levelWeight[level] = weight[level]!;
    fit.levelTime[level] = time;
    spread -= time * weightTime[level]!;
  }
  fit.timeSpread = spread;
  fit.aliased = fit.hasSlope && !(spread > SPREAD_TOLERANCE * squares);
}

/** Weights and deviance at the coefficients as they are. */
function weigh(design: GroupedDesign, data: GroupedData, fit: GroupedFit): void {
  const { start, sums, exposure } = fit.memory;
  if (fit.hasSlope) sumWeights(design, start, fit.intercept, fit.slope, sums);
  else levelWeights(design, exposure, fit.intercept, sums.weight);
  if (Math.abs(start.fixedDeviance) > LARGEST_SUM) {
    fillMeans(design, data, fit.intercept, fit.slope, fit.mean);
    fit.deviance = exactDeviance(design, data, fit.mean);
    return;
  }
  let half = start.fixedDeviance - fit.slope * start.casesTime;
  for (let level = 0; level < design.levels; level++) half += sums.weight[level]! - fit.intercept[level]! * start.cases[level]!;
  fit.deviance = 2 * half;
}

function finish(design: GroupedDesign, data: GroupedData, fit: GroupedFit): void {
  const { response, weights } = data;
  const { lastIntercept, lastSlope } = fit.memory;
  fillMeans(design, data, fit.intercept, fit.slope, fit.mean);
  if (fit.iterations > 1) fillMeans(design, data, lastIntercept, lastSlope, fit.lastMean);
  else for (let row = 0; row < design.rows; row++) fit.lastMean[row] = response[row]! + 0.1;
  let coefficients = fit.hasSlope && !fit.aliased ? 1 : 0;
  for (let level = 0; level < design.levels; level++) if (design.levelRows[level]! > 0) coefficients++;
  fit.residualDegrees = design.rows - coefficients;
  let sum = 0;
  for (let row = 0; row < design.rows; row++) {
    const residual = response[row]! / fit.mean[row]! - 1;
    sum += (weights === null ? 1 : weights[row]!) * fit.lastMean[row]! * residual * residual;
  }
  fit.dispersion = fit.residualDegrees > 0 ? sum / fit.residualDegrees : 0;
}

/** Linear predictor of a level at a time (of the same clock as the design), without offset. */
export function groupedPredictor(design: GroupedDesign, fit: GroupedFit, level: number, time: number): number {
  return fit.intercept[level]! + fit.slope * (time - design.centre);
}

/** Variance of the linear predictor of a level at a time, for a dispersion of 1. */
export function groupedVariance(design: GroupedDesign, fit: GroupedFit, level: number, time: number): number {
  const away = time - design.centre - fit.levelTime[level]!;
  return 1 / fit.levelWeight[level]! + (fit.hasSlope && !fit.aliased ? (away * away) / fit.timeSpread : 0);
}

const TOLERANCE = 1e-8;
const MAX_ITERATIONS = 25;
/** Relative to the sum of squares about the centre: below it only rounding is left. */
const SPREAD_TOLERANCE = 1e-11;
/** Above it the deviance as a difference of sums is not known well enough to stop by. */
const LARGEST_SUM = 2e5;
