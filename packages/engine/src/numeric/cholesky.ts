/** A symmetric positive matrix as its Cholesky factor, lower triangle by rows in a full square. */
export interface CholeskyFactor {
  size: number;
  lower: Float64Array;
  /** Columns that are combinations of earlier ones; they are left out of every answer. */
  aliased: boolean[];
}

/**
 * Factors a symmetric matrix (row by row, only the lower triangle is read), leaving out columns that depend on
 * those before them.
 */
export function choleskyFactor(matrix: Float64Array, size: number): CholeskyFactor {
  const lower = new Float64Array(size * size);
  const aliased = Array.from({ length: size }, () => false);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= lower[row * size + k]! * lower[column * size + k]!;
      if (row !== column) {
        lower[row * size + column] = aliased[column] ? 0 : sum / lower[column * size + column]!;
      } else if (sum > PIVOT_TOLERANCE * matrix[row * size + row]!) {
        lower[row * size + row] = Math.sqrt(sum);
      } else {
        aliased[row] = true;
        lower.fill(0, row * size, row * size + row);
        lower[row * size + row] = 1;
      }
    }
  }
  return { size, lower, aliased };
}

/** Solves matrix * x = right; 0 for aliased columns. */
export function choleskySolve({ size, lower, aliased }: CholeskyFactor, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = aliased[row] ? 0 : right[row]!;
    for (let k = 0; k < row; k++) sum -= lower[row * size + k]! * x[k]!;
    x[row] = sum / lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row]!;
    for (let k = row + 1; k < size; k++) sum -= lower[k * size + row]! * x[k]!;
    x[row] = aliased[row] ? 0 : sum / lower[row * size + row]!;
  }
  return x;
}

/** Square length of the vector in the metric of the inverse matrix: v' M^-1 v. */
export function inverseQuadratic({ size, lower, aliased }: CholeskyFactor, vector: Float64Array, start = 0): number {
  const half = new Float64Array(size);
  let total = 0;
  for (let row = 0; row < size; row++) {
    if (aliased[row]) continue;
    let sum = vector[start + row]!;
    for (let k = 0; k < row; k++) sum -= lower[row * size + k]! * half[k]!;
    half[row] = sum / lower[row * size + row]!;
    total += half[row]! * half[row]!;
  }
  return total;
}

/** The inverse matrix, row by row; rows and columns of aliased ones are 0. */
export function choleskyInverse(factor: CholeskyFactor): Float64Array {
  const { size } = factor;
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    const solved = choleskySolve(factor, unit);
    for (let row = 0; row < size; row++) inverse[row * size + column] = solved[row]!;
  }
  return inverse;
}

const PIVOT_TOLERANCE = 1e-11;
