import { readSeries } from '../src/detection/series/count-series.ts';
import { fillAnscombeWeights } from '../src/detection/farrington/anscombe-weight.ts';
import { referencePlan, type ReferencePlan } from '../src/detection/farrington/reference-plan.ts';
import { fitReference, referenceFit } from '../src/detection/farrington/reference-fit.ts';
import { fitGroupedModel, groupedFit, groupedPredictor, groupedVariance, type GroupedFit } from '../src/glm/index.ts';
import { tUpperTail } from '@firebreak/epi';
import { seriesIn } from './detection-input.ts';
import { given, numberIn, type ReferenceInput } from './measure-input.ts';

/** One week of the flexible method step by step: reference weeks, first fit, weights, second fit, prediction. */
export function traceCase(input: ReferenceInput): unknown {
  const { counts, clock } = readSeries(seriesIn(input));
  const [at, periods] = [numberIn(input, 'k') - 1, numberIn(input, 'noPeriods')];
  const settings = {
    years: numberIn(input, 'b'),
    halfWindow: numberIn(input, 'w'),
    periods,
    pastWeeksLeftOut: numberIn(input, 'pastWeeksNotIncluded'),
  };
  const plan = given(referencePlan(clock, at, settings));
  const response = Float64Array.from(plan.rows, (row) => counts[row]!);
  const first = groupedFit(plan.rows.length, periods);
  fitGroupedModel(plan.design, { response, weights: null, offset: null }, true, first);
  const phi = Math.max(1, first.dispersion);
  const hat = Array.from(
    response,
    (_, row) => first.lastMean[row]! * groupedVariance(plan.design, first, plan.level[row]!, plan.time[row]!),
  );
  const omega = new Float64Array(response.length);
  fillAnscombeWeights(plan.design, response, first, phi, numberIn(input, 'weightsThreshold'), omega);
  // with dates the reference program counts time from the first reference week
  const origin = clock.days === null ? 0 : plan.time[0]!;
  return {
    reference_index: response.map((_, row) => row + 1),
    reference_row: plan.rows.map((row) => row + 1),
    response,
    wtime: plan.time.map((time) => time - origin),
    seasgroup: Array.from(plan.level, (level) => String(level + 1)),
    first_fit: {
      coef: coefficients(plan, first, origin),
      names: ['(Intercept)', 'wtime', ...Array.from({ length: periods - 1 }, (_, level) => `seasgroups${level + 2}`)],
      phi,
      hat,
      anscombe: hat.map((leverage, row) => anscombe(response[row]!, first.mean[row]!, phi * (1 - leverage))),
    },
    omega,
    ...secondFit(plan, input, settings.years, response, origin),
  };
}

function secondFit(plan: ReferencePlan, input: ReferenceInput, years: number, response: Float64Array, origin: number): object {
  const fit = referenceFit(response.length, numberIn(input, 'noPeriods'));
  fit.response.set(response);
  const weightsThreshold = numberIn(input, 'weightsThreshold');
  fitReference(
    plan,
    { trend: true, trendPValue: 2, years: Math.max(3, years), reweight: true, weightsThreshold, overwrittenWeights: true },
    false,
    0,
    fit,
  );
  const { model, errorDispersion } = fit;
  const error = Math.sqrt(errorDispersion / model.timeSpread);
  return {
    second_fit: {
      coef: coefficients(plan, model, origin),
      phi: fit.phi,
      pearson_dispersion: model.dispersion,
      package_dispersion_after_weight_overwrite: errorDispersion,
      wtime_p_value_package: 2 * tUpperTail(Math.abs(model.slope) / error, model.residualDegrees),
    },
    prediction_link: { wtime: plan.nowTime - origin, fit: fit.predictor, se: fit.error },
  };
}

/** As R writes them: the intercept of the first level at time 0, the trend, the other levels less the first. */
function coefficients({ design }: ReferencePlan, fit: GroupedFit, origin: number): number[] {
  const intercept = groupedPredictor(design, fit, 0, origin);
  const others = Array.from(fit.intercept.subarray(1), (value) => value - fit.intercept[0]!);
  return [intercept, fit.slope, ...others];
}

function anscombe(y: number, mean: number, variance: number): number {
  return (1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(variance);
}
