/** The top of a function of a few unknowns. */
export interface Maximum {
  at: number[];
  value: number;
  /** Inverse of minus the second derivatives at the top, row by row: the covariance when the function is a log likelihood. */
  covariance: number[][] | null;
  converged: boolean;
}

/**
 * Climbs a smooth function of one or two unknowns with Newton's steps from numerical derivatives, shortened until
 * they climb; where the surface is not a hill yet, along the steepest ascent.
 *
 * @param f the function; -Infinity where it is not defined
 * @param start where it is finite; the unknowns should be scaled so that a change of 1 is large
 */
export function maximise(f: (at: readonly number[]) => number, start: readonly number[]): Maximum {
  let at = [...start];
  let value = f(at);
  for (let step = 0; step < MAX_STEPS; step++) {
    const surface = surfaceAt(f, at, value);
    const direction = directionOf(surface);
    const climb = direction.reduce((sum, part, index) => sum + part * surface.gradient[index]!, 0);
    if (climb < VALUE_TOLERANCE) break; // what another step could gain
    const moved = climbed(f, at, value, direction, climb);
    if (moved === undefined) break;
    [at, value] = [moved.at, moved.value];
  }
  const surface = surfaceAt(f, at, value);
  const covariance = covarianceOf(surface.hessian);
  const gain = covariance === null ? Infinity : newtonGain(covariance, surface.gradient);
  return { at, value, covariance, converged: gain < 1e-6 };
}

interface Surface {
  gradient: number[];
  hessian: number[][];
}

/** Central differences; the steps suit unknowns of the size of 1 and a value known to 1e-13. */
function surfaceAt(f: (at: readonly number[]) => number, at: readonly number[], value: number): Surface {
  const moved = (i: number, di: number, j = i, dj = 0): number => {
    const point = [...at];
    point[i] = point[i]! + di;
    point[j] = point[j]! + dj;
    return f(point);
  };
  const h = DIFFERENCE;
  const gradient: number[] = [];
  const hessian = at.map(() => at.map(() => 0));
  at.forEach((_, i) => {
    const [up, down] = [moved(i, h), moved(i, -h)];
    gradient.push((up - down) / (2 * h));
    hessian[i]![i] = (up - 2 * value + down) / (h * h);
    for (let j = 0; j < i; j++) {
      const cross = (moved(i, h, j, h) - moved(i, h, j, -h) - moved(i, -h, j, h) + moved(i, -h, j, -h)) / (4 * h * h);
      hessian[i]![j] = cross;
      hessian[j]![i] = cross;
    }
  });
  return { gradient, hessian };
}

function directionOf({ gradient, hessian }: Surface): number[] {
  const covariance = covarianceOf(hessian);
  if (covariance === null) {
    const length = Math.hypot(...gradient);
    return gradient.map((part) => (length === 0 ? 0 : part / length));
  }
  return covariance.map((row) => row.reduce((sum, value, index) => sum + value * gradient[index]!, 0));
}

function climbed(
  f: (at: readonly number[]) => number,
  at: readonly number[],
  value: number,
  direction: readonly number[],
  climb: number,
): { at: number[]; value: number } | undefined {
  const longest = Math.max(...direction.map(Math.abs));
  for (let share = Math.min(1, LONGEST_STEP / longest); share > 1e-10; share /= 2) {
    const next = at.map((part, index) => part + share * direction[index]!);
    const nextValue = f(next);
    if (nextValue > value + 1e-4 * share * climb) return { at: next, value: nextValue };
  }
  return undefined;
}

/** Inverse of minus the matrix, null unless that is a hill. One or two unknowns. */
function covarianceOf(hessian: number[][]): number[][] | null {
  const a = -hessian[0]![0]!;
  if (hessian.length === 1) return a > 0 ? [[1 / a]] : null;
  const b = -hessian[0]![1]!;
  const d = -hessian[1]![1]!;
  const determinant = a * d - b * b;
  if (!(a > 0 && d > 0 && determinant > 0)) return null;
  return [
    [d / determinant, -b / determinant],
    [-b / determinant, a / determinant],
  ];
}

function newtonGain(covariance: number[][], gradient: number[]): number {
  return gradient.reduce((sum, g, i) => sum + g * covariance[i]!.reduce((inner, c, j) => inner + c * gradient[j]!, 0), 0);
}

const DIFFERENCE = 2e-4;
const LONGEST_STEP = 2;
const VALUE_TOLERANCE = 1e-11;
const MAX_STEPS = 60;
