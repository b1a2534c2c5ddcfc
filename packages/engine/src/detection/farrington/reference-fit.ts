import { tUpperTail } from '@firebreak/epi/distribution/index';
import { fitGroupedModel, groupedFit, groupedPredictor, groupedVariance, type GroupedFit } from '../../glm/grouped-model.ts';
import type { GroupedData } from '../../glm/grouped-start.ts';
import { fillAnscombeWeights } from './anscombe-weight.ts';
import type { ReferencePlan } from './reference-plan.ts';

/** Memory for the fits of one week after the other, and what the last of them found. */
export interface ReferenceFit {
  response: Float64Array;
  offset: Float64Array;
  weights: Float64Array;
  model: GroupedFit;
  /** Variance over mean of a count, at least 1. */
  phi: number;
  /** Dispersion that the p-value of the trend is taken with: see `FitSettings.overwrittenWeights`. */
  errorDispersion: number;
  hasTrend: boolean;
  /** Linear predictor of the week judged, and its standard error. */
  predictor: number;
  error: number;
}

export interface FitSettings {
  trend: boolean;
  trendPValue: number;
  years: number;
  reweight: boolean;
  weightsThreshold: number;
  /**
   * The flexible method of the reference program writes its weights over those of the fit, so that standard errors
   * and the p-value of the trend rest on sum(omega ((y - mu) / mu)^2) / df.
   */
  overwrittenWeights: boolean;
}

export function referenceFit(rows: number, levels: number): ReferenceFit {
  const [response, offset, weights] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  const model = groupedFit(rows, levels);
  return { response, offset, weights, model, phi: 1, errorDispersion: 1, hasTrend: false, predictor: NaN, error: NaN };
}

/**
 * Fits what is expected of a week: with a trend if that is asked for, significant, resting on three years and not
 * leading above all that was seen before; else without.
 *
 * @param usesOffset whether `fit.offset` (log population) is part of the model
 * @param nowOffset of the week judged
 * @returns false when no fit converged
 */
export function fitReference(
  plan: ReferencePlan,
  settings: FitSettings,
  usesOffset: boolean,
  nowOffset: number,
  fit: ReferenceFit,
): boolean {
  if (!fitOnce(plan, settings, usesOffset, settings.trend, fit)) return false;
  predict(plan, settings, nowOffset, fit);
  if (fit.hasTrend && !keepsTrend(plan, settings, fit)) {
    if (!fitOnce(plan, settings, usesOffset, false, fit)) return false;
    predict(plan, settings, nowOffset, fit);
  }
  return Number.isFinite(fit.predictor) && Number.isFinite(fit.error);
}

/** A fit, and a second one with weights from the first. Without convergence the trend is given up, then the week. */
function fitOnce(plan: ReferencePlan, settings: FitSettings, usesOffset: boolean, trend: boolean, fit: ReferenceFit): boolean {
  const { design } = plan;
  const { model } = fit;
  const data: GroupedData = { response: fit.response, weights: null, offset: usesOffset ? fit.offset : null };
  fitGroupedModel(design, data, trend, model);
  if (!model.converged && trend) fitGroupedModel(design, data, false, model);
  fit.hasTrend = model.hasSlope && !model.aliased;
  if (!model.converged || model.residualDegrees <= 0) return false;
  fit.phi = Math.max(1, model.dispersion);
  fit.errorDispersion = model.dispersion;
  if (!settings.reweight) return true;
  fillAnscombeWeights(design, fit.response, model, fit.phi, settings.weightsThreshold, fit.weights);
  fitGroupedModel(design, { ...data, weights: fit.weights }, model.hasSlope, model);
  fit.phi = Math.max(1, model.dispersion);
  fit.errorDispersion = settings.overwrittenWeights ? overwrittenDispersion(plan, fit) : model.dispersion;
  return true;
}

function overwrittenDispersion({ design }: ReferencePlan, { response, weights, model }: ReferenceFit): number {
  let sum = 0;
  for (let row = 0; row < design.rows; row++) {
    const residual = response[row]! / model.mean[row]! - 1;
    sum += weights[row]! * residual * residual;
  }
  return sum / model.residualDegrees;
}

function predict(plan: ReferencePlan, settings: FitSettings, nowOffset: number, fit: ReferenceFit): void {
  const { design, nowLevel, nowTime } = plan;
  const dispersion = settings.overwrittenWeights ? fit.errorDispersion : fit.phi;
  fit.predictor = groupedPredictor(design, fit.model, nowLevel, nowTime) + nowOffset;
  fit.error = Math.sqrt(dispersion * groupedVariance(design, fit.model, nowLevel, nowTime));
}

function keepsTrend(plan: ReferencePlan, { years, trendPValue }: FitSettings, fit: ReferenceFit): boolean {
  if (years < LEAST_YEARS) return false;
  const { response, model, errorDispersion } = fit;
  let most = 0;
  for (let row = 0; row < plan.design.rows; row++) most = Math.max(most, response[row]!);
  if (Math.exp(fit.predictor) > most) return false;
  const error = Math.sqrt(errorDispersion / model.timeSpread);
  const pValue = error > 0 ? 2 * tUpperTail(Math.abs(model.slope) / error, model.residualDegrees) : model.slope === 0 ? 1 : 0;
  return pValue < trendPValue;
}

const LEAST_YEARS = 3;
