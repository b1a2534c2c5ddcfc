import type { GroupedDesign } from './grouped-design.ts';

/** What is fitted: counts, and for each row its prior weight and the logarithm of its exposure where there are some. */
export interface GroupedData {
  /** Whole numbers of at least 0. */
  response: Float64Array;
  /** Above 0; null for 1 everywhere. */
  weights: Float64Array | null;
  /** Added to the linear predictor, such as log population; null for 0 everywhere. */
  offset: Float64Array | null;
}

/** Sums of weights (and weights times time) and of weighted working responses: the normal equations of a step. */
export interface GroupedSums {
  weight: Float64Array;
  weightTime: Float64Array;
  response: Float64Array;
  weightTimeSquare: number;
  responseTime: number;
}

export const emptySums = (levels: number): GroupedSums => ({
  weight: new Float64Array(levels),
  weightTime: new Float64Array(levels),
  response: new Float64Array(levels),
  weightTimeSquare: 0,
  responseTime: 0,
});

export function clearSums(sums: GroupedSums): void {
  sums.weight.fill(0);
  sums.weightTime.fill(0);
  sums.response.fill(0);
  sums.weightTimeSquare = 0;
  sums.responseTime = 0;
}

/** Fills the sums and the means of the start, mean = count + 0.1, and gives its deviance. */
export function startSums(design: GroupedDesign, data: GroupedData, mean: Float64Array, sums: GroupedSums): number {
  clearSums(sums);
  let deviance = 0;
  for (let run = 0; run < design.runs; run++) {
    const level = design.runLevel[run]!;
    const last = design.runStart[run + 1]!;
    let time = design.runTime[run]!;
    for (let row = design.runStart[run]!; row < last; row++) {
      const y = data.response[row]!;
      const prior = data.weights === null ? 1 : data.weights[row]!;
      const mu = y + 0.1;
      const logMean = logCount(y, 1);
      const linear = data.offset === null ? logMean : logMean - data.offset[row]!;
      const weight = prior * mu;
      const response = prior * (mu * linear + y - mu);
      mean[row] = mu;
      sums.weight[level]! += weight;
      sums.weightTime[level]! += weight * time;
      sums.weightTimeSquare += weight * time * time;
      sums.response[level]! += response;
      sums.responseTime += response * time;
      deviance += prior * (y * (logCount(y, 0) - logMean) + 0.1);
      time++;
    }
  }
  return 2 * deviance;
}

/** Fills the sums and the means at these intercepts and this slope, and gives the deviance there. */
export function slopeSums(
  design: GroupedDesign,
  data: GroupedData,
  intercept: Float64Array,
  slope: number,
  mean: Float64Array,
  sums: GroupedSums,
): number {
  clearSums(sums);
  const { response, weights, offset } = data;
  const ratio = Math.exp(slope);
  let deviance = 0;
  for (let run = 0; run < design.runs; run++) {
    const level = design.runLevel[run]!;
    const last = design.runStart[run + 1]!;
    let time = design.runTime[run]!;
    let linear = intercept[level]! + slope * time;
    let growing = Math.exp(linear);
    let [weightSum, weightTime, weightTimeSquare, responseSum, responseTime] = [0, 0, 0, 0, 0];
    for (let row = design.runStart[run]!; row < last; row++) {
      const y = response[row]!;
      const prior = weights === null ? 1 : weights[row]!;
      const log = offset === null ? linear : linear + offset[row]!;
      const mu = Math.max(offset === null ? growing : Math.exp(log), Number.EPSILON);
      const weight = prior * mu;
      const part = prior * (mu * linear + y - mu);
      mean[row] = mu;
      weightSum += weight;
      weightTime += weight * time;
      weightTimeSquare += weight * time * time;
      responseSum += part;
      responseTime += part * time;
      deviance += prior * (y * (logCount(y, 0) - log) - y + mu);
      time++;
      linear += slope;
      growing *= ratio;
    }
    sums.weight[level]! += weightSum;
    sums.weightTime[level]! += weightTime;
    sums.weightTimeSquare += weightTimeSquare;
    sums.response[level]! += responseSum;
    sums.responseTime += responseTime;
  }
  return 2 * deviance;
}

/** Logarithm of a count (of 1 for 0, whose share of a deviance is 0), or of a count and a tenth (`tenths` 1). */
function logCount(y: number, tenths: 0 | 1): number {
  if (y < TABLE) return (tenths === 1 ? logTenth : logPlain)[y]!;
  return Math.log(tenths === 1 ? y + 0.1 : y);
}

const TABLE = 1024;
const logPlain = Float64Array.from({ length: TABLE }, (_, y) => (y === 0 ? 0 : Math.log(y)));
const logTenth = Float64Array.from({ length: TABLE }, (_, y) => Math.log(y + 0.1));
