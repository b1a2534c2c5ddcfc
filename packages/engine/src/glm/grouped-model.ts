import { type GroupedDesign } from './grouped-design.ts';
import { emptyTotals, fillTotals, levelMeans, levelSums, type LevelTotals } from './grouped-level.ts';
import { emptySums, slopeSums, startSums, type GroupedData, type GroupedSums } from './grouped-sum.ts';

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
  /** Memory of the steps. */
  sums: GroupedSums;
  totals: LevelTotals;
  lastIntercept: Float64Array;
}

/** Memory for fits of up to so many rows and levels. */
export function groupedFit(rows: number, levels: number): GroupedFit {
  return {
    intercept: new Float64Array(levels),
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
    levelWeight: new Float64Array(levels),
    levelTime: new Float64Array(levels),
    timeSpread: 0,
    sums: emptySums(levels),
    totals: emptyTotals(levels),
    lastIntercept: new Float64Array(levels),
  };
}

/**
 * Fits a quasi-Poisson log-linear model with one intercept per level, and a common slope in time when asked for,
 * without allocating: for panels of thousands of series.
 *
 * The steps are those of iteratively reweighted least squares as in `fitGeneralisedLinearModel` (start count + 0.1,
 * stop at a change of the deviance below 1e-8 of itself plus 0.1, at most 25 steps), so early-stopped fits are the
 * same too. The normal equations need no matrix: given the slope each level is a mean, and the slope is what is
 * left within levels. The input is trusted; whoever reads series checks it.
 *
 * @see Searle 1971, Linear Models, §8.2 (one-way classification with a covariate)
 */
export function fitGroupedModel(design: GroupedDesign, data: GroupedData, withSlope: boolean, fit: GroupedFit): void {
  fit.deviance = startSums(design, data, fit.mean, fit.sums);
  fit.hasSlope = withSlope;
  fit.converged = false;
  fit.aliased = false;
  fit.slope = 0;
  fit.iterations = 0;
  if (!withSlope) fillTotals(design, data, fit.totals);
  while (!fit.converged && fit.iterations < MAX_ITERATIONS) {
    fit.iterations++;
    const before = fit.deviance;
    solve(design.levels, fit);
    if (fit.hasSlope) {
      [fit.mean, fit.lastMean] = [fit.lastMean, fit.mean];
      fit.deviance = slopeSums(design, data, fit.intercept, fit.slope, fit.mean, fit.sums);
    } else {
      fit.deviance = levelSums(fit.totals, fit.intercept, design.levels, fit.sums);
    }
    if (!Number.isFinite(fit.deviance)) break;
    fit.converged = Math.abs(fit.deviance - before) / (Math.abs(fit.deviance) + 0.1) < TOLERANCE;
  }
  finish(design, data, fit);
}

/** One step: intercepts and slope of the weighted least-squares fit. */
function solve(levels: number, fit: GroupedFit): void {
  const { weight, weightTime, response } = fit.sums;
  fit.lastIntercept.set(fit.intercept);
  let spread = fit.sums.weightTimeSquare;
  let together = fit.sums.responseTime;
  for (let level = 0; level < levels; level++) {
    const total = weight[level]!;
    fit.levelWeight[level] = total;
    const time = total > 0 ? weightTime[level]! / total : 0;
    fit.levelTime[level] = time;
    spread -= time * weightTime[level]!;
    together -= time * response[level]!;
  }
  if (fit.hasSlope) {
    fit.aliased = !(spread > SPREAD_TOLERANCE * fit.sums.weightTimeSquare);
    fit.timeSpread = spread;
    fit.slope = fit.aliased ? 0 : together / spread;
  }
  for (let level = 0; level < levels; level++) {
    const total = weight[level]!;
    fit.intercept[level] = total > 0 ? response[level]! / total - fit.slope * fit.levelTime[level]! : 0;
  }
}

function finish(design: GroupedDesign, data: GroupedData, fit: GroupedFit): void {
  let coefficients = fit.hasSlope && !fit.aliased ? 1 : 0;
  for (let level = 0; level < design.levels; level++) if (fit.levelWeight[level]! > 0) coefficients++;
  fit.residualDegrees = design.rows - coefficients;
  if (!fit.hasSlope) {
    if (fit.iterations > 1) levelMeans(design, data, fit.lastIntercept, fit.lastMean);
    else fit.lastMean.set(fit.mean);
    levelMeans(design, data, fit.intercept, fit.mean);
  }
  const { response, weights } = data;
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
