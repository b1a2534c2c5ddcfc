/**
 * Solves a small system of linear equations by elimination with row exchanges.
 *
 * @param matrix square, by rows
 * @returns undefined when the rows do not determine a solution
 */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    const top = rows[pivot]!;
    if (!(Math.abs(top[column]!) > 0)) return undefined;
    [rows[column], rows[pivot]] = [top, rows[column]!];
    for (let row = column + 1; row < size; row++) {
      const below = rows[row]!;
      const factor = below[column]! / top[column]!;
      if (factor === 0) continue;
      for (let at = column; at <= size; at++) below[at] = below[at]! - factor * top[at]!;
    }
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let row = size - 1; row >= 0; row--) {
    const here = rows[row]!;
    let sum = here[size]!;
    for (let at = row + 1; at < size; at++) sum -= here[at]! * solution[at]!;
    solution[row] = sum / here[row]!;
  }
  return solution.every(Number.isFinite) ? solution : undefined;
}
