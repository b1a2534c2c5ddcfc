import { requireCount } from '@firebreak/epi/distribution/index';

/** No alarm when the last `weeks` weeks, this one included, have fewer than `cases` cases together. */
export interface FewCases {
  cases: number;
  weeks: number;
}

export function readFewCases(limit: FewCases = { cases: 5, weeks: 4 }): FewCases {
  requireCount('fewCases.cases', limit.cases);
  requireCount('fewCases.weeks', limit.weeks, 1);
  return limit;
}

/** Whether the weeks up to `at` have too few cases for an alarm; weeks without a report count as none. */
export function hasTooFew(counts: Float64Array, start: number, at: number, fewCases: FewCases): boolean {
  let cases = 0;
  for (let week = Math.max(0, at - fewCases.weeks + 1); week <= at; week++) {
    const count = counts[start + week]!;
    if (count > 0) cases += count;
  }
  return cases < fewCases.cases;
}
