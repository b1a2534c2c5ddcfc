import type { GroupedDesign } from './grouped-design.ts';
import type { GroupedData, GroupedStart } from './grouped-start.ts';

/** Sums of the weights at some coefficients: by level, times time by level, and times the square of time all together. */
export interface GroupedWeights {
  weight: Float64Array;
  weightTime: Float64Array;
  weightTimeSquare: number;
}

/** Fills the sums at these intercepts and this slope. Means of a run are a geometric series. */
export function sumWeights(
  design: GroupedDesign,
  { factor, hasFactor }: GroupedStart,
  intercept: Float64Array,
  slope: number,
  sums: GroupedWeights,
): void {
  const { levels, levelRows, runs, runLevel, runStart, runTime } = design;
  const { weight, weightTime } = sums;
  weight.fill(0);
  weightTime.fill(0);
  const ratio = Math.exp(slope);
  let squares = 0;
  for (let run = 0; run < runs; run++) {
    const level = runLevel[run]!;
    const first = runStart[run]!;
    const length = runStart[run + 1]! - first;
    const time = runTime[run]!;
    let mean = Math.exp(intercept[level]! + slope * time);
    // sums over the run with time counted from its beginning
    let sum = 0;
    let byStep = 0;
    let bySquare = 0;
    for (let step = 0; step < length; step++) {
      const own = hasFactor ? mean * factor[first + step]! : mean;
      sum += own;
      const moved = own * step;
      byStep += moved;
      bySquare += moved * step;
      mean *= ratio;
    }
    weight[level]! += sum;
    weightTime[level]! += sum * time + byStep;
    squares += time * (sum * time + 2 * byStep) + bySquare;
  }
  sums.weightTimeSquare = squares;
  for (let level = 0; level < levels; level++) weight[level] = Math.max(weight[level]!, Number.EPSILON * levelRows[level]!);
}

/** The same without a slope: a level is its exposure times one mean. */
export function levelWeights({ levels }: GroupedDesign, exposure: Float64Array, intercept: Float64Array, weight: Float64Array): void {
  for (let level = 0; level < levels; level++) weight[level] = Math.max(Math.exp(intercept[level]!), Number.EPSILON) * exposure[level]!;
}

/** Weight times exposure of all rows of each level. */
export function sumExposure(design: GroupedDesign, { factor, hasFactor }: GroupedStart, exposure: Float64Array): void {
  exposure.fill(0);
  for (let run = 0; run < design.runs; run++) {
    const [first, last] = [design.runStart[run]!, design.runStart[run + 1]!];
    let sum = last - first;
    if (hasFactor) {
      sum = 0;
      for (let row = first; row < last; row++) sum += factor[row]!;
    }
    exposure[design.runLevel[run]!]! += sum;
  }
}

/** Means of all rows at these coefficients. */
export function fillMeans(
  design: GroupedDesign,
  { offset }: GroupedData,
  intercept: Float64Array,
  slope: number,
  mean: Float64Array,
): void {
  const ratio = Math.exp(slope);
  for (let run = 0; run < design.runs; run++) {
    const last = design.runStart[run + 1]!;
    let linear = intercept[design.runLevel[run]!]! + slope * design.runTime[run]!;
    let growing = Math.exp(linear);
    for (let row = design.runStart[run]!; row < last; row++) {
      mean[row] = Math.max(offset === null ? growing : Math.exp(linear + offset[row]!), Number.EPSILON);
      growing *= ratio;
      linear += slope;
    }
  }
}

/** Deviance row by row: what the sums lose digits of when there are very many cases. */
export function exactDeviance({ rows }: GroupedDesign, { response, weights }: GroupedData, mean: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const [y, mu] = [response[row]!, mean[row]!];
    sum += (weights === null ? 1 : weights[row]!) * (y > 0 ? y * Math.log(y / mu) - (y - mu) : mu);
  }
  return 2 * sum;
}
