import type { Rng } from '@firebreak/epi';
import type { CaseGrid } from './case-grid.ts';
import type { DrawCases } from './draw-cases.ts';

/**
 * Draws in which the dates are dealt out anew among the cases: every place keeps its cases and every period too, as
 * if place and time had nothing to do with each other.
 */
export function permutedDates({ cases, periods, all }: CaseGrid): DrawCases {
  const [row, period] = [new Int32Array(all), new Int32Array(all)];
  let next = 0;
  cases.forEach((count, cell) => {
    for (let n = 0; n < count; n++, next++) {
      row[next] = cell - (cell % periods);
      period[next] = cell % periods;
    }
  });
  return (drawn, rng) => {
    drawn.fill(0);
    shuffleInPlace(period, rng);
    for (let index = 0; index < all; index++) drawn[row[index]! + period[index]!]! += 1;
  };
}

/** Fisher and Yates. */
function shuffleInPlace(values: Int32Array, rng: Rng): void {
  for (let last = values.length - 1; last > 0; last--) {
    const at = rng.integer(0, last);
    const value = values[at]!;
    values[at] = values[last]!;
    values[last] = value;
  }
}
