import type { GroupedDesign } from './grouped-design.ts';
import type { GroupedData, GroupedSums } from './grouped-sum.ts';

/**
 * What is needed of the data when there is no slope: the means of a level then differ by exposure only, and a step
 * costs as much as there are levels, not rows.
 */
export interface LevelTotals {
  exposure: Float64Array;
  count: Float64Array;
  /** Sum of y log(y / exposure), the part of the deviance that no coefficient moves. */
  fixedDeviance: number;
}

export const emptyTotals = (levels: number): LevelTotals => ({
  exposure: new Float64Array(levels),
  count: new Float64Array(levels),
  fixedDeviance: 0,
});

export function fillTotals(design: GroupedDesign, { response, weights, offset }: GroupedData, totals: LevelTotals): void {
  totals.exposure.fill(0);
  totals.count.fill(0);
  totals.fixedDeviance = 0;
  for (let run = 0; run < design.runs; run++) {
    const last = design.runStart[run + 1]!;
    let [exposure, count] = [0, 0];
    for (let row = design.runStart[run]!; row < last; row++) {
      const y = response[row]!;
      const prior = weights === null ? 1 : weights[row]!;
      exposure += offset === null ? prior : prior * Math.exp(offset[row]!);
      count += prior * y;
      if (y > 1 || (y === 1 && offset !== null)) totals.fixedDeviance += prior * y * (Math.log(y) - (offset === null ? 0 : offset[row]!));
    }
    totals.exposure[design.runLevel[run]!]! += exposure;
    totals.count[design.runLevel[run]!]! += count;
  }
}

/** Fills the sums at these intercepts and gives the deviance there. */
export function levelSums(totals: LevelTotals, intercept: Float64Array, levels: number, sums: GroupedSums): number {
  let deviance = totals.fixedDeviance;
  for (let level = 0; level < levels; level++) {
    const linear = intercept[level]!;
    const weight = Math.max(Math.exp(linear), Number.EPSILON) * totals.exposure[level]!;
    sums.weight[level] = weight;
    sums.response[level] = weight * linear + totals.count[level]! - weight;
    deviance += weight - totals.count[level]! * (1 + linear);
  }
  return 2 * deviance;
}

/** Means of all rows at these intercepts. */
export function levelMeans(design: GroupedDesign, { offset }: GroupedData, intercept: Float64Array, mean: Float64Array): void {
  for (let run = 0; run < design.runs; run++) {
    const linear = intercept[design.runLevel[run]!]!;
    const last = design.runStart[run + 1]!;
    const plain = Math.max(Math.exp(linear), Number.EPSILON);
    for (let row = design.runStart[run]!; row < last; row++) {
      mean[row] = offset === null ? plain : Math.max(Math.exp(linear + offset[row]!), Number.EPSILON);
    }
  }
}
