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

/** What the steps of a fit need of the data, and the normal equations of the first step. */
export interface GroupedStart {
  /** Weight times exposure of each row; not filled when neither is given. */
  factor: Float64Array;
  hasFactor: boolean;
  /** Weighted cases of each level, and weighted cases times time of all. */
  cases: Float64Array;
  casesTime: number;
  /** Half the deviance less what coefficients move: sum of w (y log(y / exposure) - y). */
  fixedDeviance: number;
  /** Sums of the weights of the first step, by level, times time and (all together) times its square. */
  weight: Float64Array;
  weightTime: Float64Array;
  weightTimeSquare: number;
  /** Sums of weights times working responses. */
  response: Float64Array;
  responseTime: number;
  /** Deviance at the start. */
  deviance: number;
}

export const emptyStart = (rows: number, levels: number): GroupedStart => ({
  factor: new Float64Array(rows),
  hasFactor: false,
  cases: new Float64Array(levels),
  casesTime: 0,
  fixedDeviance: 0,
  weight: new Float64Array(levels),
  weightTime: new Float64Array(levels),
  weightTimeSquare: 0,
  response: new Float64Array(levels),
  responseTime: 0,
  deviance: 0,
});

/** Takes in the data, starting from means of count + 0.1. */
export function fillStart(design: GroupedDesign, data: GroupedData, start: GroupedStart): void {
  clear(start);
  start.hasFactor = data.weights !== null || data.offset !== null;
  for (let run = 0; run < design.runs; run++) fillRun(design, data, run, start);
  start.deviance *= 2;
}

function fillRun(
  { runLevel, runStart, runTime }: GroupedDesign,
  { response, weights, offset }: GroupedData,
  run: number,
  start: GroupedStart,
): void {
  const { factor, hasFactor } = start;
  const last = runStart[run + 1]!;
  let time = runTime[run]!;
  // sums in local variables: in fields of an object they are boxed numbers, ten times slower
  let weightSum = 0;
  let weightTime = 0;
  let weightTimeSquare = 0;
  let responseSum = 0;
  let responseTime = 0;
  let cases = 0;
  let casesTime = 0;
  let fixed = 0;
  let deviance = 0;
  for (let row = runStart[run]!; row < last; row++) {
    const y = response[row]!;
    const prior = weights === null ? 1 : weights[row]!;
    const shift = offset === null ? 0 : offset[row]!;
    const log = y < TABLE ? logPlain[y]! : Math.log(y);
    const logMean = y < TABLE ? logTenth[y]! : Math.log(y + 0.1);
    const weight = prior * (y + 0.1);
    const weighted = weight * time;
    const part = weight * (logMean - shift) - prior * 0.1;
    const count = prior * y;
    if (hasFactor) factor[row] = offset === null ? prior : prior * Math.exp(shift);
    weightSum += weight;
    weightTime += weighted;
    weightTimeSquare += weighted * time;
    responseSum += part;
    responseTime += part * time;
    cases += count;
    casesTime += count * time;
    fixed += count * (log - shift - 1);
    deviance += count * (log - logMean) + prior * 0.1;
    time++;
  }
  const level = runLevel[run]!;
  start.weight[level]! += weightSum;
  start.weightTime[level]! += weightTime;
  start.response[level]! += responseSum;
  start.cases[level]! += cases;
  start.weightTimeSquare += weightTimeSquare;
  start.responseTime += responseTime;
  start.casesTime += casesTime;
  start.fixedDeviance += fixed;
  start.deviance += deviance;
}

function clear(start: GroupedStart): void {
  for (const sums of [start.cases, start.weight, start.weightTime, start.response]) sums.fill(0);
  start.casesTime = 0;
  start.fixedDeviance = 0;
  start.weightTimeSquare = 0;
  start.responseTime = 0;
  start.deviance = 0;
}

/** Logarithms of counts (0 for 0, whose share is 0) and of counts and a tenth. */
const TABLE = 1024;
const logPlain = Float64Array.from({ length: TABLE }, (_, y) => (y === 0 ? 0 : Math.log(y)));
const logTenth = Float64Array.from({ length: TABLE }, (_, y) => Math.log(y + 0.1));
